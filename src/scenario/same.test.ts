/** Whether two parts of documents say the same. */
import { expect, test } from 'vitest';
import { isSameValue } from './same.ts';

test('the order of fields does not matter, at any depth', () => {
  expect(isSameValue({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(isSameValue({ a: 1, b: 2 }, { a: 2, b: 1 })).toBe(false);
});

test('the order of a list does', () => {
  expect(isSameValue([1, 2], [1, 2])).toBe(true);
  expect(isSameValue([1, 2], [2, 1])).toBe(false);
});

test('what is left out is the same as what is left out, and as nothing else', () => {
  expect(isSameValue(undefined, undefined)).toBe(true);
  expect(isSameValue(undefined, {})).toBe(false);
  expect(isSameValue({ a: undefined }, {})).toBe(true);
});
