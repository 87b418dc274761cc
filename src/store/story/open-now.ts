/** What is open: an entry of the library in the sandbox, and the address of it, or of a page, for sharing. */
import type { LibraryEntry } from '../../library/types.ts';
import { Part } from '../../parts/part.ts';
import * as parts from '../../words/parts.ts';
import { reader } from '../reader.ts';
import { needed } from '../showing.ts';
import { hashOfEntry } from './library.ts';
import { libraryPart } from './library-part.ts';
import { hashOfPage } from './pages.ts';
import type { Reading } from './state.ts';

/**
 * The entry whose run is open in the sandbox, also after the reader has changed it; null if there is none,
 * and before the entries were fetched.
 */
export const openEntryOf = ({ session, getState }: Reading): LibraryEntry | null =>
  getState().mode === 'sandbox' ? (libraryPart.here?.entryOf(session.getState().document) ?? null) : null;

/** The address of the open entry, as long as its run is unchanged; null otherwise. */
export function hashOfOpenEntry(reading: Reading): string | null {
  const entry = openEntryOf(reading);
  return entry?.document === reading.session.getState().document ? hashOfEntry(entry) : null;
}

const sharing = new Part(async () => (await Promise.all([import('../share.ts'), reader.fetch()]))[0]);

/** The short address of what is open: of a page of the story, or of an entry; null without one. */
export function hashOfNamed(reading: Reading): string | null {
  const { mode, onRun, page } = reading.getState();
  return mode === 'story' && onRun ? hashOfPage(page) : hashOfOpenEntry(reading);
}

/** Opens the sheet for sharing what is open, and copies its address. */
export async function shareOpen(reading: Reading): Promise<void> {
  const fetched = await needed(reading.session, sharing, parts.linkMaker, () => void shareOpen(reading));
  await fetched?.share(reading.session, reading.router, hashOfNamed(reading));
}
