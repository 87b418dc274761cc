import { expect, test } from 'vitest';
import { type Job, Slices } from './slices.ts';

/** A clock that each portion of work advances, and a queue of slices. */
function byHand() {
  let time = 0;
  const waiting: (() => void)[] = [];
  const clock = { now: () => time, later: (goOn: () => void) => waiting.push(goOn) };
  const calls: string[] = [];
  const listener = (name: string) => ({
    paused: (share: number | null) => calls.push(`${name} ${share}`),
    done: () => calls.push(`${name} done`),
  });
  /** A job of `portions` portions, each of which takes `ms`. */
  function* job(name: string, portions: number, ms: number): Job {
    try {
      for (let i = 1; i <= portions; i += 1) {
        time += ms;
        yield i / portions;
      }
    } finally {
      calls.push(`${name} left`);
    }
  }
  return { slices: new Slices(clock), job, listener, told: calls, next: () => waiting.shift()?.() };
}

test('a short job is done at once', () => {
  const { slices, job, listener, told } = byHand();
  slices.start(job('a', 10, 1), listener('a'));
  expect(told).toEqual(['a left', 'a done']);
  expect(slices.count).toBe(1);
});

test('a long job continues in short slices, and reports its progress', () => {
  const { slices, job, listener, told, next } = byHand();
  slices.start(job('a', 100, 4), listener('a'));
  expect(told).toEqual(['a 0.32']);
  for (let i = 0; i < 40; i += 1) next();
  // Five portions of 4 ms fill a slice of 20 ms.
  expect(told.slice(0, 3)).toEqual(['a 0.32', 'a 0.37', 'a 0.42']);
  expect(told.slice(-2)).toEqual(['a left', 'a done']);
  expect(slices.count).toBe(1 + Math.ceil((100 - 32 + 1) / 5));
});

test('a newer job replaces an older one, whose listener is not called again', () => {
  const { slices, job, listener, told, next } = byHand();
  slices.start(job('a', 100, 4), listener('a'));
  slices.start(job('b', 100, 4), listener('b'));
  for (let i = 0; i < 40; i += 1) next();
  expect(told.filter((line) => line.startsWith('a'))).toEqual(['a 0.32', 'a left']);
  expect(told.at(-1)).toBe('b done');
});

test('a job that is stopped leaves no work behind', () => {
  const { slices, job, listener, told, next } = byHand();
  slices.start(job('a', 100, 4), listener('a'));
  slices.stop();
  next();
  expect(told).toEqual(['a 0.32', 'a left']);
  expect(slices.count).toBe(1);
});

test('a job that throws is over, and its error is reported', () => {
  const { slices, listener, told, job } = byHand();
  const failing = (function* (): Job {
    yield* job('a', 2, 1);
    throw new Error('broken');
  })();
  expect(() => slices.start(failing, listener('a'))).toThrow('broken');
  expect(told).toEqual(['a left', 'a done']);
  slices.start(job('b', 2, 1), listener('b'));
  expect(told.at(-1)).toBe('b done');
});

test('a part of a job takes as long as it may, and leaves the job intact', () => {
  const { slices, job, told } = byHand();
  expect(slices.part(job('a', 5, 1), 8, 1)).toBe(true);
  expect(slices.part(job('b', 50, 4), 8, 1)).toBe(false);
  expect(told).toEqual(['a left', 'b left']);
});
