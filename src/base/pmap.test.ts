/** Compares PMap with Map: any sequence of changes, on any earlier version. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMap, entriesOf, firstEntriesOf, getKey, hashString, type PMap, setKey } from './pmap.ts';

/** Names that every object has, and pairs of words with equal hashes. */
const AWKWARD = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', 'é', '😀', 'length', '0'];
const COLLIDING = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'];
const key = fc.oneof(
  fc.constantFrom(...AWKWARD, ...COLLIDING),
  fc.string({ maxLength: 3 }),
  fc.nat(300).map(String),
);
const program = fc.array(fc.record({ on: fc.nat(1000), key, value: fc.integer() }), { maxLength: 120 });

interface Version {
  readonly map: PMap<number>;
  readonly model: ReadonlyMap<string, number>;
}

const inOrder = (model: ReadonlyMap<string, number>) => [...model].sort(([a], [b]) => (a < b ? -1 : 1));

function fill(keys: readonly string[]): PMap<number> {
  return keys.reduce((map, one, i) => setKey(map, one, i), emptyMap<number>());
}

test('every version keeps its entries', () => {
  fc.assert(
    fc.property(program, (steps) => {
      const made: Version[] = [{ map: emptyMap(), model: new Map() }];
      for (const step of steps) {
        const { map, model } = made[step.on % made.length] as Version;
        made.push({
          map: setKey(map, step.key, step.value),
          model: new Map(model).set(step.key, step.value),
        });
      }
      const asked = new Set([...AWKWARD, ...COLLIDING, ...steps.map((step) => step.key)]);
      for (const { map, model } of made) {
        expect(map.size).toBe(model.size);
        expect(entriesOf(map)).toEqual(inOrder(model));
        for (const most of [1, 4]) expect(firstEntriesOf(map, most)).toEqual(inOrder(model).slice(0, most));
        for (const one of asked) expect(getKey(map, one)).toBe(model.get(one));
      }
    }),
    { seed: 74, numRuns: 100 },
  );
});

test('two thousand keys in a row', () => {
  const keys = Array.from({ length: 2000 }, (_, i) => `key${i}`);
  const map = fill(keys);
  expect(map.size).toBe(2000);
  expect(keys.map((one) => getKey(map, one))).toEqual(keys.map((_, i) => i));
  expect(getKey(map, 'key2000')).toBe(undefined);
  expect(entriesOf(map).map(([one]) => one)).toEqual([...keys].sort());
});

describe('keys with equal hashes', () => {
  test.each([
    ['costarring', 'liquid'],
    ['declinate', 'macallums'],
    ['altarage', 'zinke'],
  ])('%s and %s are kept apart', (a, b) => {
    expect(hashString(a)).toBe(hashString(b));
    const one = setKey(emptyMap<number>(), a, 1);
    expect([getKey(one, a), getKey(one, b), one.size]).toEqual([1, undefined, 1]);
    const both = setKey(one, b, 2);
    const changed = setKey(both, a, 3);
    expect([getKey(both, a), getKey(both, b), both.size]).toEqual([1, 2, 2]);
    expect([getKey(changed, a), getKey(changed, b), changed.size]).toEqual([3, 2, 2]);
    expect([getKey(both, a), getKey(one, b)]).toEqual([1, undefined]);
  });
});

test('the size counts keys, not changes', () => {
  const map = setKey(setKey(setKey(emptyMap<number>(), 'x', 0), 'x', 1), 'y', 0);
  expect([map.size, emptyMap().size]).toEqual([2, 0]);
});

test('two maps with the same keys, set in another order, have the same entries', () => {
  const keys = [...AWKWARD, ...COLLIDING];
  const values = new Map(keys.map((one, i) => [one, i]));
  const there = keys.reduce((map, one) => setKey(map, one, values.get(one) ?? -1), emptyMap<number>());
  const back = keys.reduceRight((map, one) => setKey(map, one, values.get(one) ?? -1), emptyMap<number>());
  expect(entriesOf(back)).toEqual(entriesOf(there));
});

test('setting a key shares all nodes but the path to it', () => {
  const map = fill(Array.from({ length: 1000 }, (_, i) => `key${i}`));
  const next = setKey(map, 'key7', -1);
  const shared = next.root.filter((branch, i) => branch === map.root[i]).length;
  expect([map.root.length, shared]).toEqual([16, 15]);
});

test('hashString is FNV-1a of 32 bits, frozen', () => {
  expect(hashString('')).toBe(0x811c9dc5);
  expect(hashString('a')).toBe(0xe40c292c);
  expect(hashString('foobar')).toBe(0xbf9cf968);
});
