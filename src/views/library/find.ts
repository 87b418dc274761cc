/** Finds entries of the library by the words that the reader types. */

import { NUMBER_WORDS, SMALL_WORDS, SYNONYMS } from '../../library/synonyms.ts';
import type { Group, LibraryEntry } from '../../library/types.ts';
import type { Sought } from '../../store/story/sought.ts';

/** A group, and its entries that are shown. */
export interface FoundGroup {
  readonly group: Group;
  readonly entries: readonly LibraryEntry[];
}

/** In lower case and without accents, so that it is found however it is typed. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .toLowerCase()
    .trim();

/** Everything that a reader can see of an entry, and the name of its broken rule. */
const textOf = (
  { title, sentence, watch, section, broken, source, slug }: LibraryEntry,
  group: string,
): string =>
  plain(
    [
      title,
      sentence,
      watch,
      section,
      group,
      broken?.rule,
      broken?.bug,
      source?.publisher,
      source?.title,
      slug,
    ]
      .filter(Boolean)
      .join('\n'),
  );

// ------------------------------------------------------------------------------------------ the words sought

/** Something that is sought: a text that has one of these parts has it. */
type Term = readonly string[];

const escaped = (text: string): string => text.replace(/[.()]/g, '\\$&');

/** Longer phrases first: “figure 8c” is more than “figure 8”. */
const PHRASES: readonly { readonly pattern: RegExp; readonly term: Term }[] = SYNONYMS.flatMap(
  ({ said, means }) => said.map((phrase) => ({ phrase, means })),
)
  .sort((a, b) => b.phrase.length - a.phrase.length)
  .map(({ phrase, means }) => ({
    pattern: new RegExp(`${phrase.split(' ').map(escaped).join('[\\s-]*')}(?=\\s|$)`, 'y'),
    term: [phrase, ...means],
  }));

/** The phrase with a meaning that stands at a place of the text, or the word there. */
function termAt(text: string, at: number): { readonly term: Term; readonly end: number } {
  for (const { pattern, term } of PHRASES) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { term, end: pattern.lastIndex };
  }
  const [word = ''] = /^\S+/.exec(text.slice(at)) ?? [];
  const number = NUMBER_WORDS.get(word);
  return { term: number === undefined ? [word] : [word, number], end: at + word.length };
}

/** All that is sought. Small words count only if there are no others. */
function termsOf(sought: string): readonly Term[] {
  const text = plain(sought);
  const terms: Term[] = [];
  for (let at = 0; at < text.length; ) {
    const { term, end } = termAt(text, at);
    terms.push(term);
    at = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
  }
  const large = terms.filter(([word = '']) => !SMALL_WORDS.has(word));
  return large.length > 0 ? large : terms;
}

/** A number is not a part of another, of a name (S5) or of a section (§5.2). */
const has = (text: string, part: string): boolean =>
  /^\d+$/.test(part) ? new RegExp(`(?<![\\w.])${part}(?!\\w|\\.\\d)`).test(text) : text.includes(part);

const countIn = (text: string, terms: readonly Term[]): number =>
  terms.filter((term) => term.some((part) => has(text, part))).length;

// --------------------------------------------------------------------------------------------------- entries

/** The entry whose title was typed comes first, then those that have all words in their titles. */
function rankOf({ title }: LibraryEntry, text: string, terms: readonly Term[]): number {
  const own = plain(title);
  if (own === plain(text)) return 0;
  return countIn(own, terms) === terms.length ? 1 : 2;
}

/**
 * The shelves with the entries that have all words of the text: in the order of the library, but what has
 * them in its title comes first.
 */
export function shelvesFor(
  groups: readonly Group[],
  entries: readonly LibraryEntry[],
  { text, group: wanted }: Sought,
): readonly FoundGroup[] {
  const terms = termsOf(text);
  const ranks = new Map(entries.map((entry) => [entry, rankOf(entry, text, terms)]));
  const rank = (entry: LibraryEntry | undefined): number => (entry && ranks.get(entry)) ?? 0;
  return groups
    .filter(({ id }) => wanted === null || id === wanted)
    .map((group) => ({
      group,
      entries: entries
        .filter(
          (entry) => entry.group === group.id && countIn(textOf(entry, group.title), terms) === terms.length,
        )
        .sort((a, b) => rank(a) - rank(b)),
    }))
    .filter((shelf) => shelf.entries.length > 0)
    .sort((a, b) => rank(a.entries[0]) - rank(b.entries[0]));
}

/** More would say nothing about what was sought. */
const MOST_NEAR = 12;

/** Entries that have some of several words, those with most of them first. */
export function nearHits(
  groups: readonly Group[],
  entries: readonly LibraryEntry[],
  { text, group: wanted }: Sought,
): readonly LibraryEntry[] {
  const terms = termsOf(text);
  if (terms.length < 2) return [];
  return groups
    .filter(({ id }) => wanted === null || id === wanted)
    .flatMap(({ id, title }) =>
      entries
        .filter(({ group }) => group === id)
        .map((entry) => ({
          entry,
          all: countIn(textOf(entry, title), terms),
          titled: countIn(plain(entry.title), terms),
        })),
    )
    .filter(({ all }) => all > 0)
    .sort((a, b) => b.all - a.all || b.titled - a.titled)
    .slice(0, MOST_NEAR)
    .map(({ entry }) => entry);
}
