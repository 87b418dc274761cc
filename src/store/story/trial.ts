/** Trials: where each answer has a run of its own, it is played on the page, a few seconds long. */
import type { Micros } from '../../base/time.ts';
import { onPaint, playhead } from '../../playback/playhead.ts';
import * as commands from '../commands.ts';
import { showOnTheWay } from '../showing.ts';
import { type Job, perform } from '../work.ts';
import { endOfAside, goingAside } from './aside.ts';
import { byPage, playAgain, standingAtBegin } from './reading.ts';
import { beatOf, type Story, useStory } from './state.ts';

const { getState: now, setState: set } = useStory;

/** How long a trial plays, in ms. */
const LASTS_MS = 3000;

const compute = (job: Job): void =>
  perform({ what: 'Computing what comes of it', job: byPage(job), waiting: showOnTheWay });

/** Plays what comes of an option, from the moment at which the question is asked. */
export const tryOut = (option: string): void => compute(trying(option));

function* trying(id: string): Job {
  const option = beatOf(now())?.question?.options.find((one) => one.id === id);
  if (option?.if === undefined) return set({ revealing: false });
  const { within = 0 } = option;
  yield* standingAtBegin();
  yield* goingAside(option.if, within);
  const end = endOfAside();
  if (end === null) return set({ revealing: false });
  set({ onRun: true, trial: { option: id, over: false } });
  if (commands.wantsStillness()) return yield* commands.seeking(end);
  commands.setSpeed(within / LASTS_MS);
  commands.stopAt(end);
  commands.play();
}

/** Brings what is tried to its end. */
export function arriveAtTrialEnd(): void {
  const end = endOfAside();
  commands.pause();
  if (end !== null) compute(commands.seeking(end));
}

/** Plays again what the page shows: its own run, or the last that was tried. */
export function replay(): void {
  const { trial } = now();
  if (trial) tryOut(trial.option);
  else playAgain();
}

/** Keeps watch over whether what is tried has come to its end. What happened last is on the page before what it means, as in `followRun`. */
export function followTrials(): void {
  onPaint((time) => isAtEnd(now(), time) && queueMicrotask(endTrial));
}

function isAtEnd({ trial }: Story, time: Micros): boolean {
  const end = trial?.over === false ? endOfAside() : null;
  return end !== null && time >= end;
}

function endTrial(): void {
  const { trial } = now();
  if (trial && isAtEnd(now(), playhead.now())) set({ trial: { ...trial, over: true }, revealing: false });
}
