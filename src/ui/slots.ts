import { useLayoutEffect, useMemo, useRef } from 'react';

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

/**
 * The slots of a list that moves along, to be its keys: what is drawn in a slot is drawn over and not thrown away, so a leap to
 * elsewhere makes not one element, and what stays stands still. `ids` must be the same array while nothing changes.
 */
export function useSlots(ids: readonly number[]): Slots {
  const before = useRef<Slots>(new Map());
  const slots = useMemo(() => slotsFor(ids, before.current), [ids]);
  useLayoutEffect(() => {
    before.current = slots;
  }, [slots]);
  return slots;
}
