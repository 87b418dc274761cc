/** What stands where on the stage, as boxes: words are placed so that they cover none of it. */
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

/** From a point to the nearest one of a box. */
export const distanceTo = ({ x, y }: Point, { left, right, top, bottom }: Box): number =>
  Math.hypot(Math.max(0, left - x, x - right), Math.max(0, top - y, y - bottom));

/** By how much two boxes lie over each other: 0 for none. */
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

/** Words under a disc: how large, and how far below its middle their line is. They keep off its rims, a ring of danger too. */
export function lineBelow({ disc, scale }: Pick<Layout, 'disc' | 'scale'>) {
  const size = Math.max(11, 13 * scale);
  return { size, y: disc + Math.max(29 * scale, 19 * scale + 0.769 * size) };
}

/** What hangs under a stale leader. */
export function belowBox(layout: Layout, id: ServerId): Box {
  const { size, y } = lineBelow(layout);
  return boxAround(plus(placeOf(layout, id), { x: 0, y: y - 0.31 * size }), { x: 3.1 * size, y: 8 });
}

/** A name that stands outside of its disc. */
export const nameBox = (layout: Layout, id: ServerId): Box =>
  boxAround(namePlace(layout, id), { x: 10, y: 8 });
