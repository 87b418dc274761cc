/**
 * Why something has not happened: the conditions of the rule that would have had to decide, with their
 * values. The judges say which hold: those that decided, or asked about the state as it is.
 */
import * as elections from './elections.ts';
import * as logs from './logs.ts';
import * as messages from './messages.ts';
import type { Aim, AskedPlace, WhyNotAnswer } from './types.ts';

type Answers = {
  readonly [Want in Aim['want']]: (goal: Extract<Aim, { want: Want }>, place: AskedPlace) => WhyNotAnswer;
};
const ANSWERS: Answers = {
  leader: elections.whyNobodyLeads,
  lead: elections.whyNotLead,
  stand: elections.whyNotStand,
  vote: elections.whyNoVote,
  term: elections.whyNoTerm,
  commit: logs.whyNotCommit,
  match: logs.whyNotMatch,
  have: logs.whyNotMatch,
  told: logs.whyNotTold,
  arrive: messages.whyNotArrive,
  answer: messages.whyNoAnswer,
};

export function whyNot(place: AskedPlace, goal: Aim): WhyNotAnswer {
  const answer = ANSWERS[goal.want] as (goal: Aim, place: AskedPlace) => WhyNotAnswer;
  return answer(goal, place);
}
