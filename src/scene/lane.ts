/** The way of one direction of a link: straight, from rim to rim, and like traffic on the right-hand side of it. */
import { angleOf, between, length, minus, type Point, plus, times, unit } from './plane.ts';

export interface Lane {
  readonly start: Point;
  readonly end: Point;
  /** Radians, clockwise from the right. */
  readonly angle: number;
}

/** How far a lane lies from the middle of its link, and how far outside the disc it begins; at scale 1. */
const ASIDE = 12;
const OUTSIDE = 17;

/** From the disc of radius `disc` at `from` to the one at `to`. */
export function laneOf(from: Point, to: Point, disc: number, scale: number): Lane {
  const way = minus(to, from);
  const along = unit(way);
  const aside = times({ x: -along.y, y: along.x }, ASIDE * scale);
  const inset = times(along, Math.min(disc + OUTSIDE * scale, length(way) / 2.2));
  return {
    start: plus(plus(from, inset), aside),
    end: plus(minus(to, inset), aside),
    angle: angleOf(along),
  };
}

/** The point at a share of a lane, 0 to 1. */
export const pointOn = (lane: Lane, share: number): Point => between(lane.start, lane.end, share);
