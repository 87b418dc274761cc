/** Which events are important enough for the headline, and how quickly lines can be read out. */
import { countBefore } from '../../base/sorted.ts';
import type { SimEvent } from '../../sim/types.ts';
import { fetchEvent } from '../../store/fetch-events.ts';
import { isListed } from '../../store/pages.ts';
import type { Session, SessionState } from '../../store/session.ts';

/**
 * What the headline shows: a highlight that is not a mere consequence, as a loss at a cut or an answer to a
 * client is.
 */
export function isForHeadline(event: SimEvent): boolean {
  const { what, rule } = event;
  if (what.kind === 'client-response') return 'redirect' in what.answer || rule === 'read:local';
  if (what.kind === 'lost') return what.reason === 'loss' || what.reason === 'dropped';
  return isListed(event, 'turns');
}

/** The last important event up to the cursor, however old. */
export function latestTurn(
  session: Session,
  { events, highlights, world }: SessionState,
): SimEvent | undefined {
  const latest = events.findLast(isForHeadline);
  if (latest) return latest;
  // Backwards from the cursor: a list of tens of thousands is not copied for each seek.
  let i = countBefore(highlights, ({ seq }) => seq <= world.seq) - 1;
  while (highlights[i]?.kind === 'lost') i -= 1;
  const earlier = highlights[i];
  return earlier && fetchEvent(session, earlier.seq);
}

/** The rate of lines that one can listen to, in wall time. */
const READ_ALOUD_LIMIT = { lines: 4, seconds: 8 };

/** This many of a line's latest events are looked at. */
const EVENTS_LOOKED_AT = 40;

/** Events of one instant in one line are read out in one go. */
const instantsOf = (events: readonly SimEvent[]): readonly number[] => [
  ...new Set(events.map(({ time }) => time)),
];

/**
 * Whether lines come too quickly to be read out. `lines`: the latest; each may have several events. `speed`:
 * virtual seconds per wall second. Pure.
 */
export function comesTooFast(lines: readonly (readonly SimEvent[])[], speed: number): boolean {
  if (speed === 0) return false;
  const latest = lines.slice(-1 - READ_ALOUD_LIMIT.lines);
  const times = latest.flatMap((events) => instantsOf(events.slice(-EVENTS_LOOKED_AT))).sort((a, b) => b - a);
  const [last] = times;
  const before = times[READ_ALOUD_LIMIT.lines];
  return last !== undefined && before !== undefined && last - before < READ_ALOUD_LIMIT.seconds * 1e6 * speed;
}
