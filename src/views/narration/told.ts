/** Which events are told, line by line, at which level of detail. */
import type { Kind, SimEvent } from '../../sim/types.ts';
import type { Detail } from '../../store/session.ts';

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

/** What the caption holds up: a turn, but not that a client was told what the commit before it has decided. */
export function isHeldUp(event: SimEvent): boolean {
  const { what } = event;
  return isTold(event, 'turns') && !(what.kind === 'client-response' && 'result' in what.answer);
}
