/**
 * Random scenario documents: clusters of 1 to 7 servers and scripts of every kind of action. Times come from
 * coarse grids, so that many things fall on one microsecond: that is where orders go wrong.
 */
import fc from 'fast-check';
import { serverNames } from '../../scenario/document.ts';
import type {
  ActionDocument,
  ClaimDocument,
  ClusterDocument,
  InitialDocument,
  Pair,
  ScenarioDocument,
  SelectorDocument,
  UntimedAction,
} from '../../scenario/types.ts';
import { MESSAGE_TYPES } from '../network.ts';

const { record, constantFrom, integer, array, option, oneof, constant } = fc;

const command = oneof(
  constantFrom('SET x 1', 'SET x two', 'ADD x 1', 'ADD y -3', 'GET x', 'GET z', 'SET y 9007199254740992'),
  integer({ min: 0, max: 99 }).map((n) => `SET k${n % 5} ${n}`),
);
const span = (pairs: readonly Pair[]): fc.Arbitrary<Pair> => constantFrom(...pairs);
// biome-ignore format: a list
const latency = span([[0, 0], [10, 10], [10, 15], [0, 40], [5, 5], [0.001, 0.003], [25, 150]]);
const chance = constantFrom(0, 0, 0, 0.05, 0.2, 0.5);
const link = record(
  { latency, loss: chance, duplication: constantFrom(0, 0, 0.1, 0.5, 1) },
  { requiredKeys: [] },
);
const ms = oneof(
  integer({ min: 0, max: 40 }).map((n) => n * 25),
  integer({ min: 0, max: 200 }).map((n) => n * 5),
  integer({ min: 0, max: 1_000_000 }).map((n) => n / 1000),
);

/** The names of a cluster of `size`, and what can be said of them. */
function names(size: number) {
  const all = serverNames(size);
  const one = constantFrom(...all);
  const two = fc
    .tuple(integer({ min: 0, max: size - 1 }), integer({ min: 1, max: Math.max(1, size - 1) }))
    .map(([i, step]) => ({ from: all[i] as string, to: all[(i + step) % size] as string }));
  const target = oneof({ weight: 2, arbitrary: one }, { weight: 1, arbitrary: constant('leader') });
  const type = constantFrom(...MESSAGE_TYPES);
  const filter = oneof(
    record({ from: one, type }, { requiredKeys: [] }),
    record({ to: one, type }, { requiredKeys: [] }),
    ...(size > 1
      ? [fc.tuple(two, option(type)).map(([pair, t]) => ({ ...pair, ...(t && { type: t }) }))]
      : []),
  );
  return { all, one, two, target, filter };
}

// biome-ignore format: a list
const electionTimeout = span([[150, 300], [100, 100], [40, 80], [50, 500], [150, 155]]);
// biome-ignore format: a list
const write = span([[0, 0], [0, 0], [0, 5], [5, 5], [20, 60], [0, 0.002]]);
const fails = constantFrom(0, 0, 0.02, 0.3);
const disk = record({ write, fails }, { requiredKeys: [] });
/** A change of the disk says at least one thing. */
const diskChange = oneof(record({ write, fails }, { requiredKeys: ['write'] }), record({ fails }));
const protocol = {
  replicate: constantFrom('heartbeat' as const, 'at-once' as const),
  maxEntries: constantFrom(100, 1, 2, 3),
  noop: fc.boolean(),
  fastBacktrack: fc.boolean(),
};
const heartbeatInterval = constantFrom(75, 25, 50, 20, 100);

/** Other settings, of one server or of all. At least one of each action is given. */
function settings(target: fc.Arbitrary<string>): fc.Arbitrary<UntimedAction> {
  const own = record(
    {
      do: constant('settings' as const),
      server: target,
      electionTimeout,
      disk: diskChange,
      clock: constantFrom(0.5, 1, 2),
    },
    { requiredKeys: ['do', 'server', 'electionTimeout'] },
  );
  const all = record(
    { do: constant('settings' as const), electionTimeout, heartbeatInterval, disk: diskChange, ...protocol },
    { requiredKeys: ['do', 'heartbeatInterval'] },
  );
  return oneof<fc.Arbitrary<UntimedAction>[]>(own, all);
}

