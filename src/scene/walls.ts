/** Where the walls of a partition stand. */
import type { ServerId } from '../raft/types.ts';
import type { Network } from '../sim/types.ts';
import { type Lane, pointOn, wayOn } from './lane.ts';
import type { Layout, Size } from './layout.ts';
import {
  between,
  length,
  mean,
  meeting,
  minus,
  type Point,
  plus,
  px,
  type Segment,
  times,
  unit,
} from './plane.ts';
import { countPlace, MANY } from './server.ts';

/**
 * The walls: one from edge to edge between two groups, else one between each two neighbours, from the middle
 * to the edge.
 */
export function wallsOf({ size, gaps }: Layout): Segment[] {
  const hub = mean(gaps);
  const ends = gaps.map((gap) => toEdge(size, hub, unit(minus(gap, hub))));
  const [one, other] = ends;
  return gaps.length === 2 && one && other ? [[one, other]] : ends.map((end): Segment => [hub, end]);
}

/** From a point of the stage in a direction to the stage's edge. */
function toEdge({ width, height }: Size, from: Point, way: Point): Point {
  const reach = (at: number, step: number, most: number) =>
    step === 0 ? Infinity : ((step > 0 ? most : 0) - at) / step;
  return plus(from, times(way, Math.min(reach(from.x, way.x, width), reach(from.y, way.y, height))));
}

/** All walls as one path. */
export const wallPath = (pieces: readonly Segment[]): string =>
  pieces.map(([a, b]) => `M${px(a.x)},${px(a.y)}L${px(b.x)},${px(b.y)}`).join('');

/** Half the size of the Heal sign; all of it is a button. */
export const SIGN = { x: 32, y: 22 };
/** The heights of a crown above a disc and a caption below it, at scale 1. */
const CROWN = 30;
const CAPTION = { x: 44, y: 38 };
const EDGE = 24;
/** Shares of a piece, the middle first. */
const SIGN_PLACES = [
  0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85, 0.1, 0.9,
];

/**
 * The place of the Heal sign: on the longest piece, or else another one, as near to its middle as servers,
 * captions and openings in the walls allow.
 */
export function signPlace(layout: Layout, pieces: readonly Segment[], open: readonly Point[] = []): Point {
  const longestFirst = [...pieces].sort((a, b) => length(minus(b[1], b[0])) - length(minus(a[1], a[0])));
  const places = longestFirst.flatMap(([from, to]) =>
    SIGN_PLACES.map((share) => onStage(between(from, to, share), layout.size)),
  );
  // Covering a caption or a crown is better than covering a disc.
  const rooms = places.map(
    (place) =>
      roomAround(layout, place) +
      roomBesideCounts(layout, place) +
      2 * roomBesideOpenings(open, place, layout.scale) +
      4 * roomBesideDiscs(layout, place),
  );
  return places[rooms.indexOf(Math.max(...rooms))] ?? layout.centre;
}

const onStage = ({ x, y }: Point, { width, height }: Size): Point => ({
  x: Math.round(Math.min(width - SIGN.x, Math.max(SIGN.x, x))),
  y: Math.round(Math.min(height - EDGE, Math.max(EDGE, y))),
});

/** How far the sign overlaps a server, its crown or its caption, as a negative number; 0 for no overlap. */
function roomAround({ places, disc, scale, letters }: Layout, sign: Point): number {
  const rooms = places.slice(1).map((place) => {
    const { x, y } = minus(sign, place);
    const aside = Math.abs(x) - Math.max(disc, CAPTION.x * letters * scale) - SIGN.x;
    const above = -y - disc - CROWN * scale - SIGN.y;
    const below = y - disc - CAPTION.y * letters * scale - SIGN.y;
    return Math.max(aside, above, below);
  });
  return Math.min(0, ...rooms);
}

/** Half the size of a candidate's count of votes. */
const COUNT = { x: 22, y: 9 };

/** The same overlap with the candidates' counts of votes. */
function roomBesideCounts(layout: Layout, sign: Point): number {
  if (layout.count <= MANY) return 0;
  const rooms = layout.places.slice(1).map((_, i) => {
    const { x, y } = minus(sign, countPlace(layout, i + 1));
    return Math.max(Math.abs(x) - COUNT.x - SIGN.x, Math.abs(y) - COUNT.y - SIGN.y);
  });
  return Math.min(0, ...rooms);
}

/** The radius of an opening at scale 1. */
export const OPENING = 11.5;

