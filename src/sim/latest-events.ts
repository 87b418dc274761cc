import type { SimEvent } from './types.ts';

/** The latest events of a run: a ring buffer. */
export class Latest {
  readonly #most: number;
  readonly #events: SimEvent[] = [];
  constructor(most: number) {
    this.#most = most;
  }
  push(event: SimEvent): void {
    this.#events[event.seq % this.#most] = event;
  }
  /** The events `from` to `to` by seq, both included; null if not all of them are kept. */
  between(from: number, to: number): readonly SimEvent[] | null {
    const found: SimEvent[] = [];
    for (let seq = from; seq <= to; seq += 1) {
      const event = this.#events[seq % this.#most];
      if (event?.seq !== seq) return null;
      found.push(event);
    }
    return found;
  }
  /** The same up to `seq`. */
  upTo(seq: number): Latest {
    const latest = new Latest(this.#most);
    for (const event of this.#events) if (event !== undefined && event.seq <= seq) latest.push(event);
    return latest;
  }
}
