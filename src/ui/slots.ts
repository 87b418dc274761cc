import { useMemo, useState } from 'react';

type Slots = ReadonlyMap<number, number>;

/** A slot for each of `ids`: who was there `before` keeps his, a new one gets the lowest that is free. Pure. */
export function slotsFor(ids: readonly number[], before: Slots): Slots {
  const kept = new Set(ids.map((id) => before.get(id)));
  let free = -1;
  const next = (): number => {
    do free += 1;
    while (kept.has(free));
    return free;
  };
  return new Map(ids.map((id) => [id, before.get(id) ?? next()]));
}

/** Remembers who has which slot. */
class Keeper {
  #slots: Slots = new Map();
  slotsOf(ids: readonly number[]): Slots {
    this.#slots = slotsFor(ids, this.#slots);
    return this.#slots;
  }
}

/**
 * The slots of a list that moves along, to be its keys: what is drawn in a slot is drawn over and not thrown away, so a leap to
 * elsewhere makes not one element, and what stays stands still. `ids` must be the same array while nothing changes.
 */
export function useSlots(ids: readonly number[]): Slots {
  const [keeper] = useState(() => new Keeper());
  return useMemo(() => keeper.slotsOf(ids), [keeper, ids]);
}
