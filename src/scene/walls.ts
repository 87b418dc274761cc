/** Where the walls of a partition stand. */
import { path } from 'd3';
import type { ServerId } from '../raft/types.ts';
import type { Network } from '../sim/types.ts';
import type { Lane } from './lane.ts';
import type { Groups, Layout, Size } from './layout.ts';
import { placeOf } from './layout.ts';
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

/** Shorter pieces are the crumbs of corners that meet in nearly one point. */
const SHORTEST = 0.5;

/** The pieces of all walls, from edge to edge of the stage. None while the network is whole. */
export function wallsOf(layout: Layout, groups: Groups): Segment[] {
  if (groups.length < 2) return [];
  const gaps = gapsOf(layout, groups);
  const isNeighbourly = gaps.length === groups.length && layout.count > 2;
  return isNeighbourly ? straightWalls(layout.size, gaps) : wallsBetween(layout, groups);
}

/** The middles of the gaps on the ring where one group ends and another begins. */
function gapsOf(layout: Layout, groups: Groups): Point[] {
  const groupOf = groupFinder(groups);
  return layout.places.slice(1).flatMap((place, i) => {
    const next = ((i + 1) % layout.count) + 1;
    return groupOf(i + 1) === groupOf(next) ? [] : [between(place, placeOf(layout, next), 0.5)];
  });
}

const groupFinder = (groups: Groups) => {
  const found = new Map(groups.flatMap((group, i) => group.map((id) => [id, i] as const)));
  return (id: ServerId) => found.get(id);
};

/** Where each group is one stretch of the ring: one wall through two gaps, or walls from the middle out through more. */
function straightWalls(size: Size, gaps: readonly Point[]): Segment[] {
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

/** Else: wherever one is as near to a server of one group as to a server of another (a Voronoi diagram's edges). */
function wallsBetween(layout: Layout, groups: Groups): Segment[] {
  const groupOf = groupFinder(groups);
  const ids = Array.from({ length: layout.count }, (_, i) => i + 1);
  return ids.flatMap((id) => {
    const isWall = ({ over }: Corner) => over > id && groupOf(over) !== groupOf(id);
    const cell = cellOf(layout, id);
    return cell.flatMap((corner, i): Segment[] => {
      const next = cell[(i + 1) % cell.length];
      return next && isWall(corner) && length(minus(next.at, corner.at)) >= SHORTEST
        ? [[corner.at, next.at]]
        : [];
    });
  });
}

/** A corner of a cell, and which server lies over the edge that begins there; 0 for the edge of the stage. */
interface Corner {
  readonly at: Point;
  readonly over: ServerId;
}

/** All that is nearer to one server than to any other: the stage, clipped at the middle between it and each of them. */
function cellOf(layout: Layout, id: ServerId): Corner[] {
  const { width, height } = layout.size;
  const own = placeOf(layout, id);
  const stage = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x = 0, y = 0]) => ({ at: { x, y }, over: 0 }));
  return layout.places.reduce<Corner[]>(
    (cell, other, otherId) => (otherId === 0 || otherId === id ? cell : clip(cell, own, other, otherId)),
    stage,
  );
}

function clip(cell: readonly Corner[], own: Point, other: Point, otherId: ServerId): Corner[] {
  const nearness = ({ at }: Corner) => length(minus(at, other)) ** 2 - length(minus(at, own)) ** 2;
  return cell.flatMap((corner, i) => {
    const next = cell[(i + 1) % cell.length] ?? corner;
    const [here, there] = [nearness(corner), nearness(next)];
    const crossing = between(corner.at, next.at, here / (here - there));
    if (here >= 0) return there >= 0 ? [corner] : [corner, { at: crossing, over: otherId }];
    return there >= 0 ? [{ at: crossing, over: corner.over }] : [];
  });
}

