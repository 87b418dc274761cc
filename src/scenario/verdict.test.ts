/** The verdict of a timing, and that simulated runs agree with its numbers. */
import { describe, expect, test } from 'vitest';
import { draw, Purpose } from '../base/draw.ts';
import { fromMs, type Micros, toMs } from '../base/time.ts';
import { runningLeader } from '../sim/actions.ts';
import { Simulation } from '../sim/simulation.ts';
import { compile } from './compile.ts';
import { readDocument } from './document.ts';
import type { ClusterDocument, LinkDocument, ScenarioDocument } from './types.ts';
import { timingVerdict } from './verdict.ts';

function valid(cluster: ClusterDocument): ScenarioDocument {
  const read = readDocument({ raftarium: 1, cluster });
  if (!read.ok) throw new Error(read.message);
  return read.document;
}

const codes = (cluster: ClusterDocument, failures?: Micros): string[] =>
  timingVerdict(valid(cluster), failures).findings.map(({ level, code }) => `${level} ${code}`);

describe('§5.6 in numbers', () => {
  test('of the default cluster', () => {
    const { broadcast, electionTimeout, heartbeat, holds, needless } = timingVerdict(valid({}));
    expect(
      [broadcast, electionTimeout, heartbeat].map((times) =>
        Object.values(times).map((time: Micros | null) => toMs(time ?? 0)),
      ),
    ).toEqual([
      [30, 30],
      [150, 300],
      [75, 75],
    ]);
    // Ten times 30 ms is more than 150 ms.
    expect([holds, needless]).toEqual([{ broadcast: false, failures: true }, null]);
  });

  test('the broadcast time has the writes of the receivers, and of a majority only the nearest', () => {
    const { broadcast } = timingVerdict(
      valid({
        places: { Near: ['S1', 'S2', 'S3'], Far: ['S4', 'S5'] },
        latency: [1, 2],
        links: [{ between: ['Near', 'Far'], latency: [50, 60] }],
        disk: { write: [1, 5] },
        disks: { S2: { write: [10, 20] } },
      }),
    );
    // From S2: S1 and S3 take 4 and 5 ms; S4 and S5 take 120 and 5.
    expect([broadcast.majority, broadcast.all].map((time) => toMs(time ?? 0))).toEqual([9, 125]);
  });

  test('the inequality takes every server that is reached, and a majority if one is cut off', () => {
    const to = (link: LinkDocument) => ({
      latency: [1, 2] as const,
      links: ['S1', 'S2', 'S3', 'S4'].map((other) => ({ ...link, between: [other, 'S5'] as const })),
    });
    const far = timingVerdict(valid(to({ latency: [200, 200] })));
    expect([toMs(far.broadcastTime ?? 0), far.holds.broadcast]).toEqual([400, false]);
    const lost = timingVerdict(valid(to({ loss: 1 })));
    expect([toMs(lost.broadcastTime ?? 0), lost.holds.broadcast]).toEqual([4, true]);
  });

  test('timeouts and heartbeats are those of every clock', () => {
    const { electionTimeout, heartbeat } = timingVerdict(
      valid({ clock: { S1: 2, S2: 0.5 }, electionTimeouts: { S3: [100, 700] } }),
    );
    expect([electionTimeout, heartbeat].map((span) => span.map(toMs))).toEqual([
      [75, 700],
      [37.5, 150],
    ]);
  });

  test('a leader that fails too often', () => {
    expect(timingVerdict(valid({}), fromMs(2000)).holds.failures).toBe(false);
    expect(codes({}, fromMs(2000))).toEqual(['tight failures-too-frequent']);
    expect(codes({}, fromMs(3000))).toEqual(['fine all-is-well']);
  });

  test('where nobody leads for long there is no share to expect', () => {
    const { failover, leaderless } = timingVerdict(valid({ heartbeatInterval: 400 }));
    expect([failover, leaderless]).toEqual([null, null]);
    expect(timingVerdict(valid({ servers: 1 })).leaderless).toBeNull();
  });
});

describe('single servers', () => {
  test('one impatient server disturbs every other leader', () => {
    expect(codes({ electionTimeouts: { S2: [50, 60] } })).toEqual(['tight impatient', 'tight share-unknown']);
  });
  test('two of them, and nobody leads for long', () => {
    expect(codes({ electionTimeouts: { S2: [50, 60], S3: [50, 60] } })).toContain(
      'broken heartbeats-too-rare',
    );
  });
  test('a slow clock does not matter to a follower, and makes a bad leader', () => {
    expect(codes({ clock: { S2: 0.4 } })).toEqual(['tight slow-clock']);
    expect(codes({ clock: { S2: 0.9 } })).toEqual(['fine all-is-well']);
  });
  test('a slow disk of one server is not waited for, of all servers it is', () => {
    expect(codes({ disks: { S2: { write: [100, 200] } } })).toEqual(['fine all-is-well']);
    expect(codes({ disk: { write: [50, 100] } })).toEqual(['tight votes-late']);
    expect(codes({ disk: { write: [100, 200] } })).toEqual(['broken elections-endless', 'tight votes-late']);
    expect(codes({ disk: { write: [200, 300] } })).toEqual(['broken votes-too-late']);
  });
  test('a disk that fails', () => {
    expect(codes({ disks: { S2: { fails: 0.01 } } })).toEqual(['tight writes-fail', 'tight share-unknown']);
  });
  test('the chance of all disks is that of nobody if each has its own', () => {
    const own = { fails: 0 };
    expect(codes({ servers: 3, disk: { fails: 0.01 }, disks: { S1: own, S2: own, S3: own } })).toEqual([
      'fine all-is-well',
    ]);
    expect(codes({ servers: 3, disk: { fails: 0.01 }, disks: { S1: own, S2: own } })).toContain(
      'tight writes-fail',
    );
  });
});

