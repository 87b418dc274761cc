/**
 * A list that never changes, to which much is added at its end and taken from its front. It is a stretch of a growing array, so both
 * are O(1); only adding to an older queue once more copies what that holds.
 */
export class Queue<T> {
  readonly #items: T[];
  readonly #from: number;
  readonly #to: number;

  private constructor(items: T[], from: number, to: number) {
    this.#items = items;
    this.#from = from;
    this.#to = to;
  }

  static empty<T>(): Queue<T> {
    return new Queue<T>([], 0, 0);
  }

  get length(): number {
    return this.#to - this.#from;
  }

  at(place: number): T | undefined {
    return place < this.length ? this.#items[this.#from + place] : undefined;
  }

  push(item: T): Queue<T> {
    // The array is left behind where somebody else went on with it, and where most of it is what was taken away.
    if (this.#items.length > this.#to || this.#from >= this.length) {
      const items = this.#items.slice(this.#from, this.#to);
      items.push(item);
      return new Queue(items, 0, items.length);
    }
    this.#items.push(item);
    return new Queue(this.#items, this.#from, this.#to + 1);
  }

  /** This queue without so many at its front. */
  without(count: number): Queue<T> {
    return new Queue(this.#items, Math.min(this.#to, this.#from + count), this.#to);
  }

  toJSON(): readonly T[] {
    return this.#items.slice(this.#from, this.#to);
  }
}
