/**
 * A run for every broken rule that a random search may miss, made by hand: used if it finds none, and by the
 * tests of the rules (`sim/broken.test.ts`). Those about progress have their expectation.
 */
import type { BugName } from '../raft/rules.ts';
import type {
  ActionDocument,
  ClusterDocument,
  ExpectDocument,
  Ms,
  ScenarioDocument,
  UntimedAction,
} from '../scenario/types.ts';

/** Nobody stands by itself, every message takes 10 ms, new entries are sent at once. */
function still(
  cluster: ClusterDocument,
  actions: readonly ActionDocument[],
  { until = 1000, expect }: { readonly until?: Ms; readonly expect?: ExpectDocument } = {},
): ScenarioDocument {
  const calm = { electionTimeout: [9000, 9000], latency: [10, 10], replicate: 'at-once' } as const;
  const whole = { servers: 3, ...calm, ...cluster };
  return { raftarium: 1, cluster: whole, actions, until, ...(expect && { expect: [expect] }) };
}
const done = (at: Ms, ...actions: readonly UntimedAction[]): ActionDocument[] =>
  actions.map((action) => ({ at, ...action }));
const asks = (server: string, command: string): UntimedAction => ({ do: 'request', server, command });

const S1_LEADS_THREE = { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } } as const;
const S1_LEADS_FIVE = { ...S1_LEADS_THREE, S4: { term: 1 }, S5: { term: 1 } } as const;
const twoCandidates = { servers: 3, timeouts: { S1: [150], S2: [150] } };

