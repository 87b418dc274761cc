/**
 * Limits of a run. A document does not show before it runs how many messages it duplicates, or how often
 * leaders change: such limits are checked while running. The moment that exceeds one is the run's last.
 */
import type { Micros } from '../base/time.ts';
import type { Core } from './core.ts';

export interface RunLimits {
  /** Events from the start of the run. */
  readonly events: number;
  /** Events within one millisecond of virtual time. */
  readonly eventsPerMs: number;
  /**
   * Events within one moment, where ten sent entries count as one: a moment with too many effects ends there.
   */
  readonly eventsPerMoment: number;
  /**
   * Entries in all AppendEntries that were sent: a follower that is down is sent all its missing entries
   * again and again.
   */
  readonly entriesSent: number;
  /** Messages in flight or held, messages that wait for a paused server or for a disk, in all. */
  readonly inFlight: number;
}

/**
 * For comparison: an hour of five servers with ten requests a second is 1.7 million events. Ninety-nine
 * servers that start elections at once have 9,702 messages in flight. Five servers that apply a log of 36,000
 * entries have 180,000 events. A server that applies the longest log at once has 50,000 events in one moment.
 */
export const RUN_LIMITS: RunLimits = {
  events: 4_000_000,
  eventsPerMs: 250_000,
  eventsPerMoment: 60_000,
  inFlight: 20_000,
  entriesSent: 100_000_000,
};

/** Why a run goes no further. */
export interface Stop {
  readonly limit: keyof RunLimits;
  /** The limit that was exceeded, and when. */
  readonly most: number;
  readonly time: Micros;
}

const MS: Micros = 1000;
/**
 * Waiting messages are counted every so many moments: by the number of the moment, so that a run that is
 * computed again stops at the same one.
 */
const COUNTED_EVERY = 64;

/** Whether another millisecond has begun. */
export const isLaterMs = (before: Micros, now: Micros): boolean =>
  Math.floor(now / MS) > Math.floor(before / MS);

/** The limit that the run has exceeded; null if none. Called after every moment. */
export function stopOf(core: Core, limits: RunLimits): Stop | null {
  const limit = passed(core, limits);
  return limit && { limit, most: limits[limit], time: core.time };
}

function passed(core: Core, limits: RunLimits): keyof RunLimits | null {
  const { seq, packets } = core;
  // A moment may have no events, so the number of moments is limited too.
  if (seq > limits.events || core.moment > limits.events) return 'events';
  if (core.entriesSent > limits.entriesSent) return 'entriesSent';
  if (core.momentCost > limits.eventsPerMoment) return 'eventsPerMoment';
  if (seq - core.msBegan > limits.eventsPerMs) return 'eventsPerMs';
  const counted = core.moment % COUNTED_EVERY === 0 ? waiting(core) : 0;
  return packets.size + counted > limits.inFlight ? 'inFlight' : null;
}

function waiting({ nodes }: Core): number {
  let count = 0;
  for (const node of nodes) {
    count += node.inbox.length;
    for (const { sends } of node.disk.writes) count += 1 + sends.length;
  }
  return count;
}
