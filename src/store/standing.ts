/** The event that the reader stands at, having stepped to it or gone to it. */
import { countBefore } from '../base/sorted.ts';
import type { SimEvent, World } from '../sim/types.ts';
import { weightOf } from '../sim/weight.ts';
import { type Session, type SessionState } from './session.ts';

/** What only follows from something else in its moment. */
const isAftermath = ({ what }: SimEvent): boolean => what.kind === 'lost' || what.kind === 'client-response';

const isDone = ({ what }: SimEvent): boolean => 'action' in what;

/** What broke a rule on purpose, or else what broke a property and what led to that within its moment. */
function faultsAmong(own: readonly SimEvent[], { violations }: World): readonly SimEvent[] {
  const broken = own.filter(({ rule }) => rule?.startsWith('bug:'));
  if (broken.length > 0) return broken;
  const broke = own.filter(({ seq }) => violations.some(({ event }) => event === seq));
  const led = new Set(broke.flatMap(({ seq, causes }) => [seq, ...causes]));
  return own.filter((event) => led.has(event.seq) && !isDone(event));
}

/**
 * What happened in the last moment up to the cursor, in one event: what is at fault, if anything is, or what was done from outside, or
 * else the last of what weighs most; undefined where nothing is reported of it.
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
  // Of what comes by the dozen, the first: what a server receives, and not what it sends back.
  return most === 0 ? first : (heavy.findLast((event) => !isAftermath(event)) ?? heavy[0]);
}

/** Whether the playhead rests at the very time of the last moment. */
export function isStanding(session: Session): boolean {
  const { playing, world } = session.getState();
  return !playing && session.playhead.now() === world.time;
}
