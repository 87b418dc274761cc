/** The window of the diagram: as it opens, and how it follows the playhead. All times in µs. */
import type { Micros } from '../base/time.ts';
import { type Bounds, spanOf, type TimeWindow, windowAround, xAt } from './time-window.ts';

export interface DiagramWindow extends TimeWindow {
  /** The reader has moved it: while the run plays, it follows the playhead no more. */
  readonly loose: boolean;
}

/** It moves by less than a µs: that is a pixel where it is zoomed in most. */
export const DIAGRAM_BOUNDS: Bounds = {
  shortest: 1000,
  longest: 3_600_000_000,
  lead: 0.02,
  end: Infinity,
  grain: 2 ** -20,
};

/** Where in the window the playhead rests while it plays, and where a leap to elsewhere lands. */
const REST = 0.7;

/** Pixels for a ms at first: a message of usual latency is clearly slanted. */
const USUAL_PACE = 4;

const resting = (span: Micros, time: Micros): DiagramWindow => ({
  ...windowAround(DIAGRAM_BOUNDS, span, time, REST),
  loose: false,
});

/** The window as it opens, `width` pixels wide. */
export const openingAt = (time: Micros, width: number): DiagramWindow =>
  resting((width / USUAL_PACE) * 1000, time);

/**
 * The window when the playhead is at `time`: while it plays, the playhead walks up to its resting place, and from there the window
 * moves with it; a leap out of view brings the window along.
 */
export function following(shown: DiagramWindow, time: Micros, playing: boolean): DiagramWindow {
  if (shown.loose && playing) return shown;
  const share = xAt(shown, 1, time);
  if (share >= 0 && share <= 1 && !(playing && share > REST)) return shown;
  return resting(spanOf(shown), time);
}

/** What is drawn for a window: more than it shows, in steps, so that moving it rarely means drawing again. */
export function drawnFor(shown: TimeWindow): TimeWindow {
  const step = 2 ** Math.ceil(Math.log2(spanOf(shown) / 2));
  const start = Math.floor(shown.from / step) * step;
  return { from: start, to: start + 3 * step };
}
