/** What is worth stopping at in a run: elections, leaders, commits, losses, rollbacks, and what was done from outside. */
import type { Micros } from '../base/time.ts';
import type { ServerId, Term } from '../raft/types.ts';
import type { Kind, SimEvent } from './types.ts';

export interface Highlight {
  readonly seq: number;
  /** The moment it happened in. */
  readonly moment: number;
  readonly time: Micros;
  readonly kind: Kind;
  readonly server: ServerId | 0;
  /** Of an election or a step-down; 0 elsewhere. */
  readonly term: Term;
}

const ORDINARY: ReadonlySet<Kind> = new Set<Kind>([
  ...([
    'election-timeout',
    'heartbeat-timeout',
    'send',
    'deliver',
    'new-term',
    'grant-vote',
    'deny-vote',
  ] as const),
  ...(['accept-entries', 'reject-entries', 'append', 'apply', 'client-request', 'client-response'] as const),
]);

/** The highlight that an event is, null for an ordinary one. Of commits only the leader's: the followers learn of it. */
export function highlightOf({ seq, time, server, rule, what }: SimEvent, moment: number): Highlight | null {
  if (ORDINARY.has(what.kind) || (what.kind === 'commit' && rule !== 'commit:majority')) return null;
  return { seq, moment, time, kind: what.kind, server, term: 'term' in what ? what.term : 0 };
}
