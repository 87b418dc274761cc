/**
 * An immutable queue: items are appended at its end and taken from its front. It is a range of a growing
 * array, so both are O(1); only appending to an older queue a second time copies its items. Plain data: only
 * this file reads the array.
 */
export interface Queue<T> {
  /** Shared by many queues: this one holds the items from `from` up to `to`. */
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
  // Copies where another queue has appended to the array already, and where most of the array was taken away.
  if (items.length > to || from >= to - from) {
    const own = items.slice(from, to);
    own.push(item);
    return { items: own, from: 0, to: own.length };
  }
  items.push(item);
  return { items, from, to: to + 1 };
}

/** The queue without its first `count` items. */
export const dequeued = <T>({ items, from, to }: Queue<T>, count: number): Queue<T> => ({
  items,
  from: Math.min(to, from + count),
  to,
});
