/**
 * A run for every rule that can be broken on purpose: what breaks in it, or what should happen and does not.
 */
import { ofServer } from '../../raft/per-server.ts';
import type { BugName } from '../../raft/rules.ts';
import type { ActionDocument, ClusterDocument, ScenarioDocument } from '../../scenario/document.ts';
import { runningLeader } from '../actions.ts';
import { nodeOf } from '../nodes.ts';
import type { Property } from '../safety/properties.ts';
import type { Simulation } from '../simulation.ts';
import type { Kind, Node } from '../types.ts';

/** Nobody stands by itself, every message takes 10 ms, new entries go out at once. */
export function scene(
  cluster: ClusterDocument,
  actions: readonly ActionDocument[],
  until = 1000,
): ScenarioDocument {
  const calm = { electionTimeout: [9000, 9000], latency: [10, 10], replicate: 'at-once' } as const;
  return { raftarium: 1, cluster: { servers: 3, ...calm, ...cluster }, actions, until };
}
export const at = (ms: number, ...actions: readonly Record<string, unknown>[]): ActionDocument[] =>
  actions.map((action) => ({ at: ms, ...action }) as unknown as ActionDocument);
export const request = (server: string, command: string) => ({ do: 'request', server, command });
// biome-ignore format: one glance
const S1_LEADS = {
  S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 }, S4: { term: 1 }, S5: { term: 1 },
} as const;
const { S4: _4, S5: _5, ...leads3 } = S1_LEADS;
export const S1_LEADS_3 = leads3;

export interface BugCase {
  readonly bug: BugName;
  readonly document: ScenarioDocument;
  readonly property: Property;
  readonly servers: readonly number[];
  readonly index?: number;
  /** The event at fault, and whose it is. */
  readonly event: readonly [Kind, server: number];
  /** What is wrong, with all that the check knows of it. */
  readonly says: string;
}

const twoCandidates = { servers: 3, timeouts: { S1: [150], S2: [150] } };
/** S3 misses what S1 commits with S2, and stands once S1 is gone. */
const standsWithout = (cluster: ClusterDocument = {}) =>
  scene({ initial: S1_LEADS_3, ...cluster }, [
    ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...at(100, request('S1', 'SET x 1')),
    ...at(300, { do: 'heal' }, { do: 'crash', server: 'S1' }),
    ...at(310, { do: 'timeout', server: 'S3' }),
  ]);
const FIGURE_8 = scene(
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
    ...at(0, { do: 'block', to: 'S4' }, { do: 'block', to: 'S5' }),
    ...at(300, { do: 'crash', server: 'S1' }, { do: 'unblock' }),
    ...at(310, { do: 'timeout', server: 'S5' }),
  ],
);

/** S2 is elected, and S1, deposed, appends a request in the term of S2. */
const DEPOSED_APPENDS = scene({ initial: S1_LEADS_3 }, [
  ...at(50, { do: 'timeout', server: 'S2' }),
  ...at(65, request('S1', 'SET y 1')),
  ...at(100, request('S2', 'SET x 1')),
]);

