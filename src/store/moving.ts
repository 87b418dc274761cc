/** Going somewhere else in time. */
import type { Micros } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import { momentOfNextHighlight } from './ahead.ts';
import { pause, runEnd, stopAtLimit } from './playing.ts';
import { run, useSession } from './session.ts';
import { note, reached, show } from './showing.ts';

/** How far the search for the next highlight looks ahead. */
const MOMENTS_SEARCHED = 4000;

const { setState: set } = useSession;

/** Stops, and shows the run where its cursor was brought to. */
function arrive(time: Micros = run.history.world.time): void {
  playhead.stop();
  show({ playing: false, lagging: false, until: null, notice: null, frontierTime: reached(time) });
  playhead.seek(time);
}

export function nextEvent(): void {
  const { history } = run;
  history.seek(playhead.now());
  if (history.stopped !== null || (history.nextAt() ?? 0) > LONGEST_RUN) return stopAtLimit();
  const isOver = history.next() === null;
  arrive();
  if (isOver) set({ notice: note('Nothing will ever happen again in this run by itself.') });
}

export function previousEvent(): void {
  run.history.seek(playhead.now());
  const isStart = run.history.previous() === null;
  arrive();
  if (isStart) set({ notice: note('This is the start of the run: nothing came before.') });
}

export function nextHighlight(): void {
  const { history } = run;
  const { seq } = history.seek(playhead.now());
  const known = history.highlights.find((highlight) => highlight.seq > seq);
  const moment = known?.moment ?? momentOfNextHighlight(run.history, MOMENTS_SEARCHED);
  if (moment !== null) history.seekMoment(moment);
  if (history.world.time > LONGEST_RUN || (moment === null && history.stopped !== null)) return stopAtLimit();
  arrive(moment === null ? playhead.now() : undefined);
  if (moment === null)
    set({ notice: note('Nothing of note will happen by itself. Do something to the cluster.') });
}

export function previousHighlight(): void {
  const { history } = run;
  const { moment } = history.seek(playhead.now());
  const found = history.highlights.findLast((highlight) => highlight.moment < moment);
  history.seekMoment(found?.moment ?? 0);
  arrive();
}

/** Goes to a time, past the end of what is known too; what plays goes on playing from there. */
export function seek(time: Micros): void {
  const to = Math.min(Math.max(0, Math.round(time)), LONGEST_RUN);
  run.history.seek(to);
  const end = runEnd();
  const shown = Math.min(to, end);
  show({ frontierTime: reached(shown) });
  playhead.seek(shown);
  if (time >= end) stopAtLimit();
}

export function toStart(): void {
  pause();
  seek(0);
}

export function toFrontier(): void {
  pause();
  seek(run.history.frontierTime);
}

/** To the moment of an event: what the page shows is what it did. */
export function goToEvent(seq: number): void {
  run.history.seekMoment(run.history.momentOf(seq));
  arrive();
  set({ selected: { kind: 'event', id: seq } });
}
