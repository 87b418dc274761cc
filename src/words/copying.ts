/** An event that is copied as text. */
import { type Micros, timeWords } from '../base/time.ts';

export const told = (time: Micros, sentence: string) => `${timeWords(time)}: ${sentence}`;
export const byRule = (rule: string, section: string) => `${rule} (${section})`;
export const copied = 'Copied: the sentence, its rule, and a link to this moment.';
export const copiedWithoutLink = 'Copied, without a link: this run has too many actions for one.';
export const byHand = 'This browser does not let the page copy: here is the event, to copy by hand.';
