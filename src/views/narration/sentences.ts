import { isBroken } from '../../raft/verdict.ts';
import type { Action, SimEvent } from '../../sim/types.ts';
import { eventSentence } from '../../words/events.ts';

/** The sentence of an event. `did` is the action that an action's event reports, if it is known. */
export const sentence = (event: SimEvent, did?: Action): string =>
  eventSentence(event, event.rule !== null && isBroken(event.rule), did);
