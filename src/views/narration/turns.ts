/** Which of the events matter to the eye, and how quickly to the ear. */
import { countBefore } from '../../base/sorted.ts';
import type { SimEvent } from '../../sim/types.ts';
import { fetchEvent } from '../../store/fetch-events.ts';
import { isTold } from '../../store/pages.ts';
import type { Session, SessionState } from '../../store/session.ts';

/** What the headline shows: a turn, but not what only follows from one, as a loss at a cut or an answer to a client. */
export function isForHeadline(event: SimEvent): boolean {
  const { what, rule } = event;
  if (what.kind === 'client-response') return 'redirect' in what.answer || rule === 'read:local';
  if (what.kind === 'lost') return what.reason === 'loss' || what.reason === 'dropped';
  return isTold(event, 'turns');
}

/** The last thing that mattered up to the cursor, however long ago. */
export function latestTurn(
  session: Session,
  { events, highlights, world }: SessionState,
): SimEvent | undefined {
  const latest = events.findLast(isForHeadline);
  if (latest) return latest;
  // From the cursor back: a list of tens of thousands is not copied for each seek.
  let i = countBefore(highlights, ({ seq }) => seq <= world.seq) - 1;
  while (highlights[i]?.kind === 'lost') i -= 1;
  const earlier = highlights[i];
  return earlier && fetchEvent(session, earlier.seq);
}

/** What can be listened to: something new so often in so long a time of the reader's. */
const READ_ALOUD_LIMIT = { lines: 4, seconds: 8 };

/** So many of a line's latest events are looked at. */
const EVENTS_LOOKED_AT = 40;

/** What a line tells of one instant is read out in one go. */
const instantsOf = (events: readonly SimEvent[]): readonly number[] => [
  ...new Set(events.map(({ time }) => time)),
];

/**
 * Whether what is told comes too quickly to be read out. `lines`: the latest, of which each may tell several events. `speed`:
 * virtual seconds in one of the reader's. Pure.
 */
export function comesTooFast(lines: readonly (readonly SimEvent[])[], speed: number): boolean {
  if (speed === 0) return false;
  const latest = lines.slice(-1 - READ_ALOUD_LIMIT.lines);
  const times = latest.flatMap((events) => instantsOf(events.slice(-EVENTS_LOOKED_AT))).sort((a, b) => b - a);
  const [last] = times;
  const before = times[READ_ALOUD_LIMIT.lines];
  return last !== undefined && before !== undefined && last - before < READ_ALOUD_LIMIT.seconds * 1e6 * speed;
}
