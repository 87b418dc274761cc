import { useKept } from './kept.ts';

type Slots = ReadonlyMap<number, number>;

/**
 * Assigns a stable slot to each of `ids`. Ids that were there `before` keep theirs; new ones reuse free slots
 * in order. So after a jump the slots are in order, and React moves no element. Pure.
 */
export function slotsFor(ids: readonly number[], before: Slots): Slots {
  const kept = new Set(ids.map((id) => before.get(id)));
  const left = [...before.values()].filter((slot) => !kept.has(slot));
  let unused = Math.max(-1, ...before.values());
  const next = (): number => left.shift() ?? ++unused;
  return new Map(ids.map((id) => [id, before.get(id) ?? next()]));
}

const NOBODY: Slots = new Map();

/**
 * Slots as React keys for a list that scrolls: elements are reused, so a jump creates none, and items that
 * stay are not touched. `ids` must be the same array while nothing changes.
 */
export const useSlots = (ids: readonly number[]): Slots => useKept(ids, NOBODY, slotsFor);
