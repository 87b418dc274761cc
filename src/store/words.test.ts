/** Small words of the interface: speeds and commands. */
import { describe, expect, test } from 'vitest';
import { SLOWER, speedAt, speedStep, speedWords } from './speed.ts';
import { commandProblem, wholeNumber } from './text.ts';

describe('speed', () => {
  test('every step is its own speed, and the ends hold', () => {
    expect(SLOWER.map((_, step) => speedStep(speedAt(step)))).toEqual(SLOWER.map((_, step) => step));
    expect(speedAt(-1)).toBe(1 / 1000);
    expect(speedAt(99)).toBe(1);
  });

  test.each([
    [1 / 1000, '1000 times slower than real'],
    [1 / 50, '50 times slower than real'],
    [1, 'as fast as real'],
  ])('%d is %s', (speed, words) => {
    expect(speedWords(speed)).toBe(words);
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
