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
  broken: {
    bug: 'vote-twice',
    falls: 'one-vote-per-term',
    rule: 'A server votes once in a term: the first who asks gets its vote.',
    kept: 'S3 says no to S2, and S1 alone leads term 1.',
    expect: [{ at: 185, leaders: 1, leader: 'S1' }],
  },
});

const VOTE_LOST = breaking({
  slug: 'vote-lost',
  title: 'A vote is forgotten in a crash',
  sentence:
    'S2 votes for S1, crashes, and comes back without knowing it. It votes for S3 in the same term, and both lead.',
  watch: 'The term is still 1, and S2 gives its vote of term 1 a second time.',
  section: 'dissertation §3.8',
  page: 'who-may-lead/what-was-saved',
  at: 140,
  picture: 226,
  cluster: { servers: 3, latency: [10, 10], electionTimeout: [900, 900], timeouts: { S1: [150], S3: [150] } },
  actions: [
    { at: 0, do: 'link', from: 'S3', to: 'S2', latency: [60, 60] },
    { at: 0, do: 'link', from: 'S1', to: 'S3', latency: [90, 90] },
    { at: 165, do: 'crash', server: 'S2' },
    { at: 190, do: 'restart', server: 'S2' },
  ],
  until: 238,
  expect: [
    { at: 238, violated: 'one-vote-per-term' },
    { at: 238, violated: 'election-safety', leaders: 2 },
  ],
  broken: {
    bug: 'vote-lost',
    falls: 'one-vote-per-term',
    rule: 'A server writes its vote to its disk before it tells anybody.',
    kept: 'S2 still knows its vote, says no to S3, and S1 leads alone.',
    expect: [{ at: 238, leaders: 1, leader: 'S1' }],
  },
});

const TERM_LOST = breaking({
  slug: 'term-lost',
  title: 'A term is forgotten in a crash',
  sentence:
    'S2 votes for S1 in term 5 and crashes. Back with term 0, it takes the term 5 of S3 for a new one, and votes again.',
  watch: 'S1 and S3 lead the same term 5.',
  section: 'dissertation §3.8',
  page: 'who-may-lead/what-was-saved',
  at: 192,
  picture: 252,
  cluster: {
    servers: 3,
    latency: [10, 10],
    electionTimeout: [900, 900],
    timeouts: { S1: [150] },
    initial: { S1: { term: 4 }, S2: { term: 4 }, S3: { term: 4 } },
  },
  actions: [
    { at: 0, do: 'partition', groups: [['S1', 'S2'], ['S3']] },
    { at: 200, do: 'crash', server: 'S2' },
    { at: 210, do: 'restart', server: 'S2' },
    { at: 220, do: 'heal' },
    { at: 225, do: 'timeout', server: 'S3' },
  ],
  until: 260,
  expect: [
    { at: 260, violated: 'one-vote-per-term' },
    { at: 260, violated: 'election-safety', leaders: 2 },
  ],
  broken: {
    bug: 'term-lost',
    falls: 'one-vote-per-term',
    rule: 'A server writes its term to its disk before it answers.',
    kept: 'S2 knows that it voted for S1 in term 5, and says no to S3.',
    expect: [{ at: 260, leaders: 1, leader: 'S1' }],
  },
});

const CLEARS_VOTE = breaking({
  slug: 'same-term-clears-vote',
  title: 'A loser forgets its vote',
  sentence:
    'S1 stood for leader and lost to S2. As a follower it forgets that it voted for itself, and votes for S3 in the same term.',
  watch: 'The request of S3 is late. S1 has one vote in term 1 and has used it, so its yes is one too many.',
  section: '§5.2, Figure 2',
  page: 'leader-election/one-vote',
  at: 160,
  picture: 214,
  cluster: {
    servers: 5,
    latency: [10, 10],
    electionTimeout: [900, 900],
    timeouts: { S1: [150], S2: [150], S3: [150] },
  },
  actions: [
    { at: 0, do: 'block', from: 'S1', type: 'RequestVote' },
    { at: 0, do: 'block', from: 'S3', to: 'S4' },
    { at: 0, do: 'block', from: 'S3', to: 'S5' },
    { at: 0, do: 'link', from: 'S3', to: 'S1', latency: [60, 60] },
  ],
  until: 240,
  expect: [{ at: 240, violated: 'one-vote-per-term' }],
  broken: {
    bug: 'same-term-clears-vote',
    falls: 'one-vote-per-term',
    rule: 'Only a new term brings a new vote: whoever steps down within a term keeps the vote it has given.',
    kept: 'S1 says no to S3: its vote of term 1 is given.',
    expect: [{ at: 240, server: 'S1', votedFor: 'S1' }],
  },
});

const KEEP_VOTE = breaking({
  slug: 'keep-vote',
  title: 'A new term without a new vote',
  sentence:
    'S3 voted for S1 in term 1, and takes that for its vote of every term. S1 is gone, and nobody can be elected any more.',
  watch: 'S2 asks in term 2, 3, 4. S3 says each time that it has already voted.',
  section: '§5.2',
  page: 'leader-election/one-vote',
  at: 290,
  picture: 331,
  cluster: {
    servers: 3,
    latency: [10, 10],
    electionTimeout: [900, 900],
    timeouts: { S1: [150], S2: [400, 400, 400, 60, 150, 150, 900] },
  },
  actions: [{ at: 270, do: 'crash', server: 'S1' }],
  until: 650,
  expect: [
    { at: 260, leader: 'S1' },
    { at: 650, leader: 'none', count: { kind: 'become-leader', min: 1, max: 1 } },
  ],
  broken: {
    bug: 'keep-vote',
    falls: 'progress',
    rule: 'With a new term, every server has a new vote.',
    kept: 'S3 votes for S2 in term 2, and S2 leads.',
    expect: [{ at: 650, leader: 'S2' }],
  },
});

const OFF_BY_ONE = breaking({
  slug: 'majority-off-by-one',
  title: 'Half is taken for a majority',
  sentence:
    'Four servers are cut in halves. Each half takes two votes for enough, and elects a leader of term 1.',
  watch: 'S1 and S3 both lead term 1. Two halves need not share a server; two majorities always do.',
  section: '§5.2',
  page: 'leader-election/two-majorities',
  at: 135,
  picture: 184,
  cluster: {
    servers: 4,
    latency: [10, 10],
    electionTimeout: [900, 900],
    timeouts: { S1: [150], S3: [160] },
  },
  actions: [
    {
      at: 0,
      do: 'partition',
      groups: [
        ['S1', 'S2'],
        ['S3', 'S4'],
      ],
    },
  ],
  until: 220,
  expect: [
    { at: 220, violated: 'vote-evidence' },
    { at: 220, violated: 'election-safety', leaders: 2 },
  ],
  broken: {
    bug: 'majority-off-by-one',
    falls: 'vote-evidence',
    rule: 'A majority is more than half.',
    kept: 'S1 and S3 have two votes of four, and neither leads.',
    expect: [{ at: 220, leaders: 0 }],
  },
});

export const BROKEN_VOTES = [VOTE_TWICE, VOTE_LOST, TERM_LOST, CLEARS_VOTE, KEEP_VOTE, OFF_BY_ONE];
