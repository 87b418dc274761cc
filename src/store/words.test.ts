/** Speeds and typed commands. */
import { describe, expect, test } from 'vitest';
import { paceWords, SPEEDS, speedAt, speedStep, speedWords } from './speed.ts';
import { commandProblem, timeTyped, wholeNumber } from './text.ts';

describe('speed', () => {
  test('every index has its own speed, and the ends are clamped', () => {
    expect(SPEEDS.map((_, step) => speedStep(speedAt(step)))).toEqual(SPEEDS.map((_, step) => step));
    expect(SPEEDS).toEqual(SPEEDS.toSorted((a, b) => a - b));
    expect(speedAt(-1)).toBe(1 / 1000);
    expect(speedAt(99)).toBe(100);
  });

  test.each([
    [1 / 1000, '1000 times slower than real time'],
    [1 / 50, '50 times slower than real time'],
    [1 / 1.5, '1.5 times slower than real time'],
    [1, 'real time'],
    [10, '10 times real time'],
    [100, '100 times real time'],
  ])('%d is %s', (speed, words) => {
    expect(speedWords(speed)).toBe(words);
  });

  test.each([
    [null, 'As fast as this machine can'],
    [34.21, 'As fast as this machine can: about ×34'],
    [1.04, 'As fast as this machine can: about ×1'],
    [0.31, 'As fast as this machine can: about 3.2 times slower than real time'],
  ])('a pace of %d is shown as %s', (pace, words) => {
    expect(paceWords(pace)).toBe(words);
  });
});

describe('what is typed', () => {
  test.each(['SET x 5', 'ADD x -3', 'GET x'])('%s is a command', (text) => {
    expect(commandProblem(text)).toBeNull();
  });
  test.each(['', 'SET x', 'set x 5', 'ADD x y', 'GET  x', 'SET x 5 6'])('“%s” is none', (text) => {
    expect(commandProblem(text)).toContain('SET key value');
  });
  test('a whole number within bounds', () => {
    expect(wholeNumber(' 7 ', 1, 99)).toBe(7);
    for (const text of ['', '0', '100', '1.5', '-1', 'seven']) expect(wholeNumber(text, 1, 99)).toBeNull();
  });
});

test.each([
  ['1500', 1_500_000],
  [' 2.5 s ', 2_500_000],
  ['90ms', 90_000],
  ['3 min', 180_000_000],
  ['60 min', 3_600_000_000],
  ['61 min', null],
  ['-1', null],
  ['soon', null],
  ['', null],
])('the time “%s” is %d µs', (text, time) => {
  expect(timeTyped(text)).toBe(time);
});
