/** Who may lead: the up-to-date rule (§5.4.1), with a server that must not win. */
import { request, set } from '../../scenario/situations/situation.ts';
import type { Chapter } from '../types.ts';

const QUIET = { latency: [10, 10], electionTimeout: [10_000, 10_000] } as const;

const FIRST = set(1, 'x 1');

/** The servers with Mara's entry, and those without it. */
export const [HAVE, LACK] = [
  ['S1', 'S2', 'S3'],
  ['S4', 'S5'],
];

export const CHAPTER: Chapter = {
  id: 'who-may-lead',
  scenario: {
    raftarium: 1,
    title: 'Who may lead?',
    seed: 1,
    cluster: {
      ...QUIET,
      servers: 5,
      initial: {
        S1: { term: 2, votedFor: 'S1', log: [FIRST], role: 'leader' },
        S2: { term: 2, votedFor: 'S1', log: [FIRST] },
        S3: { term: 2, votedFor: 'S1', log: [FIRST] },
        S4: { term: 2, votedFor: 'S1', log: [FIRST] },
        S5: { term: 2, votedFor: 'S1', log: [FIRST] },
      },
    },
    actions: [
      { at: 0, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S4' },
      { at: 0, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S5' },
      request(30, 'S1', 'SET x 2'),
      { at: 130, do: 'crash', server: 'S1' },
      { at: 131, do: 'unblock' },
      { at: 220, do: 'timeout', server: 'S5' },
      { at: 290, do: 'timeout', server: 'S2' },
    ],
  },
  beats: [
    {
      id: 'a-promise',
      until: { at: 105 },
      speed: 1 / 27,
      focus: { entries: HAVE.map((server) => ({ server, index: 2 })) },
    },
    {
      id: 'the-leader-dies',
      until: { at: 170 },
      speed: 1 / 40,
    },
    {
      id: 's5-tries',
      until: { at: 242 },
      speed: 1 / 34,
      focus: { servers: ['S2', 'S3', 'S4', 'S5'] },
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { leader: 'S5' } },
          {
            id: 'no',
            right: true,
            then: { server: 'S5', role: 'candidate', count: { kind: 'deny-vote', min: 2 } },
          },
        ],
      },
      captions: [
        { id: 'two', server: 'S2', from: 230 },
        { id: 'three', server: 'S3', from: 230 },
        { id: 'four', server: 'S4', from: 230 },
      ],
    },
    {
      id: 'the-rule',
      focus: {
        servers: ['S2', 'S3', 'S5'],
        entries: [
          { server: 'S2', index: 2 },
          { server: 'S3', index: 2 },
          { server: 'S5', index: 1 },
        ],
      },
    },
    {
      id: 'who-may',
      question: {
        by: 'server',
        many: true,
        options: ['S2', 'S3', 'S4', 'S5'].map((id) => ({
          id,
          ...((id === 'S2' || id === 'S3') && { right: true }),
          if: [{ do: 'timeout' as const, server: id }],
          within: 35,
          then: { leader: id },
        })),
      },
    },
    {
      id: 'what-was-saved',
      // 13 ms: until S2 has the acknowledgements of all.
      until: { when: { agree: ['S2', 'S3', 'S4', 'S5'] }, after: 13 },
      speed: 1 / 27,
      focus: { servers: ['S2'], entries: ['S2' as const, ...LACK].map((server) => ({ server, index: 2 })) },
    },
    {
      id: 'longest-log',
      scenario: {
        raftarium: 1,
        title: 'Long and old against short and new',
        seed: 1,
        cluster: {
          ...QUIET,
          servers: 3,
          initial: {
            S1: { term: 2, log: [FIRST, set(1, 'y 2'), set(1, 'x 3')] },
            S2: { term: 2, votedFor: 'S2', log: [FIRST, set(2, 'x 4')] },
            S3: { term: 2, votedFor: 'S2', log: [FIRST, set(2, 'x 4')] },
          },
        },
        actions: [{ at: 60, do: 'timeout', server: 'S1' }],
      },
      until: { at: 90 },
      speed: 1 / 30,
      focus: { servers: ['S1', 'S2', 'S3'] },
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { leader: 'S1' } },
          { id: 'no', right: true, then: { leader: 'none', count: { kind: 'deny-vote', min: 2 } } },
        ],
      },
      captions: [
        { id: 'two', server: 'S2', from: 70 },
        { id: 'three', server: 'S3', from: 70 },
      ],
    },
  ],
};