/** S3 misses what S1 commits with S2, and stands once S1 is gone. */
const standsWithout = (cluster: ClusterDocument = {}): ScenarioDocument =>
  still({ initial: S1_LEADS_THREE, ...cluster }, [
    ...done(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...done(100, asks('S1', 'SET x 1')),
    ...done(300, { do: 'heal' }, { do: 'crash', server: 'S1' }),
    ...done(310, { do: 'timeout', server: 'S3' }),
  ]);

const FIGURE_8 = still(
  {
    servers: 5,
    initial: {
      S1: { term: 4, log: [1, 2], role: 'leader' },
      S2: { term: 4, log: [1, 2] },
      S3: { term: 4, log: [1] },
      S4: { term: 4, log: [1] },
      S5: { term: 4, log: [1, 3] },
    },
  },
  [
    ...done(0, { do: 'block', to: 'S4' }, { do: 'block', to: 'S5' }),
    ...done(300, { do: 'crash', server: 'S1' }, { do: 'unblock' }),
    ...done(310, { do: 'timeout', server: 'S5' }),
  ],
);

const ABOUT_SAFETY = {
  'commit-old-terms': FIGURE_8,
  'vote-twice': still({ ...twoCandidates, servers: 5 }, []),
  // S2 votes for S1, forgets it in a crash, and votes for S3 in the same term.
  'vote-lost': still({ timeouts: { S1: [150], S3: [150] } }, [
    ...done(0, { do: 'link', from: 'S3', to: 'S2', latency: [60, 60] }),
    ...done(165, { do: 'crash', server: 'S2' }),
    ...done(170, { do: 'restart', server: 'S2' }),
  ]),
  'term-lost': still(
    { timeouts: { S1: [150] }, initial: { S1: { term: 4 }, S2: { term: 4 }, S3: { term: 4 } } },
    [
      ...done(0, { do: 'partition', groups: [['S1', 'S2']] }),
      ...done(200, { do: 'crash', server: 'S2' }),
      ...done(210, { do: 'restart', server: 'S2' }),
      ...done(220, { do: 'heal' }),
      ...done(230, { do: 'timeout', server: 'S3' }),
    ],
  ),
  // As many entries are on its disk, but not these.
  'ack-before-write': still(
    {
      disk: { write: [20, 20] },
      initial: {
        S1: { term: 3, log: [1, 3], role: 'leader' },
        S2: { term: 3, log: [1, 2, 2] },
        S3: { term: 3 },
      },
    },
    [],
  ),
  'same-term-clears-vote': still({ servers: 5, timeouts: { S1: [150], S2: [150], S3: [150] } }, [
    ...done(0, { do: 'block', from: 'S1', type: 'RequestVote' }, { do: 'block', from: 'S3', to: 'S4' }),
    ...done(
      0,
      { do: 'block', from: 'S3', to: 'S5' },
      { do: 'link', from: 'S3', to: 'S1', latency: [60, 60] },
    ),
  ]),
  'no-up-to-date': standsWithout(),
  'length-first': standsWithout({
    initial: {
      S1: { term: 2, log: [1, 2], role: 'leader' },
      S2: { term: 2, log: [1, 2] },
      S3: { term: 2, log: [1, 1, 1, 1] },
    },
  }),
  'no-prev-check': still(
    {
      initial: {
        S1: { term: 3, log: [1, 3], role: 'leader' },
        S2: { term: 3, log: [1, 2] },
        S3: { term: 3 },
      },
    },
    done(5, asks('S1', 'SET x 1')),
  ),
  'keep-tail': still(
    {
      initial: {
        S1: { term: 3, log: [1, 3], role: 'leader' },
        S2: { term: 2, log: [1, 2, 2] },
        S3: { term: 3 },
      },
    },
    [],
  ),
  'truncate-always': still({ initial: S1_LEADS_THREE }, [
    ...done(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...done(100, asks('S1', 'SET x 1')),
    ...done(105, { do: 'duplicate', message: { type: 'AppendEntries', which: 'first' } }),
    ...done(106, { do: 'delay', message: { type: 'AppendEntries', which: 'first' }, by: 220 }),
    ...done(150, asks('S1', 'SET x 2')),
  ]),
  'commit-own-length': still(
    {
      maxEntries: 1,
      initial: {
        S1: { term: 3, log: [1, 1, 3, 3], role: 'leader' },
        S2: { term: 3, log: [1, 1, 1, 1] },
        S3: { term: 3, log: [1, 1, 3, 3] },
      },
    },
    done(0, { do: 'link', from: 'S1', to: 'S2', latency: [50, 50] }),
  ),
  'majority-off-by-one': still(twoCandidates, []),
  'count-self-twice': still({ initial: S1_LEADS_THREE }, [
    ...done(0, { do: 'partition', groups: [] }),
    ...done(50, asks('S1', 'SET x 1')),
  ]),
  'count-replies': still({ servers: 5, timeouts: { S1: [150] } }, [
    ...done(
      0,
      { do: 'partition', groups: [['S1', 'S2']] },
      { do: 'link', from: 'S2', to: 'S1', duplication: 1 },
    ),
  ]),
  'stale-votes': still({ timeouts: { S1: [150, 150] } }, [
    ...done(0, { do: 'hold', type: 'RequestVoteReply' }),
    ...done(290, { do: 'block', from: 'S1' }),
    ...done(310, { do: 'release' }),
  ]),
  // An acknowledgement of S1's first term comes when S1 leads again, and its entries are others.
  'stale-acks': still({ servers: 5, initial: S1_LEADS_FIVE, latency: [1, 1] }, [
    ...done(0, { do: 'partition', groups: [['S1', 'S2'], ['S3', 'S4', 'S5']] }), // biome-ignore format: one glance
    ...done(0, { do: 'hold', from: 'S2', to: 'S1', type: 'AppendEntriesReply' }),
    ...done(10, asks('S1', 'SET a 1'), asks('S1', 'SET b 2')),
    ...done(50, { do: 'timeout', server: 'S3' }),
    ...done(60, asks('S3', 'SET c 3')),
    ...done(100, { do: 'heal' }),
    ...done(300, { do: 'timeout', server: 'S1' }),
    ...['S2', 'S3', 'S5'].flatMap((to) => done(310, { do: 'block', from: 'S1', to })),
    ...done(320, asks('S1', 'SET d 4')),
    ...done(330, { do: 'release' }),
  ]),
  'old-leader': still({ initial: S1_LEADS_THREE }, [
    ...done(90, { do: 'hold', from: 'S1', type: 'AppendEntries' }),
    ...done(100, asks('S1', 'SET x 1')),
    ...done(200, { do: 'timeout', server: 'S2' }),
    ...done(300, asks('S2', 'SET x 2')),
    ...done(600, { do: 'release', to: 'S3' }),
  ]),
  // S2 is elected, and S1, deposed, appends a request in the term of S2.
  'deposed-appends': still({ initial: S1_LEADS_THREE }, [
    ...done(50, { do: 'timeout', server: 'S2' }),
    ...done(65, asks('S1', 'SET y 1')),
    ...done(100, asks('S2', 'SET x 1')),
  ]),
  'apply-before-commit': still(
    { initial: S1_LEADS_THREE },
    ['1', '2', '3'].flatMap((n) => done(100, asks('S1', `ADD x ${n}`))),
  ),
  'apply-again': still({ initial: S1_LEADS_THREE }, [
    ...done(100, asks('S1', 'ADD x 1')),
    ...done(400, { do: 'crash', server: 'S2' }),
    ...done(410, { do: 'restart', server: 'S2' }),
  ]),
} as const satisfies Partial<Record<BugName, ScenarioDocument>>;

const ABOUT_PROGRESS = {
  // S3 voted for S1 in term 1, and thinks that this is its vote of term 2.
  'keep-vote': still(
    { timeouts: { S1: [150] } },
    [...done(300, { do: 'crash', server: 'S1' }), ...done(400, { do: 'timeout', server: 'S2' })],
    { expect: { always: [500, 1000], leader: 'none' } },
  ),
  // The first acknowledgement of S2 comes after its second, and S2 crashes before it can repeat that.
  'match-not-max': still(
    { servers: 5, initial: S1_LEADS_FIVE },
    [
      ...done(0, { do: 'crash', server: 'S4' }, { do: 'crash', server: 'S5' }),
      ...done(0, { do: 'link', from: 'S2', to: 'S1', latency: [60, 60] }),
      ...done(0, { do: 'link', from: 'S3', to: 'S1', latency: [90, 90] }),
      ...done(20, asks('S1', 'SET x 1')),
      ...done(35, { do: 'link', from: 'S2', to: 'S1', latency: [10, 10] }),
      ...done(40, asks('S1', 'SET x 2')),
      ...done(55, { do: 'crash', server: 'S2' }),
    ],
    { until: 600, expect: { never: [0, 600], committed: 'SET x 2' } },
  ),
  // S3 stands again and again; its log is too old to win, and S2 waits longer every time it hears of it.
  'any-message-resets': still(
    { initial: S1_LEADS_THREE, timeouts: { S2: Array(9).fill(400), S3: Array(20).fill(200) } },
    [
      ...done(0, { do: 'block', to: 'S3' }),
      ...done(10, asks('S1', 'SET x 1')),
      ...done(60, { do: 'crash', server: 'S1' }, { do: 'unblock' }),
    ],
    { until: 2000, expect: { always: [1000, 2000], leader: 'none' } },
  ),
  // S1 hears nothing of S2, which is the new leader, but S3 answers it with the new term.
  'deaf-to-replies': still(
    { initial: S1_LEADS_THREE },
    [...done(0, { do: 'cut', from: 'S2', to: 'S1' }), ...done(50, { do: 'timeout', server: 'S2' })],
    { expect: { always: [500, 1000], leaders: { min: 2 } } },
  ),
  'no-backing-up': still(
    {
      initial: {
        S1: { term: 3, log: [1, 3], role: 'leader' },
        S2: { term: 3, log: [1, 3] },
        S3: { term: 3 },
      },
    },
    [],
    { expect: { never: [500, 1000], agree: ['S1', 'S2', 'S3'] } },
  ),
  'no-randomness': still({ electionTimeout: [150, 300] }, [], {
    until: 3000,
    expect: { always: [1500, 3000], leader: 'none' },
  }),
} as const satisfies Partial<Record<BugName, ScenarioDocument>>;

/** Without the broken rule in their cluster: whoever runs one adds it. */
export const PREPARED: Partial<Record<BugName, ScenarioDocument>> & typeof ABOUT_SAFETY = {
  ...ABOUT_SAFETY,
  ...ABOUT_PROGRESS,
};
