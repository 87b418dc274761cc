/** The command that reproduces a run in a POSIX shell: the document is part of it. */
import { lineOfJson } from '../base/json.ts';
import type { Ms, ScenarioDocument } from '../scenario/types.ts';

/** The most characters of a command that one would paste into a terminal. */
export const MOST_COMMAND_LINE = 16_000;

/** What a shell could read in a quoted text, as JSON writes it too: shells differ in `\\` and `!`. */
const QUOTED: Readonly<Record<string, string>> = { "'": '\\u0027', '!': '\\u0021', '\\\\': '\\u005c' };

/** Null if the document is too long for a command line. */
export function shellCommand(document: ScenarioDocument, until: Ms): string | null {
  const { $schema: _, ...run } = document;
  // A backslash before another one: only whole pairs are replaced.
  const json = lineOfJson(run).replace(/\\\\|\\.|['!]/g, (found) => QUOTED[found] ?? found);
  const command = `printf '%s' '${json}' | npm run -s headless -- --until ${until} -`;
  return command.length > MOST_COMMAND_LINE ? null : command;
}

/** The same for a saved document. The name has letters, digits and hyphens only. */
export const shellCommandOfFile = (name: string, until: Ms): string =>
  `npm run -s headless -- --until ${until} ${name}`;
