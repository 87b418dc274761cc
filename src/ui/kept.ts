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
 * A value computed from `input` and the previous value; `first` is the initial one. It is computed again only
 * for another `input`, which must keep its identity while nothing changes. `next` must be pure and
 * idempotent: React may call it twice.
 */
export function useKept<I, V>(input: I, first: V, next: (input: I, before: V) => V): V {
  const [kept] = useState(() => new Kept(first));
  return useMemo(() => kept.next((before) => next(input, before)), [kept, input, next]);
}
