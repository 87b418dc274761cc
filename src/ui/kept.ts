import { useMemo, useState } from 'react';

class Kept<V> {
  #value: V;
  constructor(first: V) {
    this.#value = first;
  }
  next(step: (before: V) => V): V {
    this.#value = step(this.#value);
    return this.#value;
  }
}

/**
 * What `next` makes of `input` and of what it gave the time before; `first`, the first time. Worked out anew for another `input` only, which must
 * be the very same while nothing changes. `next` is pure, and gives for the same input after itself the same again: React may ask twice.
 */
export function useKept<I, V>(input: I, first: V, next: (input: I, before: V) => V): V {
  const [kept] = useState(() => new Kept(first));
  return useMemo(() => kept.next((before) => next(input, before)), [kept, input, next]);
}
