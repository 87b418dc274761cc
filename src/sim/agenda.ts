/**
 * The items that are due, in a total order: by time, then by the order in which they were scheduled. A binary
 * heap.
 */
import type { Due } from './types.ts';

const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export class Agenda {
  readonly #heap: Due[];

  /** `items`: from `toArray` of another agenda. */
  constructor(items: readonly Due[] = []) {
    this.#heap = items.slice();
  }

  peek(): Due | undefined {
    return this.#heap[0];
  }

  push(item: Due): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up] as Due;
      if (!before(item, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = item;
  }

  pop(): Due | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last !== undefined) this.#sink(last);
    return first;
  }

  /** Its items, in an order that makes the same agenda again. */
  toArray(): readonly Due[] {
    return this.#heap.slice();
  }

  #sink(item: Due): void {
    const heap = this.#heap;
    const { length } = heap;
    let at = 0;
    for (let down = 1; down < length; down = 2 * at + 1) {
      const right = down + 1;
      const child = right < length && before(heap[right] as Due, heap[down] as Due) ? right : down;
      if (!before(heap[child] as Due, item)) break;
      heap[at] = heap[child] as Due;
      at = child;
    }
    heap[at] = item;
  }
}
