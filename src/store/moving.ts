/** Going somewhere else in time. */
import { fromMs, type Micros, timeWords } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import { lookingAhead } from './ahead.ts';
import { bringingOther } from './comparison.ts';
import { planOf } from './plan.ts';
import { pause, stopAtLimit } from './playing.ts';
import { run, useSession } from './session.ts';
import { note, reached, runEnd, show, stopShortOf } from './showing.ts';
import { comingTo, comingToMoment, type Job, perform } from './work.ts';

/** How far the search for the next highlight looks ahead. */
const LOOKS_AHEAD: Micros = fromMs(20_000);

const { getState: now, setState: set } = useSession;

/** Stops, and shows the run where its cursor was brought to. */
function* arriving(time: Micros = run.history.world.time): Job {
  yield* bringingOther(time);
  playhead.stop();
  show({ playing: false, lagging: false, until: null, notice: null, frontierTime: reached(time) });
  playhead.seek(time);
}

/** Brings the cursor to the playhead. A cursor among several moments of one time stays at its own. */
function* comingToPlayhead(): Job {
  if (run.history.world.time !== playhead.now()) yield* comingTo(run.history, playhead.now());
}

function* toNextEvent(): Job {
  const { history } = run;
  yield* comingToPlayhead();
  if (history.stopped !== null || (history.nextAt() ?? 0) > LONGEST_RUN) return stopAtLimit();
  const isOver = history.next() === null;
  yield* arriving();
  if (isOver) set({ notice: note('Nothing will ever happen again in this run by itself.') });
}

function* toPreviousEvent(): Job {
  yield* comingToPlayhead();
  const isStart = run.history.previous() === null;
  yield* arriving();
  if (isStart) set({ notice: note('This is the start of the run: nothing came before.') });
}

function* toNextHighlight(): Job {
  const { history } = run;
  const from = playhead.now();
  yield* comingToPlayhead();
  const { seq } = history.world;
  const next = () => history.highlights.find((highlight) => highlight.seq > seq);
  if (next() === undefined) yield* exploring();
  const found = next();
  if (found === undefined) {
    yield* comingTo(history, from);
    if (history.stopped !== null) return stopAtLimit();
    yield* arriving(from);
    set({ notice: note('Nothing of note will happen by itself. Do something to the cluster.') });
    return;
  }
  yield* comingToMoment(history, found.moment);
  if (history.world.time > LONGEST_RUN) return stopAtLimit();
  yield* arriving();
}

/** Computes the run up to its next highlight; no further than it is known where there is none. */
function* exploring(): Job {
  const { history } = run;
  const { end } = planOf(now().document);
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

function* toPreviousHighlight(): Job {
  const { history } = run;
  yield* comingToPlayhead();
  const { moment } = history.world;
  const found = history.highlights.findLast((highlight) => highlight.moment < moment);
  yield* comingToMoment(history, found?.moment ?? 0);
  yield* arriving();
}

const what = 'Computing the run';
export const nextEvent = (): void => perform({ what, job: toNextEvent() });
export const previousEvent = (): void => perform({ what, job: toPreviousEvent() });
export const nextHighlight = (): void =>
  perform({ what: 'Looking for the next highlight', job: toNextHighlight() });
export const previousHighlight = (): void => perform({ what, job: toPreviousHighlight() });

/** Goes to a time, past the end of what is known too; what plays goes on playing from there. */
export function seek(time: Micros): void {
  const to = Math.min(Math.max(0, Math.round(time)), LONGEST_RUN);
  perform({
    what: `Computing the run up to ${timeWords(to)}`,
    job: seeking(time),
    place: { time: to },
    cancelled: () => stopShortOf(to),
  });
}

export function* seeking(time: Micros): Job {
  const to = Math.min(Math.max(0, Math.round(time)), LONGEST_RUN);
  yield* comingTo(run.history, to);
  const end = runEnd();
  const shown = Math.min(to, end);
  yield* bringingOther(shown);
  show({ frontierTime: reached(shown) });
  playhead.seek(shown);
  if (time >= end) stopAtLimit();
}

export function toStart(): void {
  pause();
  seek(0);
}

/** To the end of the plan, or of what is known where that is later. */
export function toEnd(): void {
  pause();
  const { end } = planOf(now().document);
  seek(run.history.knows(end) ? run.history.frontierTime : end);
}

/** Runs to a time, at once, and stops there. */
export function runTo(time: Micros): void {
  pause();
  seek(time);
}

function* toEvent(seq: number): Job {
  yield* comingToMoment(run.history, run.history.momentOf(seq));
  yield* arriving();
  set({ selected: { kind: 'event', id: seq } });
}

/** To the moment of an event: what the page shows is what it did. */
export const goToEvent = (seq: number): void => perform({ what, job: toEvent(seq) });
