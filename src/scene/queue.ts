/** Where the held messages of one direction stand: in line between the two servers, those without room on one pile at its end. */
import type { Packet } from '../sim/types.ts';
import { glyphOf } from './glyph.ts';
import type { Lane } from './lane.ts';
import { eased } from './motion.ts';
import { length, minus } from './plane.ts';

/** Behind a held message, for its bars; and what is free between two of them. At scale 1. */
const BARS = 10;
const GAP = BARS + 3;
/** A lane begins and ends this far from where a message would touch a disc, at scale 1. */
const SPARE = 14;
/** Held further apart than this, as shares of the way, they stand in lines of their own. */
const NEAR = 0.15;

export interface HeldPlace {
  /** The share of the lane. */
  readonly share: number;
  /** How many stand there; 0 where another one lies on top. */
  readonly count: number;
}

/** The place of `held` on its lane, for messages of this scale. The packets are in order of their ids. */
export function heldPlace(packets: readonly Packet[], held: Packet, lane: Lane, scale: number): HeldPlace {
  const line = packets.filter((other) => isInLine(other, held));
  const way = length(minus(lane.end, lane.start));
  const half = scale * Math.max(...line.map(({ message }) => glyphOf(message).reach));
  const step = 2 * half + GAP * scale;
  // One that is longer than the lane stands in its middle, with its bars.
  const last = Math.max((way + BARS * scale) / 2, way + SPARE * scale - half);
  const first = Math.min(
    last,
    Math.max(eased(line[0]?.anchorProgress ?? 0) * way, half + (BARS - SPARE) * scale),
  );
  const places = 1 + Math.floor((last - first) / step);
  const before = line.findIndex(({ id }) => id === held.id);
  const count = before < places - 1 ? 1 : before < places ? line.length - before : 0;
  return { share: (first + Math.min(before, places - 1) * step) / way, count };
}

const isInLine = ({ at, message: { from, to }, anchorProgress }: Packet, { message, ...held }: Packet) =>
  at === Infinity &&
  from === message.from &&
  to === message.to &&
  Math.abs(anchorProgress - held.anchorProgress) < NEAR;
