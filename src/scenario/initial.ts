/** What servers hold at the start, with defaults (docs/scenario-format.md, `initial`). */
import type { Entry, Term } from '../raft/types.ts';
import type { EntryDocument, InitialDocument } from './types.ts';

/** A plain term is an entry with a command that changes nothing. */
export const toEntry = (entry: EntryDocument): Entry =>
  typeof entry === 'number' ? { term: entry, command: '' } : { term: entry.term, command: entry.command };

/** The term of a server at the start: as given, else that of its last entry, else 0. */
export function initialTerm({ term, log = [] }: InitialDocument): Term {
  const last = log.at(-1);
  return term ?? (last === undefined ? 0 : toEntry(last).term);
}
