/** Where the servers stand on a stage: the ring (`ring.ts`), as large as the stage has room. */
import type { ServerId } from '../raft/types.ts';
import { length, minus, type Point, plus, unit } from './plane.ts';
import { type Groups, type Ring, ringOf } from './ring.ts';

export type { Groups };

/** Of the stage, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much is written on and at a server. */
export type NameDetail = 'all' | 'few' | 'least';

export interface Layout {
  readonly size: Size;
  readonly count: number;
  readonly centre: Point;
  /** Radius of a server's disc. */
  readonly disc: number;
  /** Everything else grows and shrinks with the disc: 1 where its radius is 46. */
  readonly scale: number;
  readonly words: NameDetail;
  /** By server number; place 0 is the centre. */
  readonly places: readonly Point[];
  /** Where the walls between the groups pass through the ring, clockwise. */
  readonly gaps: readonly Point[];
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
/** How far apart the groups of a partition may be turned (`ringOf`): the first that leaves each disc its room. */
const APART = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0];
/** That room, in discs, from the middle of one to the next one's: for the timers and the votes around both. */
const NEIGHBOURS = 2.72;

/** The box around places on the ring: its middle, and half of its sides. */
function boxOf(places: readonly Point[]): { readonly middle: Point; readonly half: Point } {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    middle: { x: (left + right) / 2, y: (top + bottom) / 2 },
    half: { x: Math.max(0.1, (right - left) / 2), y: Math.max(0.1, (bottom - top) / 2) },
  };
}

/** The radii of the ring that fills the stage and leaves room around each disc. */
function radiiOf(size: Size, { places }: Ring, disc: number): Point {
  if (places.length === 1) return { x: 0, y: 0 };
  const { half } = boxOf(places);
  const room = (discs: number) => disc + Math.max(ROOM.least, disc * discs);
  const x = Math.max(0, size.width / 2 - room(ROOM.x)) / half.x;
  const y = Math.max(0, (size.height - FOOT) / 2 - room(ROOM.y)) / half.y;
  return { x: Math.min(x, y * STRETCH), y: Math.min(y, x * STRETCH) };
}

function discOf(size: Size, whole: Ring): number {
  const count = whole.places.length;
  const share = Math.min(size.width, size.height * 1.1) * DISC_SHARE;
  if (count === 1) return share * 1.35;
  const radii = radiiOf(size, whole, share);
  const gap = 2 * Math.min(radii.x, radii.y) * Math.sin(Math.PI / count);
  return Math.max(4, Math.min(share, gap * DISC_OF_GAP));
}

/** How large messages are drawn: so that they can be seen, but smaller than the servers. */
export const messageScale = ({ scale }: Layout): number => Math.max(scale, Math.min(0.42, 2 * scale));

const wordsAt = (disc: number): NameDetail => (disc >= 21 ? 'all' : disc >= 8 ? 'few' : 'least');

/** Where all `count` servers stand on a stage of this size while the network is split into `groups` ([] for whole). */
export function layOut(size: Size, count: number, groups: Groups): Layout {
  const whole = ringOf(count, []);
  const disc = discOf(size, whole);
  if (groups.length < 2) return onStage(size, whole, disc);
  for (const apart of APART) {
    const parted = onStage(size, ringOf(count, groups, apart), disc);
    if (closest(parted.places.slice(1)) >= NEIGHBOURS * disc) return parted;
  }
  return onStage(size, ringOf(count, groups), disc);
}

/** A ring on the stage, as large as it can be. */
function onStage(size: Size, ring: Ring, disc: number): Layout {
  const radii = radiiOf(size, ring, disc);
  const { middle } = boxOf(ring.places);
  const centre = {
    x: size.width / 2 - middle.x * radii.x,
    y: (size.height - FOOT) / 2 + disc * 0.12 - middle.y * radii.y,
  };
  const placed = ({ x, y }: Point) => plus(centre, { x: x * radii.x, y: y * radii.y });
  return {
    size,
    count: ring.places.length,
    centre,
    disc,
    scale: disc / FULL_DISC,
    words: wordsAt(disc),
    places: [centre, ...ring.places.map(placed)],
    gaps: ring.gaps.map(placed),
  };
}

/** The smallest distance between two of these. */
const closest = (places: readonly Point[]): number =>
  Math.min(...places.flatMap((a, i) => places.slice(i + 1).map((b) => length(minus(a, b)))));

/** Where a server stands; the centre for one that is not there. */
export const placeOf = (layout: Layout, id: ServerId): Point => layout.places[id] ?? layout.centre;

/** Away from the middle of the ring, as a vector of length 1; to the right where there is no such direction. */
export function outward(layout: Layout, place: Point): Point {
  const way = minus(place, layout.centre);
  return length(way) < 1 ? { x: 1, y: 0 } : unit(way);
}
