/** Moving the playhead. */
import { fromMs, type Micros } from '../base/time.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import * as words from '../words/notices.ts';
import * as workWords from '../words/work.ts';
import { lookingAhead } from './ahead.ts';
import { bringingOther } from './beside.ts';
import { planOf } from './plan.ts';
import { pause, stopAtLimit } from './playing.ts';
import { type Session } from './session.ts';
import { note, reached, runEnd, show, stopShortOf } from './showing.ts';
import { comingTo, comingToMoment, type Job, startWork } from './work.ts';

/** How far the search for the next highlight looks ahead. */
const LOOKS_AHEAD: Micros = fromMs(20_000);

/** Pauses, and shows the run at its cursor. */
export function* arriving(session: Session, time: Micros = session.run.history.world.time): Job {
  yield* bringingOther(session, time);
  session.playhead.stop();
  show(session, {
    playing: false,
    lagging: false,
    until: null,
    notice: null,
    frontierTime: reached(session, time),
  });
  session.playhead.seek(time);
}

/** Moves the cursor to the playhead. Among several moments of one time the cursor stays at its own. */
function* comingToPlayhead(session: Session): Job {
  if (session.run.history.world.time !== session.playhead.now())
    yield* comingTo(session.run.history, session.playhead.now());
}

function* toNextEvent(session: Session): Job {
  const { history } = session.run;
  yield* comingToPlayhead(session);
  if (history.stopped !== null || (history.nextAt() ?? 0) > LONGEST_RUN) return stopAtLimit(session);
  const isOver = history.next() === null;
  yield* arriving(session);
  if (isOver) session.setState({ notice: note(words.nothingEver) });
}

function* toPreviousEvent(session: Session): Job {
  yield* comingToPlayhead(session);
  const isStart = session.run.history.previous() === null;
  yield* arriving(session);
  if (isStart) session.setState({ notice: note(words.isStart) });
}

function* toNextHighlight(session: Session): Job {
  const { history } = session.run;
  const from = session.playhead.now();
  yield* comingToPlayhead(session);
  const { seq } = history.world;
  const next = () => history.highlights.find((highlight) => highlight.seq > seq);
  if (next() === undefined) yield* exploring(session);
  const found = next();
  if (found === undefined) {
    yield* comingTo(history, from);
    if (history.stopped !== null) return stopAtLimit(session);
    yield* arriving(session, from);
    session.setState({ notice: note(words.nothingOfNote) });
    return;
  }
  yield* comingToMoment(history, found.moment);
  if (history.world.time > LONGEST_RUN) return stopAtLimit(session);
  yield* arriving(session);
}

/** Computes the run up to its next highlight; no further than it is known if there is none. */
function* exploring(session: Session): Job {
  const { history } = session.run;
  const { end } = planOf(session.getState().document);
  const until = Math.min(Math.max(history.frontierTime, end) + LOOKS_AHEAD, LONGEST_RUN);
  const search = lookingAhead(history, until);
  for (let step = search.next(); ; step = search.next()) {
    if (step.done === true) {
      if (step.value !== null) yield* comingToMoment(history, step.value);
      return;
    }
    yield null;
  }
}

function* toPreviousHighlight(session: Session): Job {
  const { history } = session.run;
  yield* comingToPlayhead(session);
  const { moment } = history.world;
  const found = history.highlights.findLast((highlight) => highlight.moment < moment);
  yield* comingToMoment(history, found?.moment ?? 0);
  yield* arriving(session);
}

const what = workWords.run;
export const nextEvent = (session: Session): void => startWork(session, { what, job: toNextEvent(session) });
export const previousEvent = (session: Session): void =>
  startWork(session, { what, job: toPreviousEvent(session) });
export const nextHighlight = (session: Session): void =>
  startWork(session, { what: workWords.nextHighlight, job: toNextHighlight(session) });
export const previousHighlight = (session: Session): void =>
  startWork(session, { what, job: toPreviousHighlight(session) });

/** Goes to a time, also beyond what is known. If the run plays, it plays on from there. */
export function seek(session: Session, time: Micros): void {
  const to = Math.min(Math.max(0, Math.round(time)), LONGEST_RUN);
  startWork(session, {
    what: workWords.runUpTo(to),
    job: seeking(session, time),
    place: { time: to },
    cancelled: () => stopShortOf(session, to),
  });
}

export function* seeking(session: Session, time: Micros): Job {
  const to = Math.min(Math.max(0, Math.round(time)), LONGEST_RUN);
  yield* comingTo(session.run.history, to);
  const end = runEnd(session);
  const shown = Math.min(to, end);
  yield* bringingOther(session, shown);
  show(session, { frontierTime: reached(session, shown) });
  session.playhead.seek(shown);
  if (time >= end) stopAtLimit(session);
}

export function toStart(session: Session): void {
  pause(session);
  seek(session, 0);
}

/** To the end of the plan, or of what is known if that is later. */
export function toEnd(session: Session): void {
  pause(session);
  const { end } = planOf(session.getState().document);
  seek(session, session.run.history.knows(end) ? reached(session, session.playhead.now()) : end);
}

/** Goes to a time at once, and pauses there. */
export function runTo(session: Session, time: Micros): void {
  pause(session);
  seek(session, time);
}

function* toEvent(session: Session, seq: number): Job {
  yield* comingToMoment(session.run.history, session.run.history.momentOf(seq));
  yield* arriving(session);
  session.setState({ selected: { kind: 'event', id: seq } });
}

/** To the moment of an event: the page shows its effect. */
export const goToEvent = (session: Session, seq: number): void =>
  startWork(session, { what, job: toEvent(session, seq) });
