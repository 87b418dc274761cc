import { expect, test } from 'vitest';
import { countBefore } from './sorted.ts';

test.each([
  [[], 5, 0],
  [[1, 3, 5, 7], 0, 0],
  [[1, 3, 5, 7], 5, 2],
  [[1, 3, 5, 7], 6, 3],
  [[1, 3, 5, 7], 9, 4],
  [[5, 5, 5], 5, 0],
])('in %j, the items less than %i: %i', (list: readonly number[], limit, count) => {
  expect(countBefore(list, (item) => item < limit)).toBe(count);
});

test('finds the position in an ordered list, with ties and at both ends', () => {
  const list = [1, 3, 3, 5];
  expect([0, 1, 3, 4, 9].map((time) => countBefore(list, (item) => item < time))).toEqual([0, 0, 1, 3, 4]);
  expect([0, 1, 3, 4, 9].map((time) => countBefore(list, (item) => item <= time))).toEqual([0, 1, 3, 3, 4]);
});
