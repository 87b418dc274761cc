import { expect, test } from 'vitest';
import { compile } from '../scenario/compile.ts';
import { condition } from '../scenario/conditions.ts';
import { ExpectationWatch, toExpectation } from '../scenario/expectations.ts';
import type { ActionDocument, ExpectDocument, ScenarioDocument } from '../scenario/types.ts';
import { conditionOn } from './condition-watch.ts';
import { KINDS } from './kinds.ts';
import { Simulation } from './simulation.ts';
import { documents } from './testing/documents.ts';
import { everyRun, PATIENCE } from './testing/runs.ts';
import type { Condition, Scripted, Topic } from './types.ts';

/** Whatever happens, one of these changes. */
const EVERYTHING: readonly Topic[] = ['servers', 'violations', ...KINDS];

const asked = { times: 0 };
const counted = (of: Condition, topics = of.topics): Condition =>
  conditionOn(topics, (view) => {
    asked.times += 1;
    return of(view);
  });

function withConditions(script: readonly Scripted[], change: (of: Condition) => Condition): Scripted[] {
  const changed = new Map<Condition, Condition>();
  return script.map((entry) => {
    if (!('when' in entry)) return entry;
    const when = changed.get(entry.when) ?? change(entry.when);
    changed.set(entry.when, when);
    return { ...entry, when };
  });
}

/**
 * Runs a document's script with other conditions; returns how often they were evaluated, and the run's
 * result.
 */
function askedIn(document: ScenarioDocument, change: (of: Condition) => Condition) {
  const { cluster, script, until } = compile(document);
  asked.times = 0;
  const run = new Simulation(cluster, withConditions(script, change), { watch: null });
  while (run.advance(until));
  return { times: asked.times, hash: run.hash, moments: run.moment };
}

const many = (count: number, when: (i: number) => ActionDocument['when']): ScenarioDocument => ({
  raftarium: 1,
  until: 1000,
  cluster: { servers: 5 },
  actions: Array.from({ length: count }, (_, i) => ({ do: 'heal', when: when(i) ?? {} })),
});

test('a condition that many actions share is evaluated once for all, and never again once it held', () => {
  const { times, moments } = askedIn(
    many(5000, () => ({ leaders: 0 })),
    counted,
  );
  expect(times).toBe(1);
  expect(moments).toBeGreaterThan(5000);
});

test('ten thousand conditions that hold at once are evaluated once each', () => {
  const { times } = askedIn(
    many(10_000, (i) => ({ leaders: 0, count: { kind: 'commit', max: i } })),
    counted,
  );
  expect(times).toBe(10_000);
});

test('a condition is evaluated only if one of its topics has changed', () => {
  const { times, moments } = askedIn(
    many(1000, (i) => ({ count: { kind: 'become-leader', min: 5 + i } })),
    counted,
  );
  expect(moments).toBeGreaterThan(100);
  // At the start, and when a leader was elected.
  expect(times).toBe(2000);
  const perServer = askedIn(
    many(500, (i) => ({ server: 'S2', term: 1000 + i })),
    counted,
  );
  expect(perServer.times).toBeLessThan(500 * 0.6 * moments);
});

test('a restored run evaluates nothing a second time', () => {
  const { cluster, script, until } = compile(many(1000, (i) => ({ server: 'S2', term: 1000 + i })));
  const conditions = withConditions(script, counted);
  const run = new Simulation(cluster, conditions, { watch: null });
  while (run.advance(until));
  asked.times = 0;
  expect(new Simulation(cluster, conditions, { watch: null }, run.world()).time).toBe(run.time);
  expect(asked.times).toBe(0);
});

test(
  'evaluating on change has the same result as evaluating at every moment',
  () => {
    everyRun(documents(), 40, (document) => {
      const lazy = askedIn(document, counted);
      const eager = askedIn(document, (of) => counted(of, EVERYTHING));
      expect(lazy.hash).toBe(eager.hash);
      expect(lazy.times).toBeLessThanOrEqual(eager.times);
    });
  },
  PATIENCE,
);

test(
  'expectations have the same verdicts as if they were evaluated after every moment, with fewer evaluations',
  () => {
    const claims: ExpectDocument[] = [
      ...[200, 400, 800].flatMap((ms): ExpectDocument[] => [
        { by: ms, leaders: 1 },
        { always: [ms / 2, ms], leaders: { max: 1 } },
        { never: [ms / 2, ms], server: 'S1', role: 'leader' },
        { by: ms, agree: ['S1', 'S2'] },
        { always: [0, ms], count: { kind: 'commit', max: 1 } },
        { by: ms, server: 'S2', commitIndex: { min: 1 } },
        { by: ms, committed: 'SET x 1' },
      ]),
    ];
    everyRun(documents({ sizes: [3, 5] }), 25, (document) => {
      const { cluster, script, until } = compile(document);
      const verdicts = [true, false].map((eager) => {
        const run = new Simulation(cluster, script);
        const judge = new ExpectationWatch(
          claims.map(toExpectation).map((claim) => (eager ? { ...claim, topics: EVERYTHING } : claim)),
        );
        judge.look(run);
        for (let next = run.nextAt(); next !== null && next <= until; next = run.nextAt()) {
          judge.before(next, run);
          run.advance(until);
          judge.look(run);
        }
        return judge.end(until, run);
      });
      expect(verdicts[1]).toEqual(verdicts[0]);
    });
  },
  PATIENCE,
);

test('lists all topics of a claim', () => {
  const topics = condition({ server: 'S3', term: 1, agree: ['S1', 'S3'], violated: 'log-matching' }).topics;
  expect(new Set(topics)).toEqual(new Set([1, 3, 'violations']));
});
