/** Why agree: one server is easy, but it crashes; several servers must have the same list. */
import { led, request, set } from '../../scenario/situations/situation.ts';
import type { Chapter } from '../types.ts';

const CALM = { latency: [10, 12] } as const;

export const CHAPTER: Chapter = {
  id: 'why-agree',
  scenario: {
    raftarium: 1,
    title: 'Five servers that agree',
    seed: 4,
    cluster: { ...led(5, 1), ...CALM },
    actions: [request(60, 'S1', 'SET x 1')],
  },
  beats: [
    {
      id: 'a-cluster',
      until: { at: 155 },
      speed: 1 / 20,
      captions: [{ id: 'told', server: 'S1', from: 97.025 }],
    },
    {
      id: 'one-server',
      scenario: {
        raftarium: 1,
        title: 'One server',
        seed: 1,
        cluster: { servers: 1, initial: { S1: { term: 1, votedFor: 'S1', role: 'leader' } } },
        actions: [request(60, 'S1', 'SET x 1')],
      },
      until: { at: 100 },
      speed: 1 / 26,
      focus: { servers: ['S1'], entries: [{ server: 'S1', index: 1 }] },
    },
    {
      id: 'it-dies',
      focus: { servers: ['S1'] },
      task: {
        goal: { claim: { server: 'S1', power: 'crashed' } },
        shown: [{ do: 'crash', server: 'S1' }],
      },
    },
    {
      id: 'who-answers',
      scenario: {
        raftarium: 1,
        title: 'Nobody answers',
        seed: 1,
        cluster: {
          servers: 1,
          initial: { S1: { term: 1, votedFor: 'S1', log: [set(1, 'x 1')], role: 'leader' } },
        },
        actions: [{ at: 0, do: 'crash', server: 'S1' }, request(30, 'S1', 'GET x')],
      },
      until: { at: 120 },
      speed: 1 / 24,
      focus: { servers: ['S1'] },
      question: {
        by: 'choice',
        options: [
          { id: 'one', then: { count: { kind: 'client-response', min: 1 } } },
          { id: 'error', then: { count: { kind: 'client-response', min: 1 } } },
          { id: 'nothing', right: true, then: { count: { kind: 'client-response', max: 0 } } },
        ],
      },
    },
    {
      id: 'five-lists',
      scenario: {
        raftarium: 1,
        title: 'The same list, five times',
        seed: 4,
        cluster: { ...led(5, 1), ...CALM },
        actions: [
          request(60, 'S1', 'SET x 1'),
          { at: 260, do: 'crash', server: 'S2' },
          { at: 280, do: 'crash', server: 'S5' },
          request(290, 'S1', 'SET x 2'),
        ],
      },
      // While Mara still stands there with her answer.
      until: { at: 168 },
      speed: 1 / 14,
      focus: {
        entries: [1, 2, 3, 4, 5].map((n) => ({ server: `S${n}`, index: 1 })),
      },
    },
    {
      id: 'two-die',
      until: { when: { committed: 'SET x 2' }, after: 20 },
      speed: 1 / 22,
      focus: { servers: ['S1', 'S3', 'S4'] },
      question: {
        by: 'choice',
        options: [
          {
            id: 'yes',
            right: true,
            then: { server: 'S1', state: { x: 2 }, count: { kind: 'client-response', min: 2 } },
          },
          { id: 'no', then: { server: 'S1', state: { x: 1 } } },
        ],
      },
    },
    { id: 'what-is-hard' },
  ],
};
