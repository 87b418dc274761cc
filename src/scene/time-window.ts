/**
 * A window on virtual time, laid out along a line in pixels: the visible stretch of the track and of the
 * diagram. All times in µs.
 */
import type { Micros } from '../base/time.ts';

export interface TimeWindow {
  readonly from: Micros;
  readonly to: Micros;
}

/** The bounds of zooming and moving. */
export interface Bounds {
  readonly shortest: Micros;
  readonly longest: Micros;
  /** How much of a window may lie before time zero, as a share of it. */
  readonly lead: number;
  /** No window ends after this. */
  readonly end: Micros;
  /**
   * Windows begin and end at multiples of this: a power of two, so that a moved window keeps its exact
   * length.
   */
  readonly grain: Micros;
}

export const spanOf = ({ from, to }: TimeWindow): Micros => to - from;

/** The x of a time on a line `width` px long that shows the window; outside the window, beyond its ends. */
export const xAt = (shown: TimeWindow, width: number, time: Micros): number =>
  ((time - shown.from) / spanOf(shown)) * width;

/** The time at an x, within the window. */
export function timeAt(shown: TimeWindow, width: number, x: number): Micros {
  const share = Math.min(Math.max(x / width, 0), 1);
  return Math.round(shown.from + share * spanOf(shown));
}

/** The window of this length with `time` at this share of it, or as near as the bounds allow. */
export function windowAround(bounds: Bounds, span: Micros, time: Micros, share: number): TimeWindow {
  const { shortest, longest, lead, end, grain } = bounds;
  const rounded = (value: Micros) => Math.round(value / grain) * grain;
  const wide = rounded(Math.min(longest, Math.max(shortest, span)));
  const from = rounded(Math.max(0 - lead * wide, Math.min(time - share * wide, end - wide)));
  return { from, to: from + wide };
}

/** Zooms by `factor`; `about` keeps its place. */
export const zoomed = (bounds: Bounds, shown: TimeWindow, factor: number, about: Micros): TimeWindow =>
  windowAround(bounds, spanOf(shown) * factor, about, xAt(shown, 1, about));

/** Moves the window by a time. */
export const panned = (bounds: Bounds, shown: TimeWindow, by: Micros): TimeWindow =>
  windowAround(bounds, spanOf(shown), shown.from + by, 0);

/** The shortest window of the track: events take milliseconds, so nothing closer can be told apart. */
const SHORTEST_ON_TRACK: Micros = 5000;

/** The bounds for the track of a run of this length. Its slider takes whole µs. */
export const trackBounds = (length: Micros): Bounds => ({
  shortest: SHORTEST_ON_TRACK,
  longest: length,
  lead: 0,
  end: length,
  grain: 1,
});

/** Where a time outside the window is scrolled to: near the edge, so that what comes next has room. */
const MARGIN = 0.15;

/** Scrolls to `time` if it is outside the window. */
export function bringingBack(bounds: Bounds, shown: TimeWindow, time: Micros): TimeWindow {
  if (time >= shown.from && time <= shown.to) return shown;
  return windowAround(bounds, spanOf(shown), time, time > shown.to ? MARGIN : 1 - MARGIN);
}

/** The lengths of a page of the story: round, so that they are read at a glance. */
const SHORT: readonly Micros[] = [50_000, 100_000, 200_000, 300_000, 500_000, 750_000, 1_000_000];

/** Of a short run: the first round length with room after `time`. */
export const roomForPage = (time: Micros, longest: Micros): Micros =>
  SHORT.find((length) => length > time) ?? roomFor(time, longest);

/**
 * Two seconds, or the next longer step with room after `time`, up to `longest`: the track grows rarely, and
 * in steps.
 */
export function roomFor(time: Micros, longest: Micros): Micros {
  let length = 2_000_000;
  // Whole milliseconds at every step: rounding only at the end could remove the room after `time`.
  while (length <= time) length = Math.ceil((length * 1.5) / 1000) * 1000;
  return Math.min(length, longest);
}
