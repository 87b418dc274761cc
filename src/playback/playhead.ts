/**
 * The playhead: the virtual time that is shown, and the one animation frame of a session. A frame has three
 * phases: advance the playhead, commit at most one change of the world, paint. While paused there are no
 * frames.
 */
import type { Micros } from '../base/time.ts';
import { browserTime, type TimeSource } from './time-source.ts';

/** Requests frames. */
export type FrameSource = Pick<TimeSource, 'request' | 'cancel'>;

/**
 * Advances the world to `target` and returns the time reached: less than `target` if the world lags behind.
 */
export type Commit = (target: Micros) => Micros;
/**
 * Draws the page at `time`. `from`: when the play began. Events up to `from` are drawn at rest; later ones
 * may still be animated. While paused, `from` is Infinity: nothing is animated.
 */
export type Paint = (time: Micros, from: Micros) => void;

/** Painters of slow motion (less than a pixel a frame) run no more often than this, all in the same frame. */
const CALM_MS = 30;

/**
 * A tab in the background, or a slow machine, must not make the run jump: a frame counts as no longer than
 * this.
 */
const LONGEST_FRAME_MS = 100;

export class Playhead {
  /** Frames so far, for tests. */
  frames = 0;
  readonly #source: FrameSource;
  readonly #painters = new Set<Paint>();
  readonly #calmPainters = new Set<Paint>();
  #commit: Commit = (target) => target;
  /** Kept with its fraction: at speed 1/1000 a frame is some 16 µs, and rounding would lose time. */
  #exact = 0;
  #from: Micros = Infinity;
  #speed = 1;
  #pending: number | null = null;
  #lastWall: number | null = null;
  #lastCalm = -Infinity;

  constructor(source: FrameSource = browserTime) {
    this.#source = source;
  }

  /** The virtual time that is shown. */
  now(): Micros {
    return Math.floor(this.#exact);
  }

  /** When the play began (see `Paint`); Infinity while paused. */
  get from(): Micros {
    return this.#from;
  }

  get moving(): boolean {
    return this.#from !== Infinity;
  }

  /** Sets the function that advances the world. */
  drive(commit: Commit): void {
    this.#commit = commit;
  }

  /** Virtual time per wall time: 1/50 is fifty times slower than real time. */
  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  /**
   * Subscribes `paint`: it is called now, once a frame while playing, and once after every seek. Returns an
   * unsubscribe function.
   */
  readonly onPaint = (paint: Paint): (() => void) => this.#add(this.#painters, paint);

  /** Like `onPaint`, for slow motion (an arc, the clock): while playing only every 30 ms of wall time. */
  readonly onCalmPaint = (paint: Paint): (() => void) => this.#add(this.#calmPainters, paint);

  #add(painters: Set<Paint>, paint: Paint): () => void {
    painters.add(paint);
    paint(this.now(), this.#from);
    return () => painters.delete(paint);
  }

  /** Follows another playhead, without frames of its own. Returns a function that stops it. */
  follow(leader: Playhead): () => void {
    const stopTime = leader.onPaint((time, from) => {
      this.#exact = time;
      this.#from = from;
      this.#paintAll(this.#painters);
    });
    const stopCalm = leader.onCalmPaint(() => this.#paintAll(this.#calmPainters));
    return () => {
      stopTime();
      stopCalm();
    };
  }

  start(): void {
    if (this.moving) return;
    this.#lastWall = null;
    this.#lastCalm = -Infinity;
    this.#from = this.now();
    this.#request();
  }

  /** Pauses, and paints the exact state. */
  stop(): void {
    if (this.#pending === null) return;
    this.#source.cancel(this.#pending);
    this.#pending = null;
    this.#from = Infinity;
    this.#paintAll(this.#painters);
    this.#paintAll(this.#calmPainters);
  }

  /** Sets the playhead to `time`, to which the caller has advanced the world, and paints once. */
  seek(time: Micros): void {
    if (this.moving) this.#from = time;
    this.goOn(time);
  }

  /**
   * Like `seek`, after an act at the playhead: `time` is at most a microsecond later, and animations
   * continue.
   */
  goOn(time: Micros): void {
    this.#exact = time;
    this.#paintAll(this.#painters);
    this.#paintAll(this.#calmPainters);
  }

  #request(): void {
    this.#pending = this.#source.request((wall) => this.#frame(wall));
  }

  #frame(wall: number): void {
    this.frames += 1;
    const elapsed = this.#lastWall === null ? 0 : Math.min(wall - this.#lastWall, LONGEST_FRAME_MS);
    this.#lastWall = wall;
    const frame = this.#pending;
    this.#advance(this.#exact + elapsed * 1000 * this.#speed);
    this.#paintAll(this.#painters);
    if (!this.moving || wall - this.#lastCalm >= CALM_MS) {
      this.#lastCalm = wall;
      this.#paintAll(this.#calmPainters);
    }
    // The commit may have paused, or paused and played again.
    if (this.#pending === frame) this.#request();
  }

  #advance(exact: number): void {
    const target = Math.floor(exact);
    const before = this.#exact;
    const reached = this.#commit(target);
    // If the commit moved the playhead itself, that position stays.
    if (this.#exact === before) this.#exact = reached < target ? reached : exact;
  }

  #paintAll(painters: Set<Paint>): void {
    const time = this.now();
    for (const paint of painters) paint(time, this.#from);
  }
}
