/** What Raft does not promise: timing, an unanswered request, stale reads, a lost disk. */
import { led, request, set } from '../../scenario/situations/situation.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { Chapter } from '../types.ts';

const TEN = { latency: [10, 10] } as const;
const X1 = set(1, 'x 1');
/** When heartbeats of S1 stop, the timer of S3 runs out first. */
const S3_NEXT = {
  S2: [280, 280, 280, 280],
  S3: [280, 280, 150, 290],
  S4: [280, 280, 270, 280],
  S5: [280, 280, 290, 280],
} as const;

/** S1 is cut off and still leads term 1; S3 leads term 2. */
const OLD_LEADER: ScenarioDocument = {
  raftarium: 1,
  title: 'A read at an old leader',
  seed: 3,
  cluster: { ...led(5, 1, [X1]), ...TEN, timeouts: S3_NEXT },
  actions: [
    { at: 100, do: 'partition', groups: [['S1'], ['S2', 'S3', 'S4', 'S5']] },
    request(300, 'S3', 'SET x 9'),
    request(400, 'S1', 'GET x'),
  ],
};

/** The same, but S1 answers reads from its own state. */
const STALE: ScenarioDocument = {
  ...OLD_LEADER,
  title: 'A quick read at an old leader',
  cluster: { ...OLD_LEADER.cluster, rules: { reads: 'local' } },
};

export const CHAPTER: Chapter = {
  id: 'no-promise',
  scenario: {
    raftarium: 1,
    title: 'Messages that take too long',
    seed: 5,
    cluster: { servers: 5, latency: [150, 160] },
    actions: [],
  },
  beats: [
    {
      id: 'too-slow',
      until: { at: 900 },
      speed: 1 / 3.2,
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { count: { kind: 'become-leader', min: 1 } } },
          { id: 'no', right: true, then: { count: { kind: 'become-leader', max: 0 } } },
        ],
      },
    },
    {
      id: 'late-not-wrong',
    },
    {
      id: 'no-answer',
      scenario: {
        raftarium: 1,
        title: 'A request without an answer',
        seed: 3,
        cluster: { ...led(5, 1), ...TEN, timeouts: S3_NEXT },
        actions: [
          request(60, 'S1', 'ADD x 5'),
          { at: 94, do: 'crash', server: 'S1' },
          request(300, 'S3', 'SET y 1'),
          request(430, 'S3', 'ADD x 5'),
        ],
      },
      until: { at: 110 },
      speed: 1 / 25,
    },
    {
      id: 'was-it-done',
      until: { at: 415 },
      speed: 1 / 9.5,
      focus: { servers: ['S3'], entries: [{ server: 'S3', index: 1 }] },
      question: {
        by: 'choice',
        options: [
          { id: 'done', right: true, then: { server: 'S3', state: { x: 5, y: 1 } } },
          { id: 'lost', then: { server: 'S3', state: { y: 1 } } },
        ],
      },
    },
    {
      id: 'ask-again',
      until: { when: { server: 'S3', state: { x: 10, y: 1 } }, after: 10 },
      speed: 1 / 27,
      focus: { servers: ['S3'], entries: [{ server: 'S3', index: 3 }] },
    },
    {
      id: 'an-old-leader',
      scenario: STALE,
      // Before the next heartbeat is lost at the cut.
      until: { at: 370 },
      speed: 1 / 7.5,
      focus: { servers: ['S1', 'S3'] },
    },
    {
      id: 'wrong-read',
      until: { at: 412 },
      speed: 1 / 55,
      focus: { servers: ['S1'] },
      breaks: 'linearizable-reads',
      captions: [{ id: 'wrong', server: 'S1', from: 400, danger: true }],
    },
    {
      id: 'what-is-x',
      scenario: OLD_LEADER,
      opens: 370,
      until: { at: 520 },
      speed: 1 / 19,
      focus: { servers: ['S1'] },
      question: {
        by: 'choice',
        options: [
          { id: 'one', then: { count: { kind: 'client-response', server: 'S1', min: 1 } } },
          { id: 'nine', then: { server: 'S1', state: { x: 9 } } },
          { id: 'nothing', right: true, then: { count: { kind: 'client-response', server: 'S1', max: 0 } } },
        ],
      },
    },
    {
      id: 'a-lost-disk',
      scenario: {
        raftarium: 1,
        title: 'A disk is lost',
        seed: 1,
        cluster: {
          servers: 3,
          ...TEN,
          electionTimeout: [10_000, 10_000],
          initial: {
            S1: { term: 1, votedFor: 'S1', role: 'leader' },
            S2: { term: 1, votedFor: 'S1' },
            S3: { term: 1, votedFor: 'S1' },
          },
        },
        actions: [
          { at: 20, do: 'partition', groups: [['S1', 'S2'], ['S3']] },
          request(30, 'S1', 'SET x 1'),
          { at: 100, do: 'wipe', server: 'S2' },
          { at: 110, do: 'restart', server: 'S2' },
          { at: 115, do: 'crash', server: 'S1' },
          { at: 116, do: 'heal' },
          { at: 125, do: 'timeout', server: 'S3' },
        ],
      },
      until: { at: 98 },
      speed: 1 / 29,
      focus: { servers: ['S1', 'S2'], entries: ['S1', 'S2'].map((server) => ({ server, index: 1 })) },
    },
    {
      id: 'it-forgets',
      until: { at: 132 },
      speed: 1 / 82,
      focus: { servers: ['S2', 'S3'], messages: [{ type: 'RequestVote', from: 'S3', to: 'S2' }] },
      captions: [
        { id: 'lost', server: 'S2', from: 100, to: 110 },
        { id: 'empty', server: 'S2', from: 110, to: 125 },
      ],
    },
    {
      id: 'the-alarm',
      until: { when: { server: 'S3', role: 'leader' }, after: 4 },
      speed: 1 / 165,
      focus: { servers: ['S2', 'S3'] },
      breaks: 'leader-completeness',
      captions: [{ id: 'broken', server: 'S3', from: 145, danger: true }],
    },
    {
      id: 'read-on',
      scenario: {
        raftarium: 1,
        title: 'A whole cluster',
        seed: 4,
        cluster: { ...led(5, 1, [X1]), ...TEN },
        actions: [request(60, 'S1', 'SET x 10')],
      },
      until: { at: 170 },
      speed: 1 / 16.5,
    },
  ],
};
