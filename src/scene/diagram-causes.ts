/** What led to an event, and what it led to, within a stretch of a run: its light cones. */
import type { SimEvent } from '../sim/types.ts';

export interface Cones {
  readonly event: number;
  /** By seq, without the event itself. */
  readonly past: ReadonlySet<number>;
  readonly future: ReadonlySet<number>;
}

/** The cones of the event `seq`, as far as they lie among `events`, which are in order. */
export function conesOf(events: readonly SimEvent[], seq: number): Cones {
  const past = new Set([seq]);
  // A cause comes before its effect: one walk back finds all of the past, one walk on all of the future.
  for (const event of events.filter((one) => one.seq <= seq).reverse())
    if (past.has(event.seq)) for (const cause of event.causes) past.add(cause);
  const future = new Set([seq]);
  for (const event of events)
    if (event.seq > seq && event.causes.some((cause) => future.has(cause))) future.add(event.seq);
  past.delete(seq);
  future.delete(seq);
  return { event: seq, past, future };
}
