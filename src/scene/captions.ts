/**
 * Places the story's captions: near their server, where they cover nothing and nothing covers them for long.
 */
import type { ServerId } from '../raft/types.ts';
import type { Request } from '../sim/types.ts';
import { type Box, belowBox, boxAround, crownBox, depthOf, distanceTo, nameBox } from './boxes.ts';
import { clientTexts } from './clients.ts';
import { type Layout, placeOf } from './layout.ts';
import { atAngle, type Point, plus, type Segment, sideOf } from './plane.ts';
import { PIP_AWAY, pipAngle } from './server.ts';
import { boxesOf, standOf } from './stand.ts';

export interface CaptionPlace {
  readonly lines: readonly string[];
  /** The middle of the first line's baseline. */
  readonly at: Point;
  readonly size: number;
}

/** A caption to be placed, and when it is visible. */
export interface Wanted {
  readonly server: ServerId;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The width of a letter, in font sizes: rather too wide. */
const LETTER = 0.56;
export const LINE = 1.2;
const EDGE = 5;
/** Kept free around a disc: its arc, or a leader's second rim. */
const RIM = 13;
/** Between a crown or a client's words and a caption, so that they do not read as one. */
const APART = 5;
const DIRECTIONS = 24;
const DISTANCES = [3, 12, 22, 34, 48, 66, 90];

/** Messages fly up to this far from the middle of their link. */
const CORRIDOR = 22;

/** What a place costs for each pixel that it covers something. */
const COST = { taken: 1000, edge: 1000, likely: 4, lane: 60, wall: 120, away: 0.6, line: 5, another: 300 };

const sizeIn = ({ scale, letters }: Layout): number => Math.max(13, 17 * scale) * letters;

/**
 * The places of a page's captions, in their order. `clients`: the requests whose clients are on the stage.
 */
export function placeCaptions(
  layout: Layout,
  wanted: readonly Wanted[],
  walls: readonly Segment[],
  clients: readonly Request[],
): readonly CaptionPlace[] {
  // Measuring the room is slow with many servers.
  if (wanted.length === 0) return [];
  const room = roomOf(layout, walls, clients);
  const placed: Placed[] = [];
  for (const row of rowsOf(wanted)) {
    const others = placed.filter((other) => row.some((one) => areSeenTogether(other.wanted, one)));
    const taken = [...room.taken, ...others.map(({ box }) => box)];
    placed.push(...best(layout, row, { ...room, taken }));
  }
  return wanted.flatMap((one) => placed.filter((other) => other.wanted === one).map(({ place }) => place));
}

interface Placed {
  readonly wanted: Wanted;
  readonly box: Box;
  readonly place: CaptionPlace;
}

const areSeenTogether = (one: Wanted, other: Wanted): boolean => one.from < other.to && other.from < one.to;

/** The captions of a server, one after the other, are a row: they share a place, so that none jumps. */
function rowsOf(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const rows: Wanted[][] = [];
  for (const one of wanted) {
    const row = rows.find((others) =>
      others.every((other) => other.server === one.server && !areSeenTogether(other, one)),
    );
    if (row) row.push(one);
    else rows.push([one]);
  }
  return rows;
}

interface Room {
  readonly discs: readonly { readonly at: Point; readonly radius: number }[];
  readonly taken: readonly Box[];
  /** Where votes, or another client, may appear. */
  readonly likely: readonly Box[];
  readonly lanes: readonly Segment[];
  readonly walls: readonly Segment[];
}

function roomOf(layout: Layout, walls: readonly Segment[], clients: readonly Request[]): Room {
  const { disc, scale, count } = layout;
  const servers = Array.from({ length: count }, (_, i) => i + 1);
  const pairs = servers.flatMap((a) => servers.filter((b) => b > a).map((b) => [a, b] as const));
  return {
    discs: servers.map((id) => ({ at: placeOf(layout, id), radius: disc + RIM * scale })),
    taken: [
      ...servers.map((id) => widened(crownBox(layout, id), APART)),
      ...(layout.words === 'all' ? [] : servers.map((id) => nameBox(layout, id))),
      ...clients.map((request) => widened(clientBox(layout, request), APART)),
    ],
    likely: [
      ...servers.map((id) => standBox(layout, id, 80)),
      ...servers.map((id) => belowBox(layout, id)),
      ...servers.map((id) => pipBox(layout, id, id)),
      ...pairs.flatMap(([a, b]) => [pipBox(layout, a, b), pipBox(layout, b, a)]),
    ],
    lanes: pairs.map(([a, b]) => [placeOf(layout, a), placeOf(layout, b)]),
    walls,
  };
}

interface Candidate {
  readonly box: Box;
  readonly lines: readonly string[];
  readonly cost: number;
}

/** The places of a row: all in the same direction, at the same distance. */
function best(layout: Layout, row: readonly Wanted[], room: Room): readonly Placed[] {
  const size = sizeIn(layout);
  const texts = row.map((one) => ({ server: one.server, folds: foldings(one.text) }));
  const found = DISTANCES.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, i) => {
      const way = atAngle((i * 2 * Math.PI) / DIRECTIONS);
      const candidates = texts.map((one) => cheapest(foldedAt(layout, one, room, way, distance)));
      return { candidates, cost: candidates.reduce((sum, { cost }) => sum + cost, 0) };
    }),
  );
  return cheapest(found).candidates.map(({ box, lines }, i) => {
    const at = { x: (box.left + box.right) / 2, y: box.top + size };
    return { wanted: row[i] as Wanted, box, place: { lines, at, size } };
  });
}

const cheapest = <T extends { readonly cost: number }>(all: readonly T[]): T =>
  all.reduce((least, one) => (one.cost < least.cost ? one : least));

