/** Finds entries of the library by the words that the reader types. */
import type { Group, LibraryEntry } from '../../library/types.ts';
import type { Sought } from '../../store/story/state.ts';

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
    .toLowerCase();

const wordsOf = (text: string): readonly string[] => plain(text).split(/\s+/).filter(Boolean);

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

/** The shelves with the entries that have all words of the text, in the order of the library. */
export function shelvesFor(
  groups: readonly Group[],
  entries: readonly LibraryEntry[],
  { text, group: wanted }: Sought,
): readonly FoundGroup[] {
  const words = wordsOf(text);
  return groups
    .filter(({ id }) => wanted === null || id === wanted)
    .map((group) => ({
      group,
      entries: entries.filter((entry) => {
        if (entry.group !== group.id) return false;
        const all = textOf(entry, group.title);
        return words.every((word) => all.includes(word));
      }),
    }))
    .filter((shelf) => shelf.entries.length > 0);
}
