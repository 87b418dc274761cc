import { describe, expect, test } from 'vitest';
import { type Groups, layOut, messageScale, outward, placeOf } from './layout.ts';
import { length, minus } from './plane.ts';

const SIZE = { width: 720, height: 640 };
const SIZES = [SIZE, { width: 390, height: 420 }, { width: 1100, height: 560 }, { width: 672, height: 751 }];
const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** The smallest distance between two servers, in discs. */
function closest(count: number, groups: Groups, size = SIZE): number {
  const layout = layOut(size, count, groups);
  const distances = ids(count).flatMap((a) =>
    ids(count)
      .filter((b) => b > a)
      .map((b) => length(minus(placeOf(layout, a), placeOf(layout, b)))),
  );
  return Math.min(...distances) / layout.disc;
}

test('the first server stands at twelve o’clock, and the others follow clockwise', () => {
  const layout = layOut(SIZE, 4, []);
  const [first, second, third, fourth] = ids(4).map((id) => minus(placeOf(layout, id), layout.centre));
  expect(first?.x).toBeCloseTo(0);
  expect(first?.y).toBeLessThan(0);
  expect(second?.x).toBeGreaterThan(0);
  expect(third?.y).toBeGreaterThan(0);
  expect(fourth?.x).toBeLessThan(0);
});

test('one server stands in the middle', () => {
  const layout = layOut(SIZE, 1, []);
  expect(placeOf(layout, 1).x).toBe(360);
  expect(outward(layout, placeOf(layout, 1))).toEqual({ x: 1, y: 0 });
});

describe.each(SIZES)('on a stage of $width by $height', (size) => {
  test.each([1, 2, 3, 5, 7, 9, 12, 25, 51, 99])('%i servers stand inside it', (count) => {
    for (const groups of [[], [ids(count).slice(0, 1), ids(count).slice(1)].filter((g) => g.length > 0)]) {
      const { places, disc } = layOut(size, count, groups);
      for (const { x, y } of places.slice(1)) {
        expect(x - disc).toBeGreaterThanOrEqual(0);
        expect(x + disc).toBeLessThanOrEqual(size.width);
        expect(y - disc).toBeGreaterThanOrEqual(0);
        expect(y + disc).toBeLessThanOrEqual(size.height);
      }
    }
  });

  test.each([3, 5, 7, 9, 25])('%i servers leave room between each other', (count) => {
    expect(closest(count, [], size)).toBeGreaterThan(2.7);
    expect(closest(count, [ids(count).slice(0, 2), ids(count).slice(2)], size)).toBeGreaterThan(2.4);
  });
});

test('five servers on a usual stage are large enough for a lecture hall', () => {
  const { disc, words } = layOut({ width: 672, height: 751 }, 5, []);
  expect(disc).toBeGreaterThanOrEqual(44);
  expect(words).toBe('all');
});

test('more servers have less text', () => {
  expect(layOut(SIZE, 25, []).words).toBe('few');
  expect(layOut(SIZE, 99, []).words).toBe('least');
});

test('the groups of a partition move apart, each without change', () => {
  const whole = layOut(SIZE, 5, []);
  const parted = layOut(SIZE, 5, [
    [1, 2],
    [3, 4, 5],
  ]);
  const gap = (layout: typeof whole, a: number, b: number) =>
    length(minus(placeOf(layout, a), placeOf(layout, b)));
  expect(gap(parted, 2, 3)).toBeGreaterThan(gap(whole, 2, 3) * 1.05);
  expect(gap(parted, 5, 1)).toBeGreaterThan(gap(whole, 5, 1) * 1.05);
  expect(gap(parted, 1, 2)).toBeLessThan(gap(whole, 1, 2));
});

test.each([1, 5, 9, 25, 51, 99])('messages are smaller than the servers, %i of them', (count) => {
  for (const size of SIZES) {
    const layout = layOut(size, count, []);
    // The widest is a ballot with its tip; a message with entries is longer, but flat.
    expect(18 * messageScale(layout)).toBeLessThan(layout.disc);
  }
});
