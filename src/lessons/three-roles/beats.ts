/** Three roles: follower, candidate, leader; and terms, the logical clock of Raft. */
import type { Chapter } from '../types.ts';

export const VOTERS = ['S1', 'S2', 'S4', 'S5'];

export const CHAPTER: Chapter = {
  id: 'three-roles',
  scenario: {
    raftarium: 1,
    title: 'Three roles',
    seed: 6,
    cluster: {
      servers: 5,
      latency: [10, 10],
      // The fourth timeout of each is the one that is running when the leader is paused.
      timeouts: {
        S1: [230, 280, 280, 280],
        S2: [260, 280, 280, 290],
        S3: [160],
        S4: [280, 280, 280, 295],
        S5: [250, 280, 280, 160],
      },
    },
    actions: [
      // Different latencies, so that the votes arrive one by one.
      { at: 0, do: 'link', from: 'S1', to: 'S3', latency: [14, 14] },
      { at: 0, do: 'link', from: 'S2', to: 'S3', latency: [18, 18] },
      { at: 0, do: 'link', from: 'S5', to: 'S3', latency: [20, 20] },
      { at: 300, do: 'pause', server: 'S3' },
      { at: 560, do: 'resume', server: 'S3' },
    ],
  },
  beats: [
    {
      id: 'followers',
      until: { at: 110 },
      speed: 1 / 28,
      outline: [1, 2],
    },
    {
      id: 'a-candidate',
      until: { when: { server: 'S3', role: 'candidate' }, after: 5 },
      speed: 1 / 54,
      focus: { servers: ['S3'], messages: [{ type: 'RequestVote', from: 'S3' }] },
      outline: [3, 4, 5, 18],
    },
    {
      id: 'the-number',
      until: { at: 174 },
      speed: 1 / 300,
      focus: { servers: VOTERS },
      question: {
        by: 'choice',
        options: [
          { id: 'zero', then: { server: 'S1', term: 0 } },
          { id: 'one', right: true, then: { server: 'S1', term: 1 } },
          { id: 'two', then: { server: 'S1', term: 2 } },
        ],
      },
    },
    {
      id: 'a-leader',
      until: { when: { leader: 'S3' }, after: 6 },
      speed: 1 / 200,
      focus: { servers: ['S3'], messages: [{ type: 'AppendEntries', from: 'S3' }] },
      captions: [
        { id: 'one', server: 'S3', from: 174, to: 180 },
        { id: 'two', server: 'S3', from: 180, to: 184 },
        { id: 'three', server: 'S3', from: 184 },
      ],
      outline: [6, 7, 8],
    },
    {
      id: 'still-here',
      until: { when: { count: { kind: 'heartbeat-timeout', server: 'S3', min: 1 } }, after: 6 },
      speed: 1 / 30,
    },
    {
      id: 'asleep',
      until: { when: { server: 'S5', role: 'leader' }, after: 22 },
      speed: 1 / 15,
      focus: { servers: ['S3', 'S5'] },
    },
    {
      id: 'awake',
      until: { at: 590 },
      speed: 1 / 28,
      focus: { servers: ['S3', 'S5'] },
      captions: [{ id: 'down', server: 'S3', from: 560 }],
      question: {
        by: 'choice',
        options: [
          { id: 'leads-one', then: { server: 'S3', role: 'leader', term: 1 } },
          { id: 'follows', right: true, then: { server: 'S3', role: 'follower', term: 2 } },
          { id: 'leads-two', then: { server: 'S3', role: 'leader', term: 2 } },
        ],
      },
    },
    { id: 'in-short' },
  ],
};
