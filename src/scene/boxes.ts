/** The things on the stage as boxes: words are placed so that they cover none of them. */
import type { ServerId } from '../raft/types.ts';
import { type Layout, placeOf } from './layout.ts';
import { type Point, plus } from './plane.ts';
import { namePlace } from './server.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const boxAround = ({ x, y }: Point, half: Point): Box => ({
  left: x - half.x,
  right: x + half.x,
  top: y - half.y,
  bottom: y + half.y,
});

/** The distance from a point to a box. */
export const distanceTo = ({ x, y }: Point, { left, right, top, bottom }: Box): number =>
  Math.hypot(Math.max(0, left - x, x - right), Math.max(0, top - y, y - bottom));

/** By how much two boxes overlap: 0 if they do not. */
export function depthOf(one: Box, other: Box): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 0 && down > 0 ? Math.min(across, down) : 0;
}

export function crownBox(layout: Layout, id: ServerId): Box {
  const { disc, scale } = layout;
  const middle = plus(placeOf(layout, id), { x: 0, y: -disc - 20 * scale });
  return boxAround(middle, { x: 22 * scale, y: 17 * scale });
}

/**
 * The caption under a disc: its size, and its line below the middle. It keeps clear of the rims, also of the
 * ring of danger.
 */
export function lineBelow({ disc, scale, letters }: Pick<Layout, 'disc' | 'scale' | 'letters'>) {
  const size = Math.max(11, 13 * scale) * letters;
  return { size, y: disc + Math.max(29 * scale, 19 * scale + 0.769 * size) };
}

/** The box of the caption under a stale leader. */
export function belowBox(layout: Layout, id: ServerId): Box {
  const { size, y } = lineBelow(layout);
  return boxAround(plus(placeOf(layout, id), { x: 0, y: y - 0.31 * size }), { x: 3.1 * size, y: 8 });
}

/** The box of a name outside its disc. */
export const nameBox = (layout: Layout, id: ServerId): Box =>
  boxAround(namePlace(layout, id), { x: 10, y: 8 });
