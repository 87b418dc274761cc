/** The pages of the story, in order, and their addresses: `#story/<chapter>/<beat>`. */
import { CONTENTS, FIRST_SITTING } from '../../lessons/contents.ts';
import type { ContentsLine } from '../../lessons/types.ts';
import * as words from '../../words/notices.ts';

export interface Page {
  readonly chapter: string;
  readonly beat: string;
}

/** The page that a hash names, and the error in the name, if any. */
export interface Named {
  readonly page: Page;
  readonly complaint: string | null;
}

/** The entries of the list of chapters. */
export const CHAPTERS: readonly ContentsLine[] = CONTENTS;

export { SITTING_MINUTES } from '../../lessons/contents.ts';

/** Whether a chapter belongs to a first sitting. */
export const isForFirstSitting = (chapter: string): boolean => FIRST_SITTING.includes(chapter);

const PAGES: readonly Page[] = CONTENTS.flatMap(({ id, beats }) =>
  beats.map((beat) => ({ chapter: id, beat })),
);

export const keyOf = ({ chapter, beat }: Page): string => `${chapter}/${beat}`;
export const isSame = (one: Page, other: Page): boolean => keyOf(one) === keyOf(other);
export const hashOfPage = (page: Page): string => `#story/${keyOf(page)}`;

export const contentsLine = (chapter: string): ContentsLine | undefined =>
  CONTENTS.find(({ id }) => id === chapter);

const PLACES = new Map(PAGES.map((page, i) => [keyOf(page), i]));
const placeOf = (page: Page): number => PLACES.get(keyOf(page)) ?? -1;

/** Whether a page comes before another in the story. */
export const isBefore = (page: Page, other: Page): boolean => placeOf(page) < placeOf(other);

const furthest = new WeakMap<readonly string[], number>();

/** Whether a page, or one after it, was read. */
export function isReached(page: Page, read: readonly string[]): boolean {
  const reached = furthest.get(read) ?? PAGES.findLastIndex((one) => read.includes(keyOf(one)));
  furthest.set(read, reached);
  return reached >= placeOf(page);
}

/** The page `by` pages later, or earlier; null beyond the ends. */
export const pageFrom = (page: Page, by: number): Page | null => PAGES[placeOf(page) + by] ?? null;

export function firstPageOf(chapter: string): Page {
  const [beat = ''] = contentsLine(chapter)?.beats ?? [];
  return { chapter, beat };
}

export const firstPage = (): Page => firstPageOf(CONTENTS[0]?.id ?? '');

export const isStoryHash = (hash: string): boolean => /^#story(\/|$)/.test(hash);

/** The page that a story's hash names; `#story` alone is the reader's last page. */
export function readStoryHash(hash: string, remembered: Page | null): Named {
  const [, chapter = '', beat = ''] = hash.split('/').map(decoded);
  if (chapter === '') return orFirst(remembered);
  const line = contentsLine(chapter);
  if (line === undefined)
    return {
      page: firstPage(),
      complaint: words.noChapter(chapter),
    };
  if (beat !== '' && !line.beats.includes(beat))
    return {
      page: firstPageOf(chapter),
      complaint: words.noPage(beat),
    };
  return { page: beat === '' ? firstPageOf(chapter) : { chapter, beat }, complaint: null };
}

/** The stored page may not exist any more. */
const orFirst = (page: Page | null): Named => ({
  page: page !== null && placeOf(page) >= 0 ? page : firstPage(),
  complaint: null,
});

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How many pages of a chapter were read. */
export const readIn = ({ id, beats }: ContentsLine, read: readonly string[]): number =>
  beats.filter((beat) => read.includes(keyOf({ chapter: id, beat }))).length;
