/** Causes and effects of an event within a stretch of a run: its light cones. */
import type { SimEvent } from '../sim/types.ts';

export interface Cones {
  readonly event: number;
  /** Events by seq, without the event itself. */
  readonly past: ReadonlySet<number>;
  readonly future: ReadonlySet<number>;
}

/** The cones of the event `seq` among `events`, which are in order. */
export function conesOf(events: readonly SimEvent[], seq: number): Cones {
  const past = new Set([seq]);
  // A cause precedes its effect: one walk backwards finds all causes, one walk forwards all effects.
  for (const event of events.filter((one) => one.seq <= seq).reverse())
    if (past.has(event.seq)) for (const cause of event.causes) past.add(cause);
  const future = new Set([seq]);
  for (const event of events)
    if (event.seq > seq && event.causes.some((cause) => future.has(cause))) future.add(event.seq);
  past.delete(seq);
  future.delete(seq);
  return { event: seq, past, future };
}

/** A chain of events that led to one: nothing else is lit. */
export function pathOf({
  event,
  events,
}: {
  readonly event: number;
  readonly events: ReadonlySet<number>;
}): Cones {
  const past = new Set(events);
  past.delete(event);
  return { event, past, future: new Set() };
}
