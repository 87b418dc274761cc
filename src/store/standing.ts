/** The event at the cursor, after a step or a jump to it. */
import { countBefore } from '../base/sorted.ts';
import type { SimEvent, World } from '../sim/types.ts';
import { weightOf } from '../sim/weight.ts';
import { type Session, type SessionState } from './session.ts';

/** Events that only follow from another one in their moment. */
const isAftermath = ({ what }: SimEvent): boolean => what.kind === 'lost' || what.kind === 'client-response';

const isDone = ({ what }: SimEvent): boolean => 'action' in what;

/**
 * An event that broke a rule on purpose, or else one that broke a property or led to that within its moment.
 */
function faultsAmong(own: readonly SimEvent[], { violations }: World): readonly SimEvent[] {
  const broken = own.filter(({ rule }) => rule?.startsWith('bug:'));
  if (broken.length > 0) return broken;
  const broke = own.filter(({ seq }) => violations.some(({ event }) => event === seq));
  const led = new Set(broke.flatMap(({ seq, causes }) => [seq, ...causes]));
  return own.filter((event) => led.has(event.seq) && !isDone(event));
}

/**
 * One event for the last moment up to the cursor: a broken rule or property, if any, or an act from outside,
 * or else the last of the weightiest events; undefined if none is reported.
 */
export function headOf({ events, world }: SessionState): SimEvent | undefined {
  const all = events
    .slice(countBefore(events, ({ seq }) => seq <= world.since))
    .filter(({ how }) => how !== 'staged');
  const faults = faultsAmong(all, world);
  const own = faults.length > 0 ? faults : all;
  const [first] = own;
  if (first && isDone(first) && weightOf(first) > 0) return first;
  const most = Math.max(...own.map(weightOf));
  const heavy = own.filter((event) => weightOf(event) === most);
  // Of events that come by the dozen, the first: what a server receives, not what it sends back.
  return most === 0 ? first : (heavy.findLast((event) => !isAftermath(event)) ?? heavy[0]);
}

/** Whether the playhead is exactly at the time of the last moment. */
export function isStanding(session: Session): boolean {
  const { playing, world } = session.getState();
  return !playing && session.playhead.now() === world.time;
}
