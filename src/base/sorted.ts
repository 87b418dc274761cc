import type { List } from './growing-list.ts';

/**
 * Binary search: the number of items before the first for which `isBefore` does not hold. It must hold for
 * the first items and for none after them.
 */
export function countBefore<T>(list: List<T>, isBefore: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(list.at(middle) as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
