/** The lane of one direction of a link: straight, from rim to rim, on the right-hand side like traffic. */
import type { ServerId } from '../raft/types.ts';
import { type Layout, messageScale, placeOf } from './layout.ts';
import { angleOf, between, length, minus, type Point, plus, times, unit } from './plane.ts';

export interface Lane {
  readonly start: Point;
  readonly end: Point;
  /** Radians, clockwise from the right. */
  readonly angle: number;
}

/** The distance of a lane from the middle of its link, and of its start from the disc; at scale 1. */
const ASIDE = 12;
const OUTSIDE = 17;
/** Half the height of a message, at its scale. */
const HALF_MESSAGE = 12;

/**
 * The lane between two discs of radius `disc`; `moved`: how far its link moves to the right to leave room.
 */
export function laneOf(from: Point, to: Point, disc: number, scale: number, moved = 0): Lane {
  const way = minus(to, from);
  const along = unit(way);
  const aside = times({ x: -along.y, y: along.x }, ASIDE * scale + moved);
  // It begins on a circle around the disc.
  const outside = Math.sqrt(Math.max(0, (disc + OUTSIDE * scale) ** 2 - moved ** 2));
  const inset = times(along, Math.min(outside, length(way) / 2.2));
  return {
    start: plus(plus(from, inset), aside),
    end: plus(minus(to, inset), aside),
    angle: angleOf(along),
  };
}

/** One direction of a link on a stage; no message on it flies over a third server. */
export const wayOn = (layout: Layout, from: ServerId, to: ServerId): Lane =>
  laneOf(placeOf(layout, from), placeOf(layout, to), layout.disc, layout.scale, roomOn(layout, from, to));

/**
 * How far a link moves to its right, or to its left (negative), so that both of its lanes avoid all other
 * discs.
 */
function roomOn(layout: Layout, from: ServerId, to: ServerId): number {
  const { count, disc, scale, places } = layout;
  const room = disc + HALF_MESSAGE * messageScale(layout) + ASIDE * scale;
  const start = placeOf(layout, from);
  const way = minus(placeOf(layout, to), start);
  const along = unit(way);
  let [least, most] = [-Infinity, Infinity];
  for (let id = 1; id <= count; id += 1) {
    if (id === from || id === to) continue;
    const { x, y } = minus(places[id] ?? start, start);
    const gone = x * along.x + y * along.y;
    if (gone <= 0 || gone >= length(way)) continue;
    const aside = y * along.x - x * along.y;
    if (aside < 0) least = Math.max(least, aside + room);
    else most = Math.min(most, aside - room);
  }
  // Between two discs without room for it, it stays in the middle of its link.
  return least > most ? 0 : Math.max(least, Math.min(most, 0));
}

/** So far from a server its lanes to neighbours on the ring are `room` apart. */
export const apartFrom = ({ count }: Layout, room: number): number =>
  room / (2 * Math.sin(Math.PI / (2 * count)));

/** The point at a share of a lane, 0 to 1. */
export const pointOn = (lane: Lane, share: number): Point => between(lane.start, lane.end, share);
