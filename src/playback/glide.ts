/** Short animations in wall time that do not belong to the run: servers that move to new places. */
import { browserTime, type TimeSource } from './time-source.ts';

export class Glides {
  readonly #clock: TimeSource;
  readonly #running = new Set<object>();
  readonly #waiting: (() => void)[] = [];

  constructor(clock: TimeSource = browserTime) {
    this.#clock = clock;
  }

  /** Resolves when no animation runs. */
  settled(): Promise<void> {
    return this.#running.size === 0
      ? Promise.resolve()
      : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /**
   * Calls `paint` with a share from 0 to 1, now and in every frame until `ms` have passed. Returns a function
   * that stops it early.
   */
  begin(ms: number, paint: (share: number) => void): () => void {
    const begun = this.#clock.now();
    const self = {};
    let frame = 0;
    this.#running.add(self);
    const stop = () => {
      this.#clock.cancel(frame);
      this.#running.delete(self);
      if (this.#running.size > 0) return;
      for (const resolve of this.#waiting.splice(0)) resolve();
    };
    const step = () => {
      const share = Math.min(1, Math.max(0, (this.#clock.now() - begun) / ms));
      if (share < 1) frame = this.#clock.request(step);
      paint(share);
      if (share === 1) stop();
    };
    step();
    return stop;
  }
}
