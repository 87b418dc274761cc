/** Crash and return: what is on disk, what is not; catching up; the consistency check, step by step. */
import { led, request, set } from '../../scenario/situations/situation.ts';
import type { ClusterDocument, ScenarioDocument } from '../../scenario/types.ts';
import type { Chapter } from '../types.ts';

const FIRST = set(1, 'x 1');
const SECOND = set(1, 'y 2');

/**
 * S1 has just become leader of term 4. S2 was down for long. S3 led term 3, and has the entries of that term.
 */
const BACKTRACKING: ClusterDocument = {
  servers: 3,
  latency: [10, 10],
  electionTimeout: [10_000, 10_000],
  // Long, so that no heartbeat comes between the refusals and they can be counted.
  heartbeatInterval: 150,
  fastBacktrack: false,
  initial: {
    S1: {
      term: 4,
      votedFor: 'S1',
      log: [FIRST, set(2, 'x 3'), set(2, 'y 4')],
      role: 'leader',
    },
    S2: { term: 4, votedFor: 'S1', log: [FIRST] },
    S3: { term: 4, log: [FIRST, set(3, 'x 7'), set(3, 'y 8')] },
  },
};

/**
 * A request reaches the new leader at once, so that it has an entry of its own term.
 * The replies of S2 are slow, because its part of the story comes after that of S3.
 */
const DIFFERING: ScenarioDocument = {
  raftarium: 1,
  title: 'Logs that differ',
  seed: 1,
  cluster: BACKTRACKING,
  actions: [
    { at: 0, do: 'link', from: 'S2', to: 'S1', latency: [50, 50] },
    request(5, 'S1', 'SET x 5'),
    { at: 56, do: 'link', from: 'S2', to: 'S1', latency: [10, 10] },
  ],
};

/** The three entries that the leader sends to such a server. */
const brought = (server: string) => [2, 3, 4].map((index) => ({ server, index }));

export const CHAPTER: Chapter = {
  id: 'crash-and-return',
  scenario: {
    raftarium: 1,
    title: 'A server that comes back',
    seed: 9,
    cluster: { ...led(5, 1, [FIRST]), latency: [10, 10] },
    actions: [
      { at: 100, do: 'crash', server: 'S3' },
      request(130, 'S1', 'SET x 2'),
      request(180, 'S1', 'SET y 3'),
      request(250, 'S1', 'SET x 4'),
      { at: 400, do: 'restart', server: 'S3' },
    ],
  },
  beats: [
    {
      id: 'it-crashes',
      until: { at: 120 },
      speed: 1 / 23,
      focus: { servers: ['S3'] },
    },
    {
      id: 'the-others-go-on',
      until: { at: 345 },
      speed: 1 / 12.5,
      focus: {
        entries: [
          { server: 'S1', index: 4 },
          { server: 'S2', index: 4 },
        ],
      },
    },
    {
      id: 'what-is-left',
      until: { at: 403 },
      speed: 1 / 40,
      focus: { servers: ['S3'], lens: 'S3' },
      question: {
        by: 'choice',
        options: [
          { id: 'log', right: true, then: { server: 'S3', term: 1, log: [1], commitIndex: 0 } },
          { id: 'commit', then: { server: 'S3', commitIndex: { min: 1 } } },
          { id: 'nothing', then: { server: 'S3', log: [] } },
        ],
      },
    },
    {
      id: 'catching-up',
      until: { when: { server: 'S3', log: [1, 1, 1, 1] }, after: 4 },
      speed: 1 / 46,
      focus: { servers: ['S3'], entries: brought('S3') },
    },
    {
      id: 'logs-that-differ',
      scenario: DIFFERING,
      until: { at: 4 },
      speed: 1 / 360,
      focus: {
        servers: ['S1', 'S3'],
        entries: [
          { server: 'S1', index: 2 },
          { server: 'S1', index: 3 },
          { server: 'S3', index: 2 },
          { server: 'S3', index: 3 },
        ],
      },
    },
    {
      id: 'does-it-fit',
      until: { at: 15 },
      speed: 1 / 180,
      focus: {
        messages: [
          { type: 'AppendEntriesReply', from: 'S2' },
          { type: 'AppendEntriesReply', from: 'S3' },
        ],
        entries: [
          { server: 'S1', index: 3 },
          { server: 'S3', index: 3 },
        ],
      },
    },
    {
      id: 'two-too-many',
      until: { at: 55 },
      speed: 1 / 75,
      focus: { servers: ['S1', 'S3'] },
      outline: [40],
      question: {
        by: 'choice',
        options: [
          { id: 'kept', then: { server: 'S3', log: [1, 3, 3] } },
          { id: 'taken', then: { server: 'S1', log: [1, 3, 3] } },
          { id: 'removed', right: true, then: { server: 'S3', log: [1, 2, 2, 4] } },
        ],
      },
    },
    {
      id: 'step-by-step',
      until: { when: { agree: ['S1', 'S2', 'S3'] }, after: 4 },
      speed: 1 / 81,
      focus: { servers: ['S1', 'S2'], entries: brought('S2') },
      captions: [
        { id: 'two', server: 'S1', from: 60, to: 80 },
        { id: 'one', server: 'S1', from: 80, to: 90 },
        { id: 'fits', server: 'S2', from: 90 },
      ],
    },
    {
      id: 'your-crash',
      scenario: {
        raftarium: 1,
        title: 'Your crash',
        seed: 9,
        cluster: { ...led(5, 1, [FIRST, SECOND]), latency: [10, 10] },
        actions: [],
      },
      until: { at: 180 },
      speed: 1 / 8,
      task: {
        half: { claim: { count: { kind: 'crash', min: 1 } } },
        goal: { claim: { count: { kind: 'restart', min: 1 } } },
        shown: [
          { do: 'crash', server: 'S2' },
          { do: 'restart', server: 'S2' },
        ],
      },
    },
  ],
};
