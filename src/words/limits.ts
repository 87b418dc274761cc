/** Why a run goes no further. */
import { grouped } from '../base/digits.ts';
import { toMs } from '../base/time.ts';
import type { RunLimits, Stop } from '../sim/limits.ts';

const STOPS: Readonly<Record<keyof RunLimits, (most: string) => string>> = {
  events: (most) => `it has more than ${most} events, the most that a run may have`,
  eventsPerMs: (most) => `more than ${most} events happened in one millisecond, the most that may`,
  eventsPerMoment: (most) => `more than ${most} events happened in one moment, the most that may`,
  inFlight: (most) => `more than ${most} messages are in flight or wait, the most that may`,
  entriesSent: (most) => `more than ${most} entries were sent in messages, the most that may be`,
};

/** Null: it is as long as a run may be. */
export function stopWords(stop: Stop | null): string {
  if (stop === null) return 'This run has reached its greatest length, one hour.';
  const { limit, most, time } = stop;
  return `This run ends at ${toMs(time)} ms: ${STOPS[limit](grouped(String(most)))}.`;
}
