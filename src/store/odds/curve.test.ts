/** Curves: of cases whose probability is known, of runs that decide, and the same each time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { OddsQuestion, OddsVerdict } from '../../sim/odds/question.ts';
import { answering, type FuturesReport } from './answering.ts';
import { CurvePlan, type CurvePoint, unanimous, yesOf, yesShare } from './curve.ts';
import { wilson } from './wilson.ts';

interface Asked {
  readonly document: Omit<ScenarioDocument, 'raftarium'>;
  readonly question: OddsQuestion;
  readonly end?: number;
  readonly horizon?: number;
}

/** What a worker does, here at once. */
function worker({ document, question, end = 2000, horizon = 2000 }: Asked) {
  const reports: FuturesReport[] = [];
  const ask = answering((report) => void reports.push(report));
  ask({ kind: 'run', document: { raftarium: 1, ...document }, question, end: fromMs(end) });
  const run = reports.at(-1);
  if (run?.kind !== 'run') throw new Error('the run was not followed');
  const follow = (time: number, streams: readonly number[]): readonly OddsVerdict[] => {
    ask({ kind: 'futures', want: { time, streams }, horizon: fromMs(horizon) });
    const report = reports.at(-1);
    return report?.kind === 'futures' ? report.verdicts : [];
  };
  return { run, follow };
}

/** The whole curve, from the start of the run. */
function curveOf(asked: Asked): CurvePlan {
  const { run, follow } = worker(asked);
  const last = run.decided?.time ?? run.times.at(-1) ?? 0;
  const times = run.times.filter((time) => time <= last);
  const plan = new CurvePlan({ times, marks: [], outcome: run.decided?.yes ?? null, moments: 12 });
  while (plan.wanted.length > 0)
    for (const want of [...plan.wanted]) plan.give(want, follow(want.time, want.streams));
  return plan;
}

/** The interval that so many futures from a time give. */
function between(asked: Asked, ms: number, tries = 1200) {
  const streams = Array.from({ length: tries }, (_, i) => i + 1);
  const verdicts = worker(asked).follow(fromMs(ms), streams);
  return wilson(verdicts.filter((one) => one === 'yes').length, tries);
}

const isWithin = ([low, high]: readonly [number, number], probability: number): boolean =>
  low < probability && probability < high;

/**
 * S1 waits 100 to 200 ms, S2 150 to 250 ms, from 20 ms on. S2 is first if both fall into the 50 ms that they
 * share, and in the right order: half of a half of a half.
 */
const TWO_TIMERS: Asked = {
  document: {
    cluster: {
      servers: 3,
      latency: [0, 0],
      electionTimeouts: { S1: [100, 200], S2: [150, 250], S3: [1000, 1000] },
    },
    actions: [
      { at: 10, do: 'crash', server: 'S1' },
      { at: 10, do: 'crash', server: 'S2' },
      { at: 20, do: 'restart', server: 'S1' },
      { at: 20, do: 'restart', server: 'S2' },
    ],
  },
  question: { ask: 'next-leader', server: 1, after: 0 },
};

/** One message, lost with 30 %; the next heartbeat comes after the horizon. */
const ONE_MESSAGE: Asked = {
  document: {
    cluster: {
      servers: 2,
      latency: [5, 5],
      electionTimeout: [5000, 5000],
      heartbeatInterval: 1000,
      replicate: 'at-once',
      initial: { S1: { term: 1, role: 'leader' }, S2: { term: 1 } },
    },
    actions: [
      { at: 50, do: 'link', from: 'S1', to: 'S2', loss: 0.3 },
      { at: 60, do: 'request', server: 'S1', command: 'SET x 5' },
    ],
  },
  question: { ask: 'command', command: 'SET x 5' },
  end: 100,
  horizon: 200,
};

