/**
 * What a run may come to. No document can tell before it runs how many messages it will double, or how often leaders will
 * change: such limits are met while running. The moment that goes over one is the run's last; the world stays as that left it.
 */
import type { Micros } from '../base/time.ts';
import type { Core } from './core.ts';

export interface RunLimits {
  /** Events from the start of the run. */
  readonly events: number;
  /** Events within one millisecond of virtual time. */
  readonly eventsPerMs: number;
  /** Events within one moment, ten entries sent being one: what brings many things about at once breaks off there. */
  readonly eventsPerMoment: number;
  /** Entries in all AppendEntries that were sent: one follower that is down is sent all that it misses again and again. */
  readonly entriesSent: number;
  /** Messages on their way or held, what waits for a paused server, and what waits for a disk, in all. */
  readonly inFlight: number;
}

/**
 * An hour of five servers with ten requests a second is 1.7 million events. Ninety-nine servers that all stand for election at
 * once have 9,702 messages in flight. Five servers that apply a log of 36,000 entries together do so with 180,000 events. A server
 * that applies the longest log at once does so with 50,000 events, in one moment.
 */
export const RUN_LIMITS: RunLimits = {
  events: 4_000_000,
  eventsPerMs: 250_000,
  eventsPerMoment: 60_000,
  inFlight: 20_000,
  entriesSent: 100_000_000,
};

/** Characters in a command. */
export const MOST_COMMAND = 1000;

/** Why a run goes no further. */
export interface Stop {
  readonly limit: keyof RunLimits;
  /** The limit that was passed, and when. */
  readonly most: number;
  readonly time: Micros;
}

const MS: Micros = 1000;
/** What waits at servers is counted every so many moments: by the number of the moment, so that a re-run stops at the same one. */
const COUNTED_EVERY = 64;

/** Whether another millisecond has begun. */
export const isLaterMs = (before: Micros, now: Micros): boolean =>
  Math.floor(now / MS) > Math.floor(before / MS);

/** The limit that the run has gone over; null if none. Asked after every moment. */
export function stopOf(core: Core, limits: RunLimits): Stop | null {
  const limit = passed(core, limits);
  return limit && { limit, most: limits[limit], time: core.time };
}

function passed(core: Core, limits: RunLimits): keyof RunLimits | null {
  const { seq, packets } = core;
  // Of moments in which nothing is to be told there may be no more than of events.
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
