/** Which events are told, line by line, at which level of detail. */
import { countBefore } from '../../base/sorted.ts';
import type { Kind, SimEvent } from '../../sim/types.ts';
import { recall, recallAll } from '../../store/recall.ts';
import type { Detail, Session } from '../../store/session.ts';

/** What comes by the dozen and decides nothing: told only to those who ask for everything. */
const STEADY: ReadonlySet<Kind> = new Set<Kind>(['heartbeat-timeout', 'send', 'deliver', 'apply']);

/** What leads to a turn, but is none. */
const ORDINARY: ReadonlySet<Kind> = new Set<Kind>([
  ...([
    'election-timeout',
    'new-term',
    'grant-vote',
    'deny-vote',
    'accept-entries',
    'reject-entries',
  ] as const),
  ...(['append', 'client-request'] as const),
]);

export function isTold({ what, rule }: SimEvent, detail: Detail): boolean {
  if (detail === 'everything') return true;
  if (STEADY.has(what.kind)) return false;
  // Told already by `accept-entries`, and by `client-request`.
  if (rule === 'log:replicate' || (what.kind === 'request' && !what.nothing)) return false;
  // An empty AppendEntries that is accepted changes nothing but a timer.
  if (what.kind === 'accept-entries' && what.matchIndex <= what.prevLogIndex) return false;
  if (detail === 'decisions') return true;
  return !ORDINARY.has(what.kind) && (what.kind !== 'commit' || rule === 'commit:majority');
}

/** What the caption holds up: a turn, but not what only follows from one, as a loss at a cut or an answer to a client. */
export function isHeldUp(event: SimEvent): boolean {
  const { what } = event;
  if (what.kind === 'client-response') return 'redirect' in what.answer;
  if (what.kind === 'lost') return what.reason === 'loss' || what.reason === 'dropped';
  return isTold(event, 'turns');
}

/**
 * The turns before the first of `events`, oldest first, at most so many: so that a long peace does not make the story forget them.
 * They have to be computed again, so no more of them are asked for than there is room.
 */
export function earlierTurns(
  { events, highlights }: Pick<Session, 'events' | 'highlights'>,
  most: number,
): readonly SimEvent[] {
  const first = events[0]?.seq ?? 0;
  // Of a long run there are tens of thousands.
  const end = countBefore(highlights, ({ seq }) => seq < first);
  const before = highlights.slice(Math.max(0, end - most), end);
  // The event that broke a property is told as itself.
  const own = before.filter(({ kind }) => kind !== 'violation');
  return recallAll(own.map(({ seq }) => seq));
}

/** The last thing that mattered up to the cursor, however long ago. */
export function latestTurn({ events, highlights, world }: Session): SimEvent | undefined {
  const latest = events.findLast(isHeldUp);
  if (latest) return latest;
  const end = countBefore(highlights, ({ seq }) => seq <= world.seq);
  const earlier = highlights.slice(0, end).findLast(({ kind }) => kind !== 'lost');
  return earlier && recall(earlier.seq);
}

/** What can be listened to: so many lines in so long a time of the reader's. */
const EARFUL = { lines: 4, seconds: 8 };

/**
 * Whether the latest lines come too quickly to be read out. `speed`: virtual seconds in one of the reader's. Pure.
 */
export function comesTooFast(lines: readonly (readonly SimEvent[])[], speed: number): boolean {
  const last = lines.at(-1)?.[0];
  const before = lines.at(-1 - EARFUL.lines)?.[0];
  return last !== undefined && before !== undefined && last.time - before.time < EARFUL.seconds * 1e6 * speed;
}

/**
 * The latest of the events that are told, at most so many lines of them: what one server lost at once, in the same way, is told as
 * one. Each line, and all of them, oldest first.
 */
export function told(
  events: readonly SimEvent[],
  detail: Detail,
  most = Infinity,
): readonly (readonly SimEvent[])[] {
  const lines: SimEvent[][] = [];
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const event = events[i];
    if (!event || !isTold(event, detail)) continue;
    const line = lines.at(-1);
    if (line?.[0] && detail !== 'everything' && areAlike(line[0], event)) line.push(event);
    else if (lines.length < most) lines.push([event]);
    else break;
  }
  for (const line of lines) line.reverse();
  return lines.reverse();
}

function areAlike(one: SimEvent, other: SimEvent): boolean {
  const [a, b] = [one.what, other.what];
  if (a.kind !== 'lost' || b.kind !== 'lost') return false;
  const [m, n] = [a.packet.message, b.packet.message];
  return one.time === other.time && a.reason === b.reason && m.from === n.from && m.type === n.type;
}
