/** Work that takes long is done in slices: between two of them the browser answers its user. */
import { assert } from '../base/assert.ts';
import { browserTime, type TimeSource } from './time-source.ts';

type WorkTime = Pick<TimeSource, 'now' | 'later'>;

/** Pauses often. Each time it tells how much of it is done, from 0 to 1, or null where that is not known. */
export type Job = Generator<number | null, void>;

/** The first slice may take so long: what takes less is done at once. */
const FIRST_MS = 40;
/** A later slice: much less than what a user notices as a delay. */
const SLICE_MS = 20;
/** The first slice does so many portions whatever time they take: a usual seek is done at once on a slow machine, too. */
const SURE = 32;

interface Listener {
  /** A slice is done and the job is not. */
  readonly paused: (share: number | null) => void;
  readonly done: () => void;
}

/** Runs one job at a time. */
export class Slices {
  /** How many slices were done so far; a test asks. */
  count = 0;
  readonly #clock: WorkTime;
  #job: Job | null = null;
  #isRunning = false;

  constructor(clock: WorkTime = browserTime) {
    this.#clock = clock;
  }

  /** Begins a job, in place of the one that is going on. A short one is done when this returns. */
  start(job: Job, listener: Listener): void {
    assert(!this.#isRunning, 'a job that starts another one takes it into itself');
    this.stop();
    this.#job = job;
    this.#slice(job, listener, FIRST_MS, SURE);
  }

  /** Stops the job where it is. Its listener is not called any more. */
  stop(): void {
    const job = this.#job;
    this.#job = null;
    job?.return();
  }

  /** Does as much of a job as fits in so long a time, and stops it. Whether all of it was done. */
  part(job: Job, ms: number, sure: number): boolean {
    const isDone = this.#do(job, ms, sure).done;
    if (!isDone) job.return();
    return isDone;
  }

  #slice(job: Job, listener: Listener, ms: number, sure: number): void {
    this.count += 1;
    this.#isRunning = true;
    let isLeft = false;
    try {
      const { done, share } = this.#do(job, ms, sure);
      isLeft = !done;
      if (isLeft) listener.paused(share);
    } finally {
      this.#isRunning = false;
      // Also where it has failed.
      if (!isLeft) {
        this.#job = null;
        listener.done();
      }
    }
    if (isLeft) this.#clock.later(() => this.#job === job && this.#slice(job, listener, SLICE_MS, 1));
  }

  #do(job: Job, ms: number, sure: number): { readonly done: boolean; readonly share: number | null } {
    const end = this.#clock.now() + ms;
    for (let portions = 1; ; portions += 1) {
      const { done, value } = job.next();
      if (done === true) return { done, share: 1 };
      if (portions >= sure && this.#clock.now() >= end) return { done: false, share: value };
    }
  }
}
