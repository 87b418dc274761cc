/** What happened at the moment at which a curve jumps. */
import type { Micros } from '../../base/time.ts';
import type { SimEvent } from '../../sim/types.ts';
import { weightOf } from '../../sim/weight.ts';
import type { Session } from '../session.ts';

/** The event that counts most then, the first of those; undefined if the run of the curve is not open. */
export function eventOfJump(session: Session, time: Micros): SimEvent | undefined {
  const of = session.getState().odds?.of;
  const run = [session.run, session.other?.run].find((one) => one?.history.recording === of);
  const events = run?.history.excerpt(time, time).events ?? [];
  return events.reduce<SimEvent | undefined>(
    (most, event) => (most === undefined || weightOf(event) > weightOf(most) ? event : most),
    undefined,
  );
}
