/** Trials: if each answer has a run of its own, the page plays it for a few seconds. */
import type { Micros } from '../../base/time.ts';
import * as words from '../../words/work.ts';
import * as commands from '../commands.ts';
import type { Job } from '../work.ts';
import { endOfAside, goingAside } from './aside.ts';
import { compute, playAgain, standingAtBegin } from './reading.ts';
import { beatOf, type Reading } from './state.ts';

/** How long a trial plays, in ms. */
const LASTS_MS = 3000;

const what = words.trial;

/** Plays the trial of an option, from the moment at which the question is asked. */
export const tryOut = (reading: Reading, option: string): void =>
  compute(reading, trying(reading, option), what);

function* trying(reading: Reading, id: string): Job {
  const option = beatOf(reading.getState())?.question?.options.find((one) => one.id === id);
  if (option?.if === undefined) return reading.setState({ revealing: false });
  const { within = 0 } = option;
  yield* standingAtBegin(reading);
  yield* goingAside(reading, option.if, within);
  const end = endOfAside(reading);
  if (end === null) return reading.setState({ revealing: false });
  reading.setState({ onRun: true, trial: { option: id, over: false } });
  if (commands.wantsStillness()) return yield* commands.seeking(reading.session, end);
  commands.setSpeed(reading.session, within / LASTS_MS);
  commands.stopAt(reading.session, end);
  commands.play(reading.session);
}

/** Jumps to the end of the trial. */
export function arriveAtTrialEnd(reading: Reading): void {
  const end = endOfAside(reading);
  commands.pause(reading.session);
  if (end !== null) compute(reading, commands.seeking(reading.session, end), what);
}

/** Plays again what the page shows: its own run, or the last trial. */
export function replay(reading: Reading): void {
  const { trial } = reading.getState();
  if (trial) tryOut(reading, trial.option);
  else playAgain(reading);
}

/**
 * Notices the end of a trial. As in `followRun`, the page renders the last events before it says what they
 * mean.
 */
export function followTrials(reading: Reading): void {
  reading.session.playhead.onPaint(
    (time) => isAtEnd(reading, time) && queueMicrotask(() => endTrial(reading)),
  );
}

function isAtEnd(reading: Reading, time: Micros): boolean {
  const end = reading.getState().trial?.over === false ? endOfAside(reading) : null;
  return end !== null && time >= end;
}

function endTrial(reading: Reading): void {
  const { trial } = reading.getState();
  if (trial && isAtEnd(reading, reading.session.playhead.now()))
    reading.setState({ trial: { ...trial, over: true }, revealing: false });
}
