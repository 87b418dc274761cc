/** Split vote: two candidates in one term, and nobody wins; what randomness buys; and a fourth server. */
import { led, request } from '../../scenario/situations/situation.ts';
import type { Chapter } from '../types.ts';

const TEN = { latency: [10, 10] } as const;
/** Who votes for whom in term 1. S1 and S2 are the candidates. */
export const VOTES = { S1: 'S1', S2: 'S2', S3: 'S1', S4: 'S2' } as const;
export const FOUR = Object.keys(VOTES);

export const CHAPTER: Chapter = {
  id: 'split-vote',
  scenario: {
    raftarium: 1,
    title: 'A split vote',
    seed: 2,
    cluster: {
      ...TEN,
      servers: 4,
      timeouts: { S1: [160, 295], S2: [162, 160], S3: [300, 300], S4: [300, 300] },
    },
    actions: [
      { at: 0, do: 'link', from: 'S1', to: 'S4', latency: [16, 16] },
      { at: 0, do: 'link', from: 'S2', to: 'S3', latency: [16, 16] },
      // Slow, so that all votes are given before the first one arrives.
      { at: 0, do: 'link', from: 'S3', to: 'S1', latency: [14, 14] },
      { at: 0, do: 'link', from: 'S2', to: 'S1', latency: [16, 16] },
      { at: 0, do: 'link', from: 'S4', to: 'S2', latency: [14, 14] },
      { at: 0, do: 'link', from: 'S1', to: 'S2', latency: [16, 16] },
    ],
  },
  beats: [
    {
      id: 'two-at-once',
      until: { at: 167 },
      speed: 1 / 18,
      focus: {
        servers: ['S1', 'S2'],
        messages: [
          { type: 'RequestVote', from: 'S1' },
          { type: 'RequestVote', from: 'S2' },
        ],
      },
      outline: [26, 27],
    },
    {
      id: 'two-and-two',
      until: { at: 181 },
      speed: 1 / 200,
      focus: {
        servers: ['S3', 'S4'],
        messages: [
          { type: 'RequestVoteReply', from: 'S3' },
          { type: 'RequestVoteReply', from: 'S4' },
        ],
      },
      captions: [
        { id: 's4-no', server: 'S4', from: 176 },
        { id: 's3-no', server: 'S3', from: 178 },
      ],
      outline: [20, 27],
    },
    {
      id: 'who-wins',
      until: { at: 275 },
      speed: 1 / 26,
      focus: { servers: ['S1', 'S2'] },
      captions: [
        { id: 's1-half', server: 'S1', from: 192 },
        { id: 's2-half', server: 'S2', from: 194 },
      ],
      outline: [25, 26, 28],
      question: {
        by: 'choice',
        options: [
          { id: 's1', then: { leader: 'S1' } },
          { id: 's2', then: { leader: 'S2' } },
          { id: 'nobody', right: true, then: { leader: 'none' } },
        ],
      },
    },
    {
      id: 'again',
      until: { when: { leader: 'S2' }, after: 12 },
      speed: 1 / 28,
      outline: [29],
      question: {
        by: 'server',
        options: FOUR.map((id) => ({
          id,
          ...(id === 'S2' && { right: true }),
          then: { leader: id },
        })),
      },
    },
    {
      id: 'for-ever',
      scenario: {
        raftarium: 1,
        title: 'Nobody draws lots',
        seed: 1,
        cluster: { ...TEN, servers: 5, electionTimeout: [200, 200] },
        actions: [],
      },
      until: { at: 1090 },
      speed: 1 / 2.7,
      outline: [17, 26],
      question: {
        by: 'choice',
        options: [
          { id: 'soon', then: { leader: 'one' } },
          {
            id: 'never',
            right: true,
            then: { leader: 'none', count: { kind: 'become-candidate', min: 25 } },
          },
        ],
      },
    },
    {
      id: 'two-of-four',
      scenario: {
        raftarium: 1,
        title: 'Four servers',
        seed: 1,
        cluster: { ...led(4, 1), ...TEN },
        actions: [
          { at: 50, do: 'crash', server: 'S3' },
          { at: 60, do: 'crash', server: 'S4' },
          request(90, 'S1', 'SET x 2'),
        ],
      },
      until: { at: 270 },
      speed: 1 / 12,
      focus: { servers: ['S1', 'S2'] },
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { committed: 'SET x 2' } },
          { id: 'no', right: true, then: { server: 'S1', commitIndex: 0, agree: ['S1', 'S2'] } },
        ],
      },
    },
  ],
};
