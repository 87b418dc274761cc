/** Why agree at all: one server is easy; it dies; several that must hold the same list. */
import { led, request, set } from '../../scenario/situations/situation.ts';
import type { Chapter } from '../types.ts';

const CALM = { latency: [10, 12] } as const;
const OTHERS = ['S2', 'S3', 'S4', 'S5'];
const LEFT = ['S1', 'S3', 'S4'];

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
      speed: 1 / 23,
      captions: [{ id: 'told', server: 'S1', from: 97.025 }],
      claims: [
        { says: 'these five', servers: 5 },
        { says: 'She asks', at: 60, holds: { count: { kind: 'client-request', min: 1, max: 1 } } },
        { says: 'x is 1', holds: { server: 'S1', state: { x: 1 }, committed: 'SET x 1' } },
        ...OTHERS.map((to) => ({ says: 'What flies between them', flying: { from: 'S1', to } })),
        { says: 'Done: Mara is told so', at: 97, holds: { count: { kind: 'client-response', max: 0 } } },
        { says: 'Done: Mara is told so', at: 97.025, told: { command: 'SET x 1', result: 1 } },
      ],
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
      speed: 1 / 28,
      focus: { servers: ['S1'], entries: [{ server: 'S1', index: 1 }] },
      claims: [
        { says: 'with one server', servers: 1 },
        { says: 'Mara, the small figure', happens: { kind: 'client-request', server: 'S1', times: 1 } },
        { says: 'It writes her line at the end of its list', at: 'start', holds: { server: 'S1', log: [] } },
        { says: 'It writes her line at the end of its list', holds: { server: 'S1', log: [1] } },
        { says: 'and answers', told: { command: 'SET x 1', result: 1 } },
      ],
    },
    {
      id: 'it-dies',
      focus: { servers: ['S1'] },
      claims: [
        { says: 'S1 still runs', holds: { server: 'S1', power: 'up' } },
        {
          says: 'it has [crashed|crash]',
          if: [{ do: 'crash', server: 'S1' }],
          holds: { server: 'S1', power: 'crashed' },
        },
        {
          says: 'Mara’s line may still be on its disk',
          if: [{ do: 'crash', server: 'S1' }],
          holds: { server: 'S1', log: [1] },
        },
        {
          says: 'nobody can ask for it',
          if: [
            { do: 'crash', server: 'S1' },
            { do: 'request', server: 'S1', command: 'GET x' },
          ],
          within: 5000,
          happens: { kind: 'client-response', times: 0 },
        },
      ],
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
      claims: [
        { says: 'She wants to know', happens: { kind: 'client-request', server: 'S1', times: 1 } },
        { says: 'The list does say so', holds: { server: 'S1', log: [1] } },
        {
          says: 'the only server that has it is down',
          servers: 1,
          holds: { server: 'S1', power: 'crashed' },
        },
        { says: 'The list does say 1.', holds: { server: 'S1', log: [1] } },
        {
          says: 'A dead machine is simply silent',
          at: 10000,
          holds: { count: { kind: 'client-response', max: 0 } },
        },
      ],
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
      until: { at: 200 },
      speed: 1 / 15,
      focus: {
        entries: [1, 2, 3, 4, 5].map((n) => ({ server: `S${n}`, index: 1 })),
      },
      claims: [
        { says: 'Five servers', servers: 5 },
        { says: 'each keeps the whole list', holds: { agree: ['S1', ...OTHERS], server: 'S5', log: [1] } },
        { says: 'Mara asked S1', happens: { kind: 'client-request', server: 'S1', times: 1 } },
        { says: 'S1 passed her line on', at: 84, holds: { server: 'S1', log: [1] } },
        ...OTHERS.flatMap((server) => [
          { says: 'S1 passed her line on', at: 84, holds: { server, log: [] } },
          { says: 'to all others', happens: { kind: 'append' as const, server, times: 1 } },
        ]),
      ],
    },
    {
      id: 'two-die',
      until: { when: { committed: 'SET x 2' }, after: 20 },
      speed: 1 / 24,
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
      claims: [
        ...['S2', 'S5'].flatMap((server) => [
          {
            says: 'S2 and S5 are about to crash',
            at: 'start' as const,
            holds: { server, power: 'up' as const },
          },
          { says: 'S2 and S5 are about to crash', holds: { server, power: 'crashed' as const } },
          { says: 'Then Mara will save', at: 289, holds: { server, power: 'crashed' as const } },
        ]),
        { says: 'Then Mara will save', at: 289, holds: { count: { kind: 'client-request', max: 1 } } },
        { says: 'x is 2', told: { command: 'SET x 2', result: 2 } },
        ...LEFT.map((server) => ({
          says: 'Three of the five are left',
          servers: 5,
          holds: { server, power: 'up' as const, log: [1, 1] },
        })),
        {
          says: 'three are enough',
          known: { server: 'S1', index: 2, on: 3 },
          holds: { committed: 'SET x 2' },
        },
        {
          says: 'With one more down it would have had to wait',
          if: [{ do: 'crash', server: 'S4' }],
          within: 5000,
          not: { committed: 'SET x 2' },
        },
        { says: 'As long as one runs', holds: { committed: 'SET x 2' } },
      ],
    },
    { id: 'what-is-hard' },
  ],
};
