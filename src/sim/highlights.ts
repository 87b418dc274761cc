/**
 * The highlights of a run: elections, leaders, commits, losses, rollbacks, broken properties, and acts from
 * outside.
 */

import type { Micros } from '../base/time.ts';
import type { ServerId, Term } from '../raft/types.ts';
import { isByCounting } from '../raft/verdict.ts';
import { SORTS, type Sort } from './kinds.ts';
import type { Kind, SimEvent, Violation } from './types.ts';

export interface Highlight {
  readonly seq: number;
  /** The moment of the event. */
  readonly moment: number;
  readonly time: Micros;
  /** The seq of the event; for a broken property, of the event at which it was found. */
  readonly kind: Kind | 'violation';
  readonly sort: Sort;
  readonly server: ServerId | 0;
  /** Of an election or a step-down; 0 for others. */
  readonly term: Term;
}

/**
 * The highlight of an event, null for an ordinary one. Of commits only the leader's: followers only learn of
 * it.
 */
export function highlightOf(
  { seq, time, server, rule, what, how }: SimEvent,
  moment: number,
): Highlight | null {
  const { kind } = what;
  const sort = SORTS[kind];
  if (sort === null || how === 'staged' || (kind === 'commit' && !isByCounting(rule))) return null;
  return {
    seq,
    moment,
    time,
    kind,
    sort,
    server,
    term: 'term' in what ? what.term : 0,
  };
}

/** The highlight of a broken property. */
export function highlightOfViolation({ event, time, servers }: Violation, moment: number): Highlight {
  return { seq: event, moment, time, kind: 'violation', sort: 'violation', server: servers[0] ?? 0, term: 0 };
}
