/** What is worth stopping at in a run: elections, leaders, commits, losses, rollbacks, broken properties, and what was done from outside. */

import type { Micros } from '../base/time.ts';
import type { ServerId, Term } from '../raft/types.ts';
import { isByCounting } from '../raft/verdict.ts';
import { SORTS, type Sort } from './kinds.ts';
import type { Kind, SimEvent, Violation } from './types.ts';

export interface Highlight {
  readonly seq: number;
  /** The moment it happened in. */
  readonly moment: number;
  readonly time: Micros;
  /** Of the event `seq`; of a broken property, found at that event, `violation`. */
  readonly kind: Kind | 'violation';
  readonly sort: Sort;
  readonly server: ServerId | 0;
  /** Of an election or a step-down; 0 elsewhere. */
  readonly term: Term;
}

/** The highlight that an event is, null for an ordinary one. Of commits only the leader's: the followers learn of it. */
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

/** The highlight that a broken property is. */
export function highlightOfViolation({ event, time, servers }: Violation, moment: number): Highlight {
  return { seq: event, moment, time, kind: 'violation', sort: 'violation', server: servers[0] ?? 0, term: 0 };
}
