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
