/**
 * Why something has not happened: the conditions of the rule that would have had to decide, with their
 * values. The judges say which hold: those that decided, or asked about the state as it is.
 */
import * as elections from './elections.ts';
import * as logs from './logs.ts';
import * as messages from './messages.ts';
import type { Answer, Goal, Place } from './types.ts';

type Answers = {
  readonly [Want in Goal['want']]: (goal: Extract<Goal, { want: Want }>, place: Place) => Answer;
};
const ANSWERS: Answers = {
  leader: elections.leader,
  lead: elections.lead,
  stand: elections.stand,
  vote: elections.vote,
  term: elections.term,
  commit: logs.commit,
  match: logs.match,
  have: logs.match,
  told: logs.told,
  arrive: messages.arrive,
  answer: messages.answer,
};

export function whyNot(place: Place, goal: Goal): Answer {
  const answer = ANSWERS[goal.want] as (goal: Goal, place: Place) => Answer;
  return answer(goal, place);
}