/** The same overlap with the openings in the walls. */
function roomBesideOpenings(open: readonly Point[], sign: Point, scale: number): number {
  const rooms = open.map((opening) => {
    const { x, y } = minus(sign, opening);
    return Math.max(Math.abs(x) - SIGN.x, Math.abs(y) - SIGN.y) - OPENING * scale;
  });
  return Math.min(0, ...rooms);
}

/** The same overlap with the discs alone. */
function roomBesideDiscs({ places, disc }: Layout, sign: Point): number {
  const rooms = places.slice(1).map((place) => {
    const { x, y } = minus(sign, place);
    return Math.hypot(Math.max(0, Math.abs(x) - SIGN.x), Math.max(0, Math.abs(y) - SIGN.y)) - disc;
  });
  return Math.min(0, ...rooms);
}

/** The share of a lane at which it meets the first wall; `otherwise` if it meets none. */
export function wallOn(lane: Lane, pieces: readonly Segment[], otherwise = 0.5): number {
  const met = pieces.flatMap((piece) => meeting([lane.start, lane.end], piece) ?? []);
  return met.length === 0 ? otherwise : Math.min(0.95, Math.max(0.05, Math.min(...met)));
}

/**
 * Where a sign may stand on a lane, and how far from the middle of any disc, in discs, so that it is not
 * covered.
 */
const PLACES = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
const CLEAR = 1.25;

/** The share of a lane nearest to `wanted` at which no disc covers a sign. */
export function clearOn(layout: Layout, from: ServerId, to: ServerId, wanted: number): number {
  const { disc, places } = layout;
  const lane = wayOn(layout, from, to);
  const roomAt = (share: number): number =>
    Math.min(...places.slice(1).map((place) => length(minus(pointOn(lane, share), place))));
  const near = [wanted, ...PLACES.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))];
  return near.find((share) => roomAt(share) >= CLEAR * disc) ?? wanted;
}

/** The place of the bar that cuts one direction of a link. */
export const barOn = (layout: Layout, from: ServerId, to: ServerId): number => clearOn(layout, from, to, 0.5);

export const isCut = (network: Network, from: ServerId, to: ServerId): boolean =>
  network.cut[from * (network.size + 1) + to] === 1;

type Direction = readonly [from: ServerId, to: ServerId];

function directionsOf(
  network: Network,
  isMeant: (isCutOne: boolean, isParted: boolean) => boolean,
): Direction[] {
  const ids = Array.from({ length: network.size }, (_, i) => i + 1);
  const groupOf = new Map(network.groups.flatMap((group, i) => group.map((id) => [id, i] as const)));
  const isParted = (a: ServerId, b: ServerId) => groupOf.get(a) !== groupOf.get(b);
  return ids.flatMap((from) =>
    ids
      .filter((to) => to !== from && isMeant(isCut(network, from, to), isParted(from, to)))
      .map((to) => [from, to] as const),
  );
}

/** The directions that are cut without a wall between their servers. */
export const loneCuts = (network: Network): Direction[] =>
  directionsOf(network, (isCutOne, isParted) => isCutOne && !isParted);

/** With more servers, links are not drawn either. */
const PASSAGES_UP_TO = 25;

/** The directions that are open although a wall separates their servers: each was mended alone. */
export const passages = (network: Network): Direction[] =>
  network.groups.length < 2 || network.size > PASSAGES_UP_TO
    ? []
    : directionsOf(network, (isCutOne, isParted) => !isCutOne && isParted);

/** The openings of a passage, as shares of its lane: at the walls, or in its middle if it meets none. */
export function openingsOn(
  layout: Layout,
  pieces: readonly Segment[],
  from: ServerId,
  to: ServerId,
): readonly number[] {
  const { start, end } = wayOn(layout, from, to);
  const met = pieces.flatMap((piece) => meeting([start, end], piece) ?? []).sort((a, b) => a - b);
  // Where walls meet, one opening leads through both.
  const apart = (2 * OPENING * layout.scale) / length(minus(end, start));
  const own = met.filter((share, i) => i === 0 || share - (met[i - 1] ?? 0) > apart);
  return own.length === 0 ? [0.5] : own;
}

/** The places of all openings. */
export const openings = (layout: Layout, pieces: readonly Segment[], network: Network): readonly Point[] =>
  passages(network).flatMap(([from, to]) => {
    const lane = wayOn(layout, from, to);
    return openingsOn(layout, pieces, from, to).map((share) => pointOn(lane, share));
  });
