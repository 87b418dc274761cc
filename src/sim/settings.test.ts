/** Settings of single servers, and settings that change during a run (scenario-format.md, `settings`). */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fromMs } from '../base/time.ts';
import { compile } from '../scenario/compile.ts';
import type { ActionDocument, ScenarioDocument } from '../scenario/document.ts';
import { History } from './history.ts';
import { Simulation } from './simulation.ts';
import { documents } from './testing/documents.ts';
import { compiled, everyRun, PATIENCE, play } from './testing/runs.ts';
import { at, storyOf } from './testing/story.ts';

vi.setConfig({ testTimeout: PATIENCE });

const timeoutsOf = (document: Omit<ScenarioDocument, 'raftarium'>, server: number): number[] => {
  const spans: number[] = [];
  play({ raftarium: 1, ...document }, { watch: null }, (sim) => {
    const timer = sim.nodes.find(({ id }) => id === server)?.timers.election;
    if (timer) spans.push(timer.dueAt - timer.startedAt);
  });
  return [...new Set(spans)];
};

test('an impatient server draws from its own range, the others from everybody’s', () => {
  const document = {
    cluster: { servers: 3, electionTimeout: [150, 300], electionTimeouts: { S2: [40, 50] } } as const,
    actions: [{ at: 0, do: 'partition', groups: [] } as const],
    until: 3000,
  };
  const within = (low: number, high: number) => (span: number) => span >= fromMs(low) && span <= fromMs(high);
  expect(timeoutsOf(document, 2).every(within(40, 50))).toBe(true);
  expect(timeoutsOf(document, 1).every(within(150, 300))).toBe(true);
  expect(timeoutsOf(document, 2).length).toBeGreaterThan(10);
});

test('its clock applies to its own range too, and its first timeouts come first', () => {
  const { lines } = storyOf(
    { electionTimeouts: { S1: [100, 100] }, clock: { S1: 2 }, timeouts: { S1: [60] } },
    at(0, { do: 'partition', groups: [] }),
    200,
  );
  // 60 and then 100 each, at twice the rate.
  expect(lines(['election-timeout'])).toEqual([
    '30 S1 election-timeout',
    '80 S1 election-timeout',
    '130 S1 election-timeout',
    '180 S1 election-timeout',
  ]);
});

test('a slow disk is slow for its server only', () => {
  const { lines } = storyOf(
    {
      disks: { S2: { write: [30, 30] } },
      initial: { S1: { term: 1, role: 'leader' } },
      replicate: 'at-once',
    },
    at(20, { do: 'request', server: 'S1', command: 'SET x 1' }),
    100,
  );
  expect(lines(['send']).filter((line) => /S[23] send AppendEntriesReply/.test(line))).toEqual([
    // The new term is written, too.
    '10 S3 send AppendEntriesReply S1',
    '30 S3 send AppendEntriesReply S1',
    '40 S2 send AppendEntriesReply S1',
    '70 S2 send AppendEntriesReply S1',
    '85 S2 send AppendEntriesReply S1',
    '85 S3 send AppendEntriesReply S1',
  ]);
});

test('what everybody has changes for the servers without their own', () => {
  const timeouts = timeoutsOf(
    {
      cluster: { servers: 3, electionTimeouts: { S1: [70, 70] }, electionTimeout: [80, 80] },
      actions: [
        { at: 0, do: 'partition', groups: [] },
        { at: 100, do: 'settings', electionTimeout: [90, 90] },
      ],
      until: 500,
    },
    1,
  );
  expect(timeouts).toEqual([fromMs(70)]);
});

test('a blank entry is of leaders elected from then on', () => {
  const { sim } = storyOf(
    { servers: 1 },
    [
      ...at(10, { do: 'timeout', server: 'S1' }),
      ...at(20, { do: 'settings', noop: true }),
      ...at(30, { do: 'crash', server: 'S1' }, { do: 'restart', server: 'S1' }),
      ...at(40, { do: 'timeout', server: 'S1' }),
    ],
    50,
  );
  expect(sim.nodes.map(({ server }) => server.persistent.log.lastIndex)).toEqual([1]);
});

test('a crashed server can be configured, and nobody if there is no leader', () => {
  const { lines, sim } = storyOf({}, [
    ...at(10, { do: 'crash', server: 'S1' }, { do: 'settings', server: 'S1', clock: 2 }),
    ...at(20, { do: 'settings', server: 'leader', clock: 3 }),
  ]);
  expect(lines(['settings'])).toEqual(['10 S1 settings', '20 - settings (nothing)']);
  expect(sim.world().tuned.own).toEqual(new Map([[1, { clock: 2 }]]));
});

/** A run of a second whose settings change at half of it. */
const CHANGED: ScenarioDocument = {
  raftarium: 1,
  actions: [
    { at: 500, do: 'settings', electionTimeout: [400, 500], heartbeatInterval: 30 },
    { at: 600, do: 'settings', server: 'S1', clock: 2 },
  ],
  until: 1000,
};

test('a rewind and a branch have the settings of their time', () => {
  const history = new History(compile(CHANGED));
  const now = () => [history.world.tuned.heartbeatInterval, history.world.tuned.own.size];
  history.seek(fromMs(1000));
  expect(now()).toEqual([30_000, 1]);
  history.seek(fromMs(400));
  expect(now()).toEqual([75_000, 0]);
  const branch = history.branch();
  branch.act({ do: 'settings', heartbeatInterval: 10_000 }, fromMs(450));
  branch.seek(fromMs(900));
  expect(branch.world.tuned.heartbeatInterval).toBe(10_000);
  history.seek(fromMs(900));
  expect(now()).toEqual([30_000, 1]);
});

test('a run with the same settings again is the same run, but for the event of the action', () => {
  everyRun(fc.tuple(documents({ wipe: true }), fc.nat(1500)), 60, ([document, ms]) => {
    const { electionTimeout = [150, 300], disk = { write: [0, 0] } } = document.cluster ?? {};
    const kept = (document.actions ?? []).filter(({ do: word }) => word !== 'settings');
    const same: ActionDocument = { at: ms, do: 'settings', electionTimeout, disk };
    // Actions are known by numbers: the new one stands last, at a time of its own.
    const without = { ...document, actions: kept.filter(({ at: time }) => time !== ms) };
    const steps = (of: ScenarioDocument): string[] =>
      play(of, { watch: null })
        .events.filter(({ what }) => what.kind !== 'settings')
        .map(({ time, server, what }) => `${time} ${server} ${what.kind}`);
    const [there, bare] = [steps({ ...without, actions: [...without.actions, same] }), steps(without)];
    // A long run is cut off after a number of moments, and the action is one.
    const known = Math.min(there.length, bare.length);
    expect(there.slice(0, known)).toEqual(bare.slice(0, known));
  });
});

test('a run goes on from any world with the settings that it had there', () => {
  const { cluster, script, until } = compiled(CHANGED);
  const straight = new Simulation(cluster, script);
  while (straight.advance(until));
  for (const stop of [450, 550, 650]) {
    const half = new Simulation(cluster, script);
    while (half.advance(fromMs(stop)));
    const rest = new Simulation(cluster, script, { watch: null }, structuredClone(half.world()));
    while (rest.advance(until));
    expect(rest.hash).toBe(straight.hash);
  }
});
