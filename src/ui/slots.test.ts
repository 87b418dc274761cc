import { expect, test } from 'vitest';
import { slotsFor } from './slots.ts';

const NOBODY = new Map<number, number>();
const listed = (slots: ReadonlyMap<number, number>) => [...slots.values()];

test('the first slots are given in order', () => {
  expect(listed(slotsFor([7, 8, 12], NOBODY))).toEqual([0, 1, 2]);
});

test('an id keeps its slot, and a new one takes a free slot', () => {
  const before = slotsFor([7, 8, 12], NOBODY);
  expect([...slotsFor([8, 12, 13], before)]).toEqual([
    [8, 1],
    [12, 2],
    [13, 0],
  ]);
});

test('after a jump without a common id, slots are in the order of the ids', () => {
  const moved = slotsFor([8, 12, 13], slotsFor([7, 8, 12], NOBODY));
  expect(listed(slotsFor([100, 101, 102, 103], moved))).toEqual([1, 2, 0, 3]);
  expect(listed(slotsFor([100, 101], moved))).toEqual([1, 2]);
});

test('no two ids share a slot', () => {
  let slots = slotsFor([], NOBODY);
  for (let first = 0; first < 200; first += (first % 7) + 1) {
    slots = slotsFor(
      Array.from({ length: 5 + (first % 3) }, (_, i) => first + i),
      slots,
    );
    expect(new Set(slots.values()).size).toBe(slots.size);
  }
});
