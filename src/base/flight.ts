import type { Micros } from './time.ts';

/**
 * The flight of a message: at time `anchorAt` its progress was `anchorProgress` (0 to 1), at time `at` it
 * arrives.
 */
export interface Flight {
  /** Infinity while the message is held. */
  readonly at: Micros;
  readonly anchorAt: Micros;
  readonly anchorProgress: number;
}

/** The progress at `time` (µs), from 0 to 1, at constant speed. A held message keeps its progress. */
export function progressAt({ at, anchorAt, anchorProgress }: Flight, time: Micros): number {
  if (at === Infinity || time <= anchorAt) return anchorProgress;
  if (time >= at) return 1;
  return anchorProgress + ((1 - anchorProgress) * (time - anchorAt)) / (at - anchorAt);
}

/** The progress `by` µs before `time`, at the present speed. Below 0: before the message was sent. */
export function progressBack(flight: Flight, time: Micros, by: Micros): number {
  const { at, anchorAt, anchorProgress } = flight;
  const progress = progressAt(flight, time);
  return at > anchorAt ? progress - ((1 - anchorProgress) * by) / (at - anchorAt) : progress;
}

/** The inverse: the µs from `progress` to the progress at `time`. `progress` may be below 0. */
export function timeFrom(flight: Flight, time: Micros, progress: number): Micros {
  const { at, anchorAt, anchorProgress } = flight;
  if (anchorProgress >= 1) return 0;
  return Math.round(((progressAt(flight, time) - progress) * (at - anchorAt)) / (1 - anchorProgress));
}
