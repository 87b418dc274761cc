/** The window of the diagram: its start, and how it follows the playhead. All times in µs. */
import type { Micros } from '../base/time.ts';
import { type Bounds, spanOf, type TimeWindow, windowAround, xAt } from './time-window.ts';

export interface DiagramWindow extends TimeWindow {
  /** The reader has moved it: it does not follow the playhead while the run plays. */
  readonly loose: boolean;
}

/** Smaller moves than a µs are ignored: that is a pixel at the highest zoom. */
export const DIAGRAM_BOUNDS: Bounds = {
  shortest: 1000,
  longest: 3_600_000_000,
  lead: 0.02,
  end: Infinity,
  grain: 2 ** -20,
};

/** The share of the window at which the playhead stays while it plays, and to which a jump scrolls. */
const REST = 0.7;

/** Pixels for a ms at first: a message of usual latency is clearly slanted. */
const USUAL_PACE = 4;

const resting = (span: Micros, time: Micros): DiagramWindow => ({
  ...windowAround(DIAGRAM_BOUNDS, span, time, REST),
  loose: false,
});

/** The first window, `width` pixels wide. */
export const openingAt = (time: Micros, width: number): DiagramWindow =>
  resting((width / USUAL_PACE) * 1000, time);

/**
 * The window when the playhead is at `time`. While playing, the playhead moves to its place in the window,
 * and from then on the window moves; a jump out of the window scrolls to the playhead.
 */
export function following(shown: DiagramWindow, time: Micros, playing: boolean): DiagramWindow {
  if (shown.loose && playing) return shown;
  const share = xAt(shown, 1, time);
  if (share >= 0 && share <= 1 && !(playing && share > REST)) return shown;
  return resting(spanOf(shown), time);
}

/**
 * The drawn stretch for a window: longer than the window, and in steps, so that moving it rarely draws again.
 */
export function drawnFor(shown: TimeWindow): TimeWindow {
  const step = 2 ** Math.ceil(Math.log2(spanOf(shown) / 2));
  const start = Math.floor(shown.from / step) * step;
  return { from: start, to: start + 3 * step };
}
