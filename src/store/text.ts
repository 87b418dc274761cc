/** What a reader may type, and what is wrong with it. */
import { MOST_COMMAND } from '../sim/limits.ts';
import { parseCommand } from '../sim/statemachine.ts';

/** Why a text is no command of a client; null if it is one. */
export function commandProblem(text: string): string | null {
  if (parseCommand(text) !== null) return null;
  if (text.length > MOST_COMMAND) return `A command has at most ${MOST_COMMAND} characters.`;
  return 'A command is SET key value, ADD key number or GET key, with one space between the words.';
}

/** A whole number in [low, high] that was typed; null if it is none. */
export function wholeNumber(text: string, low: number, high: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text.trim()) && number >= low && number <= high ? number : null;
}
