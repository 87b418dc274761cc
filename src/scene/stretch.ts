/** A stretch of virtual time laid out along a line, in pixels: the arithmetic of whatever shows a run from left to right. */
import { ticks } from 'd3';
import { grouped } from '../base/digits.ts';
import type { Micros } from '../base/time.ts';

export interface Stretch {
  readonly from: Micros;
  readonly to: Micros;
}

/** Nothing closer than this can be told apart in a run: what happens takes milliseconds. */
const SHORTEST: Micros = 5000;

export const spanOf = ({ from, to }: Stretch): Micros => to - from;

/** Where a time stands on a line `width` px long that shows the stretch; outside of it, beyond the ends. */
export const xAt = (shown: Stretch, width: number, time: Micros): number =>
  ((time - shown.from) / spanOf(shown)) * width;

/** The time at a place, within the stretch. */
export function timeAt(shown: Stretch, width: number, x: number): Micros {
  const share = Math.min(Math.max(x / width, 0), 1);
  return Math.round(shown.from + share * spanOf(shown));
}

/**
 * The stretch of a run, `length` long, in which `time` stands at that share of the way, or as near to it as the run's ends allow.
 * Null is the whole run.
 */
export function standing(length: Micros, span: Micros, time: Micros, share: number): Stretch | null {
  const wide = Math.round(Math.max(SHORTEST, span));
  if (wide >= length) return null;
  const from = Math.round(Math.min(Math.max(time - share * wide, 0), length - wide));
  return { from, to: from + wide };
}

/** Shows `factor` times as much, `about` staying where it is. */
export const zoomed = (shown: Stretch, length: Micros, factor: number, about: Micros): Stretch | null =>
  standing(length, spanOf(shown) * factor, about, xAt(shown, 1, about));

/** Moved by so much of what it shows: 1 is a page on. */
export const panned = (shown: Stretch, length: Micros, pages: number): Stretch | null =>
  standing(length, spanOf(shown), shown.from + pages * spanOf(shown), 0);

/** How near to the edge what was lost is brought back: what comes next is ahead of it, and has the room. */
const MARGIN = 0.15;

/** Moved to where `time` is in it, if it is not. */
export function following(shown: Stretch, length: Micros, time: Micros): Stretch | null {
  if (time >= shown.from && time <= shown.to) return shown;
  return standing(length, spanOf(shown), time, time > shown.to ? MARGIN : 1 - MARGIN);
}

/** Two seconds, or the first of ever longer stretches with room behind `time`, up to `longest`: the track grows seldom, and in steps. */
export function roomFor(time: Micros, longest: Micros): Micros {
  let length = 2_000_000;
  // Whole milliseconds at every step: rounded only in the end, the room behind `time` could be rounded away.
  while (length <= time) length = Math.ceil((length * 1.5) / 1000) * 1000;
  return Math.min(length, longest);
}

export interface Tick {
  readonly time: Micros;
  readonly text: string;
}

const UNITS = [
  { name: 'min', micros: 60_000_000, most: Infinity },
  { name: 's', micros: 1_000_000, most: 200_000_000 },
  { name: 'ms', micros: 1000, most: 2_500_000 },
] as const;

/** So many px for a tick and its words. */
const TICK_ROOM = 90;

/** Round times along the line, in a unit that keeps their numbers short. */
export function ticksOf(shown: Stretch, width: number): readonly Tick[] {
  const { name, micros } = UNITS.findLast(({ most }) => spanOf(shown) <= most) ?? UNITS[0];
  const count = Math.max(2, Math.floor(width / TICK_ROOM));
  return ticks(shown.from / micros, shown.to / micros, count).map((value) => ({
    time: Math.round(value * micros),
    text: `${grouped(String(Number(value.toFixed(3))))}\u00a0${name}`,
  }));
}
