import type { List } from './growing-list.ts';

/**
 * How many items of a list come before the first for which `isBefore` does not hold. It holds for some at the beginning, and for
 * none after them. Takes time with the logarithm of the list's length.
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
