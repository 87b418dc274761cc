/**
 * The places of held messages. Those of one direction form a queue between the two servers; messages without
 * room form a pile at its end.
 */
import type { Packet } from '../sim/types.ts';
import { glyphOf } from './glyph.ts';
import type { Lane } from './lane.ts';
import { eased } from './motion.ts';
import { length, minus } from './plane.ts';

/** Room behind a held message for its bars, and between two messages. At scale 1. */
const BARS = 10;
const GAP = BARS + 3;
/** A lane begins and ends this far from where a message would touch the timer around a disc, at scale 1. */
const SPARE = 5;
/** Messages that are further apart than this share of the lane are in separate queues. */
const NEAR = 0.15;

export interface HeldPlace {
  /** The share of the lane. */
  readonly share: number;
  /** How many messages are there; 0 if another one covers it. */
  readonly count: number;
}

/** The place of `held` on its lane, for messages of this scale. The packets are in order of their ids. */
export function heldPlace(packets: readonly Packet[], held: Packet, lane: Lane, scale: number): HeldPlace {
  let [before, all, reach, anchor] = [0, 0, 0, 1];
  for (const other of packets) {
    if (!isInLine(other, held)) continue;
    if (all === 0) anchor = other.anchorProgress;
    if (other.id < held.id) before += 1;
    all += 1;
    reach = Math.max(reach, glyphOf(other.message).reach);
  }
  const way = length(minus(lane.end, lane.start));
  const half = scale * reach;
  const step = 2 * half + GAP * scale;
  // The outermost places; a single place is in the middle, with its bars.
  const lowest = half + (BARS - SPARE) * scale;
  const highest = way + SPARE * scale - half;
  const middle = (way + BARS * scale) / 2;
  const [least, last] = highest - lowest < step ? [middle, middle] : [lowest, highest];
  const first = Math.min(last, Math.max(eased(anchor) * way, least));
  const places = 1 + Math.floor((last - first) / step);
  const count = before < places - 1 ? 1 : before < places ? all - before : 0;
  return { share: (first + Math.min(before, places - 1) * step) / way, count };
}

const isInLine = ({ at, message: { from, to }, anchorProgress }: Packet, { message, ...held }: Packet) =>
  at === Infinity &&
  from === message.from &&
  to === message.to &&
  Math.abs(anchorProgress - held.anchorProgress) < NEAR;
