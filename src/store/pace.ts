/** The real speed of a run on a machine that is too slow for the chosen speed. */
import type { Micros } from '../base/time.ts';

/** Measured over this wall time, so that the number is steady enough to read. */
const MEASURED_MS = 1000;

export class PaceMeter {
  #since: { readonly wallMs: number; readonly time: Micros } | null = null;
  #last: number | null = null;

  /**
   * Virtual time per wall time, over the last second of lagging; null in its first second. `time`: how far
   * the run came.
   */
  at(time: Micros, wallMs: number): number | null {
    const begin = this.#since;
    if (begin === null || time < begin.time) this.#since = { wallMs, time };
    else if (wallMs - begin.wallMs >= MEASURED_MS) {
      this.#last = (time - begin.time) / 1000 / (wallMs - begin.wallMs);
      this.#since = { wallMs, time };
    }
    return this.#last;
  }

  /** The run keeps up again. */
  reset(): null {
    this.#since = null;
    this.#last = null;
    return null;
  }
}