describe('the model of elections', () => {
  test('ends where almost every heartbeat is lost on one way', () => {
    const { failover } = timingVerdict(valid({ links: [{ from: 'S1', to: 'S5', loss: 0.9999999999 }] }));
    expect(failover?.detection).toBeGreaterThan(0);
  });
  test('has an answer for many servers, too', () => {
    const { failover } = timingVerdict(valid({ servers: 99 }));
    expect(toMs(failover?.detection ?? 0)).toBeGreaterThan(100);
    expect(codes({ servers: 99, electionTimeout: [150, 150] })).toContain('broken elections-endless');
  });
  test('counts handovers from every leader whose heartbeats are lost, not only from S1', () => {
    const { failover } = timingVerdict(
      valid({
        servers: 3,
        links: [
          { from: 'S2', to: 'S3', loss: 0.15 },
          { from: 'S3', to: 'S2', loss: 0.15 },
        ],
      }),
    );
    expect(failover?.handover).toBeGreaterThan(0);
  });
  test('says so where there are too many messages to tell', () => {
    const { failover, leaderless, findings } = timingVerdict(
      valid({ heartbeatInterval: 0.5, electionTimeout: [30_000, 60_000], loss: 0.9999 }),
    );
    expect([failover, leaderless, findings.map(({ code }) => code)]).toEqual([null, null, ['share-unknown']]);
  });
});

// --------------------------------------------------------------------------------------- simulated crashes

interface Measured {
  readonly detection: number;
  readonly total: number;
  readonly split: number;
}

/** Random numbers from 0 to 1, apart from those of the run. */
function chances(): () => number {
  let count = 0;
  return () => draw(99, Purpose.loss, 7, 7, count++) / 0x1_0000_0000;
}

/** Crashes the leader so many times, each at a random time, and measures what follows. Means in ms. */
function crashes(document: ScenarioDocument, times: number): Measured {
  const { cluster } = compile(document);
  let timedOutAt = 0;
  const simulation = new Simulation(cluster, [], {
    watch: null,
    onEvent: ({ time, what }) => {
      if (what.kind === 'election-timeout' && timedOutAt === 0) timedOutAt = time;
    },
  });
  const next = chances();
  const led = (): boolean => runningLeader(simulation.nodes) !== null;
  const untilLed = (): void => {
    while (!led() && simulation.advance(Infinity));
  };
  /** Lets a time pass, after which somebody leads. Returns the end of it. */
  const pause = (time: Micros): Micros => {
    const end = simulation.time + time;
    while (simulation.advance(end));
    if (led()) return Math.max(end, simulation.soonest());
    untilLed();
    return pause(time);
  };
  const sums = { detection: 0, total: 0, split: 0 };
  const longest = cluster.electionTimeout[1];
  for (let i = 0; i < times; i += 1) {
    const at = pause(Math.round(2 * longest + next() * longest));
    const leader = runningLeader(simulation.nodes);
    if (leader === null) throw new Error('nobody leads');
    timedOutAt = 0;
    const { currentTerm } = leader.server.persistent;
    simulation.act({ do: 'crash', server: leader.id }, at);
    untilLed();
    const after = runningLeader(simulation.nodes);
    sums.detection += timedOutAt - at;
    sums.total += simulation.time - at;
    sums.split += (after?.server.persistent.currentTerm ?? 0) > currentTerm + 1 ? 1 : 0;
    simulation.act({ do: 'restart', server: leader.id }, simulation.soonest());
  }
  return {
    detection: sums.detection / times / 1000,
    total: sums.total / times / 1000,
    split: sums.split / times,
  };
}

