/** Where the servers stand on a stage: the ring (`ring.ts`), as large as the stage allows. */
import type { ServerId } from '../raft/types.ts';
import { length, minus, type Point, plus, unit } from './plane.ts';
import { type Groups, type Ring, ringOf } from './ring.ts';

export type { Groups };

/** Size of the stage, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much text a server has. */
export type NameDetail = 'all' | 'few' | 'least';

export interface Layout {
  readonly size: Size;
  readonly count: number;
  readonly centre: Point;
  /** Radius of a server's disc. */
  readonly disc: number;
  /** The scale of all else: 1 where the disc's radius is 46. */
  readonly scale: number;
  /** The size of letters beside the discs: 1, or more where they are read from far away. */
  readonly letters: number;
  readonly words: NameDetail;
  /** By server number; index 0 is the centre. */
  readonly places: readonly Point[];
  /** The angles of the walls between the groups, clockwise. */
  readonly gaps: readonly Point[];
}

const FULL_DISC = 46;
/** In shares of the smaller side of the stage. */
const DISC_SHARE = 0.074;
/** In shares of the distance to the next server. */
const DISC_OF_GAP = 0.3;
/** The ring may be an ellipse up to this ratio, and still look like a ring. */
const STRETCH = 1.22;
/** The room around a disc (crown, votes, client, name), in discs, and at least in pixels. */
const ROOM = { x: 1.3, y: 1.05, least: 34 };
/** A little more room below, for captions under the discs. */
const FOOT = 14;
/**
 * Angles between the groups of a partition (`ringOf`): the first one that leaves each disc its room is used.
 */
const APART = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0];
/** That room, in discs, between the middles of two discs: for their timers and votes. */
const NEIGHBOURS = 2.72;

/** The box around points of the ring: its middle, and half its sides. */
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

/** The scale of messages: large enough to be seen, but smaller than the servers. */
export const messageScale = ({ scale }: Layout): number => Math.max(scale, Math.min(0.42, 2 * scale));

const wordsAt = (disc: number): NameDetail => (disc >= 21 ? 'all' : disc >= 8 ? 'few' : 'least');

/** In a hall: as large beside the words of the story as on a laptop. */
export const LETTERS_OF_HALL = 1.3;

/**
 * The places of all `count` servers on a stage of this size while the network is split into `groups` ([] if
 * it is not).
 */
export function layOut(size: Size, count: number, groups: Groups, letters = 1): Layout {
  const whole = ringOf(count, []);
  const disc = discOf(size, whole);
  const placed = (ring: Ring): Layout => ({ ...onStage(size, ring, disc), letters });
  if (groups.length < 2) return placed(whole);
  for (const apart of APART) {
    const parted = placed(ringOf(count, groups, apart));
    if (closest(parted.places.slice(1)) >= NEIGHBOURS * disc) return parted;
  }
  return placed(ringOf(count, groups));
}

/** A ring on the stage, as large as possible. */
function onStage(size: Size, ring: Ring, disc: number): Omit<Layout, 'letters'> {
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

/** The smallest distance between two points. */
const closest = (places: readonly Point[]): number =>
  Math.min(...places.flatMap((a, i) => places.slice(i + 1).map((b) => length(minus(a, b)))));

/** The place of a server; the centre for an unknown one. */
export const placeOf = (layout: Layout, id: ServerId): Point => layout.places[id] ?? layout.centre;

/** The unit vector away from the middle of the ring; to the right at the middle itself. */
export function outward(layout: Layout, place: Point): Point {
  const way = minus(place, layout.centre);
  return length(way) < 1 ? { x: 1, y: 0 } : unit(way);
}
