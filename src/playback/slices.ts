/** Runs long work in slices: between two slices the browser handles input. */
import { assert } from '../base/assert.ts';
import { browserTime, type TimeSource } from './time-source.ts';

type WorkTime = Pick<TimeSource, 'now' | 'later'>;

/** A generator that yields often: its progress from 0 to 1, or null where it is unknown. */
export type Job = Generator<number | null, void>;

/** The longest first slice: shorter work is done at once. */
const FIRST_MS = 40;
/** A later slice: much shorter than a delay that users notice. */
const SLICE_MS = 20;
/**
 * The first slice runs this many portions, however long they take: a usual seek is done at once on slow
 * machines too.
 */
const SURE = 32;

/**
 * Runs a job of its own to its end, in slices, and resolves with what it returns. Nothing else may change
 * meanwhile what the job reads.
 */
export async function inSlices<T>(job: Generator<unknown, T>, clock: WorkTime = browserTime): Promise<T> {
  for (let end = clock.now() + SLICE_MS; ; ) {
    const { done, value } = job.next();
    if (done) return value;
    if (clock.now() < end) continue;
    await new Promise<void>((goOn) => clock.later(goOn));
    end = clock.now() + SLICE_MS;
  }
}

interface Listener {
  /** A slice is done and the job is not. */
  readonly paused: (share: number | null) => void;
  readonly done: () => void;
}

/** Runs one job at a time. */
export class Slices {
  /** Slices so far, for tests. */
  count = 0;
  readonly #clock: WorkTime;
  #job: Job | null = null;
  #isRunning = false;

  constructor(clock: WorkTime = browserTime) {
    this.#clock = clock;
  }

  /** Starts a job and stops the running one. A short job is done when this returns. */
  start(job: Job, listener: Listener): void {
    assert(!this.#isRunning, 'a job that starts another one takes it into itself');
    this.stop();
    this.#job = job;
    this.#slice(job, listener, FIRST_MS, SURE);
  }

  /** Stops the job. Its listener is not called any more. */
  stop(): void {
    const job = this.#job;
    this.#job = null;
    job?.return();
  }

  /** Runs a job for at most `ms`, and stops it. Returns whether it is done. */
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
      // Also if the job throws.
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
