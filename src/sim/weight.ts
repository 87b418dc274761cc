/** How much an event tells: a list of events, at some level of detail, leaves out what weighs less. */
import type { Kind, SimEvent } from './types.ts';

/** 2: a turn of the run; 1: a decision that leads to one; 0: what comes by the dozen and decides nothing. */
export type Weight = 0 | 1 | 2;

const WEIGHTS: Readonly<Record<Kind, Weight>> = {
  'election-timeout': 1,
  'heartbeat-timeout': 0,
  send: 0,
  deliver: 0,
  lost: 2,
  'become-candidate': 2,
  'become-leader': 2,
  'new-term': 1,
  'step-down': 2,
  'grant-vote': 1,
  'deny-vote': 1,
  'accept-entries': 1,
  'reject-entries': 1,
  append: 1,
  truncate: 2,
  commit: 1,
  apply: 0,
  'client-request': 1,
  'client-response': 2,
  request: 0,
  crash: 2,
  restart: 2,
  pause: 2,
  resume: 2,
  wipe: 2,
  timeout: 2,
  setTimer: 2,
  partition: 2,
  heal: 2,
  cut: 2,
  mend: 2,
  link: 2,
  network: 2,
  drop: 2,
  duplicate: 2,
  'deliver-now': 2,
  delay: 2,
  block: 2,
  unblock: 2,
  hold: 2,
  release: 2,
};

export function weightOf({ what, rule }: Pick<SimEvent, 'what' | 'rule'>): Weight {
  switch (what.kind) {
    case 'deliver':
      return what.votes === null ? 0 : 1;
    // An empty AppendEntries that is accepted changes nothing but a timer.
    case 'accept-entries':
      return what.matchIndex > what.prevLogIndex ? 1 : 0;
    // `accept-entries` has told of these entries already.
    case 'append':
      return rule === 'log:replicate' ? 0 : 1;
    case 'commit':
      return rule === 'commit:majority' ? 2 : 1;
    // `client-request` tells the same.
    case 'request':
      return what.nothing ? 2 : 0;
    default:
      return WEIGHTS[what.kind];
  }
}
