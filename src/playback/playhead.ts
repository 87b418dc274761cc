/**
 * The playhead: the virtual time that is being shown, and the one animation frame of a session. A frame goes through
 * three phases: advance the playhead, commit at most one change of the world, paint. Paused means no frames at all.
 */
import type { Micros } from '../base/time.ts';
import { browserTime, type TimeSource } from './time-source.ts';

/** Where frames come from. */
export type FrameSource = Pick<TimeSource, 'request' | 'cancel'>;

/** Moves the world on to `target`, and says how far it came: `target`, or less when it lags behind. */
export type Commit = (target: Micros) => Micros;
/**
 * Draws the page at `time`. `from`: when the play began. What happened up to then stands where it belongs; what happened after it may still be
 * moving there. At rest it is Infinity: nothing moves.
 */
export type Paint = (time: Micros, from: Micros) => void;

/** What moves by less than a pixel in a frame is painted no more often than this, all of it in the same frame. */
const CALM_MS = 30;

/** A tab that was away, or a slow machine, must not make the run jump: a frame counts as no longer than this. */
const LONGEST_FRAME_MS = 100;

export class Playhead {
  /** How many frames ran so far; a test asks. */
  frames = 0;
  readonly #source: FrameSource;
  readonly #painters = new Set<Paint>();
  readonly #calmPainters = new Set<Paint>();
  #commit: Commit = (target) => target;
  /** Kept with its fraction: at 1/1000 a frame is some 16 µs, and the rest must not be lost. */
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

  /** When the play began (see `Paint`); Infinity at rest. */
  get from(): Micros {
    return this.#from;
  }

  get moving(): boolean {
    return this.#from !== Infinity;
  }

  /** Who moves the world while the playhead moves. */
  drive(commit: Commit): void {
    this.#commit = commit;
  }

  /** Virtual microseconds that pass in one of the wall's: 1/50 is fifty times slower than real. */
  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  /** Calls `paint` now, once a frame while the playhead moves, and once after every seek; gives the way to stop that. */
  readonly onPaint = (paint: Paint): (() => void) => this.#add(this.#painters, paint);

  /** As `onPaint`, for what creeps (an arc, the clock): while the playhead moves, only every 30 ms of the reader's time. */
  readonly onCalmPaint = (paint: Paint): (() => void) => this.#add(this.#calmPainters, paint);

  #add(painters: Set<Paint>, paint: Paint): () => void {
    painters.add(paint);
    paint(this.now(), this.#from);
    return () => painters.delete(paint);
  }

  /** Goes where another playhead goes, without a frame of its own; gives the way to stop that. */
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

  /** Stands still from here on, and shows all of it exactly. */
  stop(): void {
    if (this.#pending === null) return;
    this.#source.cancel(this.#pending);
    this.#pending = null;
    this.#from = Infinity;
    this.#paintAll(this.#painters);
    this.#paintAll(this.#calmPainters);
  }

  /** Puts the playhead at `time`, where the caller has brought the world already, and paints once. */
  seek(time: Micros): void {
    if (this.moving) this.#from = time;
    this.goOn(time);
  }

  /** The same where something was done at the playhead: `time` is at most a microsecond on, and what moves goes on moving. */
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
    // The commit may have stopped the play, or stopped and started it again.
    if (this.#pending === frame) this.#request();
  }

  #advance(exact: number): void {
    const target = Math.floor(exact);
    const before = this.#exact;
    const reached = this.#commit(target);
    // A commit that put the playhead elsewhere itself has the last word.
    if (this.#exact === before) this.#exact = reached < target ? reached : exact;
  }

  #paintAll(painters: Set<Paint>): void {
    const time = this.now();
    for (const paint of painters) paint(time, this.#from);
  }
}
