/** The arcs around a server, which show its timers. */
import type { Micros } from '../base/time.ts';
import type { Node, Timer } from '../sim/types.ts';

/** Timers that have an arc. */
const SHOWN = ['election', 'heartbeat'] as const;
export type ShownTimer = (typeof SHOWN)[number];

/** The timers with an arc that run at a server. */
export const timersOf = ({ timers }: Node) =>
  SHOWN.flatMap((name) => {
    const timer = timers[name];
    return timer === null ? [] : [{ name, timer }];
  });

/** The share of a timer that is left at `time`: 1 right after its start, 0 when it runs out. */
export function leftOf(timer: Timer, time: Micros): number {
  const whole = timer.dueAt - timer.startedAt;
  if (whole <= 0) return 0;
  return Math.min(1, Math.max(0, (timer.dueAt - time) / whole));
}

/** A share, 0 to 1, rounded up to twentieths: for readers who asked for less motion. */
export const inTwentieths = (share: number): number => Math.ceil(share * 20) / 20;
