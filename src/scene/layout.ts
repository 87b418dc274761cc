/** Where the servers stand: on a ring, the first at twelve o'clock, clockwise; the groups of a partition apart. */
import type { ServerId } from '../raft/types.ts';
import { atAngle, length, mean, minus, type Point, plus, times, unit } from './plane.ts';

/** Of the stage, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
export type Groups = readonly (readonly ServerId[])[];

/** How much is written on and at a server. */
export type Words = 'all' | 'few' | 'least';

export interface Layout {
  readonly size: Size;
  readonly count: number;
  readonly centre: Point;
  /** Radius of a server's disc. */
  readonly disc: number;
  /** Everything else grows and shrinks with the disc: 1 where its radius is 46. */
  readonly scale: number;
  readonly words: Words;
  /** By server number; place 0 is the centre. */
  readonly places: readonly Point[];
}

const FULL_DISC = 46;
/** Of the smaller side of the stage. */
const DISC_SHARE = 0.074;
/** Of the way to the next server. */
const DISC_OF_GAP = 0.3;
/** The ring may follow the stage's shape, and still look like a ring. */
const STRETCH = 1.22;
/** What stands around a disc (crown, votes, client, name), in discs and in pixels at least. */
const ROOM = { x: 1.3, y: 1.05, least: 34 };
/** A little more room below, for what hangs under the discs. */
const FOOT = 14;
/** In a partition the ring shrinks, and each group moves out: nobody further than on the whole ring, where names have their room. */
const DRAWN_IN = 0.86;
const DRIFT = 0.14;

/** The angle of a server on the ring. */
const ringAngle = (count: number, id: ServerId): number => ((id - 1) / count) * 2 * Math.PI - Math.PI / 2;

/** The ring of radius 1 around (0, 0), and the box that its servers fill: an odd ring does not reach down to its own radius. */
function unitRing(count: number) {
  const directions = Array.from({ length: count }, (_, i) => atAngle(ringAngle(count, i + 1)));
  const bottom = Math.max(...directions.map((direction) => direction.y));
  const side = Math.max(...directions.map((direction) => direction.x));
  return { directions, side: Math.max(0.1, side), halfHeight: (bottom + 1) / 2, middle: (bottom - 1) / 2 };
}

/** The radii of the ring that fills the stage and leaves room around each disc. */
function ring(size: Size, count: number, disc: number): Point {
  if (count === 1) return { x: 0, y: 0 };
  const { side, halfHeight } = unitRing(count);
  const room = (discs: number) => disc + Math.max(ROOM.least, disc * discs);
  const x = Math.max(0, size.width / 2 - room(ROOM.x)) / side;
  const y = Math.max(0, (size.height - FOOT) / 2 - room(ROOM.y)) / halfHeight;
  return { x: Math.min(x, y * STRETCH), y: Math.min(y, x * STRETCH) };
}

function discOf(size: Size, count: number): number {
  const share = Math.min(size.width, size.height * 1.1) * DISC_SHARE;
  if (count === 1) return share * 1.35;
  const radii = ring(size, count, share);
  const gap = 2 * Math.min(radii.x, radii.y) * Math.sin(Math.PI / count);
  return Math.max(4, Math.min(share, gap * DISC_OF_GAP));
}

const wordsAt = (disc: number): Words => (disc >= 21 ? 'all' : disc >= 8 ? 'few' : 'least');

/** Where all `count` servers stand on a stage of this size while the network is split into `groups` ([] for whole). */
export function layOut(size: Size, count: number, groups: Groups): Layout {
  const disc = discOf(size, count);
  const radii = ring(size, count, disc);
  const { directions, middle } = unitRing(count);
  const centre = { x: size.width / 2, y: (size.height - FOOT) / 2 + disc * 0.12 - middle * radii.y };
  const drift = drifts(directions, groups);
  const shrink = groups.length > 1 ? DRAWN_IN : 1;
  const places = directions.map((direction, i) => {
    const { x, y } = plus(times(direction, shrink), drift[i] ?? { x: 0, y: 0 });
    return plus(centre, { x: x * radii.x, y: y * radii.y });
  });
  return {
    size,
    count,
    centre,
    disc,
    scale: disc / FULL_DISC,
    words: wordsAt(disc),
    places: [centre, ...places],
  };
}

/** How far each server moves with its group, as a share of the ring: away from the middle of all others. */
function drifts(directions: readonly Point[], groups: Groups): Point[] {
  const drift = directions.map(() => ({ x: 0, y: 0 }));
  if (groups.length < 2) return drift;
  for (const group of groups) {
    const own = mean(group.flatMap((id) => directions[id - 1] ?? []));
    const away = length(own) < 0.05 ? { x: 0, y: 0 } : times(unit(own), DRIFT);
    for (const id of group) drift[id - 1] = away;
  }
  return drift;
}

/** Where a server stands; the centre for one that is not there. */
export const placeOf = (layout: Layout, id: ServerId): Point => layout.places[id] ?? layout.centre;

/** Away from the middle of the ring, as a vector of length 1; to the right where there is no such direction. */
export function outward(layout: Layout, place: Point): Point {
  const way = minus(place, layout.centre);
  return length(way) < 1 ? { x: 1, y: 0 } : unit(way);
}
