/** The weight of an event: a list of events, at some level of detail, omits lighter ones. */
import { isByCounting } from '../raft/verdict.ts';
import { WEIGHTS, type Weight } from './kinds.ts';
import type { SimEvent } from './types.ts';

export function weightOf({ what, rule, how }: Pick<SimEvent, 'what' | 'rule' | 'how'>): Weight {
  if (how === 'staged') return 0;
  switch (what.kind) {
    case 'deliver':
      return what.votes === null ? 0 : 1;
    // An empty AppendEntries that is accepted changes nothing but a timer.
    case 'accept-entries':
      return what.matchIndex > what.prevLogIndex ? 1 : 0;
    // `accept-entries` has reported these entries already.
    case 'append':
      return rule === 'log:replicate' ? 0 : 1;
    case 'commit':
      return isByCounting(rule) ? 2 : 1;
    // `client-request` reports the same.
    case 'request':
      return what.nothing ? 2 : 0;
    default:
      return WEIGHTS[what.kind];
  }
}
