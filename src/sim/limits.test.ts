import { describe, expect, test } from 'vitest';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { History, type Recording } from './history.ts';
import { RUN_LIMITS, type RunLimits } from './limits.ts';
import { Simulation } from './simulation.ts';
import { worldText } from './testing/runs.ts';

const document = (fields: Partial<ScenarioDocument>): ScenarioDocument => ({
  raftarium: 1,
  seed: 3,
  ...fields,
});

/** Twenty-four times every message in flight is duplicated: some 4 · 2^24 of them. */
const DOUBLING = document({
  actions: Array.from({ length: 24 }, () => ({
    at: 320,
    do: 'duplicate',
    message: { which: 'all' },
  })),
});

/** Messages to a server that is paused for ever. */
const PAUSED = document({
  cluster: { servers: 3 },
  actions: [{ at: 400, do: 'pause', server: 'S1' }],
});

/** All held messages arrive at once; so do messages that waited for a paused server. */
const RELEASED = document({
  cluster: { servers: 9 },
  actions: [
    { at: 100, do: 'hold' },
    { at: 900, do: 'release' },
  ],
});
const DELIVERED = document({
  cluster: { servers: 9 },
  actions: [
    { at: 100, do: 'hold' },
    { at: 900, do: 'deliver', message: { which: 'all' } },
  ],
});
const RESUMED = document({
  cluster: { servers: 3 },
  actions: [
    { at: 400, do: 'pause', server: 'S1' },
    { at: 9000, do: 'resume', server: 'S1' },
  ],
});

/** Each of the waiting requests sends all entries again. */
const REPEATED = document({
  cluster: { servers: 3, replicate: 'at-once', initial: { S1: { term: 1, role: 'leader' } } },
  actions: [
    { at: 1, do: 'pause', server: 'S1' },
    ...Array.from(
      { length: 90 },
      () => ({ at: 2, do: 'request', server: 'S1', command: 'ADD x 1' }) as const,
    ),
    { at: 3, do: 'resume', server: 'S1' },
  ],
});

function recordingOf(of: ScenarioDocument, limits: Partial<RunLimits>): Recording {
  const { cluster, script } = compile(of);
  return { cluster, script, limits: { ...RUN_LIMITS, ...limits } };
}

const CASES: readonly (readonly [string, ScenarioDocument, Partial<RunLimits>])[] = [
  ['events', document({}), { events: 2000 }],
  ['eventsPerMs', DOUBLING, { eventsPerMs: 500 }],
  ['eventsPerMoment', RELEASED, { eventsPerMoment: 100 }],
  ['eventsPerMoment', DELIVERED, { eventsPerMoment: 100 }],
  ['eventsPerMoment', RESUMED, { eventsPerMoment: 100 }],
  ['inFlight', DOUBLING, { inFlight: 300 }],
  ['inFlight', PAUSED, { inFlight: 200 }],
];

test('a message that is duplicated again and again stops the run before there are too many', () => {
  const { cluster, script } = compile(DOUBLING);
  const run = new Simulation(cluster, script);
  while (run.advance(Infinity));
  expect(run.stopped).toEqual({ limit: 'inFlight', most: RUN_LIMITS.inFlight, time: 320_000 });
  expect(run.world().packets.length).toBeLessThanOrEqual(2 * RUN_LIMITS.inFlight);
  expect(run.seq).toBeLessThan(100_000);
});

test.each([
  ['is released', RELEASED],
  ['is delivered by hand', DELIVERED],
  ['waited for a paused server', RESUMED],
])('%s ends a moment with too many events, and the rest still waits', (_, of) => {
  const { cluster, script } = compile(of);
  const last = (limits: RunLimits) => {
    const run = new Simulation(cluster, script, { limits });
    let before = run.seq;
    for (; run.stopped === null && run.time < 10_000_000; run.advance(Infinity)) before = run.seq;
    const { packets, nodes } = run.world();
    const waiting = packets.length + nodes.reduce((sum, node) => sum + node.inbox.length, 0);
    return { events: run.seq - before, waiting };
  };
  const { events, waiting } = last({ ...RUN_LIMITS, eventsPerMoment: 100 });
  expect(events).toBeGreaterThan(100);
  expect(events).toBeLessThan(130);
  expect(waiting).toBeGreaterThan(10);
});

test('ten entries that a moment sends cost as much as an event', () => {
  const { cluster, script } = compile(REPEATED);
  const costs = [100, Infinity].map((eventsPerMoment) => {
    const run = new Simulation(cluster, script, { limits: { ...RUN_LIMITS, eventsPerMoment } });
    while (run.time < 3000 && run.stopped === null) run.advance(3000);
    const { seq, since, packets } = run.world();
    const entries = packets.map(({ message }) => ('entries' in message ? message.entries.length : 0));
    return [run.stopped?.limit, seq - since, entries.reduce((sum, count) => sum + count, 0)] as const;
  });
  const [[stopped, few, some], [goesOn, many, all]] = costs as [(typeof costs)[0], (typeof costs)[0]];
  expect([stopped, goesOn]).toEqual(['eventsPerMoment', undefined]);
  expect(few).toBeLessThan(100);
  expect(few + some / 10).toBeGreaterThan(100);
  expect([many > 4 * few, all > 10 * some]).toEqual([true, true]);
});

describe.each(CASES)('a run that exceeds its limit of %s', (limit, of, limits) => {
  const recording = recordingOf(of, limits);
  const history = new History(recording);
  const end = history.seek(60_000_000);

  test('ends there: nothing is due any more, and its world is kept', () => {
    expect(history.stopped).toMatchObject({ limit, time: end.time });
    expect(end.time).toBeLessThan(60_000_000);
    expect([history.nextAt(), history.next()]).toEqual([null, null]);
    expect(history.world).toBe(end);
  });

  test('ends at the same moment from wherever one comes', () => {
    const text = worldText(end);
    for (const moment of [0, Math.floor(end.moment / 2), end.moment - 1]) {
      history.seekMoment(moment);
      expect(history.stopped).toBe(null);
      expect(worldText(history.seek(60_000_000))).toBe(text);
      expect(history.stopped?.limit).toBe(limit);
      expect(worldText(history.worldAt(end.moment + 5))).toBe(text);
    }
    const { cluster, script } = recording;
    const ends = [0, 1, 2, 63, 64, 65].map((back) => {
      const from = history.worldAt(Math.max(0, end.moment - back));
      const run = new Simulation(cluster, script, { watch: null, limits: recording.limits }, from);
      while (run.advance(Infinity));
      return [run.moment, run.stopped?.limit];
    });
    expect(ends).toEqual(ends.map(() => [end.moment, limit]));
  });

  test('cannot be acted on at its end, but before it', () => {
    history.seek(60_000_000);
    const { script } = history.recording;
    const after = history.act({ do: 'crash', server: 2 }, end.time + 5);
    expect(worldText(after)).toBe(worldText(end));
    expect(history.recording.script).toBe(script);
    history.seekMoment(5);
    const branch = history.branch();
    branch.act({ do: 'crash', server: 2 });
    expect(branch.recording.script.length).toBeGreaterThan(0);
    expect(branch.recording.limits).toBe(recording.limits);
  });
});
