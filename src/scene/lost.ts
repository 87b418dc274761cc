/** How a lost message breaks up: where, when, and into what. */
import { path } from 'd3';
import { progressAt } from '../base/flight.ts';
import { fromMs, type Micros } from '../base/time.ts';
import type { Lost } from '../sim/types.ts';
import type { Pace } from './gestures.ts';
import { eased, easeOutCubic, uneased } from './motion.ts';
import { atAngle } from './plane.ts';

/** How long breaking up takes, in seconds of the reader. */
const BREAK_S = 0.9;
const SHARDS = 7;
/** So long the pieces of a lost message are shown at rest, in the cluster's time; and how far apart they have come then, 0 to 1. */
const KEPT: Micros = fromMs(20);
export const PIECES_AT_REST = 0.35;

/** An even spread of numbers from 0 to 1 over small whole ones (the golden ratio's). */
const spread = (n: number): number => (n * 0.618_033_988_75) % 1;

/** Whether it was lost the moment it was sent: then it is still seen to fly until the place where it breaks. */
const atOnce = (lost: Lost): boolean => lost.at <= lost.packet.sentAt;

/** The share of its way on which it breaks up; `wall` is where a wall stands on its way. */
export function breaksOn(lost: Lost, wall: number): number {
  if (lost.reason === 'crashed') return 1;
  if (!atOnce(lost)) return eased(progressAt(lost.packet, lost.at));
  if (lost.reason === 'cut') return wall;
  return lost.reason === 'loss' ? 0.32 + 0.36 * spread(lost.packet.id) : 0.07;
}

export interface Breaking {
  /** The share of the way on which it is. */
  readonly share: number;
  /** 0 while it still flies, then up to 1, when nothing is left of it. */
  readonly broken: number;
}

/** What is to be seen of a lost message at `time`: while a run plays it flies and breaks up, at rest its pieces lie where it broke. */
export function breakingOf(lost: Lost, time: Micros, { from, speed }: Pace, wall: number): Breaking {
  const end = breaksOn(lost, wall);
  if (lost.at <= from) return { share: end, broken: time < lost.at + KEPT ? PIECES_AT_REST : 1 };
  const { sentAt, at } = lost.packet;
  const flight = atOnce(lost) && Number.isFinite(at) ? at - sentAt : 0;
  const breaksAt = lost.at + flight * uneased(end);
  if (time < breaksAt) return { share: eased((time - sentAt) / flight), broken: 0 };
  return { share: end, broken: Math.min(1, (time - breaksAt) / (BREAK_S * 1e6 * speed)) };
}

/** What it breaks into, as a path around the place where it broke; `broken` from 0 to 1. */
export function shards(id: number, broken: number): string {
  const shape = path();
  const way = easeOutCubic(broken);
  for (let i = 0; i < SHARDS; i += 1) {
    const angle = (i + spread(id)) * ((2 * Math.PI) / SHARDS);
    const at = atAngle(angle, 5 + way * (12 + 9 * spread(id + i)));
    const size = 5.2 * (1 - broken * 0.75);
    const corners = [0, 2.1, 4.2].map((turn) =>
      atAngle(angle + turn + way * (spread(i + 1) - 0.5) * 5, size),
    );
    corners.forEach((corner, n) => {
      if (n === 0) shape.moveTo(at.x + corner.x, at.y + corner.y);
      else shape.lineTo(at.x + corner.x, at.y + corner.y);
    });
    shape.closePath();
  }
  return shape.toString();
}