/** What may be done to a cluster of `size`. Without `wipe`, Raft must stay safe through all of it. */
export function untimedActions(size: number, wipe: boolean): fc.Arbitrary<UntimedAction> {
  const { all, two, target, filter } = names(size);
  const groups = array(integer({ min: 0, max: 3 }), { minLength: size, maxLength: size }).map((places) =>
    [0, 1, 2].map((group) => all.filter((_, i) => places[i] === group)),
  );
  const message: fc.Arbitrary<SelectorDocument> = oneof(
    integer({ min: 1, max: 120 }),
    fc
      .tuple(filter, option(integer({ min: 1, max: 4 })), constantFrom('first' as const, 'all' as const))
      .map(([by, term, which]) => ({ ...by, ...(term !== null && { term }), which })),
  );
  const power = [
    'crash',
    'restart',
    'pause',
    'resume',
    'timeout',
    'failWrite',
    ...(wipe ? ['wipe'] : []),
  ] as 'crash'[];
  const between: fc.Arbitrary<UntimedAction>[] = [
    fc.tuple(constantFrom('cut', 'mend'), two).map(([word, pair]) => ({ do: word, ...pair })),
    fc.tuple(two, link).map(([pair, own]) => ({ do: 'link', ...pair, ...own })),
  ];
  return oneof(
    { weight: 6, arbitrary: record({ do: constant('request'), server: target, command }) },
    { weight: 8, arbitrary: record({ do: constantFrom(...power), server: target }) },
    { weight: 1, arbitrary: record({ do: constant('setTimer'), server: target, in: ms }) },
    { weight: 1, arbitrary: settings(target) },
    { weight: 2, arbitrary: record({ do: constant('partition'), groups }) },
    { weight: 2, arbitrary: constant({ do: 'heal' } as const) },
    { weight: 1, arbitrary: link.map((every) => ({ do: 'network', ...every }) as const) },
    {
      weight: 3,
      arbitrary: record({ do: constantFrom('drop', 'duplicate', 'deliver', 'hold', 'release'), message }),
    },
    { weight: 1, arbitrary: record({ do: constant('delay'), message, by: ms }) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(constantFrom('block', 'unblock', 'unblock', 'hold', 'hold', 'release', 'release'), filter)
        .map(([word, by]) => ({ do: word, ...by })),
    },
    ...(size > 1 ? between.map((arbitrary) => ({ weight: 2, arbitrary })) : []),
  ) as fc.Arbitrary<UntimedAction>;
}

function claims(size: number): fc.Arbitrary<ClaimDocument> {
  const { one } = names(size);
  return oneof(
    constantFrom<ClaimDocument>({ leader: 'one' }, { leader: 'none' }, { leaders: { min: 1 } }),
    record({ server: one, role: constantFrom('candidate' as const, 'leader' as const) }),
    record({ server: one, term: record({ min: integer({ min: 1, max: 4 }) }) }),
    record({ server: one, power: constantFrom('paused' as const, 'crashed' as const) }),
    record({ kind: constantFrom('send' as const, 'commit' as const), min: integer({ min: 1, max: 60 }) }).map(
      (count) => ({ count }),
    ),
  );
}

/** What is done and when: mostly at times that collide, some on conditions. */
export function actions(size: number, wipe = false): fc.Arbitrary<ActionDocument[]> {
  const timed = fc.tuple(untimedActions(size, wipe), ms).map(([action, at]) => ({ ...action, at }));
  const conditional = fc
    .tuple(untimedActions(size, wipe), claims(size), constantFrom(0, 0, 5, 0.001))
    .map(([action, when, after]) => ({ ...action, when, ...(after > 0 && { after }) }));
  return array(oneof({ weight: 5, arbitrary: timed }, { weight: 1, arbitrary: conditional }), {
    maxLength: 40,
  });
}

/**
 * Logs that one run of Raft could have left: all begin alike, and what a server has beyond that is of a term
 * of its own. No term that is in a log, or led at the start, can be stood in again.
 */
