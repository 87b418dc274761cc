/** The event that the reader stands at, having stepped to it or gone to it. */
import { countBefore } from '../base/sorted.ts';
import type { SimEvent } from '../sim/types.ts';
import { weightOf } from '../sim/weight.ts';
import { type Session, type SessionState } from './session.ts';

/** What only follows from something else in its moment. */
const isAftermath = ({ what }: SimEvent): boolean => what.kind === 'lost' || what.kind === 'client-response';

/**
 * What happened in the last moment up to the cursor, in one event: what was done from outside, or else the last of what weighs
 * most; undefined where nothing is reported of it.
 */
export function headOf({ events, world }: SessionState): SimEvent | undefined {
  const own = events
    .slice(countBefore(events, ({ seq }) => seq <= world.since))
    .filter(({ how }) => how !== 'staged');
  const [first] = own;
  if (first && 'action' in first.what && weightOf(first) > 0) return first;
  const most = Math.max(...own.map(weightOf));
  const heavy = own.filter((event) => weightOf(event) === most);
  // Of what comes by the dozen, the first: what a server receives, and not what it sends back.
  return most === 0 ? first : (heavy.findLast((event) => !isAftermath(event)) ?? heavy[0]);
}

/** Whether the playhead rests at the very time of the last moment. */
export function isStanding(session: Session): boolean {
  const { playing, world } = session.getState();
  return !playing && session.playhead.now() === world.time;
}
