/** How fast a run really goes where the machine cannot keep up with the speed asked for. */
import type { Micros } from '../base/time.ts';

/** Measured over so long a time of the wall's: steady enough to be read. */
const MEASURED_MS = 1000;

export class PaceMeter {
  #since: { readonly wallMs: number; readonly time: Micros } | null = null;
  #last: number | null = null;

  /** Virtual time in one unit of the wall's, over the last second of lagging; null in its first. `time`: how far the run came. */
  at(time: Micros, wallMs: number): number | null {
    const begin = this.#since;
    if (begin === null || time < begin.time) this.#since = { wallMs, time };
    else if (wallMs - begin.wallMs >= MEASURED_MS) {
      this.#last = (time - begin.time) / 1000 / (wallMs - begin.wallMs);
      this.#since = { wallMs, time };
    }
    return this.#last;
  }

  /** It keeps up again. */
  reset(): null {
    this.#since = null;
    this.#last = null;
    return null;
  }
}
