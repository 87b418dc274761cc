/**
 * The numbers of the open run up to the cursor. The run is counted from its start in slices, while a reader
 * looks; at some kept worlds the count is remembered, so that another place is near one.
 */

import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import { type Job, Slices } from '../playback/slices.ts';
import type { History } from '../sim/history.ts';
import { copyOfNumbers, countEvent, type Numbers, numbersFrom } from '../sim/numbers.ts';
import type { Session } from './session.ts';

/** Kept worlds from one remembered count to the next. */
const REMEMBER_EVERY = 16;
/** While the run plays, the numbers are shown this often. */
const SHOWN_EVERY_MS = 250;

class Counted {
  readonly of: History;
  /** In order; the first is the start. */
  readonly #remembered: Numbers[];
  #latest: Numbers;

  constructor(history: History) {
    this.of = history;
    this.#latest = numbersFrom(history.keyframes[0] ?? history.world);
    this.#remembered = [copyOfNumbers(this.#latest)];
  }

  /** Up to the event that was counted last. */
  get numbers(): Numbers {
    return copyOfNumbers(this.#latest);
  }

  /** Counts up to the event `seq`; yields the share. */
  *counting(seq: number): Job {
    const from = this.#nearest(seq);
    if (from !== null) this.#latest = copyOfNumbers(from);
    const { keyframes } = this.of;
    const began = this.#latest.seq;
    let frame = countBefore(keyframes, (world) => world.seq <= this.#latest.seq);
    while (this.#latest.seq < seq) {
      const until = Math.min(seq, keyframes[frame]?.seq ?? Infinity);
      for (const event of this.of.events(this.#latest.seq + 1, until)) countEvent(this.#latest, event);
      // An event that is not known any more ends the count.
      if (this.#latest.seq < until) return;
      if (frame % REMEMBER_EVERY === 0 && keyframes[frame]?.seq === until) this.#remember();
      frame += 1;
      yield (this.#latest.seq - began) / (seq - began);
    }
  }

  /** A remembered count from which the event is nearer than from the latest one; null if there is none. */
  #nearest(seq: number): Numbers | null {
    const near = this.#remembered[countBefore(this.#remembered, (one) => one.seq <= seq) - 1];
    const isPast = this.#latest.seq > seq;
    return near !== undefined && (isPast || near.seq > this.#latest.seq) ? near : null;
  }

  #remember(): void {
    if ((this.#remembered.at(-1)?.seq ?? 0) < this.#latest.seq)
      this.#remembered.push(copyOfNumbers(this.#latest));
  }
}

/** What is counted so far. `share`: how far, from 0 to 1. */
export interface Shown {
  readonly numbers: Numbers;
  readonly until: Micros;
  readonly share: number;
}

/** Counts as the cursor moves, until the returned function is called. */
export function followNumbers(session: Session, show: (shown: Shown) => void): () => void {
  const slices = new Slices(session.clock);
  let counted = new Counted(session.run.history);
  let isCounting = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  const shown = (share: number): void => {
    shownAt = session.clock.now();
    const { numbers } = counted;
    // Between two events time goes on, too.
    const until = share < 1 ? session.getState().world.time : session.playhead.now();
    show({ numbers, until: Math.max(until, session.getState().world.time), share });
  };
  const go = (): void => {
    const { seq } = session.getState().world;
    if (counted.of !== session.run.history) {
      slices.stop();
      isCounting = false;
      counted = new Counted(session.run.history);
    }
    if (isCounting) return;
    isCounting = true;
    slices.start(counted.counting(seq), {
      paused: (share) => shown(Math.min(share ?? 0, 0.99)),
      done: () => {
        isCounting = false;
        // Meanwhile the cursor may have moved.
        if (session.getState().world.seq !== seq) return go();
        shown(1);
      },
    });
  };
  // Called at once, after every seek, and at a pause: between two events time goes on, too.
  const stop = session.playhead.onCalmPaint(() => {
    if (!session.playhead.moving || session.clock.now() - shownAt >= SHOWN_EVERY_MS) go();
  });
  return () => {
    stop();
    slices.stop();
  };
}
