import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cutPairs,
  heal,
  isBlocked,
  isHeld,
  linkOf,
  MESSAGE_TYPES,
  partition,
  setCut,
  setMask,
  setOwn,
  settingOf,
  wholeNetwork,
} from './network.ts';
import type { Filter } from './types.ts';

const EVERY = { latency: [10, 15], loss: 0, duplication: 0 } as const;
const whole = wholeNetwork(4, EVERY);

describe('a partition', () => {
  test('cuts exactly the links between groups, in both directions; a server in no group is alone', () => {
    const { groups, ...network } = partition(whole, [[1, 2], [3]]);
    expect(cutPairs({ ...network, groups })).toEqual([
      [1, 3], [1, 4], [2, 3], [2, 4], [3, 1], [3, 2], [3, 4], [4, 1], [4, 2], [4, 3],
    ]); // biome-ignore format: pairs
    expect(groups).toEqual([[1, 2], [3], [4]]);
  });

  test('replaces the one before, and mends cuts by hand within a group', () => {
    const first = setCut(partition(whole, [[1], [2, 3, 4]]), 2, 3, true);
    expect(cutPairs(partition(first, [[1, 2, 3, 4]]))).toEqual([]);
    expect(partition(first, [[1, 2, 3, 4]]).groups).toEqual([]);
  });

  test('without groups isolates every server', () => {
    expect(cutPairs(partition(whole, []))).toHaveLength(12);
  });

  test('is mended by heal, which keeps settings, holds and blocks', () => {
    const other = setMask(
      setMask(setOwn(whole, 1, 2, { loss: 1 }), 'held', { from: 1 }, true),
      'blocked',
      { to: 2 },
      true,
    );
    const healed = heal(partition(other, []));
    expect(cutPairs(healed)).toEqual([]);
    expect([healed.own, healed.held, healed.blocked]).toEqual([other.own, other.held, other.blocked]);
  });
});

test('a cut is of one direction', () => {
  const network = setCut(whole, 2, 1, true);
  expect(cutPairs(network)).toEqual([[2, 1]]);
  expect(cutPairs(setCut(network, 1, 2, false))).toEqual([[2, 1]]);
  expect(cutPairs(setCut(network, 2, 1, false))).toEqual([]);
});

test('groups are merged as soon as the last cut between them is mended', () => {
  const parted = setCut(partition(whole, [[1, 2], [3], [4]]), 1, 2, true);
  const one = setCut(setCut(parted, 3, 4, false), 4, 3, false);
  expect(one.groups).toEqual([
    [1, 2],
    [3, 4],
  ]);
  const between = [1, 2].flatMap((a) => [3, 4].flatMap((b) => [[a, b] as const, [b, a] as const]));
  const [last, ...others] = between;
  const nearly = others.reduce((network, [from, to]) => setCut(network, from, to, false), one);
  expect(nearly.groups).toEqual(one.groups);
  const whole1 = last && setCut(nearly, ...last, false);
  expect(whole1?.groups).toEqual([]);
  expect(whole1 && cutPairs(whole1)).toEqual([[1, 2]]);
});

test('a link has settings of its own one by one; the others are those of all links', () => {
  const network = {
    ...setOwn(setOwn(whole, 1, 2, { loss: 0.5 }), 1, 2, { latency: [1, 1] }),
    every: { ...EVERY, duplication: 1 },
  };
  const link = linkOf(4, 1, 2);
  expect([settingOf(network, link, 'loss'), settingOf(network, link, 'latency')]).toEqual([0.5, [1, 1]]);
  expect(settingOf(network, link, 'duplication')).toBe(1);
  expect(settingOf(network, linkOf(4, 2, 1), 'loss')).toBe(0);
});

test('blocks and holds are set for every combination of from, to and type that matches', () => {
  const filter = fc.record(
    {
      from: fc.integer({ min: 1, max: 4 }),
      to: fc.integer({ min: 1, max: 4 }),
      type: fc.constantFrom(...MESSAGE_TYPES),
    },
    { requiredKeys: [] },
  );
  const switches = fc.array(
    fc.tuple(filter, fc.boolean(), fc.constantFrom('held' as const, 'blocked' as const)),
  );
  const fits = (f: Filter, from: number, to: number, type: string): boolean =>
    (f.from ?? from) === from && (f.to ?? to) === to && (f.type ?? type) === type;
  fc.assert(
    fc.property(switches, (list) => {
      const network = list.reduce((n, [f, on, mask]) => setMask(n, mask, f, on), whole);
      for (const from of [1, 2, 3, 4]) {
        for (const to of [1, 2, 3, 4].filter((id) => id !== from)) {
          for (const type of MESSAGE_TYPES) {
            const last = (mask: string): boolean =>
              list.findLast(([f, , m]) => m === mask && fits(f, from, to, type))?.[1] ?? false;
            const link = linkOf(4, from, to);
            expect([isHeld(network, link, type), isBlocked(network, link, type)]).toEqual([
              last('held'),
              last('blocked'),
            ]);
          }
        }
      }
    }),
  );
});
