import { placeNow } from '../../store/branches.ts';
import { reader } from '../../store/reader.ts';
import { hashOfOpenEntry } from '../../store/story/open-now.ts';
import { hashOfPage } from '../../store/story/pages.ts';
import type { Reading } from '../../store/story/state.ts';
import { hashNow } from '../address.ts';

/** The address of a hash on the whole page, without the options of the embed. */
export function wholeAddress(hash: string): string {
  const { origin, pathname } = window.location;
  return `${origin === 'null' ? 'file://' : origin}${pathname}${hash}`;
}

/** The address on the whole page of what is open here. */
export function addressOfOpen(reading: Reading): string {
  const { mode, onRun, page } = reading.getState();
  const named = mode === 'story' && onRun ? hashOfPage(page) : hashOfOpenEntry(reading);
  return wholeAddress(named ?? hashNow(placeNow(reading.session)) ?? reading.router.openHash);
}

/** What writes the address of a run is fetched when the reader reaches for the link. */
export const fetchWriter = (): void => void reader.fetchQuietly().catch(() => undefined);
