import { expect, test } from 'vitest';
import { noLag, paceAt } from './pace.ts';

test('the pace is what was done in a second of the wall’s, and known after the first', () => {
  noLag();
  expect(paceAt(0, 0)).toBeNull();
  expect(paceAt(100_000, 500)).toBeNull();
  expect(paceAt(250_000, 1000)).toBe(0.25);
  expect(paceAt(300_000, 1500)).toBe(0.25);
  expect(paceAt(350_000, 2000)).toBe(0.1);
  expect(noLag()).toBeNull();
  expect(paceAt(400_000, 9000)).toBeNull();
});
