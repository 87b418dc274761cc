/**
 * The library as a place of the page: `#library`, and `#library/figure-8-c` for one of its entries, whose run
 * then stands in the sandbox.
 */
import type { LibraryEntry } from '../../library/types.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { useSession } from '../session.ts';
import { type Reading, type Sought, type Story, useStory } from './state.ts';

export const seekInLibrary = (reading: Reading, sought: Sought): void => reading.setState({ sought });

export const LIBRARY_HASH = '#library';
export const isLibraryHash = (hash: string): boolean => /^#library(\/|$)/.test(hash);
export const hashOfEntry = ({ slug }: Pick<LibraryEntry, 'slug'>): string => `${LIBRARY_HASH}/${slug}`;

/** Whether a document is an entry's, or was: after an act it is another document with the same title. */
const isRunOf = ({ document: own }: LibraryEntry, document: ScenarioDocument): boolean =>
  document === own || (document.seed === own.seed && (document.title ?? '').startsWith(own.title ?? ''));

/** The entry whose run is open in the sandbox, also after the reader has changed it; else null. */
const openEntryIn = ({ mode, entry }: Story, document: ScenarioDocument): LibraryEntry | null =>
  mode === 'sandbox' && entry !== null && isRunOf(entry, document) ? entry : null;

export const openEntryOf = ({ session, getState }: Reading): LibraryEntry | null =>
  openEntryIn(getState(), session.getState().document);

export function useOpenEntry(): LibraryEntry | null {
  const document = useSession((state) => state.document);
  return useStory((story) => openEntryIn(story, document));
}

/** Moves the focus to the field of the search. */
export const focusSearch = (): void => document.querySelector<HTMLElement>('.library-search input')?.focus();

/** The address of the open entry, as long as its run is unchanged; null otherwise. */
export function hashOfOpenEntry(reading: Reading): string | null {
  const entry = openEntryOf(reading);
  return entry?.document === reading.session.getState().document ? hashOfEntry(entry) : null;
}
