/** Where a client and its words stand: beside its server, over no disc, and within the stage. */
import type { ServerId } from '../raft/types.ts';
import { type Box, belowBox, boxAround, crownBox, depthOf, distanceTo, nameBox } from './boxes.ts';
import { type Layout, outward, placeOf } from './layout.ts';
import { angleOf, atAngle, minus, type Point, plus, times } from './plane.ts';
import { countPlace, MANY } from './server.ts';
import { SIGN, signPlace, wallsOf } from './walls.ts';

export interface Stand {
  readonly at: Point;
  /** The left end, the middle or the right end of the first line of its words. */
  readonly words: Point;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The font size of a client's words. */
export const letterSize = ({ scale, letters }: Layout): number => Math.max(11, 13 * scale) * letters;
/** The scale of its figure. */
export const figureScale = ({ scale }: Layout): number => Math.max(0.6, scale);

/** Half the size of the figure, at scale 1. */
const FIGURE = { x: 11, y: 12 };
/** From the middle of the figure to the words beside or below it, at scale 1. */
const BESIDE = 16;
const BELOW = 14;
const UP = -Math.PI / 2;
/** A client avoids a crown, and at the sides of the ring it stands low, so that its words have room. */
const BESIDE_CROWN = UP + 0.95;
const LOW = 0.62;

/** The place of the client of a server. `width`: of its words, in pixels. */
export function standOf(layout: Layout, server: ServerId, width: number): Stand {
  const usual = layout.words === 'all' ? standOutside(layout, server, width) : standWithin(layout, server);
  const obstacles = obstaclesOn(layout);
  const cost = (stand: Stand) => costOf(layout, server, boxesOf(layout, stand, width), obstacles);
  const isRoomy = layout.words === 'all' || layout.count > MANY;
  if (isRoomy && cost(usual) < DEAR) return usual;
  let best = usual;
  let least = cost(usual);
  for (const stand of around(layout, server)) {
    const costs = cost(stand);
    if (costs < least) [best, least] = [stand, costs];
  }
  return best;
}

function clientAngle(away: Point): number {
  if (Math.abs(away.x) > 0.5) return away.x > 0 ? LOW : Math.PI - LOW;
  return away.y < 0 ? BESIDE_CROWN : angleOf(away);
}

/** Outside the ring, with its words beside or below it. */
function standOutside(layout: Layout, server: ServerId, width: number): Stand {
  const { disc, scale, size } = layout;
  const line = letterSize(layout);
  const place = placeOf(layout, server);
  const angle = clientAngle(outward(layout, place));
  const at = plus(place, atAngle(angle, disc + 40 * scale));
  const isLow = Math.abs(Math.sin(angle)) < 0.7 && angle > 0;
  if (!isLow && at.x + BESIDE * scale + width < size.width) {
    return { at, words: { x: at.x + BESIDE * scale, y: at.y - line * 0.1 }, anchor: 'start' };
  }
  const x = Math.min(size.width - width / 2 - 6, Math.max(width / 2 + 6, at.x));
  const under = BELOW * scale + line;
  // Both of its lines are above the stage's lower edge.
  const y = Math.min(at.y, size.height - under - line * 1.7);
  return { at: { x: at.x, y }, words: { x, y: y + under }, anchor: 'middle' };
}

/**
 * A large ring has names and crowns around it and room in its middle: the client stands there, with its words
 * below.
 */
function standWithin(layout: Layout, server: ServerId): Stand {
  const line = letterSize(layout);
  const place = placeOf(layout, server);
  const way = outward(layout, place);
  const at = plus(place, times(way, -layout.disc - (way.y > 0.3 ? 22 + line * 2.6 : 22)));
  return { at, words: { x: at.x, y: at.y + 9 + line }, anchor: 'middle' };
}

/** In twelve directions, at three distances, with its words on each of its sides. */
function* around(layout: Layout, server: ServerId): Generator<Stand> {
  const line = letterSize(layout);
  const scale = figureScale(layout);
  const place = placeOf(layout, server);
  const out = angleOf(outward(layout, place));
  for (let direction = 0; direction < 24; direction += 1) {
    for (const further of [0, 14, 28]) {
      const angle = out + (direction / 24) * 2 * Math.PI;
      const at = plus(place, atAngle(angle, layout.disc + 34 * scale + further));
      const beside = at.y - line * 0.1;
      yield { at, words: { x: at.x + BESIDE * scale, y: beside }, anchor: 'start' };
      yield { at, words: { x: at.x - BESIDE * scale, y: beside }, anchor: 'end' };
      yield { at, words: { x: at.x, y: at.y + BELOW * scale + line }, anchor: 'middle' };
      yield { at, words: { x: at.x, y: at.y - BELOW * scale - line * 1.5 }, anchor: 'middle' };
    }
  }
}

/** The boxes of the figure and of its two lines of words. */
export function boxesOf(layout: Layout, { at, words, anchor }: Stand, width: number): readonly [Box, Box] {
  const line = letterSize(layout);
  const left = words.x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
  return [
    boxAround(at, times(FIGURE, figureScale(layout))),
    { left, right: left + width, top: words.y - line * 0.85, bottom: words.y + line * 1.55 },
  ];
}

/** What a client should not cover: crowns, captions, names, and the Heal sign. */
function obstaclesOn(layout: Layout): readonly Box[] {
  const { words, count, gaps } = layout;
  const around = Array.from({ length: count }, (_, i) => i + 1).flatMap((id) => {
    const votes = boxAround(countPlace(layout, id), { x: 20, y: 8 });
    const written = words === 'all' ? belowBox(layout, id) : nameBox(layout, id);
    return [crownBox(layout, id), written, ...(count > MANY ? [votes] : [])];
  });
  return gaps.length === 0 ? around : [...around, boxAround(signPlace(layout, wallsOf(layout)), SIGN)];
}

/** From this cost on, something is covered, or cut off. */
const DEAR = 1000;

/** The cost of a place: highest over a disc or the stage's edge. */
function costOf(
  layout: Layout,
  server: ServerId,
  boxes: readonly [Box, Box],
  obstacles: readonly Box[],
): number {
  const { disc, scale, places, size } = layout;
  const [figure] = boxes;
  const place = placeOf(layout, server);
  const middle = { x: (figure.left + figure.right) / 2, y: (figure.top + figure.bottom) / 2 };
  const away = minus(middle, place);
  const nearness = places.slice(1).map((one) => Math.hypot(one.x - middle.x, one.y - middle.y));
  const own = Math.hypot(away.x, away.y);
  let cost = own + 20 * turnBetween(angleOf(away), angleOf(outward(layout, place)));
  // It must be nearest to its own server.
  if (Math.min(...nearness) < own - 1) cost += 100;
  for (const box of boxes) {
    for (const one of places.slice(1)) {
      const over = disc + 6 * scale - distanceTo(one, box);
      if (over > 0) cost += DEAR + 100 * over;
    }
    const out = Math.max(-box.left, box.right - size.width, -box.top, box.bottom - size.height);
    if (out > 0) cost += DEAR + 100 * out;
    for (const other of obstacles) if (depthOf(box, other) > 0) cost += 60;
  }
  return cost;
}

/** The angle between two directions, 0 to π. */
function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}
