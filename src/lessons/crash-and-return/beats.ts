/** Crash and return: what is on disk, what is not; catching up; the consistency check, slowly and fast. */
import { led, request } from '../../scenario/situations/situation.ts';
import type { ClusterDocument } from '../../scenario/types.ts';
import type { Chapter } from '../types.ts';

/** S1 has just become leader of term 4. S2 was away for long; S3 has two entries that nobody else has. */
const differing = (fastBacktrack: boolean): ClusterDocument => ({
  servers: 3,
  latency: [10, 10],
  electionTimeout: [10_000, 10_000],
  fastBacktrack,
  initial: {
    S1: { term: 4, votedFor: 'S1', log: [1, 1, 2, 4, 4], role: 'leader' },
    S2: { term: 4, votedFor: 'S1', log: [1] },
    S3: { term: 4, log: [1, 1, 3, 3] },
  },
});

export const CHAPTER: Chapter = {
  id: 'crash-and-return',
  scenario: {
    raftarium: 1,
    title: 'A server that comes back',
    seed: 9,
    cluster: { ...led(5, 1, [{ term: 1, command: 'SET x 1' }]), latency: [10, 10] },
    actions: [
      { at: 60, do: 'crash', server: 'S3' },
      request(90, 'S1', 'SET x 2'),
      request(160, 'S1', 'SET y 3'),
      request(230, 'S1', 'SET z 4'),
      { at: 400, do: 'restart', server: 'S3' },
    ],
  },
  beats: [
    { id: 'it-crashes', until: { at: 80 }, speed: 1 / 30, focus: { servers: ['S3'] } },
    {
      id: 'the-others-go-on',
      until: { at: 345 },
      speed: 1 / 40,
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
      speed: 1 / 20,
      focus: { servers: ['S3'] },
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
      speed: 1 / 40,
      focus: { servers: ['S3'], entries: [{ server: 'S3', index: 4 }] },
    },
    {
      id: 'does-it-fit',
      scenario: {
        raftarium: 1,
        title: 'Logs that differ, step by step',
        seed: 1,
        cluster: differing(false),
        actions: [],
      },
      until: { at: 15 },
      speed: 1 / 100,
      focus: {
        messages: [
          { type: 'AppendEntriesReply', from: 'S2' },
          { type: 'AppendEntriesReply', from: 'S3' },
        ],
      },
    },
    {
      id: 'two-too-many',
      until: { at: 75 },
      speed: 1 / 100,
      focus: { servers: ['S1', 'S3'] },
      outline: [40],
      question: {
        by: 'choice',
        options: [
          { id: 'kept', then: { server: 'S3', log: [1, 1, 3, 3] } },
          { id: 'taken', then: { server: 'S1', log: [1, 1, 3, 3] } },
          { id: 'removed', right: true, then: { server: 'S3', log: [1, 1, 2, 4, 4] } },
        ],
      },
    },
    {
      id: 'step-by-step',
      until: { when: { agree: ['S1', 'S2', 'S3'] }, after: 5 },
      speed: 1 / 100,
      focus: { servers: ['S2'], entries: [{ server: 'S2', index: 5 }] },
    },
    {
      id: 'the-fast-way',
      scenario: {
        raftarium: 1,
        title: 'Logs that differ, the fast way',
        seed: 1,
        cluster: differing(true),
        actions: [],
      },
      until: { when: { agree: ['S1', 'S2', 'S3'] }, after: 5 },
      speed: 1 / 100,
      question: {
        by: 'choice',
        options: [
          { id: 'two', right: true, then: { count: { kind: 'reject-entries', server: 'S2', max: 2 } } },
          { id: 'four', then: { count: { kind: 'reject-entries', server: 'S2', min: 3 } } },
        ],
      },
    },
    {
      id: 'your-crash',
      task: {
        goal: { claim: { count: { kind: 'restart', min: 1 } } },
        shown: [
          { do: 'crash', server: 'S2' },
          { do: 'restart', server: 'S2' },
        ],
      },
    },
  ],
};
