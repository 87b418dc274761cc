/**
 * A run for every rule that can be broken on purpose: what breaks in it, or what should happen and does not.
 */
import { ofServer } from '../../raft/per-server.ts';
import type { BugName } from '../../raft/rules.ts';
import type { ActionDocument, ClusterDocument, ScenarioDocument } from '../../scenario/document.ts';
import { PREPARED } from '../../search/prepared.ts';
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
export const S1_LEADS_3 = { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } } as const;

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

export const CASES: readonly BugCase[] = [
  {
    bug: 'majority-off-by-one',
    document: PREPARED['majority-off-by-one'],
    property: 'election-safety',
    servers: [1, 2],
    event: ['become-leader', 2],
    says: 'S2 leads term 1, which S1 already won',
  },
  {
    bug: 'count-replies',
    document: PREPARED['count-replies'],
    property: 'vote-evidence',
    servers: [1],
    event: ['become-leader', 1],
    says: 'S1 leads term 1 with the votes of S1, S2, no majority of 5',
  },
  {
    bug: 'stale-votes',
    document: PREPARED['stale-votes'],
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
    document: PREPARED['vote-twice'],
    property: 'one-vote-per-term',
    servers: [2, 1],
    event: ['send', 2],
    says: 'S2 votes for S1 in term 1, and voted for S2 in it before',
  },
  {
    bug: 'same-term-clears-vote',
    document: PREPARED['same-term-clears-vote'],
    property: 'one-vote-per-term',
    servers: [1, 3],
    event: ['send', 1],
    says: 'S1 votes for S3 in term 1, and voted for S1 in it before',
  },
  {
    bug: 'keep-tail',
    document: PREPARED['keep-tail'],
    property: 'log-matching',
    servers: [2],
    index: 3,
    event: ['append', 2],
    says: 'S2 holds a blank entry of term 2 at index 3 after term 3; S2 held a blank entry of term 2 there after term 2',
  },
  {
    bug: 'no-prev-check',
    document: PREPARED['no-prev-check'],
    property: 'log-matching',
    servers: [1, 2],
    index: 3,
    event: ['append', 2],
    says: 'S2 holds “SET x 1” of term 3 at index 3 after term 2; S1 held “SET x 1” of term 3 there after term 3',
  },
  {
    bug: 'deposed-appends',
    document: PREPARED['deposed-appends'],
    property: 'log-matching',
    servers: [1, 2],
    index: 1,
    event: ['append', 2],
    says: 'S2 holds “SET x 1” of term 2 at index 1 after term 0; S1 held “SET y 1” of term 2 there after term 0',
  },
  {
    bug: 'deposed-appends',
    document: PREPARED['deposed-appends'],
    property: 'follower-commit',
    servers: [1],
    index: 1,
    event: ['commit', 1],
    says: 'S1 takes “SET y 1” of term 2 at index 1 for committed; “SET x 1” of term 2 is committed there',
  },
  {
    bug: 'no-up-to-date',
    document: PREPARED['no-up-to-date'],
    property: 'leader-completeness',
    servers: [3],
    index: 1,
    event: ['become-leader', 3],
    says: 'S3 leads term 2 without “SET x 1” of term 1, committed at index 1 in term 1',
  },
  {
    bug: 'length-first',
    document: PREPARED['length-first'],
    property: 'leader-completeness',
    servers: [3],
    index: 3,
    event: ['become-leader', 3],
    says: 'S3 leads term 3 without “SET x 1” of term 2, committed at index 3 in term 2',
  },
  {
    bug: 'commit-old-terms',
    document: PREPARED['commit-old-terms'],
    property: 'commit-evidence',
    servers: [1],
    index: 2,
    event: ['commit', 1],
    says: 'S1, leader of term 4, commits by counting an entry of term 2 at index 2',
  },
  {
    bug: 'commit-old-terms',
    document: PREPARED['commit-old-terms'],
    property: 'leader-completeness',
    servers: [5],
    index: 2,
    event: ['become-leader', 5],
    says: 'S5 leads term 5 without a blank entry of term 2, committed at index 2 in term 4',
  },
  {
    bug: 'count-self-twice',
    document: PREPARED['count-self-twice'],
    property: 'commit-evidence',
    servers: [1],
    index: 1,
    event: ['commit', 1],
    says: 'S1 commits index 1 of term 1, which is on the disks of S1 only',
  },
  {
    bug: 'stale-acks',
    document: PREPARED['stale-acks'],
    property: 'commit-evidence',
    servers: [1],
    index: 2,
    event: ['commit', 1],
    says: 'S1 commits index 2 of term 3, which is on the disks of S1, S4 only',
  },
  {
    bug: 'commit-own-length',
    document: PREPARED['commit-own-length'],
    property: 'follower-commit',
    servers: [2],
    index: 3,
    event: ['commit', 2],
    says: 'S2 takes a blank entry of term 1 at index 3 for committed; a blank entry of term 3 is committed there',
  },
  {
    bug: 'truncate-always',
    document: PREPARED['truncate-always'],
    property: 'follower-commit',
    servers: [2],
    index: 2,
    event: ['deliver', 2],
    says: 'S2 takes nothing at index 2 for committed; “SET x 2” of term 1 is committed there',
  },
  {
    bug: 'old-leader',
    document: PREPARED['old-leader'],
    property: 'follower-commit',
    servers: [3],
    index: 1,
    event: ['deliver', 3],
    says: 'S3 takes “SET x 1” of term 1 at index 1 for committed; “SET x 2” of term 2 is committed there',
  },
  {
    bug: 'apply-before-commit',
    document: PREPARED['apply-before-commit'],
    property: 'state-machine-safety',
    servers: [1],
    index: 1,
    event: ['apply', 1],
    says: 'S1 applies “ADD x 1” of term 1 at index 1 with 0 applied and 0 committed',
  },
  {
    bug: 'apply-again',
    document: PREPARED['apply-again'],
    property: 'state-machine-safety',
    servers: [1, 2],
    index: 1,
    event: ['apply', 2],
    says: 'S2 applies “ADD x 1” of term 1 at index 1, where S1 applied “ADD x 1” of term 1',
  },
  {
    bug: 'vote-lost',
    document: PREPARED['vote-lost'],
    property: 'one-vote-per-term',
    servers: [2, 3, 1],
    event: ['send', 2],
    says: 'S2 votes for S3 in term 1, and voted for S1 in it before',
  },
  {
    bug: 'term-lost',
    document: PREPARED['term-lost'],
    property: 'one-vote-per-term',
    servers: [2, 3, 1],
    event: ['send', 2],
    says: 'S2 votes for S3 in term 5, and voted for S1 in it before',
  },
  {
    bug: 'ack-before-write',
    document: PREPARED['ack-before-write'],
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
