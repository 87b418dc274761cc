/**
 * A slot for each of the lines `ids`: a line that is still there keeps the one it had `before`, a new one gets the lowest that is
 * free. So what is drawn in a slot is drawn over, not thrown away: a seek to elsewhere makes not one element. Pure.
 */
export function slotsFor(
  ids: readonly number[],
  before: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const kept = new Set(ids.map((id) => before.get(id)));
  let free = -1;
  const next = (): number => {
    do free += 1;
    while (kept.has(free));
    return free;
  };
  return new Map(ids.map((id) => [id, before.get(id) ?? next()]));
}