/** Pieces that meet end to end as one path, so that their corners join. */
export function wallPath(pieces: readonly Segment[]): string {
  const shape = path();
  for (const chain of chains(pieces)) {
    chain.forEach((point, i) => {
      if (i === 0) shape.moveTo(Number(px(point.x)), Number(px(point.y)));
      else shape.lineTo(Number(px(point.x)), Number(px(point.y)));
    });
  }
  return shape.toString();
}

/** Half of the sign that heals, which one may press anywhere within; and what hangs below a disc: its caption. */
export const SIGN = { x: 32, y: 22 };
const CAPTION = { x: 44, y: 38 };
const EDGE = 24;
/** Shares of the longest piece, the middle first. */
const SIGN_PLACES = [
  0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85, 0.1, 0.9,
];

/** Where the walls' sign stands: on their longest piece, as near to its middle as servers and their captions leave room. */
export function signPlace(layout: Layout, pieces: readonly Segment[]): Point {
  const [longest] = [...pieces].sort((a, b) => length(minus(b[1], b[0])) - length(minus(a[1], a[0])));
  if (!longest) return layout.centre;
  const places = SIGN_PLACES.map((share) => onStage(between(longest[0], longest[1], share), layout.size));
  const rooms = places.map((place) => Math.min(0, roomAround(layout, place)));
  return places[rooms.indexOf(Math.max(...rooms))] ?? layout.centre;
}

const onStage = ({ x, y }: Point, { width, height }: Size): Point => ({
  x: Math.round(Math.min(width - SIGN.x, Math.max(SIGN.x, x))),
  y: Math.round(Math.min(height - EDGE, Math.max(EDGE, y))),
});

/** How far the sign is from the nearest server with its caption; negative for how far it lies over it. */
function roomAround({ places, disc, scale }: Layout, sign: Point): number {
  const rooms = places.slice(1).map((place) => {
    const { x, y } = minus(sign, place);
    const aside = Math.abs(x) - Math.max(disc, CAPTION.x * scale) - SIGN.x;
    const above = -y - disc - SIGN.y;
    const below = y - disc - CAPTION.y * scale - SIGN.y;
    return Math.max(aside, above, below);
  });
  return Math.min(...rooms);
}

const near = (a: Point | undefined, b: Point): boolean => a !== undefined && length(minus(a, b)) < 0.5;

function chains(pieces: readonly Segment[]): Point[][] {
  const made: Point[][] = [];
  let rest = [...pieces];
  for (let first = rest.shift(); first; first = rest.shift()) {
    const chain = [...first];
    for (let grew = true; grew; ) {
      const next = rest.find(([a, b]) =>
        [a, b].some((end) => near(chain.at(-1), end) || near(chain[0], end)),
      );
      grew = next !== undefined;
      if (!next) break;
      rest = rest.filter((piece) => piece !== next);
      const [a, b] = next;
      if (near(chain.at(-1), a)) chain.push(b);
      else if (near(chain.at(-1), b)) chain.push(a);
      else if (near(chain[0], a)) chain.unshift(b);
      else chain.unshift(a);
    }
    made.push(chain);
  }
  return made;
}

/** The share of a lane at which it meets a wall; the middle where it meets none. */
export function wallOn(lane: Lane, pieces: readonly Segment[]): number {
  const met = pieces.map((piece) => meeting([lane.start, lane.end], piece));
  return met.find((share) => share !== null && share > 0.05 && share < 0.95) ?? 0.5;
}

export const isCut = (network: Network, from: ServerId, to: ServerId): boolean =>
  network.cut[from * (network.size + 1) + to] === 1;

/** The directions that are cut without a wall of the partition that says so. */
export function loneCuts(network: Network): (readonly [from: ServerId, to: ServerId])[] {
  const ids = Array.from({ length: network.size }, (_, i) => i + 1);
  const groupOf = groupFinder(network.groups);
  const parted = (a: ServerId, b: ServerId) => network.groups.length > 1 && groupOf(a) !== groupOf(b);
  return ids.flatMap((from) =>
    ids
      .filter((to) => to !== from && isCut(network, from, to) && !parted(from, to))
      .map((to) => [from, to] as const),
  );
}
