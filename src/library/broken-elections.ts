/** Rules that are left out: who may win, and when to stand. */
import { led, request, set } from '../scenario/situations/situation.ts';
import type { ActionDocument, EntryDocument } from '../scenario/types.ts';
import { breaking, CALM, TWO_AND_THREE } from './make.ts';

const X_1 = set(1, 'x 1');

/** S3 misses what S1 commits with S2, and stands when S1 is gone. */
const missing = (at: number): readonly ActionDocument[] => [
  { at: 0, do: 'partition', groups: [['S1', 'S2'], ['S3']] },
  request(at, 'S1', 'SET x 5'),
  { at: at + 40, do: 'crash', server: 'S1' },
  { at: at + 40, do: 'heal' },
  { at: at + 50, do: 'timeout', server: 'S3' },
];

const NO_UP_TO_DATE = breaking({
  slug: 'no-up-to-date',
  title: 'Any log may lead',
  sentence:
    'S1 promises x = 5 and crashes. S3, which missed it, gets the vote of S2 and leads. The promise is broken.',
  watch: 'S2 has the entry, and votes for a log without it. As follower it then has to give up its own copy.',
  section: '§5.4.1',
  page: 'who-may-lead/the-rule',
  at: 95,
  picture: 172,
  cluster: { ...CALM, ...led(3, 1, [X_1]) },
  actions: [...missing(100), request(180, 'S3', 'SET x 7')],
  until: 260,
  expect: [
    { at: 139, committed: 'SET x 5' },
    { at: 260, violated: 'leader-completeness' },
    { at: 260, server: 'S2', log: [1, 2] },
  ],
  broken: {
    bug: 'no-up-to-date',
    falls: 'leader-completeness',
    rule: 'A server votes only for a candidate whose log is at least as up to date as its own.',
    kept: 'S2 says no, and x = 5 stays in its log.',
    expect: [{ at: 260, server: 'S2', log: [1, 1], votedFor: null }],
  },
});

const LONG: readonly EntryDocument[] = [X_1, set(1, 'y 1'), set(1, 'y 2'), set(1, 'y 3'), set(1, 'y 4')];

const LENGTH_FIRST = breaking({
  slug: 'length-first',
  title: 'The longer log wins',
  sentence:
    'S1 promises x = 5 in term 2. S3 has a longer log, of term 1 only; that is enough for the vote of S2, and x = 5 is lost.',
  watch:
    'Five old blocks beat three newer ones. Length says nothing about what was promised; the term of the last block does.',
  section: '§5.4.1',
  page: 'who-may-lead/longest-log',
  at: 95,
  picture: 172,
  cluster: { ...CALM, ...led(3, 2, [X_1, 2], { S3: { term: 2, log: LONG } }) },
  actions: missing(100),
  until: 240,
  expect: [
    { at: 139, committed: 'SET x 5' },
    { at: 240, violated: 'leader-completeness' },
    { at: 240, server: 'S3', role: 'leader', log: [1, 1, 1, 1, 1] },
  ],
  broken: {
    bug: 'length-first',
    falls: 'leader-completeness',
    rule: 'Of two logs, the one with the later last term is more up to date; only at the same term does length count.',
    kept: 'S2 compares the terms first, and says no to S3.',
    expect: [
      { at: 240, leader: 'none' },
      { at: 240, server: 'S2', log: [1, 2, 2] },
    ],
  },
});

const COUNT_REPLIES = breaking({
  slug: 'count-replies',
  title: 'The same vote counted twice',
  sentence:
    'The network doubles the answer of S2. S1 counts two answers and itself as three votes of five, and leads.',
  watch: 'Only S1 and S2 have voted for S1. The three others do not even know of this election.',
  section: '§5.2',
  page: 'leader-election/how-many',
  at: 140,
  picture: 186,
  cluster: { servers: 5, latency: [10, 10], electionTimeout: [900, 900], timeouts: { S1: [150] } },
  actions: [
    { at: 0, do: 'partition', groups: TWO_AND_THREE },
    { at: 0, do: 'link', from: 'S2', to: 'S1', duplication: 1 },
  ],
  until: 220,
  expect: [{ at: 220, violated: 'vote-evidence', leader: 'S1' }],
  broken: {
    bug: 'count-replies',
    falls: 'vote-evidence',
    rule: 'A candidate counts servers, not answers.',
    kept: 'S1 has two votes of five, and goes on asking.',
    expect: [{ at: 220, leaders: 0, server: 'S1', role: 'candidate' }],
  },
});

