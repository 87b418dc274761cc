/** What would have happened otherwise: for an event, the acts in its past that are worth trying, each a branch beside the run. */

import { serverName } from '../base/names.ts';
import { fromMs, type Micros, toMs } from '../base/time.ts';
import type { Packet, SimEvent } from '../sim/types.ts';
import { branchWithAction } from './branch-with-action.ts';
import { fetchEvent } from './fetch-events.ts';
import type { Session } from './session.ts';

export interface WhatIf {
  /** Goes on after "What if …". */
  readonly name: string;
  readonly run: () => void;
}

/** So much longer the timer runs. */
const LATER: Micros = fromMs(20);
/** Right before an event: the smallest step of time. */
const JUST_BEFORE: Micros = 1;

/** What may be asked of an event; nothing of what was done from outside, nor of the very start. */
export function whatIfs(session: Session, event: SimEvent): readonly WhatIf[] {
  if ('action' in event.what) return [];
  return [...ifLost(session, event), ...ifLater(session, event), ...ifDown(session, event)];
}

const at = (time: Micros): string => `at ${Math.round(toMs(time) * 10) / 10} ms`;

/** The message that an event is about, or that led straight to it. */
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
  const way = `${message.type} ${serverName(message.from)} → ${serverName(message.to)}`;
  const run = () =>
    branchWithAction(session, sentAt, { do: 'drop', message: id }, `${way} lost ${at(sentAt)}`);
  return [{ name: `${way} had been lost`, run }];
}

function ifLater(session: Session, { what, server, time }: SimEvent): readonly WhatIf[] {
  const isTimeout = what.kind === 'election-timeout' || what.kind === 'become-candidate';
  if (!isTimeout || server === 0 || time <= JUST_BEFORE) return [];
  const who = serverName(server);
  const action = { do: 'setTimer', server, in: LATER + JUST_BEFORE } as const;
  const run = () =>
    branchWithAction(session, time - JUST_BEFORE, action, `timer of ${who} 20 ms later ${at(time)}`);
  return [{ name: `the timer of ${who} had run 20 ms longer`, run }];
}

function ifDown(session: Session, { server, time }: SimEvent): readonly WhatIf[] {
  if (server === 0 || time <= JUST_BEFORE) return [];
  const who = serverName(server);
  const run = () =>
    branchWithAction(session, time - JUST_BEFORE, { do: 'crash', server }, `${who} down ${at(time)}`);
  return [{ name: `${who} had been down`, run }];
}
