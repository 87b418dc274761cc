/** A run's document has all its acts, and is never copied as a whole. */
import { expect, test } from 'vitest';
import type { ScenarioDocument } from '../scenario/types.ts';
import { planOf } from './plan.ts';
import { Run } from './run.ts';

const DOCUMENT: ScenarioDocument = {
  raftarium: 1,
  seed: 31,
  cluster: { servers: 5 },
  actions: [
    { at: 900, do: 'crash', server: 'S1' },
    {
      when: { count: { kind: 'become-leader', min: 1 } },
      do: 'request',
      server: 'leader',
      command: 'SET x 1',
    },
    { at: 300, do: 'pause', server: 'S2' },
  ],
};

const REQUEST = { do: 'request', server: 'leader', command: 'SET x 1' } as const;

/** Goes to a time, and acts there. */
function actAt(run: Run, time: number): void {
  run.history.seek(time);
  run.act({ do: 'request', server: 'leader', command: 'SET y 2' }, time);
}

test('an act is added to the document, and all other parts stay the same objects', () => {
  const run = new Run(DOCUMENT);
  actAt(run, 400_000);
  const actions = run.document.actions ?? [];
  expect(actions).toHaveLength(4);
  expect(actions[0]).toBe(DOCUMENT.actions?.[0]);
  expect(actions[3]).toMatchObject({ at: 400, do: 'request', command: 'SET y 2' });
  expect(DOCUMENT.actions).toHaveLength(3);
});

test('the document gives the same run from its start', () => {
  const run = new Run(DOCUMENT);
  actAt(run, 400_000);
  actAt(run, 500_000);
  run.history.seek(1_500_000);
  const again = new Run(run.document);
  expect(again.history.seek(1_500_000).hash).toBe(run.history.world.hash);
});

test('a branch has the actions up to there, and those that wait for a condition', () => {
  const run = new Run(DOCUMENT);
  run.history.seek(1_000_000);
  run.history.seek(400_000);
  const branch = run.branch(false);
  expect(branch.document.actions?.map(({ do: what }) => what)).toEqual(['request', 'pause']);
  expect(run.branch(true).document).toBe(run.document);
  branch.history.seek(400_000);
  actAt(branch, 400_000);
  expect(branch.document.actions).toHaveLength(3);
  expect(run.document).toBe(DOCUMENT);
});

test('a plan is extended with the document, and equals one made from scratch', () => {
  const run = new Run(DOCUMENT);
  const before = planOf(run.document);
  actAt(run, 400_000);
  const [crash, pause] = before.marks.action.slice().toReversed();
  const after = planOf(run.document);
  expect([...after.marks.action]).toEqual([pause, crash]);
  expect(after.marks.action).toBe(before.marks.action);
  expect(after).toEqual(planOf({ ...run.document }));
});

/** Counts the array items that `act` visits or copies. */
function itemsTouched(act: () => void): number {
  let touched = 0;
  const methods = [
    Symbol.iterator,
    'concat',
    'filter',
    'flatMap',
    'map',
    'slice',
    'splice',
    'toSpliced',
  ] as const;
  const originals = methods.map((method) => [method, Array.prototype[method]] as const);
  const set = (method: (typeof methods)[number], value: unknown) =>
    Reflect.defineProperty(Array.prototype, method, { value, writable: true, configurable: true });
  for (const [method, original] of originals)
    set(method, function (this: unknown[], ...args: unknown[]): unknown {
      // A splice at the end moves nothing.
      touched += method === 'splice' ? this.length - Number(args[0]) : this.length;
      return Reflect.apply(original, this, args);
    });
  try {
    act();
  } finally {
    for (const [method, original] of originals) set(method, original);
  }
  return touched;
}

test('an act in a long run costs the same as in a short one', () => {
  const cost = (requests: number): number => {
    const actions = Array.from({ length: requests }, (_, i) => ({ ...REQUEST, at: 300 + i / 10 }));
    const run = new Run({ raftarium: 1, seed: 31, cluster: { servers: 3 }, actions });
    planOf(run.document);
    run.history.seek(900_000);
    return itemsTouched(() => run.act({ do: 'crash', server: 1 }, 900_000));
  };
  expect(cost(5000)).toBeLessThan(cost(5) + 500);
});