function initial(size: number): fc.Arbitrary<Record<string, InitialDocument>> {
  const one = record({
    common: integer({ min: 0, max: 4 }),
    own: integer({ min: 0, max: 3 }),
    behind: integer({ min: 0, max: 2 }),
  });
  return fc
    .tuple(array(one, { minLength: size, maxLength: size }), option(integer({ min: 0, max: size - 1 })))
    .map(([servers, leader]) => {
      const start = servers.map(({ common, own, behind }, i): [string, InitialDocument] => {
        const log = [1, 1, 2, 2].slice(0, common).concat(Array<number>(own).fill(3 + i));
        const term = leader === null ? 10 + behind : 20;
        return [`S${i + 1}`, { log, term, ...(i === leader && { role: 'leader' as const }) }];
      });
      return Object.fromEntries(start);
    });
}

export function clusters(size: number): fc.Arbitrary<ClusterDocument> {
  const rates = constantFrom(1, 1, 1, 0.5, 0.9, 1.1, 2);
  const someServer = constantFrom(...serverNames(size));
  const bySome = <T>(value: fc.Arbitrary<T>) =>
    fc.tuple(someServer, value).map(([name, one]) => ({ [name]: one }));
  return record(
    {
      electionTimeout,
      heartbeatInterval,
      latency,
      loss: chance,
      duplication: constantFrom(0, 0, 0, 0.1, 0.5, 1),
      ...protocol,
      disk: record({ write }),
      clock: array(rates, { minLength: size, maxLength: size }).map((all) =>
        Object.fromEntries(all.map((rate, i) => [`S${i + 1}`, rate])),
      ),
      electionTimeouts: bySome(electionTimeout),
      disks: bySome(disk),
      initial: initial(size),
      timeouts: record({ S1: array(constantFrom(50, 100, 151), { maxLength: 3 }) }),
    },
    { requiredKeys: [] },
  ).map((cluster) => ({ servers: size, ...cluster }));
}

export interface Wish {
  readonly wipe?: boolean;
  readonly sizes?: readonly [min: number, max: number];
}

/** A whole document, to be run for at most a second and a half of its time. */
export function documents({
  wipe = false,
  sizes: [min, max] = [1, 7],
}: Wish = {}): fc.Arbitrary<ScenarioDocument> {
  return integer({ min, max }).chain((size) =>
    record({
      raftarium: constant(1 as const),
      seed: integer({ min: 0, max: 1_000_000 }),
      cluster: clusters(size),
      actions: actions(size, wipe),
      until: constant(1500),
    }),
  );
}

/**
 * Writes and reads at every server of a cluster that S1 leads at the start, while leaders are cut off,
 * stopped and replaced.
 */
export function readers(reads: 'log' | 'local'): fc.Arbitrary<ScenarioDocument> {
  return integer({ min: 2, max: 5 }).chain((size) => {
    const { all, one } = names(size);
    const asked = oneof(constant('GET x'), constantFrom('SET x 1', 'ADD x 1'));
    const power = constantFrom('timeout', 'timeout', 'crash', 'restart', 'pause', 'resume', 'wipe');
    const others = (alone: string) => all.filter((name) => name !== alone);
    const action = oneof(
      { weight: 8, arbitrary: record({ do: constant('request'), server: one, command: asked }) },
      { weight: 3, arbitrary: record({ do: power, server: one }) },
      { weight: 2, arbitrary: one.map((alone) => ({ do: 'partition', groups: [others(alone)] })) },
      { weight: 1, arbitrary: constant({ do: 'heal' }) },
    ); // biome-ignore format: one glance
    const timed = fc
      .tuple(action, integer({ min: 0, max: 100 }))
      .map(([what, n]) => ({ ...what, at: n * 10 }));
    return record({
      raftarium: constant(1 as const),
      cluster: record({
        servers: constant(size),
        latency: constantFrom<Pair>([10, 10], [5, 40]),
        replicate: constantFrom('heartbeat', 'at-once'),
        noop: fc.boolean(),
        rules: constant({ reads }),
        initial: constant(
          Object.fromEntries(
            all.map((name) => [name, { term: 1, ...(name === 'S1' && { role: 'leader' }) }]),
          ),
        ),
      }),
      actions: array(timed, { minLength: 20, maxLength: 40 }),
      until: constant(1200),
    }) as fc.Arbitrary<ScenarioDocument>;
  });
}
