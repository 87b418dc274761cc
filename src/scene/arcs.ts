/** What the arcs around a server show of its timers. */
import type { Micros } from '../base/time.ts';
import type { Timer } from '../sim/types.ts';

/** How long a reset shines, in seconds of the reader. */
const SHINE_S = 0.45;

/** How much of a timer is left at `time`: 1 right after its start, 0 when it runs out. */
export function leftOf(timer: Timer, time: Micros): number {
  const whole = timer.dueAt - timer.startedAt;
  if (whole <= 0) return 0;
  return Math.min(1, Math.max(0, (timer.dueAt - time) / whole));
}

/** How much of the shine of a reset is left: 1 at the start of the timer, soon 0. `speed`: virtual seconds in one of the reader's. */
export function shineOf(timer: Timer, time: Micros, speed: number): number {
  const age = (time - timer.startedAt) / (SHINE_S * 1e6 * speed);
  return age < 0 || age >= 1 ? 0 : (1 - age) ** 2;
}

/** A share, 0 to 1, in twentieths: for readers who asked for less motion. */
export const inTwentieths = (share: number): number => Math.ceil(share * 20) / 20;
