import { isBroken } from '../../raft/verdict.ts';
import type { Action, SimEvent } from '../../sim/types.ts';
import { eventSentence } from '../../words/events.ts';

/** What an event says, as one sentence. `did` is the action that an action's event reports, where it is known. */
export const sentence = (event: SimEvent, did?: Action): string =>
  eventSentence(event, event.rule !== null && isBroken(event.rule), did);
