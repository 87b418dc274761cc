/** Parses and checks what a reader types. */
import { fromMs, type Micros } from '../base/time.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import { MOST_COMMAND, parseCommand } from '../sim/statemachine.ts';
import * as words from '../words/typed.ts';

/** Why a text is not a valid command; null if it is. */
export function commandProblem(text: string): string | null {
  if (parseCommand(text) !== null) return null;
  if (text.length > MOST_COMMAND) return words.commandTooLong(MOST_COMMAND);
  return words.noCommand;
}

/** A typed whole number in [low, high]; null if it is none. */
export function wholeNumber(text: string, low: number, high: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text.trim()) && number >= low && number <= high ? number : null;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, min: 60_000 };

/** A typed time of a run, in ms by default: `1500`, `2.5 s`, `3 min`; null if it is none. */
export function timeTyped(text: string): Micros | null {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d*)?)\s*(ms|s|min|)$/.exec(text.trim()) ?? [];
  const time = digits === '' ? Infinity : fromMs(Number(digits) * (UNITS[unit] ?? 1));
  return time <= LONGEST_RUN ? time : null;
}