/** Clusters of every kind of timing. */
const CLUSTERS: readonly (readonly [string, ClusterDocument])[] = [
  ['the default', {}],
  ['three servers', { servers: 3 }],
  ['nine servers', { servers: 9 }],
  ['an impatient server', { electionTimeouts: { S1: [100, 120] } }],
  ['clocks that differ', { clock: { S1: 0.8, S2: 1.25, S3: 1.1 } }],
  ['slow disks', { disk: { write: [5, 20] }, disks: { S2: { write: [30, 50] } } }],
  ['timeouts close together', { electionTimeout: [150, 180] }],
  ['loss', { loss: 0.1, heartbeatInterval: 30 }],
  [
    'places',
    {
      places: { Virginia: ['S1', 'S2'], Ireland: ['S3', 'S4'], Tokyo: ['S5'] },
      latency: [0.5, 1],
      links: [
        { between: ['Virginia', 'Ireland'], latency: [38, 42] },
        { between: ['Virginia', 'Tokyo'], latency: [70, 80] },
        { between: ['Ireland', 'Tokyo'], latency: [100, 120] },
      ],
      electionTimeout: [1000, 2000],
      heartbeatInterval: 100,
    },
  ],
];

describe('simulated crashes agree with the model', () => {
  test.each(CLUSTERS)(
    '%s: detection within 8 %, the whole within 10 %, split votes within 0.07',
    (_, cluster) => {
      const document = valid(cluster);
      const { failover } = timingVerdict(document);
      if (failover === null) throw new Error('no failover');
      const measured = crashes(document, 250);
      const [detection, total] = [failover.detection / 1000, (failover.detection + failover.election) / 1000];
      expect(Math.abs(measured.detection / detection - 1)).toBeLessThan(0.08);
      expect(Math.abs(measured.total / total - 1)).toBeLessThan(0.1);
      expect(Math.abs(measured.split - failover.split)).toBeLessThan(0.07);
    },
  );
});

describe('split votes are as often as the dissertation computes (§9.2), within 0.04', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  /** Of `servers` all but the leader are up; one way takes the part `l` of the range of timeouts. */
  const computed = (servers: number, l: number): number => {
    const up = servers - 1;
    const enough = up - Math.floor(servers / 2) + 1;
    return Array.from({ length: up + 1 }, (_, k) => k)
      .filter((k) => k >= enough - 1)
      .reduce((sum, k) => sum + choose(up, k) * l ** k * (1 - l) ** (up - k), 0);
  };

  test.each([
    [3, 0.1],
    [3, 0.2],
    [5, 0.1],
    [5, 0.2],
    [7, 0.2],
    [9, 0.2],
  ])('%i servers, one way takes %f of the range', (servers, l) => {
    const ms = 100 * l;
    const { failover } = timingVerdict(
      valid({ servers, latency: [ms, ms], electionTimeout: [100, 200], heartbeatInterval: 40 }),
    );
    expect(Math.abs((failover?.split ?? 1) - computed(servers, l))).toBeLessThan(0.04);
  });
});

/** The share of a run without a running leader, where each leader crashes after a random time. */
function shareMeasured(document: ScenarioDocument, failures: Micros, until: Micros): number {
  const { cluster } = compile(document);
  const simulation = new Simulation(cluster, [], { watch: null });
  const next = chances();
  let [without, before] = [0, 0];
  let crashAt = 0;
  let back = Infinity;
  let down = 0;
  while (simulation.time < until) {
    const leader = runningLeader(simulation.nodes);
    if (leader === null) crashAt = 0;
    // The time to a failure is drawn anew from a memoryless distribution whenever somebody leads.
    else if (crashAt === 0) crashAt = simulation.time - Math.round(Math.log(1 - next()) * failures);
    const due = Math.min(crashAt === 0 ? Infinity : crashAt, back, simulation.nextAt() ?? Infinity);
    if (due === back) {
      simulation.act({ do: 'restart', server: down }, Math.max(due, simulation.soonest()));
      back = Infinity;
    } else if (due === crashAt && leader !== null) {
      if (back === Infinity) {
        simulation.act({ do: 'crash', server: leader.id }, Math.max(due, simulation.soonest()));
        down = leader.id;
        back = simulation.time + 2 * cluster.electionTimeout[1];
      }
      crashAt = 0;
    } else simulation.advance(Infinity);
    if (leader === null) without += simulation.time - before;
    before = simulation.time;
  }
  return without / simulation.time;
}

describe('the share of the time without a leader', () => {
  test.each<[string, ClusterDocument, number, number]>([
    ['the default, a failure every 10 s', {}, 10_000, 0.15],
    ['an impatient server, a failure every 10 s', { electionTimeouts: { S1: [100, 120] } }, 10_000, 0.15],
    ['votes that come late, a failure every 10 s', { latency: [80, 80] }, 10_000, 0.25],
    ['slow disks, a failure every 5 s', { disk: { write: [5, 20] } }, 5000, 0.15],
    ['loss, a failure every 20 s', { loss: 0.15, heartbeatInterval: 50 }, 20_000, 0.15],
  ])('%s', (_, cluster, failures, tolerance) => {
    const document = valid(cluster);
    const { leaderless } = timingVerdict(document, fromMs(failures));
    const measured = shareMeasured(document, fromMs(failures), fromMs(200 * failures));
    expect(Math.abs(measured / (leaderless ?? 0) - 1)).toBeLessThan(tolerance);
  });
});
