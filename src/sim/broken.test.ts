/** Each rule of Raft that is broken is noticed by the check that guards it, in a run that is clean without the fault. */
import { describe, expect, test } from 'vitest';
import { step } from '../raft/step.ts';
import type { Effect } from '../raft/types.ts';
import type { ActionDocument, ClusterDocument, ScenarioDocument } from '../scenario/document.ts';
import type { Protocol } from './core.ts';
import type { Property } from './safety/properties.ts';
import { VIOLATIONS_KEPT } from './safety/safety.ts';
import { BROKEN, type Bug } from './testing/broken.ts';
import { beginning, play } from './testing/runs.ts';
import { Structure } from './testing/structure.ts';
import type { Kind } from './types.ts';

/** Nobody stands by itself, every message takes 10 ms, new entries go out at once. */
function scene(cluster: ClusterDocument, actions: readonly ActionDocument[], until = 1000): ScenarioDocument {
  const calm = { electionTimeout: [9000, 9000], latency: [10, 10], replicate: 'at-once' } as const;
  return { raftarium: 1, cluster: { servers: 3, ...calm, ...cluster }, actions, until };
}
const at = (ms: number, ...deeds: readonly Record<string, unknown>[]): ActionDocument[] =>
  deeds.map((deed) => ({ at: ms, ...deed }) as unknown as ActionDocument);
const request = (server: string, command: string) => ({ do: 'request', server, command });
const S1_LEADS = { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 }, S4: { term: 1 }, S5: { term: 1 } } as const; // biome-ignore format: one glance
const { S4: _4, S5: _5, ...S1_LEADS_3 } = S1_LEADS;

