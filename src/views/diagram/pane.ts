/**
 * The diagram's window, while it is open. Painters are called with every move; React renders only when the
 * window leaves the drawn stretch, or is zoomed.
 */
import type { Micros } from '../../base/time.ts';
import {
  DIAGRAM_BOUNDS,
  type DiagramWindow,
  drawnFor,
  following,
  openingAt,
} from '../../scene/diagram-window.ts';
import { panned, spanOf, type TimeWindow, windowAround, xAt, zoomed } from '../../scene/time-window.ts';

/** The drawn stretch of time, and pixels per µs. */
export interface Drawn extends TimeWindow {
  readonly pace: number;
  readonly loose: boolean;
}

/** Of the names of the lanes, which stand at the left of it, in px. */
export const NAMES_WIDTH = 46;

export class Pane {
  #width: number;
  #window: DiagramWindow;
  #drawn: Drawn;
  /** The width was only guessed so far. */
  #isFresh = true;
  readonly #painters = new Set<() => void>();
  readonly #drawers = new Set<() => void>();

  constructor(time: Micros, width: number) {
    this.#width = width;
    this.#window = openingAt(time, width);
    this.#drawn = this.#draw();
  }

  get window(): DiagramWindow {
    return this.#window;
  }
  get width(): number {
    return this.#width;
  }
  /** The distance of the window's left edge from the start of the drawing, in pixels. */
  get shift(): number {
    return (this.#window.from - this.#drawn.from) * this.#drawn.pace;
  }

  readonly drawn = (): Drawn => this.#drawn;
  readonly onDraw = (drawer: () => void): (() => void) => {
    this.#drawers.add(drawer);
    return () => this.#drawers.delete(drawer);
  };
  /** Subscribes `paint` to moves of the window; returns an unsubscribe function. */
  onMove(paint: () => void): () => void {
    this.#painters.add(paint);
    return () => this.#painters.delete(paint);
  }

  /** The fixed point of a zoom without a pointer: the playhead if it is in view, else the middle. */
  anchor(playhead: Micros): number {
    const x = xAt(this.#window, this.#width, playhead);
    return x >= 0 && x <= this.#width ? x : this.#width / 2;
  }

  timeAt = (x: number): Micros => this.#window.from + (x / this.#width) * spanOf(this.#window);

  /** `time`: of the playhead. A window that was just opened is set again. */
  resize(width: number, time: Micros): void {
    const { pace } = this.#drawn;
    this.#width = width;
    if (this.#isFresh) this.reset(time);
    else this.#move({ ...this.#window, ...windowAround(DIAGRAM_BOUNDS, width / pace, this.#window.from, 0) });
    this.#isFresh = false;
  }
  follow(time: Micros, playing: boolean): void {
    this.#move(following(this.#window, time, playing));
  }
  /** `at`: the fixed point, in pixels from the left edge. */
  zoom(factor: number, at: number): void {
    const { loose } = this.#window;
    this.#move({ ...zoomed(DIAGRAM_BOUNDS, this.#window, factor, this.timeAt(at)), loose });
  }
  pan(pixels: number): void {
    this.#pan((pixels / this.#width) * spanOf(this.#window));
  }
  /** Shows `span` of time, with `time` at this many pixels from the left edge. */
  hold(time: Micros, at: number, span: Micros): void {
    this.#move({ ...windowAround(DIAGRAM_BOUNDS, span, time, at / this.#width), loose: true });
  }
  /** Shows a stretch of time, and stays there. */
  stand({ from, to }: TimeWindow): void {
    this.hold(from, 0, to - from);
  }
  /** Moves until `time` is in view, and no further. */
  reveal(time: Micros): void {
    const { from, to } = this.#window;
    const edge = (to - from) * 0.08;
    if (time < from + edge) this.#pan(time - from - edge);
    else if (time > to - edge) this.#pan(time - to + edge);
  }
  /** Back to its state when it opened: at the playhead, which it follows. */
  reset(time: Micros): void {
    this.#move(openingAt(time, this.#width));
  }
  /** Follows the playhead again, from where it is. */
  tie(time: Micros): void {
    this.#move(following({ ...this.#window, loose: false }, time, false));
  }

  /** Moved by hand: it does not follow the playhead any more. */
  #pan(by: Micros): void {
    this.#move({ ...panned(DIAGRAM_BOUNDS, this.#window, by), loose: true });
  }
  #move(window: DiagramWindow): void {
    if (window === this.#window) return;
    this.#window = window;
    const drawn = this.#draw();
    const { from, to, pace, loose } = this.#drawn;
    const isSame = drawn.from === from && drawn.to === to && drawn.pace === pace && drawn.loose === loose;
    if (!isSame) {
      this.#drawn = drawn;
      for (const draw of this.#drawers) draw();
    }
    for (const paint of this.#painters) paint();
  }

  #draw(): Drawn {
    const { loose } = this.#window;
    return { ...drawnFor(this.#window), pace: this.#width / spanOf(this.#window), loose };
  }
}
