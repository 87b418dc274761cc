/** Rules of elections that are left out. */
import { breaking } from './make.ts';

const VOTE_TWICE = breaking({
  slug: 'vote-twice',
  title: 'Two votes in one term',
  sentence: 'S1 and S2 ask S3 for its vote in the same term. S3 says yes to both, and both lead.',
  watch: 'S3 votes for S1 first, then for S2. Each has two votes of three, so term 1 has two leaders.',
  section: '§5.2',
  page: 'leader-election/one-vote',
  at: 130,
  picture: 178,
  cluster: { servers: 3, latency: [10, 10], timeouts: { S1: [150], S2: [153], S3: [290] } },
  actions: [
    { at: 0, do: 'link', from: 'S1', to: 'S2', latency: [40, 40] },
    { at: 0, do: 'link', from: 'S2', to: 'S1', latency: [40, 40] },
  ],
  until: 185,
  expect: [
    { at: 185, violated: 'one-vote-per-term' },
    { at: 185, violated: 'election-safety', leaders: 2 },
  ],
  claims: [
    { says: 'S1 and S2 ask S3', sends: { from: 'S1', to: 'S3', type: 'RequestVote', times: { min: 1 } } },
    { says: 'S1 and S2 ask S3', sends: { from: 'S2', to: 'S3', type: 'RequestVote', times: { min: 1 } } },
    { says: 'S3 says yes to both', happens: { kind: 'grant-vote', server: 'S3', times: 2 } },
    { says: 'both lead', holds: { leaders: 2 } },
    { says: 'S3 votes for S1 first', at: 161, holds: { server: 'S3', votedFor: 'S1' } },
    { says: 'then for S2', holds: { server: 'S3', votedFor: 'S2' } },
    { says: 'term 1 has two leaders', holds: { server: 'S1', role: 'leader', term: 1 } },
    { says: 'term 1 has two leaders', holds: { server: 'S2', role: 'leader', term: 1 } },
  ],
  broken: {
    bug: 'vote-twice',
    falls: 'one-vote-per-term',
    rule: 'A server votes once in a term: the first who asks gets its vote.',
    kept: 'S3 says no to S2, and S1 alone leads term 1.',
    keptClaims: [
      { says: 'S3 says no to S2', happens: { kind: 'deny-vote', server: 'S3', times: { min: 1 } } },
      { says: 'S1 alone leads term 1', holds: { leaders: 1, leader: 'S1', server: 'S1', term: 1 } },
    ],
    expect: [{ at: 185, leaders: 1, leader: 'S1' }],
  },
});

export const BROKEN_VOTES = [VOTE_TWICE];