interface Case {
  readonly bug: Bug;
  readonly document: ScenarioDocument;
  readonly property: Property;
  readonly servers: readonly number[];
  readonly index?: number;
  /** The event at fault, and whose it is. */
  readonly event: readonly [Kind, server: number];
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

const CASES: readonly Case[] = [
  {
    bug: 'countsDenialsToo',
    document: scene(twoCandidates, []),
    property: 'election-safety',
    servers: [1, 2],
    event: ['become-leader', 2],
  },
  {
    bug: 'countsVotesNotVoters',
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
  },
  {
    bug: 'takesOldVotes',
    document: scene({ timeouts: { S1: [150, 150] } }, [
      ...at(0, { do: 'hold', type: 'RequestVoteReply' }),
      ...at(290, { do: 'block', from: 'S1' }),
      ...at(310, { do: 'release' }),
    ]),
    property: 'vote-evidence',
    servers: [1],
    event: ['become-leader', 1],
  },
  {
    bug: 'takesHalfForAMajority',
    document: scene(
      { servers: 4, timeouts: { S1: [150] } },
      at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ),
    property: 'vote-evidence',
    servers: [1],
    event: ['become-leader', 1],
  },
  {
    bug: 'grantsTwice',
    document: scene({ ...twoCandidates, servers: 5 }, []),
    property: 'one-vote-per-term',
    servers: [3, 2, 1],
    event: ['send', 3],
  },
  {
    bug: 'forgetsItsVoteOnSteppingDown',
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
  },
  {
    bug: 'replacesItsLastEntry',
    document: scene({ initial: S1_LEADS_3 }, at(100, request('S1', 'SET x 1'), request('S1', 'SET x 2'))),
    property: 'leader-append-only',
    servers: [1],
    index: 1,
    event: ['client-request', 1],
  },
  {
    bug: 'keepsTheTailOfAConflict',
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
  },
  {
    bug: 'skipsTheConsistencyCheck',
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
  },
  {
    bug: 'appendsThoughDeposed',
    document: scene({ initial: S1_LEADS_3 }, [
      ...at(50, { do: 'timeout', server: 'S2' }),
      ...at(100, request('S2', 'SET x 1')),
    ]),
    property: 'log-matching',
    servers: [1, 2],
    index: 1,
    event: ['append', 2],
  },
  {
    bug: 'asksNothingOfACandidatesLog',
    document: standsWithout(),
    property: 'leader-completeness',
    servers: [3],
    index: 1,
    event: ['become-leader', 3],
  },
  {
    bug: 'comparesLogsByLengthAlone',
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
  },
  {
    bug: 'commitsOldTermsByCounting',
    document: FIGURE_8,
    property: 'commit-evidence',
    servers: [1],
    index: 2,
    event: ['commit', 1],
  },
  {
    bug: 'commitsOldTermsByCounting',
    document: FIGURE_8,
    property: 'leader-completeness',
    servers: [5],
    index: 2,
    event: ['become-leader', 5],
  },
  {
    bug: 'countsItselfTwice',
    document: scene({ initial: S1_LEADS_3 }, [
      ...at(0, { do: 'partition', groups: [] }),
      ...at(50, request('S1', 'SET x 1')),
    ]),
    property: 'commit-evidence',
    servers: [1],
    index: 1,
    event: ['commit', 1],
  },
  {
    bug: 'takesOldAcknowledgements',
    document: scene({ servers: 5, initial: S1_LEADS, latency: [1, 1] }, [
      ...at(0, { do: 'partition', groups: [['S1', 'S2'], ['S3', 'S4', 'S5']] }), // biome-ignore format: one glance
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
  },
  {
    bug: 'commitsItsWholeLogWhenTold',
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
  },
  {
    bug: 'truncatesOnEveryAppendEntries',
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
  },
  {
    bug: 'takesOldEntries',
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
  },
  ...(['appliesTwice', 'skipsEntries', 'appliesBeforeItIsCommitted'] as const).map(
    (bug): Case => ({
      bug,
      document: scene(
        { initial: S1_LEADS_3 },
        ['1', '2', '3'].flatMap((n) => at(100, request('S1', `ADD x ${n}`))),
      ),
      property: 'state-machine-safety',
      servers: [1],
      index: bug === 'skipsEntries' ? 3 : 1,
      event: ['apply', 1],
    }),
  ),
  {
    bug: 'tellsBeforeItIsDurable',
    document: scene({ disk: { write: [20, 20] } }, at(50, { do: 'timeout', server: 'S1' })),
    property: 'durable-before-told',
    servers: [1],
    event: ['send', 1],
  },
  {
    // As many entries are on its disk, but not these.
    bug: 'tellsBeforeItIsDurable',
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
  },
];

describe('a broken rule', () => {
  test.each(CASES)('$bug: $property', ({ bug, document, property, servers, index = null, event }) => {
    const { sim, events } = play(document, { protocol: BROKEN[bug] });
    const violation = sim.violations.find((found) => found.property === property);
    expect(violation).toMatchObject({ servers, index });
    const { what, server, time } = events[(violation?.event ?? 0) - 1] ?? {};
    expect([what?.kind, server, time]).toEqual([...event, violation?.time]);
    expect(violation?.detail).toMatch(new RegExp(servers.map((id) => `S${id}`).join('|')));
  });

  test.each(CASES)('without $bug the same run is clean ($property)', ({ document }) => {
    expect(play(document).sim.violations).toEqual([]);
  });

  test('of every fault that is known there is a case', () => {
    expect(new Set(CASES.map(({ bug }) => bug))).toEqual(new Set(Object.keys(BROKEN)));
  });
});

test('a lost disk is noticed too: what it had acknowledged is committed, and it votes for a server without it', () => {
  const lost = (word: string) => [
    ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...at(100, request('S1', 'SET x 1')),
    ...at(300, { do: 'heal' }, { do: 'crash', server: 'S1' }, { do: word, server: 'S2' }),
    ...at(305, { do: 'restart', server: 'S2' }),
    ...at(310, { do: 'timeout', server: 'S3' }),
  ];
  const { sim, events } = play(scene({ initial: S1_LEADS_3 }, lost('wipe')));
  expect(sim.violations).toMatchObject([{ property: 'leader-completeness', servers: [3], index: 1 }]);
  expect(events[(sim.violations[0]?.event ?? 0) - 1]).toMatchObject({
    server: 3,
    what: { kind: 'become-leader' },
  });
  expect(play(scene({ initial: S1_LEADS_3 }, lost('crash'))).sim.violations).toEqual([]);
});

test('a property that breaks after a hundred findings of another is told all the same', () => {
  const chatty = Array.from({ length: 400 }, (_, i) => at(300 + i, request('S1', `SET x ${i}`))).flat();
  const missed = [
    ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...chatty,
    ...at(900, { do: 'heal' }, { do: 'crash', server: 'S1' }),
  ];
  const document = scene({ initial: S1_LEADS_3, disk: { write: [30, 30] } }, [...missed, ...at(910, { do: 'wipe', server: 'S2' }), ...at(920, { do: 'restart', server: 'S2' }), ...at(930, { do: 'timeout', server: 'S3' })]); // biome-ignore format: one glance
  const { violations } = play(document, { protocol: BROKEN.tellsBeforeItIsDurable }).sim;
  const late = violations.findIndex(({ property }) => property === 'leader-completeness');
  expect(late).toBeGreaterThanOrEqual(VIOLATIONS_KEPT);
  expect(violations[late]).toMatchObject({ servers: [3] });
});

/** What the structural checks say of a fault that no safety check need notice. */
describe('the structural checks notice', () => {
  const bugOf = (bug: Bug) => (CASES.find((one) => one.bug === bug) as Case).document;
  const faults = (document: ScenarioDocument, protocol: Protocol): string[] => {
    const structure = new Structure(beginning(document), protocol);
    play(document, { watch: null, protocol: structure.spy }, (sim) => structure.look(sim));
    return structure.faults;
  };
  const without =
    (drop: (effect: Effect) => boolean): Protocol =>
    (settings, server, input) => {
      const taken = step(settings, server, input);
      return { server: taken.server, effects: taken.effects.filter((effect) => !drop(effect)) };
    };
  const election = scene({ timeouts: { S1: [100] } }, at(300, request('S1', 'SET x 1')));

  test.each([
    ['takesOldAcknowledgements', 'matchIndex of S2 is not true'],
    ['appendsThoughDeposed', 'S1 makes entry 1 of term 2'],
    ['forgetsItsVoteOnSteppingDown', 'vote changes within a term'],
    ['keepsTheTailOfAConflict', 'terms go down'],
    ['appliesBeforeItIsCommitted', 'lastApplied is not commitIndex'],
    ['truncatesOnEveryAppendEntries', "commitIndex behind the log's end"],
  ] as const)('%s: %s', (bug, fault) => {
    expect(faults(bugOf(bug), BROKEN[bug]).join('\n')).toContain(fault);
    expect(faults(bugOf(bug), step)).toEqual([]);
  });

  test.each([
    [
      'an election timer that is not started',
      (e: Effect) => e.type === 'start' && e.timer === 'election',
      'election timer',
    ],
    [
      'a leader without a heartbeat',
      (e: Effect) => e.type === 'start' && e.timer === 'heartbeat',
      'heartbeat timer',
    ],
    ['a retry that is not stopped', (e: Effect) => e.type === 'stop' && e.timer === 'retry', 'retry timer'],
  ] as const)('%s', (_what, drop, fault) => {
    expect(faults(election, without(drop)).join('\n')).toContain(fault);
  });

  test('a denial that is counted as a vote', () => {
    const found = faults(scene({ ...twoCandidates, servers: 5 }, []), BROKEN.countsDenialsToo);
    expect(found.join('\n')).toContain('S1 counts a vote of S2 it never got');
  });

  test('a leader that commits too late', () => {
    const lazy: Protocol = (settings, server, input) => {
      const taken = step(settings, server, input);
      const { commitIndex, lastApplied } = server;
      return { server: { ...taken.server, commitIndex, lastApplied }, effects: taken.effects };
    };
    expect(faults(election, lazy).join('\n')).toContain('does not commit 1 though a majority has it');
  });
});
