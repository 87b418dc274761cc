/** “What if”: an action in the past, in a branch that is compared with the run that was open. */
import { fromMs, type Micros } from '../base/time.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import type { Action } from '../sim/types.ts';
import * as words from '../words/what-if.ts';
import * as workWords from '../words/work.ts';
import { doThere } from './acting.ts';
import { branchingOff, mayBranch, placeNow } from './branches.ts';
import { comparing } from './comparison.ts';
import { differencesOf } from './differences.ts';
import { pause, stopAtLimit } from './playing.ts';
import type { Session } from './session.ts';
import { note, reached, runEnd, show } from './showing.ts';
import { comingTo, type Job, startWork } from './work.ts';

/**
 * Makes a branch in which the action happens at `time`, and all later actions happen as before; compares it
 * with the run that was open.
 */
export function branchWithAction(session: Session, time: Micros, action: Action, name: string): void {
  pause(session);
  startWork(session, { what: workWords.whatIf, job: branchingWithAction(session, time, action, name) });
}

function* branchingWithAction(session: Session, time: Micros, action: Action, name: string): Job {
  const place = placeNow(session);
  yield* comingTo(session.run.history, time);
  if (time >= runEnd(session)) return stopAtLimit(session);
  if (!mayBranch(session)) return;
  yield* branchingOff(session, name, time, true);
  doThere(session, place, [action], time);
  session.setState({ selected: null });
  yield* comparing(session, place.branch);
  yield* goingToFirstDifference(session);
}

/** The two runs are searched up to here for their first difference. */
const LOOKED_THROUGH: Micros = fromMs(10_000);

/**
 * Moves on to the first moment at which a server differs in the two runs, and pauses there. Does not move if
 * there is none soon.
 */
function* goingToFirstDifference(session: Session): Job {
  if (session.other === null) return;
  const [mine, theirs] = [session.run.history, session.other.run.history];
  const from = session.playhead.now();
  const end = Math.min(from + LOOKED_THROUGH, LONGEST_RUN);
  let at = from;
  while (differencesOf(mine.world, theirs.world).length === 0) {
    at = Math.min(mine.nextAt() ?? Infinity, theirs.nextAt() ?? Infinity);
    if (at > end) break;
    yield* comingTo(mine, at);
    yield* comingTo(theirs, at);
    yield (at - from) / (end - from);
  }
  const isFound = at <= end;
  const shown = isFound ? at : from;
  yield* comingTo(mine, shown);
  yield* comingTo(theirs, shown);
  show(session, { frontierTime: reached(session, shown) });
  session.playhead.seek(shown);
  if (!isFound) session.setState({ notice: note(words.sameInBoth) });
}