export const CASES: readonly BugCase[] = [
  {
    bug: 'majority-off-by-one',
    document: scene(twoCandidates, []),
    property: 'election-safety',
    servers: [1, 2],
    event: ['become-leader', 2],
    says: 'S2 leads term 1, which S1 already won',
  },
  {
    bug: 'count-replies',
    document: scene({ servers: 5, timeouts: { S1: [150] } }, [
      ...at(
        0,
        { do: 'partition', groups: [['S1', 'S2']] },
        { do: 'link', from: 'S2', to: 'S1', duplication: 1 },
      ),
    ]),
    property: 'vote-evidence',
    servers: [1],
    event: ['become-leader', 1],
    says: 'S1 leads term 1 with the votes of S1, S2, no majority of 5',
  },
  {
    bug: 'stale-votes',
    document: scene({ timeouts: { S1: [150, 150] } }, [
      ...at(0, { do: 'hold', type: 'RequestVoteReply' }),
      ...at(290, { do: 'block', from: 'S1' }),
      ...at(310, { do: 'release' }),
    ]),
    property: 'vote-evidence',
    servers: [1],
    event: ['become-leader', 1],
    says: 'S1 leads term 2 with the votes of S1, no majority of 3',
  },
  {
    bug: 'majority-off-by-one',
    document: scene(
      { servers: 4, timeouts: { S1: [150] } },
      at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ),
    property: 'vote-evidence',
    servers: [1],
    event: ['become-leader', 1],
    says: 'S1 leads term 1 with the votes of S1, S2, no majority of 4',
  },
  {
    bug: 'vote-twice',
    document: scene({ ...twoCandidates, servers: 5 }, []),
    property: 'one-vote-per-term',
    servers: [2, 1],
    event: ['send', 2],
    says: 'S2 votes for S1 in term 1, and voted for S2 in it before',
  },
  {
    bug: 'same-term-clears-vote',
    document: scene({ servers: 5, timeouts: { S1: [150], S2: [150], S3: [150] } }, [
      ...at(0, { do: 'block', from: 'S1', type: 'RequestVote' }, { do: 'block', from: 'S3', to: 'S4' }),
      ...at(
        0,
        { do: 'block', from: 'S3', to: 'S5' },
        { do: 'link', from: 'S3', to: 'S1', latency: [60, 60] },
      ),
    ]),
    property: 'one-vote-per-term',
    servers: [1, 3],
    event: ['send', 1],
    says: 'S1 votes for S3 in term 1, and voted for S1 in it before',
  },
  {
    bug: 'keep-tail',
    document: scene(
      {
        initial: {
          S1: { term: 3, log: [1, 3], role: 'leader' },
          S2: { term: 2, log: [1, 2, 2] },
          S3: { term: 3 },
        },
      },
      [],
    ),
    property: 'log-matching',
    servers: [2],
    index: 3,
    event: ['append', 2],
    says: 'S2 holds a blank entry of term 2 at index 3 after term 3; S2 held a blank entry of term 2 there after term 2',
  },
  {
    bug: 'no-prev-check',
    document: scene(
      {
        initial: {
          S1: { term: 3, log: [1, 3], role: 'leader' },
          S2: { term: 3, log: [1, 2] },
          S3: { term: 3 },
        },
      },
      at(5, request('S1', 'SET x 1')),
    ),
    property: 'log-matching',
    servers: [1, 2],
    index: 3,
    event: ['append', 2],
    says: 'S2 holds “SET x 1” of term 3 at index 3 after term 2; S1 held “SET x 1” of term 3 there after term 3',
  },
  {
    bug: 'deposed-appends',
    document: DEPOSED_APPENDS,
    property: 'log-matching',
    servers: [1, 2],
    index: 1,
    event: ['append', 2],
    says: 'S2 holds “SET x 1” of term 2 at index 1 after term 0; S1 held “SET y 1” of term 2 there after term 0',
  },
  {
    bug: 'deposed-appends',
    document: DEPOSED_APPENDS,
    property: 'follower-commit',
    servers: [1],
    index: 1,
    event: ['commit', 1],
    says: 'S1 takes “SET y 1” of term 2 at index 1 for committed; “SET x 1” of term 2 is committed there',
  },
  {
    bug: 'no-up-to-date',
    document: standsWithout(),
    property: 'leader-completeness',
    servers: [3],
    index: 1,
    event: ['become-leader', 3],
    says: 'S3 leads term 2 without “SET x 1” of term 1, committed at index 1 in term 1',
  },
  {
    bug: 'length-first',
    document: standsWithout({
      initial: {
        S1: { term: 2, log: [1, 2], role: 'leader' },
        S2: { term: 2, log: [1, 2] },
        S3: { term: 2, log: [1, 1, 1, 1] },
      },
    }),
    property: 'leader-completeness',
    servers: [3],
    index: 3,
    event: ['become-leader', 3],
    says: 'S3 leads term 3 without “SET x 1” of term 2, committed at index 3 in term 2',
  },
  {
    bug: 'commit-old-terms',
    document: FIGURE_8,
    property: 'commit-evidence',
    servers: [1],
    index: 2,
    event: ['commit', 1],
    says: 'S1, leader of term 4, commits by counting an entry of term 2 at index 2',
  },
  {
    bug: 'commit-old-terms',
    document: FIGURE_8,
    property: 'leader-completeness',
    servers: [5],
    index: 2,
    event: ['become-leader', 5],
    says: 'S5 leads term 5 without a blank entry of term 2, committed at index 2 in term 4',
  },
  {
    bug: 'count-self-twice',
    document: scene({ initial: S1_LEADS_3 }, [
      ...at(0, { do: 'partition', groups: [] }),
      ...at(50, request('S1', 'SET x 1')),
    ]),
    property: 'commit-evidence',
    servers: [1],
    index: 1,
    event: ['commit', 1],
    says: 'S1 commits index 1 of term 1, which is on the disks of S1 only',
  },
  {
    bug: 'stale-acks',
    document: scene({ servers: 5, initial: S1_LEADS, latency: [1, 1] }, [
      // biome-ignore format: one glance
      ...at(0, { do: 'partition', groups: [['S1', 'S2'], ['S3', 'S4', 'S5']] }),
      ...at(0, { do: 'hold', from: 'S2', to: 'S1', type: 'AppendEntriesReply' }),
      ...at(10, request('S1', 'SET a 1'), request('S1', 'SET b 2')),
      ...at(50, { do: 'timeout', server: 'S3' }),
      ...at(60, request('S3', 'SET c 3')),
      ...at(100, { do: 'heal' }),
      ...at(300, { do: 'timeout', server: 'S1' }),
      ...['S2', 'S3', 'S5'].flatMap((to) => at(310, { do: 'block', from: 'S1', to })),
      ...at(320, request('S1', 'SET d 4')),
      ...at(330, { do: 'release' }),
    ]),
    property: 'commit-evidence',
    servers: [1],
    index: 2,
    event: ['commit', 1],
    says: 'S1 commits index 2 of term 3, which is on the disks of S1, S4 only',
  },
  {
    bug: 'commit-own-length',
    document: scene(
      {
        maxEntries: 1,
        initial: {
          S1: { term: 3, log: [1, 1, 3, 3], role: 'leader' },
          S2: { term: 3, log: [1, 1, 1, 1] },
          S3: { term: 3, log: [1, 1, 3, 3] },
        },
      },
      at(0, { do: 'link', from: 'S1', to: 'S2', latency: [50, 50] }),
    ),
    property: 'follower-commit',
    servers: [2],
    index: 3,
    event: ['commit', 2],
    says: 'S2 takes a blank entry of term 1 at index 3 for committed; a blank entry of term 3 is committed there',
  },
  {
    bug: 'truncate-always',
    document: scene({ initial: S1_LEADS_3 }, [
      ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
      ...at(100, request('S1', 'SET x 1')),
      ...at(105, { do: 'duplicate', message: { type: 'AppendEntries', which: 'first' } }),
      ...at(106, { do: 'delay', message: { type: 'AppendEntries', which: 'first' }, by: 220 }),
      ...at(150, request('S1', 'SET x 2')),
    ]),
    property: 'follower-commit',
    servers: [2],
    index: 2,
    event: ['deliver', 2],
    says: 'S2 takes nothing at index 2 for committed; “SET x 2” of term 1 is committed there',
  },
  {
    bug: 'old-leader',
    document: scene({ initial: S1_LEADS_3 }, [
      ...at(90, { do: 'hold', from: 'S1', type: 'AppendEntries' }),
      ...at(100, request('S1', 'SET x 1')),
      ...at(200, { do: 'timeout', server: 'S2' }),
      ...at(300, request('S2', 'SET x 2')),
      ...at(600, { do: 'release', to: 'S3' }),
    ]),
    property: 'follower-commit',
    servers: [3],
    index: 1,
    event: ['deliver', 3],
    says: 'S3 takes “SET x 1” of term 1 at index 1 for committed; “SET x 2” of term 2 is committed there',
  },
  {
    bug: 'apply-before-commit',
    document: scene(
      { initial: S1_LEADS_3 },
      ['1', '2', '3'].flatMap((n) => at(100, request('S1', `ADD x ${n}`))),
    ),
    property: 'state-machine-safety',
    servers: [1],
    index: 1,
    event: ['apply', 1],
    says: 'S1 applies “ADD x 1” of term 1 at index 1 with 0 applied and 0 committed',
  },
  {
    bug: 'apply-again',
    document: scene({ initial: S1_LEADS_3 }, [
      ...at(100, request('S1', 'ADD x 1')),
      ...at(400, { do: 'crash', server: 'S2' }),
      ...at(410, { do: 'restart', server: 'S2' }),
    ]),
    property: 'state-machine-safety',
    servers: [1, 2],
    index: 1,
    event: ['apply', 2],
    says: 'S2 applies “ADD x 1” of term 1 at index 1, where S1 applied “ADD x 1” of term 1',
  },
  {
    // S2 votes for S1, forgets it in a crash, and votes for S3 in the same term.
    bug: 'vote-lost',
    document: scene({ timeouts: { S1: [150], S3: [150] } }, [
      ...at(0, { do: 'link', from: 'S3', to: 'S2', latency: [60, 60] }),
      ...at(165, { do: 'crash', server: 'S2' }),
      ...at(170, { do: 'restart', server: 'S2' }),
    ]),
    property: 'one-vote-per-term',
    servers: [2, 3, 1],
    event: ['send', 2],
    says: 'S2 votes for S3 in term 1, and voted for S1 in it before',
  },
  {
    bug: 'term-lost',
    document: scene(
      { timeouts: { S1: [150] }, initial: { S1: { term: 4 }, S2: { term: 4 }, S3: { term: 4 } } },
      [
        ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
        ...at(200, { do: 'crash', server: 'S2' }),
        ...at(210, { do: 'restart', server: 'S2' }),
        ...at(220, { do: 'heal' }),
        ...at(230, { do: 'timeout', server: 'S3' }),
      ],
    ),
    property: 'one-vote-per-term',
    servers: [2, 3, 1],
    event: ['send', 2],
    says: 'S2 votes for S3 in term 5, and voted for S1 in it before',
  },
  {
    // As many entries are on its disk, but not these.
    bug: 'ack-before-write',
    document: scene(
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
    property: 'durable-before-told',
    servers: [2],
    index: 2,
    event: ['send', 2],
    says: 'S2 acknowledges index 2 with another entry there, of term 2, on its disk',
  },
];

const nodeIn = (sim: Simulation, id: number): Node => nodeOf(sim, id) as Node;

/** No check fires, but what should happen does not. */
export interface Missed {
  readonly bug: BugName;
  readonly document: ScenarioDocument;
  readonly holds: (sim: Simulation) => boolean;
}
const leadsIn =
  (term: number, id: number) =>
  (sim: Simulation): boolean => {
    const { role, persistent } = nodeIn(sim, id).server;
    return role.name === 'leader' && persistent.currentTerm === term;
  };

export const MISSED: readonly Missed[] = [
  {
    // S3 voted for S1 in term 1, and thinks that this is its vote of term 2.
    bug: 'keep-vote',
    document: scene({ timeouts: { S1: [150] } }, [
      ...at(300, { do: 'crash', server: 'S1' }),
      ...at(400, { do: 'timeout', server: 'S2' }),
    ]),
    holds: leadsIn(2, 2),
  },
  {
    // The first acknowledgement of S2 comes after the second.
    bug: 'match-not-max',
    document: scene(
      { initial: S1_LEADS_3 },
      [
        ...at(0, { do: 'link', from: 'S2', to: 'S1', latency: [60, 60] }),
        ...at(10, request('S1', 'SET x 1')),
        ...at(25, { do: 'link', from: 'S2', to: 'S1', latency: [10, 10] }),
        ...at(30, request('S1', 'SET x 2')),
      ],
      85,
    ),
    holds: (sim) => matchOf(sim, 1, 2) === 2,
  },
  {
    // S3 stands again and again; its log is too old to win, and S2 waits longer every time it hears of it.
    bug: 'any-message-resets',
    document: scene({ initial: S1_LEADS_3, timeouts: { S2: Array(9).fill(400), S3: Array(20).fill(200) } }, [
      ...at(0, { do: 'block', to: 'S3' }),
      ...at(10, request('S1', 'SET x 1')),
      ...at(60, { do: 'crash', server: 'S1' }, { do: 'unblock' }),
    ]),
    holds: (sim) => nodeIn(sim, 2).server.role.name === 'leader',
  },
  {
    bug: 'no-randomness',
    document: scene({ electionTimeout: [150, 300] }, [], 3000),
    holds: (sim) => runningLeader(sim.nodes) !== null,
  },
  {
    bug: 'grant-keeps-timer',
    document: scene({ timeouts: { S1: [150], S2: [165] } }, [], 300),
    holds: leadsIn(1, 1),
  },
  {
    bug: 'deaf-to-replies',
    document: scene({ initial: S1_LEADS_3 }, [
      ...['AppendEntries', 'RequestVote'].flatMap((type) => at(0, { do: 'block', to: 'S1', type })),
      ...at(50, { do: 'timeout', server: 'S2' }),
    ]),
    holds: (sim) => nodeIn(sim, 1).server.role.name === 'follower',
  },
  {
    bug: 'no-backing-up',
    document: scene(
      {
        initial: {
          S1: { term: 3, log: [1, 3], role: 'leader' },
          S2: { term: 3, log: [1, 3] },
          S3: { term: 3 },
        },
      },
      [],
    ),
    holds: (sim) => nodeIn(sim, 3).server.persistent.log.lastIndex === 2,
  },
];

const matchOf = (sim: Simulation, leader: number, id: number): number | undefined => {
  const { role } = nodeIn(sim, leader).server;
  return role.name === 'leader' ? ofServer(role.matchIndex, id) : undefined;
};
