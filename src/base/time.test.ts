/** Milliseconds in documents, whole microseconds inside. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromMs, timeWords, toMs } from './time.ts';

test.each([
  [0, 0],
  [0.001, 1],
  [1, 1000],
  [203.417, 203417],
  [0.0004, 0],
  [0.0006, 1],
  [1.1, 1100],
  [4.35, 4350],
  [8.2009999, 8201],
])('%d ms are %i µs: fractions are kept to the microsecond', (ms, micros) => {
  expect(fromMs(ms)).toBe(micros);
});

test('a time printed in ms reads back as the same microsecond, for more than a year', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), fc.nat(2 ** 14), (low, high) => {
      const time = high * 2 ** 31 + low;
      expect(fromMs(JSON.parse(JSON.stringify(toMs(time))) as number)).toBe(time);
    }),
    { seed: 8, numRuns: 2000 },
  );
});

test('times are printed in milliseconds, and from a minute on in minutes', () => {
  expect(timeWords(812_400)).toBe('812.4 ms');
  expect(timeWords(59_999_900)).toBe('59999.9 ms');
  expect(timeWords(723_456_000)).toBe('12 min 3.456 s');
  expect(timeWords(119_999_900)).toBe('2 min');
});
