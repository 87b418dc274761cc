/**
 * Makes a film: the page draws its frames, one after the other, and a worker encodes them meanwhile. Only a
 * few frames exist at a time.
 */
import type { Micros } from '../base/time.ts';
import { browserTime } from '../playback/time-source.ts';
import type { Container, VideoCodec } from './codecs.ts';
import type { FilmOptions, FilmOrder, FilmReport } from './messages.ts';
import { FILM_LIMITS, type FilmPlan } from './plan.ts';

export interface Film {
  readonly plan: FilmPlan;
  readonly options: FilmOptions;
  /** Null: a GIF. */
  readonly codec: VideoCodec | null;
  /** The frames that the palette of a GIF is made of. */
  readonly samples: readonly number[];
}

/**
 * Draws a virtual time: red, green, blue and alpha of each pixel, in a buffer that is handed over. Samples
 * come first; then the frames, each after the one before.
 */
export type Drawing = (time: Micros, isSample: boolean) => Promise<ArrayBuffer>;

export interface FilmProgress {
  /** Samples and frames that the worker has taken, and all that there will be. */
  readonly done: number;
  readonly all: number;
  /** Frames that are encoded. */
  readonly frames: number;
  /** The size of the whole film, if it goes on like this; null: not known yet. */
  readonly bytes: number | null;
}

/** The film has more bytes than a film may have. */
export class FilmTooLarge extends Error {
  override readonly name = 'FilmTooLarge';
}

/** What encodes the film could not be fetched. */
export class NoEncoder extends Error {
  override readonly name = 'NoEncoder';
}

const TYPES: Readonly<Record<Container | 'gif', string>> = {
  gif: 'image/gif',
  webm: 'video/webm',
  mp4: 'video/mp4',
};

/** Frames that are drawn and not encoded yet. */
const MOST_IN_FLIGHT = 2;
/** A size is estimated from so many frames, or from all. */
const TELLING = 8;

const breath = () => new Promise<void>((resolve) => browserTime.later(resolve));

/** Resolves with the film. Rejects if it cannot be made, or when `signal` is aborted. */
export async function makeFilm(
  film: Film,
  draw: Drawing,
  signal: AbortSignal,
  onProgress: (progress: FilmProgress) => void,
): Promise<Blob> {
  signal.throwIfAborted();
  const { plan, options, codec, samples } = film;
  const encoding = new Encoding(codec === null ? gifWorker() : videoWorker(), signal);
  const all = samples.length + plan.frames;
  encoding.onTaken = (done, bytes) => {
    const frames = done - samples.length;
    const isTelling = frames >= Math.min(TELLING, plan.frames);
    onProgress({
      done,
      all,
      frames: Math.max(0, frames),
      bytes: isTelling ? Math.round((bytes / frames) * plan.frames) : null,
    });
  };
  try {
    encoding.send({ kind: 'begin', options, codec });
    const frames = Array.from({ length: plan.frames }, (_, frame) => frame);
    for (const [kind, numbers] of [
      ['sample', samples],
      ['frame', frames],
    ] as const)
      for (const number of numbers) {
        await encoding.room();
        const pixels = await draw(plan.at(number), kind === 'sample');
        signal.throwIfAborted();
        encoding.send({ kind, pixels }, [pixels]);
        // The browser handles input between two frames.
        await breath();
      }
    encoding.send({ kind: 'end' });
    return new Blob([await encoding.film()], { type: TYPES[codec?.container ?? 'gif'] });
  } finally {
    encoding.end();
  }
}

const gifWorker = () => new Worker(new URL('./gif.worker.ts', import.meta.url), { type: 'module' });
const videoWorker = () => new Worker(new URL('./video.worker.ts', import.meta.url), { type: 'module' });

/** The worker, as the page sees it. */
class Encoding {
  onTaken: (done: number, bytes: number) => void = () => undefined;
  readonly #worker: Worker;
  readonly #signal: AbortSignal;
  #sent = 0;
  #taken = 0;
  #film: ArrayBuffer | null = null;
  #failure: Error | null = null;
  #wake: () => void = () => undefined;
  readonly #woken = () => this.#wake();

  constructor(worker: Worker, signal: AbortSignal) {
    this.#worker = worker;
    this.#signal = signal;
    signal.addEventListener('abort', this.#woken);
    worker.addEventListener('message', ({ data }: MessageEvent<FilmReport>) => this.#hear(data));
    // Without a message if its file could not be fetched.
    worker.addEventListener('error', ({ message }) =>
      this.#fail(message ? new Error(message) : new NoEncoder()),
    );
  }

  send(order: FilmOrder, handed: Transferable[] = []): void {
    if (order.kind === 'sample' || order.kind === 'frame') this.#sent += 1;
    this.#worker.postMessage(order, handed);
  }

  /** Resolves when another frame may be drawn. */
  room(): Promise<void> {
    return this.#until(() => this.#sent - this.#taken < MOST_IN_FLIGHT);
  }

  async film(): Promise<ArrayBuffer> {
    await this.#until(() => this.#film !== null);
    return this.#film ?? new ArrayBuffer(0);
  }

  end(): void {
    this.#signal.removeEventListener('abort', this.#woken);
    this.#worker.terminate();
  }

  async #until(isReady: () => boolean): Promise<void> {
    for (;;) {
      this.#signal.throwIfAborted();
      if (this.#failure !== null) throw this.#failure;
      if (isReady()) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #hear(report: FilmReport): void {
    if (report.kind === 'failed') return this.#fail(new Error(report.reason));
    if (report.kind === 'film') this.#film = report.bytes;
    else {
      this.#taken += 1;
      if (report.bytes > FILM_LIMITS.bytes) this.#fail(new FilmTooLarge());
      this.onTaken(this.#taken, report.bytes);
    }
    this.#wake();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}
