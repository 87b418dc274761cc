/** The list of events, the headline, the rule of an event, and the reader's place in the run. */
import { serverName } from '../base/names.ts';
import { type Micros, timeWords } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';

export const whatHappens = 'What happens';
export const events = 'Events';
export const howMuch = 'How much is told';
export const levels = { turns: 'Turns', decisions: 'Decisions', everything: 'Everything' } as const;
export const nothingYet = 'Nothing has happened yet.';
/** Where something has happened, but nothing that the list tells at its level of detail. */
export const nothingToTell: Readonly<Record<keyof typeof levels, string>> = {
  turns: 'Nothing has turned yet.',
  decisions: 'Nothing has been decided yet.',
  everything: nothingYet,
};
export const summary = 'Summary';
export const filter = 'Filter the events';
export const nothingFits = 'None so far.';

export const goToEvent = 'Go to this event';
export const copy = 'Copy';
export const whatLed = 'What led to it';
/** A rule, for a server that knows only a part of what the rule says. */
export const byWhatItKnows = (id: ServerId, rule: string) =>
  `By what ${serverName(id)} knows: ${rule.slice(0, 1).toLowerCase()}${rule.slice(1)}`;

/** Before the first highlight: the state, and its reason. */
export function opening(leaders: number): readonly [what: string, why: string] {
  if (leaders === 0)
    return [
      'Nobody leads yet.',
      'Every server waits for a leader, each for a time of its own. Whose timer runs out first will stand for election.',
    ];
  if (leaders === 1)
    return [
      'The run opens with a leader.',
      'It speaks up at once and then at every heartbeat, so that nobody else’s election timer runs out.',
    ];
  return [
    `The run opens with ${leaders} leaders.`,
    'Each leads a term of its own. A leader that hears of a newer term steps down.',
  ];
}

export const whereYouAre = 'Where you are';
export const atEvent = (time: Micros, sentence: string) => `At ${timeWords(time)}: ${sentence}`;
export const atStart = (time: Micros) => `At ${timeWords(time)}: the start of the run.`;
export const after = (time: Micros, sentence: string) => `At ${timeWords(time)}. Before that: ${sentence}`;
export const afterNothing = (time: Micros) => `At ${timeWords(time)}. Nothing of note has happened.`;
