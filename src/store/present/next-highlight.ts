/** What comes next in the run of a presenter’s window: the run is looked at, and stays where it is. */
import { fromMs } from '../../base/time.ts';
import { LONGEST_RUN } from '../../scenario/limits.ts';
import type { SimEvent } from '../../sim/types.ts';
import * as workWords from '../../words/work.ts';
import { lookingAhead } from '../ahead.ts';
import type { Session } from '../session.ts';
import { comingToMoment, type Job, startWork } from '../work.ts';

/** A lecturer wants to know what comes soon. */
const LOOKS_AHEAD = fromMs(5000);

/** Calls `found` with the event of the next highlight; null if there is none soon. */
export function findNextHighlight(session: Session, found: (event: SimEvent | null) => void): void {
  if (session.request === null)
    startWork(session, { what: workWords.nextHighlight, job: finding(session, found) });
}

function* finding(session: Session, found: (event: SimEvent | null) => void): Job {
  const { history } = session.run;
  const { seq, moment } = history.world;
  const next = () => history.highlights.find((highlight) => highlight.seq > seq);
  if (next() === undefined) {
    const until = Math.min(history.frontierTime + LOOKS_AHEAD, LONGEST_RUN);
    const search = lookingAhead(history, until);
    let step = search.next();
    for (; step.done !== true; step = search.next()) yield null;
    if (step.value !== null) yield* comingToMoment(history, step.value);
  }
  const highlight = next();
  if (highlight !== undefined) yield* comingToMoment(history, highlight.moment);
  const [event = null] = highlight === undefined ? [] : history.events(highlight.seq, highlight.seq);
  yield* comingToMoment(history, moment);
  found(event);
}
