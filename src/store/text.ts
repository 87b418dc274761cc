/** What a reader may type, and what is wrong with it. */
import { fromMs, type Micros } from '../base/time.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import { MOST_COMMAND } from '../sim/limits.ts';
import { parseCommand } from '../sim/statemachine.ts';
import * as words from '../words/typed.ts';

/** Why a text is no command of a client; null if it is one. */
export function commandProblem(text: string): string | null {
  if (parseCommand(text) !== null) return null;
  if (text.length > MOST_COMMAND) return words.commandTooLong(MOST_COMMAND);
  return words.noCommand;
}

/** A whole number in [low, high] that was typed; null if it is none. */
export function wholeNumber(text: string, low: number, high: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text.trim()) && number >= low && number <= high ? number : null;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, min: 60_000 };

/** A time of a run that was typed, in ms unless it says otherwise: `1500`, `2.5 s`, `3 min`; null if it is none. */
export function timeTyped(text: string): Micros | null {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d*)?)\s*(ms|s|min|)$/.exec(text.trim()) ?? [];
  const time = digits === '' ? Infinity : fromMs(Number(digits) * (UNITS[unit] ?? 1));
  return time <= LONGEST_RUN ? time : null;
}
