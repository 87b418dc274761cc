/** Questions: the run pauses where one is asked, and plays on to show the answer. */

import { serverName } from '../../base/names.ts';
import type { Question } from '../../lessons/types.ts';
import type { ServerId } from '../../raft/types.ts';
import { openMenu } from '../commands.ts';
import type { MenuPlace } from '../session.ts';
import { isPicking, pick, showPick } from './pick.ts';
import { arriveAtEnd, forgetAnswer, keepAnswer, nextPage, playAgain, playToEnd } from './reading.ts';
import { beatOf, isAsking, isShown, isTrial, type Reading, type Story } from './state.ts';
import { arriveAtTrialEnd, tryOut } from './trial.ts';

/** Stores the answer and plays on; without an option: the reader only asks to be shown. */
function settle(reading: Reading, chosen: readonly string[]): void {
  const question = beatOf(reading.getState())?.question;
  keepAnswer(reading, chosen);
  reading.setState({ ticked: [], revealing: true });
  if (!isTrial(question)) return playToEnd(reading);
  tryOut(reading, chosen[0] ?? question?.options.find(({ right }) => right)?.id ?? '');
}

/**
 * An option is pressed: it is the answer, or is ticked or unticked if several are right. Ignored if no
 * question is open.
 */
export function choose(reading: Reading, option: string): void {
  const question = beatOf(reading.getState())?.question;
  if (!isAsking(reading.getState()) || !question?.options.some(({ id }) => id === option)) return;
  if (!question.many) return settle(reading, [option]);
  reading.setState(({ ticked }) => ({
    ticked: ticked.includes(option) ? ticked.filter((one) => one !== option) : [...ticked, option],
  }));
}

/** The option with this number, from 1, or the server. */
export function chooseNumber(reading: Reading, number: number): void {
  if (isPicking(reading.getState())) return pick(reading, serverName(number));
  const option = beatOf(reading.getState())?.question?.options[number - 1];
  if (option) choose(reading, option.id);
}

/** The ticked options are the answer. */
export function answerTicked(reading: Reading): void {
  if (isAsking(reading.getState()) && reading.getState().ticked.length > 0)
    settle(reading, reading.getState().ticked);
}

export function onlyShow(reading: Reading): void {
  if (isAsking(reading.getState())) settle(reading, []);
}

/**
 * What Next does: the run answers an open question first, open groups are filled, and a run that shows an
 * answer jumps to its end. Only then the page turns, so that no answer is skipped unseen.
 */
export function goOn(reading: Reading): void {
  const story = reading.getState();
  if (isAsking(story)) onlyShow(reading);
  else if (isPicking(story)) showPick(reading);
  else if (!story.revealing || isShown(story)) nextPage(reading);
  else if (story.trial) arriveAtTrialEnd(reading);
  else arriveAtEnd(reading);
}

/** Removes the answer, and goes back to where the question is asked. */
export function askAgain(reading: Reading): void {
  forgetAnswer(reading);
  playAgain(reading);
}

/** Exactly the right options were chosen; of a question with one answer, a right one. */
export function isRight({ options, many }: Question, chosen: readonly string[]): boolean {
  const right = options.filter((option) => option.right).map(({ id }) => id);
  if (!many) return chosen.some((id) => right.includes(id));
  return right.length === chosen.length && right.every((id) => chosen.includes(id));
}

/** Whether pressing this server on the stage answers the open question. */
export function isServerAsked(story: Story, id: ServerId): boolean {
  const question = beatOf(story)?.question;
  return (
    isAsking(story) &&
    question?.by === 'server' &&
    question.options.some((option) => option.id === serverName(id))
  );
}

/**
 * A server on the stage is pressed: it is picked, or is an answer if it is one of the options, else its menu
 * opens.
 */
export function pressServer(reading: Reading, id: ServerId, place: MenuPlace): void {
  if (isPicking(reading.getState())) pick(reading, serverName(id));
  else if (isServerAsked(reading.getState(), id)) choose(reading, serverName(id));
  else openMenu(reading.session, { kind: 'server', id, ...place });
}
