import { expect, test } from 'vitest';
import { PaceMeter } from './pace.ts';

test('the pace is the virtual time of the last wall second, and known after the first', () => {
  const pace = new PaceMeter();
  expect(pace.at(0, 0)).toBeNull();
  expect(pace.at(100_000, 500)).toBeNull();
  expect(pace.at(250_000, 1000)).toBe(0.25);
  expect(pace.at(300_000, 1500)).toBe(0.25);
  expect(pace.at(350_000, 2000)).toBe(0.1);
  expect(pace.reset()).toBeNull();
  expect(pace.at(400_000, 9000)).toBeNull();
});
