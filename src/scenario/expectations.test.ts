import { describe, expect, test } from 'vitest';
import { type ExpectationResult, ExpectationWatch, toExpectation } from './expectations.ts';
import { moment } from './testing/views.ts';
import type { ExpectDocument } from './types.ts';

/** The leaders at the start and at later moments: [time in ms, number of leaders from then on]. */
type Course = readonly (readonly [ms: number, leaders: number])[];

function judge(expects: readonly ExpectDocument[], course: Course, until: number): ExpectationResult[] {
  const judged = new ExpectationWatch(expects.map(toExpectation));
  let view = moment(0, 0);
  for (const [ms, leaders] of course) {
    if (ms > 0 || view.nodes.length > 0) judged.before(ms * 1000, view);
    view = moment(ms * 1000, leaders);
    judged.look(view);
  }
  return judged.end(until * 1000, view);
}

const ok = (claim: ExpectDocument, course: Course, until = 100): boolean | undefined =>
  judge([claim], course, until)[0]?.ok;

describe('at', () => {
  const course: Course = [
    [0, 0],
    [10, 1],
    [10, 2],
    [20, 3],
  ];
  test.each([
    [0, 0, true],
    [9.999, 0, true],
    [10, 1, false],
    [10, 2, true],
    [15, 2, true],
    [20, 3, true],
    [50, 3, true],
    [100, 3, true],
    [100.001, 3, false],
  ])('%s ms: everything due by then is done, and nothing later (%s leaders: %s)', (at, leaders, expected) => {
    expect(ok({ at, leaders }, course)).toBe(expected);
  });

  test('says what was seen', () => {
    expect(judge([{ at: 15, leaders: 9 }], course, 100)).toEqual([{ ok: false, detail: 'leaders is 2' }]);
    expect(judge([{ at: 101, leaders: 3 }], course, 100)).toEqual([
      { ok: false, detail: 'the run ends at 100 ms, before that' },
    ]);
  });
});

describe('by', () => {
  const course: Course = [
    [0, 0],
    [10, 1],
    [20, 2],
  ];
  test.each([
    [5, 0, true],
    [9, 1, false],
    [10, 1, true],
    [90, 1, true],
    [19, 2, false],
    [20, 2, true],
    [100, 3, false],
    [101, 1, false],
  ])('%s ms: at some moment up to then (%s leaders: %s)', (by, leaders, expected) => {
    expect(ok({ by, leaders }, course)).toBe(expected);
  });

  test('says what was seen at the end', () => {
    expect(judge([{ by: 15, leaders: 2 }], course, 100)).toEqual([
      { ok: false, detail: 'it never held; in the end leaders is 1' },
    ]);
  });
});

describe('always and never', () => {
  const course: Course = [
    [0, 0],
    [10, 1],
    [20, 2],
    [30, 1],
  ];
  test.each<[readonly [number, number], number, boolean, boolean]>([
    [[0, 9], 0, true, false],
    [[0, 10], 0, false, false],
    [[10, 19], 1, true, false],
    [[10, 20], 1, false, false],
    [[9, 19], 1, false, false],
    [[12, 14], 1, true, false],
    [[12, 14], 0, false, true],
    [[11, 25], 0, false, true],
    [[20, 29.999], 2, true, false],
    [[21, 40], 2, false, false],
    [[30, 100], 2, false, true],
    [[40, 100], 1, true, false],
    [[100, 100], 1, true, false],
    [[10, 10], 1, true, false],
    [[10, 10], 0, false, true],
  ])('%j, %s leaders: always %s, never %s', (window, leaders, always, never) => {
    expect(ok({ always: window, leaders }, course)).toBe(always);
    expect(ok({ never: window, leaders }, course)).toBe(never);
  });

  test('fail if the run ends first', () => {
    expect(ok({ always: [40, 101], leaders: 1 }, course)).toBe(false);
    expect(ok({ never: [40, 101], leaders: 2 }, course)).toBe(false);
    expect(ok({ never: [200, 300], leaders: 2 }, course)).toBe(false);
  });

  test('say when it was otherwise', () => {
    expect(
      judge(
        [
          { always: [12, 40], leaders: 1 },
          { never: [15, 40], leaders: 1 },
        ],
        course,
        100,
      ),
    ).toEqual([
      { ok: false, detail: 'at 20 ms leaders is 2' },
      { ok: false, detail: 'it held at 15 ms' },
    ]);
  });
});

test('verdicts come in the order of the document, whichever is settled first', () => {
  const claims: ExpectDocument[] = [
    { at: 90, leaders: 1 },
    { by: 5, leaders: 0 },
    { always: [50, 60], leaders: 2 },
    { at: 90, leaders: 1 },
  ];
  expect(
    judge(
      claims,
      [
        [0, 0],
        [10, 1],
      ],
      100,
    ).map((verdict) => verdict.ok),
  ).toEqual([true, true, false, true]);
});

test('a run without events is judged by its start', () => {
  expect(
    judge(
      [
        { at: 50, leaders: 0 },
        { always: [0, 100], leaders: 0 },
        { by: 1, leaders: 1 },
      ],
      [[0, 0]],
      100,
    ).map((v) => v.ok),
  ).toEqual([true, true, false]);
});

test('a claim is evaluated within its window only', () => {
  let looked = 0;
  const expectation = {
    ...toExpectation({ always: [20, 29], leaders: 0 }),
    parts: [{ holds: () => (looked += 1) > 0, seen: () => '', topics: ['servers'] as const }],
    topics: ['servers'] as const,
  };
  const judged = new ExpectationWatch([expectation]);
  for (let ms = 0; ms < 100; ms += 1) {
    const view = moment(ms * 1000, 1);
    judged.before(ms * 1000, view);
    judged.look(view);
  }
  expect(looked).toBe(10);
});
