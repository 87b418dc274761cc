/** Leader election: two timeouts, one vote a term, and why two majorities always meet. */
import type { Chapter } from '../types.ts';

export const SERVERS = ['S1', 'S2', 'S3', 'S4', 'S5'];
export const VOTERS = ['S1', 'S2', 'S3', 'S5'];
/** The election timeouts of each server: of the first election, and of the one after S4 crashes. */
export const FIRST = { S1: 240, S2: 210, S3: 285, S4: 165, S5: 190 } as const;
export const NEXT = { S1: 280, S2: 170, S3: 270, S5: 290 } as const;

export const CHAPTER: Chapter = {
  id: 'leader-election',
  scenario: {
    raftarium: 1,
    title: 'An election',
    seed: 8,
    cluster: {
      servers: 5,
      latency: [10, 10],
      // The fourth timeout is the one that is running when the first leader crashes.
      timeouts: {
        S1: [FIRST.S1, 280, 280, NEXT.S1],
        S2: [FIRST.S2, 280, 280, NEXT.S2],
        S3: [FIRST.S3, 280, 280, NEXT.S3],
        S4: [FIRST.S4],
        S5: [FIRST.S5, 280, 280, NEXT.S5],
      },
    },
    actions: [
      // Different latencies, so that the votes arrive one by one.
      { at: 0, do: 'link', from: 'S3', to: 'S4', latency: [14, 14] },
      { at: 0, do: 'link', from: 'S5', to: 'S4', latency: [20, 20] },
      { at: 0, do: 'link', from: 'S1', to: 'S4', latency: [22, 22] },
      { at: 300, do: 'crash', server: 'S4' },
    ],
  },
  beats: [
    {
      id: 'a-timer-each',
      until: { at: 125 },
      speed: 1 / 25,
      outline: [13, 14, 15, 16, 17],
    },
    {
      id: 'who-is-first',
      // 2 ms: until the messages have left the disc, and their numbers do not overlap.
      until: { when: { server: 'S4', role: 'candidate' }, after: 2 },
      speed: 1 / 65,
      outline: [18, 19],
      question: {
        by: 'server',
        options: SERVERS.map((id) => ({
          id,
          ...(id === 'S4' && { right: true }),
          then: { server: id, role: 'candidate' as const },
        })),
      },
    },
    {
      id: 'it-asks',
      until: { at: 172 },
      speed: 1 / 330,
      focus: { servers: ['S4'], messages: [{ type: 'RequestVote', from: 'S4' }] },
      outline: [19],
    },
    {
      id: 'one-vote',
      until: { at: 181 },
      speed: 1 / 260,
      focus: { servers: VOTERS, messages: [{ type: 'RequestVoteReply', to: 'S4' }] },
      outline: [20, 21],
    },
    {
      id: 'how-many',
      until: { when: { leader: 'S4' }, after: 4 },
      speed: 1 / 230,
      focus: { servers: ['S4'] },
      captions: [
        { id: 'two', server: 'S4', from: 185, to: 189 },
        { id: 'three', server: 'S4', from: 189 },
      ],
      outline: [6, 25],
      question: {
        by: 'choice',
        options: [
          { id: 'two', then: { leaders: 0 } },
          { id: 'three', right: true, then: { leader: 'S4' } },
          { id: 'five', then: { server: 'S4', role: 'candidate' } },
        ],
      },
    },
    {
      id: 'two-majorities',
      pick: { size: 3 },
      outline: [25],
    },
    {
      id: 'heartbeats',
      until: { when: { count: { kind: 'heartbeat-timeout', server: 'S4', min: 1 } }, after: 16 },
      speed: 1 / 30,
      outline: [14, 22, 23],
    },
    {
      id: 'silence',
      until: { at: 390 },
      speed: 1 / 28,
      outline: [4, 24],
    },
    {
      id: 'drawn-again',
      until: { when: { leader: 'S2' }, after: 15 },
      speed: 1 / 30,
      outline: [17],
      question: {
        by: 'server',
        options: ['S1', 'S2', 'S3', 'S5'].map((id) => ({
          id,
          ...(id === 'S2' && { right: true }),
          then: { leader: id },
        })),
      },
    },
    {
      id: 'make-a-leader',
      task: { goal: { claim: { leader: 'S3' } }, shown: [{ do: 'timeout', server: 'S3' }] },
    },
  ],
};
