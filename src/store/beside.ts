/** Keeps the second run of a comparison at the same time as the open one. */

import type { Micros } from '../base/time.ts';
import type { Session } from './session.ts';
import { comingTo, inFrame, type Job } from './work.ts';

/** Moves the second run, if there is one, to a time. */
export function* bringingOther(session: Session, time: Micros): Job {
  if (session.other !== null) yield* comingTo(session.other.run.history, time);
}

/** The same while playing: how far it comes in a frame, `time` at most. */
export function otherComesTo(session: Session, time: Micros): Micros {
  return session.other === null || inFrame(session, comingTo(session.other.run.history, time))
    ? time
    : session.other.run.history.world.time;
}
