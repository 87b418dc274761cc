/** A list that never changes, and what it has in common with an array. */
export interface List<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  slice(from?: number, to?: number): T[];
}

/**
 * The first `length` items of an array that only grows. Adding to the newest list of an array pushes onto it; adding to an older
 * one copies, once. So a list can be added to again and again without a copy, and every older list stays as it was.
 */
export class GrowingList<T> implements List<T> {
  readonly length: number;
  readonly #items: T[];

  private constructor(items: T[]) {
    this.#items = items;
    this.length = items.length;
  }

  static of<T>(items: Iterable<T>): GrowingList<T> {
    return new GrowingList([...items]);
  }

  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    return place < this.length ? this.#items[place] : undefined;
  }

  /** This list with one more item, at its end if `place` does not tell otherwise: elsewhere it copies. */
  with(item: T, place = this.length): GrowingList<T> {
    const isAtEnd = place === this.length && place === this.#items.length;
    const items = isAtEnd ? this.#items : this.slice();
    items.splice(place, 0, item);
    return new GrowingList(items);
  }

  /** With places from the start, and none beyond the end. */
  slice(from = 0, to = this.length): T[] {
    return this.#items.slice(from, Math.min(to, this.length));
  }

  [Symbol.iterator](): Iterator<T> {
    return this.slice().values();
  }
}
