/** Log replication: all requests go through the leader; entries are written, committed and applied. */
import { led, request } from '../../scenario/situations/situation.ts';
import type { Chapter } from '../types.ts';

export const CHAPTER: Chapter = {
  id: 'log-replication',
  scenario: {
    raftarium: 1,
    title: 'An entry on its way',
    seed: 3,
    cluster: { ...led(5, 1), latency: [10, 10] },
    actions: [
      { at: 0, do: 'link', from: 'S1', to: 'S3', latency: [16, 16] },
      { at: 0, do: 'link', from: 'S1', to: 'S4', latency: [40, 40] },
      { at: 0, do: 'link', from: 'S1', to: 'S5', latency: [60, 60] },
      request(100, 'S1', 'SET x 5'),
      request(256, 'S3', 'SET x 6'),
      request(290, 'S1', 'SET x 6'),
      { at: 306, do: 'drop', message: { type: 'AppendEntries', from: 'S1', to: 'S2' } },
    ],
  },
  beats: [
    {
      id: 'through-the-leader',
      until: { at: 112 },
      speed: 1 / 27,
      focus: { servers: ['S1'] },
      outline: [8, 9, 30, 33],
    },
    {
      id: 'not-yet-sure',
      focus: { servers: ['S1'], entries: [{ server: 'S1', index: 1 }] },
      outline: [10, 33],
    },
    {
      id: 'next-heartbeat',
      until: { at: 156 },
      speed: 1 / 60,
      focus: { messages: [{ type: 'AppendEntries', from: 'S1' }] },
      outline: [31, 32, 34],
    },
    {
      id: 'when-committed',
      until: { when: { server: 'S1', commitIndex: 1 }, after: 5 },
      speed: 1 / 134,
      focus: { servers: ['S1', 'S2', 'S3'], entries: [{ server: 'S1', index: 1 }] },
      captions: [
        { id: 'one', server: 'S1', from: 156, to: 170 },
        { id: 'two', server: 'S1', from: 170, to: 176 },
        { id: 'three', server: 'S1', from: 176 },
      ],
      outline: [11],
      question: {
        by: 'choice',
        options: [
          { id: 'leader', then: { server: 'S2', log: [] } },
          { id: 'majority', right: true, then: { server: 'S1', commitIndex: 1 } },
          { id: 'all', then: { server: 'S5', log: [1] } },
        ],
      },
    },
    {
      id: 'applied',
      focus: { servers: ['S1'], entries: [{ server: 'S1', index: 1 }] },
    },
    {
      id: 'do-they-know',
      focus: { servers: ['S2'], entries: [{ server: 'S2', index: 1 }], lens: 'S2' },
    },
    {
      id: 'told',
      until: { at: 246 },
      speed: 1 / 44,
      focus: {
        entries: [
          { server: 'S2', index: 1 },
          { server: 'S3', index: 1 },
        ],
      },
      outline: [12],
    },
    {
      id: 'the-wrong-server',
      until: { at: 272 },
      speed: 1 / 60,
      focus: { servers: ['S3'] },
      outline: [8],
    },
    {
      id: 'lost',
      until: { at: 312 },
      speed: 1 / 60,
      focus: { servers: ['S2'], entries: [{ server: 'S1', index: 2 }] },
      outline: [31],
    },
    {
      id: 'for-good',
      until: { at: 400 },
      speed: 1 / 30,
      focus: { servers: ['S1', 'S2'] },
      outline: [31, 32],
      question: {
        by: 'choice',
        options: [
          { id: 'never', then: { server: 'S2', log: [1] } },
          { id: 'asks', then: { server: 'S2', log: [1] } },
          { id: 'next', right: true, then: { server: 'S2', log: [1, 1] } },
        ],
      },
    },
    {
      id: 'your-request',
      task: {
        goal: { claim: { server: 'S1', commitIndex: { min: 3 } } },
        shown: [{ do: 'request', server: 'S1', command: 'SET x 7' }],
      },
      outline: [33],
    },
  ],
};
