/** What a document may ask for, and how it is said that a run has come to a limit. What a run meets on its way: `sim/limits.ts`. */
import { grouped } from '../base/digits.ts';
import { fromMs, type Micros, toMs } from '../base/time.ts';
import type { RunLimits, Stop } from '../sim/limits.ts';

/** The longest a run may get: an hour of the cluster's time. */
export const LONGEST_RUN: Micros = fromMs(3_600_000);

const STOPS: Record<keyof RunLimits, (most: string) => string> = {
  events: (most) => `it has more than ${most} events, the most that a run may have`,
  eventsPerMs: (most) => `more than ${most} events happened in one millisecond, the most that may`,
  inFlight: (most) => `more than ${most} messages are in flight or wait, the most that may`,
};

/** Why a run goes no further, in a sentence; null: it is as long as a run may be. */
export function stopText(stop: Stop | null): string {
  if (stop === null) return 'This run has reached its greatest length, one hour.';
  const { limit, most, time } = stop;
  return `This run ends at ${toMs(time)} ms: ${STOPS[limit](grouped(String(most)))}.`;
}
