import { useKept } from './kept.ts';

type Slots = ReadonlyMap<number, number>;

/**
 * A slot for each of `ids`: who was there `before` keeps his, a new one gets the first that was left, in the order in which they stood: after
 * a leap all stand in that order still, and no element has to be moved. Pure.
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
 * The slots of a list that moves along, to be its keys: what is drawn in a slot is drawn over and not thrown away, so a leap to
 * elsewhere makes not one element, and what stays stands still. `ids` must be the same array while nothing changes.
 */
export const useSlots = (ids: readonly number[]): Slots => useKept(ids, NOBODY, slotsFor);
