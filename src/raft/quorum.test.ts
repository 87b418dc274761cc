/**
 * A majority (§5.2), and both majorities of a joint configuration (§6), compared with a second formula that
 * counts instead of sorting (R16, etcd's TestQuick).
 */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasQuorum, majority, membersOf } from './configuration.ts';
import { RAFT } from './figure2.ts';
import { emptyLog } from './log.ts';
import { ofServer } from './per-server.ts';
import { majorityIndex, votesOf } from './quorum.ts';
import { boot } from './step.ts';
import type { Candidate, Configuration, ServerId } from './types.ts';
import { decide } from './verdict.ts';

/** S1 to S`size`. */
const everyone = (size: number): Configuration => ({ voters: Array.from({ length: size }, (_, i) => i + 1) });

/** Whether strictly more than half of these servers are among those of `has`. */
const isMoreThanHalf = (servers: readonly ServerId[], has: (id: ServerId) => boolean): boolean =>
  servers.filter(has).length * 2 > servers.length;
const both = ({ voters, old = voters }: Configuration, has: (id: ServerId) => boolean): boolean =>
  isMoreThanHalf(voters, has) && isMoreThanHalf(old, has);

/** The highest index that strictly more than half of both lists hold, by trying each. */
function counted(configuration: Configuration, held: readonly number[]): number {
  const holds = (index: number) => both(configuration, (id) => (ofServer(held, id) ?? 0) >= index);
  return [0, ...held].filter(holds).reduce((high, one) => (one > high ? one : high), 0);
}

/** Whether these votes make S1 the leader. */
function wins(configuration: Configuration, votes: Candidate['votes']): boolean {
  const count = votesOf(RAFT, configuration, { name: 'candidate', votes });
  return decide(RAFT.win, boot(1, NOTHING), count).yes;
}
const NOTHING = { currentTerm: 1, votedFor: 1, log: emptyLog() };

/** All lists of `length` values below `base`. */
function vectors(length: number, base: number): number[][] {
  if (length === 0) return [[]];
  return vectors(length - 1, base).flatMap((rest) => Array.from({ length: base }, (_, i) => [...rest, i]));
}

test('a majority of 1 to 10 servers', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(majority)).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
});

test('two majorities of a cluster share a server; two groups with one server less may not', () => {
  for (let size = 1; size <= 99; size += 1) {
    expect(2 * majority(size)).toBeGreaterThan(size);
    expect(2 * (majority(size) - 1)).toBeLessThanOrEqual(size);
  }
});

describe.each([1, 2, 3, 4, 5])('a cluster of %i', (size) => {
  test('every vector of matchIndex up to 3', () => {
    for (const held of vectors(size, 4)) {
      const index = majorityIndex(RAFT, everyone(size), held, 1);
      expect([held, index]).toEqual([held, counted(everyone(size), held)]);
    }
  });

  test('every combination of votes: granted, denied, no reply', () => {
    for (const ballot of vectors(size, 3)) {
      const votes = ballot.map((one) => [null, false, true][one] ?? null);
      const yes = ballot.filter((one) => one === 2).length;
      expect([ballot, wins(everyone(size), votes)]).toEqual([ballot, yes * 2 > size]);
    }
  });
});

test('random vectors, of up to 99 servers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 99 }), (held) => {
      const all = everyone(held.length);
      expect(majorityIndex(RAFT, all, held, 1)).toBe(counted(all, held));
    }),
    { seed: 16, numRuns: 2000 },
  );
});

test('an unknown matchIndex counts as 0, and one of a server outside the cluster does not count', () => {
  expect(majorityIndex(RAFT, everyone(3), [5], 1)).toBe(0);
  expect(majorityIndex(RAFT, everyone(3), [5, 0, 0, 9, 9], 1)).toBe(0);
  expect(wins(everyone(3), [true, null, null, true])).toBe(false);
});

test('a leader that counts itself twice needs one other server less; no other server counts twice', () => {
  const twice = { ...RAFT, ownShare: 2 } as const;
  expect(majorityIndex(twice, everyone(3), [5, 0, 0], 1)).toBe(5);
  expect(majorityIndex(twice, everyone(3), [5, 0, 0], 2)).toBe(0);
  expect(majorityIndex(twice, everyone(3), [], 1)).toBe(0);
});

describe('a joint configuration, C_old,new (§6)', () => {
  const lists = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 });
  const joint = fc.record({ voters: lists, old: lists });
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 9 });
  const options = { seed: 6, numRuns: 2000 };

  test('has a quorum if a majority of both lists has it; one list alone is not enough', () => {
    fc.assert(
      fc.property(joint, some, (configuration, ids) => {
        const has = (id: ServerId): boolean => ids.includes(id);
        expect(hasQuorum(configuration, has)).toBe(both(configuration, has));
      }),
      options,
    );
    const configuration = { voters: [1, 2, 3], old: [3, 4, 5] };
    expect(hasQuorum(configuration, (id) => id <= 3)).toBe(false);
    expect(hasQuorum(configuration, (id) => id >= 3)).toBe(false);
    expect(hasQuorum(configuration, (id) => id >= 2 && id <= 4)).toBe(true);
  });

  test('elects a candidate, and lets a leader commit, by both majorities', () => {
    fc.assert(
      fc.property(joint, fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }), (configuration, held) => {
        expect(majorityIndex(RAFT, configuration, held, 1)).toBe(counted(configuration, held));
        const votes = held.map((one) => one > 4);
        expect(wins(configuration, votes)).toBe(both(configuration, (id) => ofServer(votes, id) === true));
      }),
      options,
    );
  });

  test('shares a server with every majority of the old and of the new configuration alone', () => {
    fc.assert(
      fc.property(joint, some, some, ({ voters, old }, ids, others) => {
        const [has, hasOther] = [ids, others].map((list) => (id: ServerId) => list.includes(id)) as [
          (id: ServerId) => boolean,
          (id: ServerId) => boolean,
        ];
        if (!hasQuorum({ voters, old }, has)) return;
        for (const alone of [voters, old]) {
          const isShared = membersOf({ voters, old }).some((id) => has(id) && hasOther(id));
          expect(isShared || !hasQuorum({ voters: alone }, hasOther)).toBe(true);
        }
      }),
      options,
    );
  });

  test('has the members of both lists, each once, in order', () => {
    expect(membersOf({ voters: [1, 2, 10], old: [2, 3, 9] })).toEqual([1, 2, 3, 9, 10]);
    expect(membersOf({ voters: [1, 2, 3] })).toEqual([1, 2, 3]);
  });
});