const STALE_VOTES = breaking({
  slug: 'stale-votes',
  title: 'Old votes are counted',
  sentence:
    'S1 stands in term 2. Late votes for its term 1 arrive; it counts them, and leads a term in which nobody voted for it.',
  watch: 'S2 and S3 could still vote for another in term 2, and there would be two leaders.',
  section: '§5.1',
  page: 'no-promise/late-not-wrong',
  at: 285,
  picture: 326,
  cluster: { servers: 3, latency: [10, 10], electionTimeout: [900, 900], timeouts: { S1: [150, 150] } },
  actions: [
    { at: 0, do: 'link', from: 'S2', to: 'S1', latency: [165, 165] },
    { at: 0, do: 'link', from: 'S3', to: 'S1', latency: [165, 165] },
    { at: 290, do: 'block', from: 'S1', type: 'RequestVote' },
  ],
  until: 340,
  expect: [{ at: 340, violated: 'vote-evidence', leader: 'S1' }],
  broken: {
    bug: 'stale-votes',
    falls: 'vote-evidence',
    rule: 'An answer of an older term is ignored.',
    kept: 'S1 ignores them, and waits for votes of term 2.',
    expect: [{ at: 340, leaders: 0 }],
  },
});

const NO_RANDOMNESS = breaking({
  slug: 'no-randomness',
  title: 'All timers alike',
  sentence:
    'Every timer runs for exactly 150 ms. All three stand at the same moment, each votes for itself, again and again.',
  watch: 'Every election is a tie, and so is the next. Nothing ever breaks the symmetry.',
  section: '§5.2, §9.3',
  page: 'split-vote/for-ever',
  at: 130,
  picture: 310,
  cluster: { servers: 3, latency: [10, 10] },
  until: 900,
  expect: [
    { always: [0, 900], leaders: 0 },
    { at: 900, count: { kind: 'become-candidate', min: 18, max: 18 } },
  ],
  broken: {
    bug: 'no-randomness',
    falls: 'progress',
    rule: 'Every timer runs for a random time, drawn anew each time.',
    kept: 'One server is first, has the votes before the others stand, and leads.',
    expect: [{ by: 900, leaders: 1 }],
  },
});

const ANY_MESSAGE = breaking({
  slug: 'any-message-resets',
  title: 'Every message calms the timer',
  sentence:
    'S1 is gone. S3 cannot win with its empty log, but asks again and again; each time S2, which could, starts to wait anew.',
  watch: 'S2 has the committed entry and would win. It never gets to stand.',
  section: '§5.2, Figure 2',
  page: 'leader-election/one-vote',
  at: 200,
  picture: 420,
  cluster: {
    ...CALM,
    ...led(3, 1),
    timeouts: { S2: Array(9).fill(330), S3: [...Array(20).fill(200)] },
  },
  actions: [
    { at: 0, do: 'block', to: 'S3' },
    request(10, 'S1', 'SET x 1'),
    { at: 60, do: 'crash', server: 'S1' },
    { at: 60, do: 'unblock' },
  ],
  until: 1000,
  expect: [
    { at: 59, committed: 'SET x 1' },
    { always: [60, 1000], leaders: 0 },
  ],
  broken: {
    bug: 'any-message-resets',
    falls: 'progress',
    rule: 'Only a leader’s message and a granted vote start the timer of a follower anew.',
    kept: 'S2 denies the vote and waits on. Its timer runs out, and it leads.',
    expect: [{ by: 1000, leader: 'S2' }],
  },
});

const KEEPS_TIMER = breaking({
  slug: 'grant-keeps-timer',
  title: 'A voter does not wait',
  sentence:
    'S2 votes for S1, and asks for votes itself 5 ms later. Its new term takes the lead from S1 before it has begun.',
  watch: 'S2 did not start its timer anew when it voted. So a vote gives the candidate no time to win.',
  section: '§5.2, Figure 2',
  page: 'leader-election/one-vote',
  at: 140,
  picture: 177,
  cluster: {
    servers: 3,
    latency: [10, 10],
    electionTimeout: [900, 900],
    timeouts: { S1: [150], S2: [165] },
  },
  until: 300,
  expect: [{ at: 300, server: 'S1', role: 'follower', term: 2 }],
  broken: {
    bug: 'grant-keeps-timer',
    falls: 'progress',
    rule: 'Whoever grants a vote starts its own timer anew.',
    kept: 'S2 waits after its vote, and S1 leads term 1 in peace.',
    expect: [{ at: 300, server: 'S1', role: 'leader', term: 1 }],
  },
});

export const BROKEN_ELECTIONS = [
  NO_UP_TO_DATE,
  LENGTH_FIRST,
  COUNT_REPLIES,
  STALE_VOTES,
  NO_RANDOMNESS,
  ANY_MESSAGE,
  KEEPS_TIMER,
];