describe('the observed share is near the true one', () => {
  test('of two timers with ranges of their own, which is first', () => {
    expect(isWithin(between(TWO_TIMERS, 10), 7 / 8)).toBe(true);
  });

  test('of one message that may be lost, whether it arrives', () => {
    expect(isWithin(between(ONE_MESSAGE, 50), 0.7)).toBe(true);
  });
});

test('the interval of 95 %', () => {
  const rounded = ([low, high]: readonly [number, number]) => [low.toFixed(3), high.toFixed(3)];
  expect(rounded(wilson(0, 50))).toEqual(['0.000', '0.071']);
  expect(rounded(wilson(25, 50))).toEqual(['0.366', '0.634']);
  expect(rounded(wilson(50, 50))).toEqual(['0.929', '1.000']);
  expect(wilson(0, 0)).toEqual([0, 1]);
});

describe('a curve', () => {
  test('settles with the draw that decides, and is then all or nothing', () => {
    const plan = curveOf(TWO_TIMERS);
    const before = plan.points.filter(({ time }) => time < fromMs(20));
    const after = plan.points.filter(({ time }) => time >= fromMs(20));
    expect(before.every((point) => yesShare(point) > 0.7 && yesShare(point) < 1)).toBe(true);
    expect(after.map(unanimous)).not.toContain(null);
    // Both timers were drawn when the servers restarted.
    expect(plan.settled?.time).toBe(fromMs(20));
  });

  test('jumps at the very moment at which the message is sent', () => {
    const plan = curveOf(ONE_MESSAGE);
    expect(plan.jumps.map(({ before, after }) => [before.time < fromMs(60), after.time])).toEqual([
      [true, fromMs(60)],
    ]);
    expect(plan.settled?.time).toBe(fromMs(60));
  });

  test('is the same each time, in whatever order its points come', () => {
    const first = curveOf(ONE_MESSAGE);
    const { run, follow } = worker(ONE_MESSAGE);
    const times = run.times.filter((time) => time <= (run.decided?.time ?? Infinity));
    const plan = new CurvePlan({ times, marks: [], outcome: run.decided?.yes ?? null, moments: 12 });
    while (plan.wanted.length > 0)
      for (const want of plan.wanted.toReversed()) plan.give(want, follow(want.time, want.streams));
    expect(plan.points).toEqual(first.points);
    expect(plan.jumps).toEqual(first.jumps);
  });

  test('ends with what really happened', () => {
    for (const asked of [TWO_TIMERS, ONE_MESSAGE]) {
      const { decided } = worker(asked).run;
      const last = curveOf(asked).points.at(-1) as CurvePoint;
      expect([last.time, unanimous(last)]).toEqual([decided?.time, decided?.yes]);
    }
  });
});

test('of any run, a jump that one moment makes is found to the moment', () => {
  const runs = fc.record({
    count: fc.integer({ min: 2, max: 400 }),
    at: fc.nat(399),
    share: fc.integer({ min: 0, max: 40 }),
    moments: fc.integer({ min: 2, max: 40 }),
  });
  fc.assert(
    fc.property(runs, ({ count, at, share, moments }) => {
      const place = 1 + (at % (count - 1));
      const times = Array.from({ length: count }, (_, i) => 3 * i);
      // Before, the streams up to `share` come true; from there on all do.
      const verdict = (time: number, stream: number): OddsVerdict =>
        time >= 3 * place || stream <= share ? 'yes' : 'no';
      const plan = new CurvePlan({ times, marks: [], outcome: true, moments });
      for (let rounds = 0; plan.wanted.length > 0; rounds += 1) {
        expect(rounds).toBeLessThan(40);
        for (const { time, streams } of [...plan.wanted])
          plan.give(
            { time, streams },
            streams.map((stream) => verdict(time, stream)),
          );
      }
      expect(plan.settled?.time).toBe(3 * place);
      expect(plan.jumps.map(({ before, after }) => [yesOf(before), after.time])).toEqual([
        [share, 3 * place],
      ]);
    }),
    { seed: 7 },
  );
});