/** A caption's text in one, two and three lines. */
interface Folded {
  readonly server: ServerId;
  readonly folds: readonly (readonly string[])[];
}

/** A caption there, in one, two and three lines. */
function foldedAt(
  layout: Layout,
  { server, folds }: Folded,
  room: Room,
  way: Point,
  distance: number,
): readonly Candidate[] {
  const size = sizeIn(layout);
  return folds.map((lines) => {
    const half = {
      x: (Math.max(...lines.map((line) => line.length)) * size * LETTER) / 2,
      y: (lines.length * size * LINE) / 2,
    };
    const middle = beside(layout, placeOf(layout, server), way, distance, half);
    const box = boxAround(withinStage(layout, middle, half), half);
    return { box, lines, cost: costOf(layout, room, box, server) + COST.line * (lines.length - 1) };
  });
}

/** The text in one, two and three lines of similar length, as far as it has words. */
export function foldings(text: string): readonly (readonly string[])[] {
  // A number stays with the word before it: “term 2”, “x = 2”, “2 of 5”; but a number after “…” begins
  // another caption.
  const words = text.replace(/(…) | (?![\d=]|of \d)/g, '$1\n').split('\n');
  return [1, 2, 3].filter((count) => count <= words.length).map((count) => folded(words, count));
}

function folded(words: readonly string[], count: number): readonly string[] {
  const lines: string[] = [];
  let rest = [...words];
  for (let left = count; left > 0; left -= 1) {
    const target = rest.join(' ').length / left;
    let taken = 1;
    const lengthOf = (n: number) => rest.slice(0, n).join(' ').length;
    while (
      left > 1 &&
      taken < rest.length - left + 1 &&
      Math.abs(lengthOf(taken + 1) - target) <= Math.abs(lengthOf(taken) - target)
    )
      taken += 1;
    lines.push(rest.slice(0, left === 1 ? rest.length : taken).join(' '));
    rest = rest.slice(taken);
  }
  return lines;
}

/** The middle of a box at a distance from a disc, in a direction. */
function beside({ disc, scale }: Layout, from: Point, way: Point, distance: number, half: Point): Point {
  const away = disc + (RIM + distance) * scale;
  const nearest = plus(from, { x: way.x * away, y: way.y * away });
  // The side or corner of the box that faces the disc touches that point.
  return plus(nearest, { x: leaning(way.x) * half.x, y: leaning(way.y) * half.y });
}

/** -1, 0 or 1, with a smooth step between. */
const leaning = (share: number): number => Math.max(-1, Math.min(1, share * 1.6));

function withinStage({ size }: Layout, { x, y }: Point, half: Point): Point {
  const within = (value: number, least: number, whole: number) =>
    Math.min(Math.max(value, least + EDGE), Math.max(least + EDGE, whole - least - EDGE));
  return { x: within(x, half.x, size.width), y: within(y, half.y, size.height) };
}

function costOf(layout: Layout, { discs, taken, likely, lanes, walls }: Room, box: Box, own: ServerId) {
  const sum = (costs: readonly number[]) => costs.reduce((a, b) => a + b, 0);
  const distances = discs.map(({ at, radius }) => distanceTo(at, box) - radius);
  const away = Math.max(0, distances[own - 1] ?? 0);
  const nearest = Math.min(...distances.filter((_, i) => i !== own - 1));
  const { width, height } = layout.size;
  const beyond = Math.max(0, -box.left, -box.top, box.right - width, box.bottom - height);
  return (
    COST.taken * sum(distances.map((distance) => Math.max(0, -distance))) +
    COST.taken * sum(taken.map((other) => depthOf(box, other))) +
    COST.likely * sum(likely.map((other) => depthOf(box, other))) +
    COST.edge * beyond +
    COST.lane * lanes.filter((lane) => isCrossed(widened(box, CORRIDOR * layout.scale), lane)).length +
    COST.wall * walls.filter((wall) => isCrossed(box, wall)).length +
    COST.away * away +
    (nearest < away + 4 ? COST.another : 0)
  );
}

function isCrossed({ left, right, top, bottom }: Box, [a, b]: Segment): boolean {
  const [minX, maxX] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [minY, maxY] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  if (maxX < left || minX > right || maxY < top || minY > bottom) return false;
  const sides = [
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
  ].map((corner) => Math.sign(sideOf(corner, a, b)));
  return sides.some((side) => side !== sides[0]);
}

// ---------------------------------------------------------------------------- what else stands on the stage

function pipBox(layout: Layout, candidate: ServerId, voter: ServerId): Box {
  const { disc, scale } = layout;
  const way = atAngle(pipAngle(layout, candidate, voter), disc + PIP_AWAY * scale);
  return boxAround(plus(placeOf(layout, candidate), way), { x: 13 * scale, y: 13 * scale });
}

const widened = ({ left, right, top, bottom }: Box, by: number): Box => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
});

export function clientBox(layout: Layout, request: Request): Box {
  return standBox(layout, request.server, clientTexts(layout, request).width);
}

/** The figure of a client, and its two lines. */
function standBox(layout: Layout, server: ServerId, width: number): Box {
  const [figure, words] = boxesOf(layout, standOf(layout, server, width), width);
  return {
    left: Math.min(figure.left, words.left),
    right: Math.max(figure.right, words.right),
    top: Math.min(figure.top, words.top),
    bottom: Math.max(figure.bottom, words.bottom),
  };
}

/** The box of a placed caption. */
export function boxOfPlace({ lines, at, size }: CaptionPlace): Box {
  const half = (Math.max(...lines.map((line) => line.length)) * size * LETTER) / 2;
  return {
    left: at.x - half,
    right: at.x + half,
    top: at.y - size,
    bottom: at.y - size + lines.length * size * LINE,
  };
}
