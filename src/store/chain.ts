/** How a property came to break: the few decisive events among all that led to the one that broke it. */

import { isBroken } from '../raft/verdict.ts';
import type { Breach } from '../sim/safety/breach.ts';
import type { Kind, SimEvent, Violation } from '../sim/types.ts';
import type { Session } from './session.ts';

/** How far back the events are computed again: some tens of milliseconds of work. */
const LOOKS_BACK = 4000;
/** The most events of a chain. */
const MOST = 7;
/** The most of one sort among them, the latest ones. */
const MOST_BROKEN = 2;
const MOST_ACTS = 3;

/** In order of time; the last one broke the property. */
export function chainOf({ run }: Session, violation: Violation): readonly SimEvent[] {
  const events = run.history.events(Math.max(1, violation.event - LOOKS_BACK), violation.event);
  return decisiveOf(events, violation);
}

/** `events`: without gaps, up to the one that broke the property. */
export function decisiveOf(events: readonly SimEvent[], violation: Violation): readonly SimEvent[] {
  const { event, detail } = violation;
  const led = ancestors(events, event);
  const causes = events.filter(({ seq, how }) => led.has(seq) && how !== 'staged');
  const chosen = new Set<SimEvent>();
  const add = (some: readonly SimEvent[]): void => {
    for (const one of some) if (chosen.size < MOST) chosen.add(one);
  };
  add(events.filter(({ seq }) => seq === event));
  add(counterparts(events, event, detail));
  add(causes.filter(({ rule }) => rule !== null && isBroken(rule)).slice(-MOST_BROKEN));
  add(
    events.filter((one) => isAct(one) && (led.has(one.seq) || isCrashOf(one, violation))).slice(-MOST_ACTS),
  );
  add(causes.filter(({ what }) => TURNS.has(what.kind)).reverse());
  return [...chosen].sort((a, b) => a.seq - b.seq);
}

const isAct = ({ what, how }: SimEvent): boolean => 'action' in what && !what.nothing && how !== 'staged';
/** What makes a server forget causes no event: a crash, or a wiped disk, which Raft does not survive. */
const isCrashOf = ({ what, server }: SimEvent, { servers }: Violation): boolean =>
  what.kind === 'wipe' || (what.kind === 'crash' && server !== 0 && servers.includes(server));

const TURNS: ReadonlySet<Kind> = new Set<Kind>([
  'become-leader',
  'become-candidate',
  'grant-vote',
  'step-down',
  'truncate',
  'commit',
]);

/** All events that led to one, itself included. */
function ancestors(events: readonly SimEvent[], last: number): ReadonlySet<number> {
  const found = new Set([last]);
  // A cause is always earlier.
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const event = events[i];
    if (event !== undefined && found.has(event.seq)) for (const cause of event.causes) found.add(cause);
  }
  return found;
}

/** What the event contradicts: the earlier vote, leader, entry or commit. It is no cause of it. */
function counterparts(events: readonly SimEvent[], last: number, breach: Breach): readonly SimEvent[] {
  const isOther = otherSide(breach);
  const first = events.find((event) => event.seq < last && isOther(event));
  return first === undefined ? [] : [first];
}

function otherSide(breach: Breach): (event: SimEvent) => boolean {
  switch (breach.code) {
    case 'votes-twice':
      return ({ server, what }) =>
        server === breach.server &&
        (what.kind === 'grant-vote'
          ? what.term === breach.term && what.candidate === breach.before
          : what.kind === 'become-candidate' && what.term === breach.term && breach.before === server);
    case 'leads-won-term':
      return ({ server, what }) =>
        what.kind === 'become-leader' && server === breach.other && what.term === breach.term;
    case 'leads-without-entry':
    case 'takes-for-committed':
      return ({ server, what }) =>
        what.kind === 'commit' && server !== breach.server && what.commitIndex >= breach.index;
    case 'commits-unknown-to-later':
      return ({ server, what }) =>
        what.kind === 'become-leader' && server === breach.other && what.term === breach.electedIn;
    case 'holds-other':
      return ({ server, what }) =>
        what.kind === 'append' && server === breach.other && what.index === breach.index;
    case 'applies-other':
      return ({ server, what }) =>
        what.kind === 'apply' && server === breach.other && what.index === breach.index;
    default:
      return () => false;
  }
}
