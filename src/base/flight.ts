import type { Micros } from './time.ts';

/** Something on its way: at `anchorAt` it had `anchorProgress` (0 to 1) behind it, and at `at` it arrives. */
export interface Flight {
  /** Infinity while it is held. */
  readonly at: Micros;
  readonly anchorAt: Micros;
  readonly anchorProgress: number;
}

/** How far it is at `time` (µs), from 0 to 1, moving evenly. What is held stays where it was. */
export function progressAt({ at, anchorAt, anchorProgress }: Flight, time: Micros): number {
  if (at === Infinity || time <= anchorAt) return anchorProgress;
  if (time >= at) return 1;
  return anchorProgress + ((1 - anchorProgress) * (time - anchorAt)) / (at - anchorAt);
}

/** How far it was `by` µs before it was where it is at `time`, had it always moved as it does now; below 0: before it was sent. */
export function progressBack(flight: Flight, time: Micros, by: Micros): number {
  const { at, anchorAt, anchorProgress } = flight;
  const progress = progressAt(flight, time);
  return at > anchorAt ? progress - ((1 - anchorProgress) * by) / (at - anchorAt) : progress;
}

/** The opposite: the µs that it takes from `progress`, which may lie before its start, to where it is at `time`. */
export function timeFrom(flight: Flight, time: Micros, progress: number): Micros {
  const { at, anchorAt, anchorProgress } = flight;
  if (anchorProgress >= 1) return 0;
  return Math.round(((progressAt(flight, time) - progress) * (at - anchorAt)) / (1 - anchorProgress));
}
