/**
 * The items that are due, in a total order: by time, then by the order in which they were scheduled. A binary
 * heap.
 */
import type { Due } from './types.ts';

type Ordered = Pick<Due, 'at' | 'order'>;

const before = (a: Ordered, b: Ordered): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export class Agenda<T extends Ordered = Due> {
  readonly #heap: T[];

  /** `items`: from `toArray` of another agenda. */
  constructor(items: readonly T[] = []) {
    this.#heap = items.slice();
  }

  peek(): T | undefined {
    return this.#heap[0];
  }

  push(item: T): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up] as T;
      if (!before(item, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = item;
  }

  pop(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last !== undefined) this.#sink(last);
    return first;
  }

  /** Its items, in an order that makes the same agenda again. */
  toArray(): readonly T[] {
    return this.#heap.slice();
  }

  #sink(item: T): void {
    const heap = this.#heap;
    const { length } = heap;
    let at = 0;
    for (let down = 1; down < length; down = 2 * at + 1) {
      const right = down + 1;
      const child = right < length && before(heap[right] as T, heap[down] as T) ? right : down;
      if (!before(heap[child] as T, item)) break;
      heap[at] = heap[child] as T;
      at = child;
    }
    heap[at] = item;
  }
}
