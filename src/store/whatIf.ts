/** “What if”: for an event, the acts in its past that are worth trying, each as a branch beside the run. */

import { fromMs, type Micros } from '../base/time.ts';
import type { Packet, SimEvent } from '../sim/types.ts';
import * as words from '../words/what-if.ts';
import { branchWithAction } from './branch-with-action.ts';
import { fetchEvent } from './fetch-events.ts';
import type { Session } from './session.ts';

export interface WhatIf {
  readonly id: 'lost' | 'later' | 'down';
  /** Follows “What if …”. */
  readonly name: string;
  /** The whole question. */
  readonly question: string;
  readonly run: () => void;
}

/** How much longer the timer runs. */
const LATER_MS = 20;
const LATER: Micros = fromMs(LATER_MS);
/** Just before an event: the smallest step of time. */
const JUST_BEFORE: Micros = 1;

/** The questions for an event; none for acts from outside and for the start. */
export function whatIfs(session: Session, event: SimEvent): readonly WhatIf[] {
  if ('action' in event.what) return [];
  return [...ifLost(session, event), ...ifLater(session, event), ...ifDown(session, event)];
}

/** The message that an event is about, or that directly caused it. */
function messageOf(session: Session, { what, causes }: SimEvent): Packet | null {
  if ('packet' in what) return what.kind === 'lost' ? null : what.packet;
  const [cause] = causes;
  const led = cause === undefined ? undefined : fetchEvent(session, cause);
  return led?.what.kind === 'deliver' ? led.what.packet : null;
}

function ifLost(session: Session, event: SimEvent): readonly WhatIf[] {
  const packet = messageOf(session, event);
  if (packet === null) return [];
  const { id, sentAt, message } = packet;
  const run = () =>
    branchWithAction(session, sentAt, { do: 'drop', message: id }, words.lostBranch(message, sentAt));
  return [{ id: 'lost', name: words.lost(message), question: words.ifLost(message), run }];
}

function ifLater(session: Session, { what, server, time }: SimEvent): readonly WhatIf[] {
  const isTimeout = what.kind === 'election-timeout' || what.kind === 'become-candidate';
  if (!isTimeout || server === 0 || time <= JUST_BEFORE) return [];
  const action = { do: 'setTimer', server, in: LATER + JUST_BEFORE } as const;
  const name = words.laterBranch(server, LATER_MS, time);
  const run = () => branchWithAction(session, time - JUST_BEFORE, action, name);
  return [
    { id: 'later', name: words.later(server, LATER_MS), question: words.ifLater(server, LATER_MS), run },
  ];
}

function ifDown(session: Session, { server, time }: SimEvent): readonly WhatIf[] {
  if (server === 0 || time <= JUST_BEFORE) return [];
  const name = words.downBranch(server, time);
  const run = () => branchWithAction(session, time - JUST_BEFORE, { do: 'crash', server }, name);
  return [{ id: 'down', name: words.down(server), question: words.ifDown(server), run }];
}
