/** A time that passes in steps, as frames are wanted: pictures of what moves do not depend on the machine. */
import { browserTime, type TimeSource } from './time-source.ts';

export class SteppedTime implements TimeSource {
  #now = 0;
  #last = 0;
  readonly #frames = new Map<number, (wallMs: number) => void>();

  now(): number {
    return this.#now;
  }
  later(goOn: () => void): void {
    browserTime.later(goOn);
  }
  request(frame: (wallMs: number) => void): number {
    this.#last += 1;
    this.#frames.set(this.#last, frame);
    return this.#last;
  }
  cancel(id: number): void {
    this.#frames.delete(id);
  }

  /** Lets this much time pass: the frames that were wanted before come at its end. */
  pass(ms: number): void {
    this.#now += ms;
    const due = [...this.#frames.values()];
    this.#frames.clear();
    for (const frame of due) frame(this.#now);
  }
}
