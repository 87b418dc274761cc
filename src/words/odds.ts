/** When was it decided? Futures of a run, and in how many of them something comes true. */
import { serverName as name } from '../base/names.ts';
import { type Micros, timeWords, toMs } from '../base/time.ts';
import type { OddsQuestion } from '../sim/odds/question.ts';
import { plural } from './grammar.ts';

const seconds = (time: Micros): string => `${Math.round(toMs(time)) / 1000} s`;

/** As a question that is offered. */
export function question(asked: OddsQuestion): string {
  switch (asked.ask) {
    case 'leads':
      return `Will ${name(asked.server)} lead term ${asked.term}?`;
    case 'next-leader':
      return asked.after === 0
        ? `Will ${name(asked.server)} be the first leader?`
        : `Will ${name(asked.server)} be the next leader after term ${asked.after}?`;
    case 'elected':
      return `Will anybody be elected by ${seconds(asked.by)}?`;
    case 'entry':
      return `Will entry ${asked.index} of term ${asked.term} be committed?`;
    case 'command':
      return `Will ${asked.command} be committed?`;
    case 'answer':
      return `Will client ${asked.request} get its answer?`;
    case 'breaks':
      return asked.property === null ? 'Will a safety property break?' : `Will ${asked.property} break?`;
  }
}

/** What comes true, or does not, in a run. */
function outcome(asked: OddsQuestion, yes: boolean): string {
  switch (asked.ask) {
    case 'leads':
      return `${name(asked.server)} ${yes ? 'leads' : 'does not lead'} term ${asked.term}`;
    case 'next-leader':
      return `${name(asked.server)} is ${yes ? '' : 'not '}the ${asked.after === 0 ? 'first' : 'next'} leader`;
    case 'elected':
      return `${yes ? 'somebody' : 'nobody'} is elected by ${seconds(asked.by)}`;
    case 'entry':
      return `entry ${asked.index} of term ${asked.term} is ${yes ? '' : 'not '}committed`;
    case 'command':
      return `${asked.command} is ${yes ? '' : 'not '}committed`;
    case 'answer':
      return `client ${asked.request} ${yes ? 'gets its' : 'gets no'} answer`;
    case 'breaks':
      return yes ? 'a safety property breaks' : 'no safety property breaks';
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name of the branch in which it goes the other way. */
export const branch = (asked: OddsQuestion, yes: boolean, time: Micros): string =>
  `${capital(outcome(asked, yes))}: dice thrown again at ${timeWords(time)}`;

export const intro =
  'A future is this run up to a moment. From there on, all dice are thrown again: election timeouts, how long messages take, which are lost.';
export const whatStays = 'What was drawn before stays, and what is done to the cluster later is still done.';
export const ask = 'Choose a question:';
export const noQuestions = 'Nothing is open here: play on, or ask a client’s request of the cluster.';
export const cancel = 'Cancel';
export const computing = 'Following futures …';
export const progress = 'How much of the curve is computed';
export const failed = (reason: string): string => `The futures cannot be followed: ${reason}`;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The answer in one sentence. */
export function settled(asked: OddsQuestion, yes: boolean, from: Micros | null): string {
  const way = outcome(asked, yes);
  return from === null
    ? `From the first moment of the curve on, ${way} in every future that was tried.`
    : `Decided at ${timeWords(from)}. From there on, ${way} in every future that was tried.`;
}
export const open = (to: Micros): string => `Not decided by ${timeWords(to)}: the futures from there differ.`;
export const reallyDone = (asked: OddsQuestion, yes: boolean, time: Micros): string =>
  `In this run ${outcome(asked, yes)}: certain at ${timeWords(time)}.`;
export const horizon = (time: Micros): string =>
  `Futures are followed to ${seconds(time)}; what has not come true by then counts as no.`;

interface Counted {
  readonly yes: number;
  readonly open: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

export const here = (asked: OddsQuestion, time: Micros): string =>
  `From ${timeWords(time)} on, ${outcome(asked, true)} in`;
export const count = ({ yes, of }: Counted): string =>
  `${yes} of ${of} ${plural(of, { one: 'future', other: 'futures' })}`;
export const interval = ({ yes, of, low, high, open: undecided }: Counted): string =>
  `${percent(yes / of)}; the true share is likely between ${percent(low)} and ${percent(high)}.${
    undecided > 0 ? ` ${undecided} are still open at the end.` : ''
  }`;
export const certain = 'The run has decided it by then: there is nothing left to chance.';

export const openOther = 'Open one that went the other way';
export const backToRun = 'Back to the run of this curve';
export const noOther = 'None of the futures from here went the other way.';

export const jumps = 'Where it jumped';
export const whatJumps =
  'A jump is a throw that counted: an election timeout that was drawn, a message that was sent or lost.';
export const settledThere = 'was the last moment that counted:';
export const backToOpen = 'Go back to where it was open';
export const noJumps = 'No single moment changed it by much.';
export const jump = (before: number, after: number): string => `from ${percent(before)} to ${percent(after)}`;

export const table = 'The curve as a table';
export const columns = { time: 'From', share: 'Comes true', range: 'Likely between' } as const;
export const range = (low: number, high: number): string => `${percent(low)} and ${percent(high)}`;
export const share = percent;
export const curve = (asked: OddsQuestion): string => `Share of futures: ${question(asked)}`;
