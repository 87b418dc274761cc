/**
 * A list that never changes, to which much is added at its end and taken from its front. It is a stretch of a growing array, so both
 * are O(1); only adding to an older queue once more copies what that holds. Plain data: only this file reads the array.
 */
export interface Queue<T> {
  /** Shared by many queues: this one holds what stands from `from` on, up to `to`. */
  readonly items: T[];
  readonly from: number;
  readonly to: number;
}

export const emptyQueue = <T>(): Queue<T> => ({ items: [], from: 0, to: 0 });

export const queueLength = ({ from, to }: Queue<unknown>): number => to - from;

export const queuedAt = <T>({ items, from, to }: Queue<T>, place: number): T | undefined =>
  place < to - from ? items[from + place] : undefined;

export function enqueued<T>(queue: Queue<T>, item: T): Queue<T> {
  const { items, from, to } = queue;
  // The array is left behind where somebody else went on with it, and where most of it is what was taken away.
  if (items.length > to || from >= to - from) {
    const own = items.slice(from, to);
    own.push(item);
    return { items: own, from: 0, to: own.length };
  }
  items.push(item);
  return { items, from, to: to + 1 };
}

/** The queue without so many items at its front. */
export const dequeued = <T>({ items, from, to }: Queue<T>, count: number): Queue<T> => ({
  items,
  from: Math.min(to, from + count),
  to,
});
