/**
 * A lecturer's own notes, a text for each page, kept in this browser. As one text they can be taken
 * elsewhere.
 */
import { isChangeOf, keep, kept, shortText } from '../kept.ts';
import type { HallPlace } from './protocol.ts';

/** By the key of a page. */
export type Notes = Readonly<Record<string, string>>;

const KEPT_AS = 'notes';
export const MOST_NOTE = 20_000;
export const MOST_NOTES = 1000;
/** A browser keeps no more. */
export const LARGEST_FILE = 10_000_000;

export const keptNotes = (): Notes =>
  kept<Notes>(KEPT_AS, ({ entries }) => entries(shortText(MOST_NOTE), MOST_NOTES)) ?? {};
/** Returns whether the browser could keep them. */
export const keepNotes = (notes: Notes): boolean => keep(KEPT_AS, notes);

/** Calls `listener` when another window of this browser writes a note. Returns a function that stops it. */
export function onOtherNotes(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (isChangeOf(KEPT_AS, event)) listener();
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

/** What the notes are about: a page, an entry of the library, or the sandbox. */
export function noteKey({ mode, page, entry }: Pick<HallPlace, 'mode' | 'page' | 'entry'>): string {
  if (mode === 'story') return `story/${page.chapter}/${page.beat}`;
  return entry === null ? mode : `library/${entry}`;
}

export function withNote(notes: Notes, key: string, text: string): Notes {
  if (text !== '') return { ...notes, [key]: text.slice(0, MOST_NOTE) };
  const { [key]: _, ...others } = notes;
  return others;
}

// ------------------------------------------------------------------------------------------------ as a text

const HEAD = /^== (\S+) ==$/;
/** A line of a note that would be read as a head, or as such a line, gets a backslash. */
const ESCAPED = /^\\*== \S+ ==$/;

/** Each note below a line with its key: `== story/partition/the-cut ==`. */
export const notesText = (notes: Notes): string =>
  Object.entries(notes)
    .map(([key, text]) => {
      const lines = text.split('\n').map((line) => (ESCAPED.test(line) ? `\\${line}` : line));
      return `== ${key} ==\n${lines.join('\n')}\n`;
    })
    .join('\n');

/** Reads such a text; null if it has no note. What stands before the first key is left out. */
export function readNotes(text: string): Notes | null {
  const notes: [key: string, lines: string[]][] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const [, key] = HEAD.exec(line) ?? [];
    if (key !== undefined) notes.push([key, []]);
    else notes.at(-1)?.[1].push(line.startsWith('\\') && ESCAPED.test(line) ? line.slice(1) : line);
  }
  const read = notes
    .slice(0, MOST_NOTES)
    .map(([key, lines]) => [key.slice(0, 100), textOf(lines)] as const)
    .filter(([, note]) => note !== '');
  return read.length === 0 ? null : Object.fromEntries(read);
}

/** Without the empty line before the next key, or the end of the last line. */
const textOf = (lines: readonly string[]): string =>
  lines
    .slice(0, lines.at(-1) === '' ? -1 : undefined)
    .join('\n')
    .slice(0, MOST_NOTE);
