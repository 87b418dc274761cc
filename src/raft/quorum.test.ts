/** "a majority": quorum arithmetic against a second formula that counts instead of sorting (R16, etcd's TestQuick). */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RAFT } from './figure2.ts';
import { emptyLog } from './log.ts';
import { majority, majorityIndex, votesOf } from './quorum.ts';
import { boot } from './step.ts';
import { settings } from './testing/subject.ts';
import { decide } from './verdict.ts';

/** By server number, place 0 unused. */
const byServer = <T>(values: readonly T[]): T[] => [undefined as T, ...values];

/** The highest index that strictly more than half of the servers hold, by trying each. */
function counted(held: readonly number[]): number {
  const holds = (index: number) => held.filter((one) => one >= index).length * 2 > held.length;
  return [0, ...held].filter(holds).reduce((high, one) => (one > high ? one : high), 0);
}

/** Whether these votes make S1 the leader of a cluster of `size`. */
const wins = (size: number, votes: readonly (boolean | undefined)[]): boolean =>
  decide(RAFT.win, boot(1, NOTHING), votesOf(settings(size), { name: 'candidate', votes })).yes;
const NOTHING = { currentTerm: 1, votedFor: 1, log: emptyLog() };

/** All lists of `length` values below `base`. */
function vectors(length: number, base: number): number[][] {
  if (length === 0) return [[]];
  return vectors(length - 1, base).flatMap((rest) => Array.from({ length: base }, (_, i) => [...rest, i]));
}

test('a majority of 1 to 10 servers', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(majority)).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
});

test('two majorities of a cluster always share a server; one fewer need not', () => {
  for (let size = 1; size <= 99; size += 1) {
    expect(2 * majority(size)).toBeGreaterThan(size);
    expect(2 * (majority(size) - 1)).toBeLessThanOrEqual(size);
  }
});

describe.each([1, 2, 3, 4, 5])('a cluster of %i', (size) => {
  test('every vector of matchIndex up to 3', () => {
    for (const held of vectors(size, 4)) {
      expect([held, majorityIndex(settings(size), byServer(held), 1)]).toEqual([held, counted(held)]);
    }
  });

  test('every way to vote: yes, no, not yet', () => {
    for (const ballot of vectors(size, 3)) {
      const votes = ballot.map((one) => [undefined, false, true][one]);
      const yes = ballot.filter((one) => one === 2).length;
      expect([ballot, wins(size, byServer(votes))]).toEqual([ballot, yes * 2 > size]);
    }
  });
});

test('random vectors, of up to 99 servers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 99 }), (held) => {
      expect(majorityIndex(settings(held.length), byServer(held), 1)).toBe(counted(held));
    }),
    { seed: 16, numRuns: 2000 },
  );
});

test('what is known of no server counts as 0, and of a stranger not at all', () => {
  expect(majorityIndex(settings(3), [0, 5], 1)).toBe(0);
  expect(majorityIndex(settings(3), [9, 5, 0, 0, 9, 9], 1)).toBe(0);
  expect(wins(3, [true, true, undefined, undefined, true])).toBe(false);
});
