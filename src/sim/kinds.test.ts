import { expect, test } from 'vitest';
import { CODES, KINDS } from './kinds.ts';

test('the codes of the kinds are 0, 1, 2, … in the order of the table', () => {
  expect(KINDS.map((kind) => CODES[kind])).toEqual(KINDS.map((_, place) => place));
});
