/** How a lost message breaks up: where, when, and into which pieces. */
import { path } from 'd3';
import { progressAt } from '../base/flight.ts';
import { fromMs, type Micros } from '../base/time.ts';
import type { Lost } from '../sim/types.ts';
import type { Pace } from './gestures.ts';
import { eased, easeOutCubic, uneased } from './motion.ts';
import { atAngle } from './plane.ts';

/** How long breaking up takes, in seconds of wall time. */
const BREAK_S = 0.9;
const SHARDS = 7;
/** While paused, the pieces are shown for this virtual time, and this far apart, 0 to 1. */
const KEPT: Micros = fromMs(20);
export const PIECES_AT_REST = 0.35;

/** Numbers from 0 to 1, evenly spread, for small whole numbers (golden ratio). */
const spread = (n: number): number => (n * 0.618_033_988_75) % 1;

/** Whether it was lost as it was sent: then it is still drawn flying to the place where it breaks. */
const atOnce = (lost: Lost): boolean => lost.at <= lost.packet.sentAt;

/** The share of its way at which it breaks up; `wall` is the wall's place on the way. */
export function breaksOn(lost: Lost, wall: number): number {
  if (lost.reason === 'crashed') return 1;
  if (!atOnce(lost)) return eased(progressAt(lost.packet, lost.at));
  if (lost.reason === 'cut') return wall;
  return lost.reason === 'loss' ? 0.32 + 0.36 * spread(lost.packet.id) : 0.07;
}

export interface Breaking {
  /** The share of its way. */
  readonly share: number;
  /** 0 while it flies, then up to 1, when it has disappeared. */
  readonly broken: number;
}

/**
 * The state of a lost message at `time`: while playing it flies and breaks up; while paused its pieces lie
 * where it broke.
 */
export function breakingOf(lost: Lost, time: Micros, { from, speed }: Pace, wall: number): Breaking {
  const end = breaksOn(lost, wall);
  if (lost.at <= from) return { share: end, broken: time < lost.at + KEPT ? PIECES_AT_REST : 1 };
  const { sentAt, at } = lost.packet;
  const flight = atOnce(lost) && Number.isFinite(at) ? at - sentAt : 0;
  const breaksAt = lost.at + flight * uneased(end);
  if (time < breaksAt) return { share: eased((time - sentAt) / flight), broken: 0 };
  return { share: end, broken: Math.min(1, (time - breaksAt) / (BREAK_S * 1e6 * speed)) };
}

/** Its pieces, as a path around the place where it broke; `broken` from 0 to 1. */
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
