/** Dragging a message along its way: what a place means in virtual time. */
import { progressAt, timeFrom } from '../base/flight.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { Packet } from '../sim/types.ts';
import * as words from '../words/stage.ts';
import type { Lane } from './lane.ts';
import { eased, uneased } from './motion.ts';
import { length, minus, type Point, unit } from './plane.ts';

/** From here on a message counts as dragged to its end: hands are not exact. */
const AT_THE_END = 0.97;

export type DropEffect =
  | { readonly do: 'delay'; readonly by: Micros }
  | { readonly do: 'deliver' }
  | { readonly do: 'nothing' };

/** The share of its lane by which a drag has moved a message; movement across the lane does not count. */
export function shareMoved(lane: Lane, drag: Point): number {
  const way = minus(lane.end, lane.start);
  const along = unit(way);
  return (drag.x * along.x + drag.y * along.y) / Math.max(1, length(way));
}

/** The share of its lane at which a packet is drawn at `time`. */
export const shareAt = (packet: Packet, time: Micros): number => eased(progressAt(packet, time));

/**
 * The effect of dropping a message at a share of its lane, at `time`. Back on its way, it arrives later by
 * the time from there to where it is; that may lie before its start (`share` < 0). At its end it arrives now.
 * It cannot arrive a little sooner, and a held one cannot arrive later.
 */
export function dropEffectOf(packet: Packet, time: Micros, share: number): DropEffect {
  if (share >= AT_THE_END) return { do: 'deliver' };
  if (packet.at === Infinity) return { do: 'nothing' };
  const by = timeFrom(packet, time, share < 0 ? share : uneased(share));
  return by > 0 ? { do: 'delay', by } : { do: 'nothing' };
}

/** The effect in words, shown beside the message while it is dragged. */
export function dropEffectWords(effect: DropEffect, isHeld: boolean): string {
  if (effect.do === 'delay') return words.later((Math.round(toMs(effect.by) * 10) / 10).toFixed(1));
  if (effect.do === 'deliver') return words.arrivesNow;
  return words.dragOn(isHeld);
}
