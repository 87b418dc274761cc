/** The read-only interface that an immutable list shares with an array. */
export interface List<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  slice(from?: number, to?: number): T[];
}

/**
 * An immutable list: the first `length` items of an array that only grows. Appending to the newest list of an
 * array pushes onto the array; appending to an older list copies it once. So appending in a loop never
 * copies, and older lists keep their items.
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

  /** This list with one more item: at its end, or at `place`, which copies. */
  with(item: T, place = this.length): GrowingList<T> {
    const isAtEnd = place === this.length && place === this.#items.length;
    const items = isAtEnd ? this.#items : this.slice();
    items.splice(place, 0, item);
    return new GrowingList(items);
  }

  /** `from` and `to` are not negative; items beyond the end do not exist. */
  slice(from = 0, to = this.length): T[] {
    return this.#items.slice(from, Math.min(to, this.length));
  }

  [Symbol.iterator](): Iterator<T> {
    return this.slice().values();
  }
}
