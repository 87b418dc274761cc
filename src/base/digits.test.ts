import { expect, test } from 'vitest';
import { grouped } from './digits.ts';

test.each([
  ['0.0', '0.0'],
  ['999.9', '999.9'],
  ['1000.0', '1|000.0'],
  ['3600000.0', '3|600|000.0'],
  ['12345.125', '12|345.125'],
  ['1500', '1|500'],
])('the digits of %s stand in groups: %s', (digits, groups) => {
  expect(grouped(digits)).toBe(groups.replaceAll('|', '\u202f'));
});
