/** Questions: the run stands where one is asked, and goes on to show the answer. */

import { serverName } from '../../base/names.ts';
import type { Question } from '../../lessons/types.ts';
import type { ServerId } from '../../raft/types.ts';
import { openMenu } from '../commands.ts';
import type { MenuPlace } from '../session.ts';
import { isPicking, pick, showPick } from './pick.ts';
import { arriveAtEnd, forgetAnswer, keepAnswer, nextPage, playAgain, playToEnd } from './reading.ts';
import { beatOf, isAsking, isShown, isTrial, type Reading, type Story } from './state.ts';
import { arriveAtTrialEnd, tryOut } from './trial.ts';

/** Takes the answer, and lets the run show what happens; nothing chosen: the reader only wants to see. */
function settle(reading: Reading, chosen: readonly string[]): void {
  const question = beatOf(reading.getState())?.question;
  keepAnswer(reading, chosen);
  reading.setState({ ticked: [], revealing: true });
  if (!isTrial(question)) return playToEnd(reading);
  tryOut(reading, chosen[0] ?? question?.options.find(({ right }) => right)?.id ?? '');
}

/** One option is pressed: it is the answer, or is ticked or unticked where several are right. Nothing where nothing is asked. */
export function choose(reading: Reading, option: string): void {
  const question = beatOf(reading.getState())?.question;
  if (!isAsking(reading.getState()) || !question?.options.some(({ id }) => id === option)) return;
  if (!question.many) return settle(reading, [option]);
  reading.setState(({ ticked }) => ({
    ticked: ticked.includes(option) ? ticked.filter((one) => one !== option) : [...ticked, option],
  }));
}

/** The option of this number, from 1, or the server. */
export function chooseNumber(reading: Reading, number: number): void {
  if (isPicking(reading.getState())) return pick(reading, serverName(number));
  const option = beatOf(reading.getState())?.question?.options[number - 1];
  if (option) choose(reading, option.id);
}

/** What is ticked is the answer. */
export function answerTicked(reading: Reading): void {
  if (isAsking(reading.getState()) && reading.getState().ticked.length > 0)
    settle(reading, reading.getState().ticked);
}

export function onlyShow(reading: Reading): void {
  if (isAsking(reading.getState())) settle(reading, []);
}

/**
 * What Next means: an open question is answered by the run first, open groups are filled, and a run that shows an answer comes to its end first. Only
 * then the page turns, so that no answer is skipped unseen.
 */
export function goOn(reading: Reading): void {
  const story = reading.getState();
  if (isAsking(story)) onlyShow(reading);
  else if (isPicking(story)) showPick(reading);
  else if (!story.revealing || isShown(story)) nextPage(reading);
  else if (story.trial) arriveAtTrialEnd(reading);
  else arriveAtEnd(reading);
}

/** Takes the answer back, and the run to where it is asked. */
export function askAgain(reading: Reading): void {
  forgetAnswer(reading);
  playAgain(reading);
}

/** Exactly the right ones were chosen; of a question with one answer, a right one. */
export function isRight({ options, many }: Question, chosen: readonly string[]): boolean {
  const right = options.filter((option) => option.right).map(({ id }) => id);
  if (!many) return chosen.some((id) => right.includes(id));
  return right.length === chosen.length && right.every((id) => chosen.includes(id));
}

/** Pressing this server on the stage answers the open question. */
export function isServerAsked(story: Story, id: ServerId): boolean {
  const question = beatOf(story)?.question;
  return (
    isAsking(story) &&
    question?.by === 'server' &&
    question.options.some((option) => option.id === serverName(id))
  );
}

/** A server on the stage is pressed: it is picked, or an answer where it is one of the options, else its menu opens. */
export function pressServer(reading: Reading, id: ServerId, place: MenuPlace): void {
  if (isPicking(reading.getState())) pick(reading, serverName(id));
  else if (isServerAsked(reading.getState(), id)) choose(reading, serverName(id));
  else openMenu(reading.session, { kind: 'server', id, ...place });
}
