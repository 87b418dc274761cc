/** Why an event happened: its chain, step by step. */
import { type Micros, timeWords } from '../base/time.ts';
import { plural } from './grammar.ts';

export const why = 'Why?';
export const everyStep = 'Step by step';

/** The events that are named, the one that is explained among them. */
export const intro = (count: number): string =>
  plural(count, {
    one: 'Nothing in the run led to it.',
    other: `These ${count} events are enough for it to happen: from what set it off, by the fewest steps. Each leads to its moment.`,
  });
export const between = (count: number): string =>
  plural(count, { one: 'One step between', other: `${count} steps between` });
export const stoppedAt = (time: Micros): string =>
  `What happened before ${timeWords(time)} matters too. It is too far back to be listed here.`;
