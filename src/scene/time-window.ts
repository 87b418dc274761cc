/** A window on virtual time, laid out along a line in pixels: what the track and the diagram show of a run. All times in µs. */
import type { Micros } from '../base/time.ts';

export interface TimeWindow {
  readonly from: Micros;
  readonly to: Micros;
}

/** How far a window can be zoomed and moved. */
export interface Bounds {
  readonly shortest: Micros;
  readonly longest: Micros;
  /** How much of a window may lie before time zero, as a share of it. */
  readonly lead: number;
  /** No window ends after this. */
  readonly end: Micros;
  /** Windows begin and end at multiples of this. A power of two, so that a window that is moved keeps its span to the last bit. */
  readonly grain: Micros;
}

export const spanOf = ({ from, to }: TimeWindow): Micros => to - from;

/** Where a time stands on a line `width` px long that shows the window; outside of it, beyond the ends. */
export const xAt = (shown: TimeWindow, width: number, time: Micros): number =>
  ((time - shown.from) / spanOf(shown)) * width;

/** The time at a place, within the window. */
export function timeAt(shown: TimeWindow, width: number, x: number): Micros {
  const share = Math.min(Math.max(x / width, 0), 1);
  return Math.round(shown.from + share * spanOf(shown));
}

/** The window of that span in which `time` stands at that share of the way, or as near to it as the bounds allow. */
export function windowAround(bounds: Bounds, span: Micros, time: Micros, share: number): TimeWindow {
  const { shortest, longest, lead, end, grain } = bounds;
  const rounded = (value: Micros) => Math.round(value / grain) * grain;
  const wide = rounded(Math.min(longest, Math.max(shortest, span)));
  const from = rounded(Math.max(0 - lead * wide, Math.min(time - share * wide, end - wide)));
  return { from, to: from + wide };
}

/** Shows `factor` times as much, `about` staying where it is. */
export const zoomed = (bounds: Bounds, shown: TimeWindow, factor: number, about: Micros): TimeWindow =>
  windowAround(bounds, spanOf(shown) * factor, about, xAt(shown, 1, about));

/** Moved by so much time. */
export const panned = (bounds: Bounds, shown: TimeWindow, by: Micros): TimeWindow =>
  windowAround(bounds, spanOf(shown), shown.from + by, 0);

/** Nothing closer than this can be told apart on the track: what happens takes milliseconds. */
const SHORTEST_ON_TRACK: Micros = 5000;

/** Of the track of a run that is `length` long. Its slider takes whole µs. */
export const trackBounds = (length: Micros): Bounds => ({
  shortest: SHORTEST_ON_TRACK,
  longest: length,
  lead: 0,
  end: length,
  grain: 1,
});

/** How near to the edge what was lost is brought back: what comes next is ahead of it, and has the room. */
const MARGIN = 0.15;

/** Moved to where `time` is in it, if it is not. */
export function bringingBack(bounds: Bounds, shown: TimeWindow, time: Micros): TimeWindow {
  if (time >= shown.from && time <= shown.to) return shown;
  return windowAround(bounds, spanOf(shown), time, time > shown.to ? MARGIN : 1 - MARGIN);
}

/** Two seconds, or the first of ever longer stretches with room behind `time`, up to `longest`: the track grows rarely, and in steps. */
export function roomFor(time: Micros, longest: Micros): Micros {
  let length = 2_000_000;
  // Whole milliseconds at every step: rounded only in the end, the room behind `time` could be rounded away.
  while (length <= time) length = Math.ceil((length * 1.5) / 1000) * 1000;
  return Math.min(length, longest);
}
