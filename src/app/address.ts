/** Keeps the address and the run the same: the run is read from it at the start, and written to it when it stands still. */
import { playhead } from '../playback/playhead.ts';
import type { Place } from '../store/branches.ts';
import { complain, openRun } from '../store/commands.ts';
import { DEFAULT_DOCUMENT, DEFAULT_TIME, useSession } from '../store/session.ts';

const WRITE_AFTER_MS = 300;

type Reader = typeof import('../store/address.ts');
let reader: Reader | null = null;

/** Fetches what reads and packs addresses; a page that holds a run asks for it by itself (`vite.config.ts`). */
async function fetchReader(): Promise<Reader> {
  reader ??= await import('../store/address.ts');
  return reader;
}

/** The address of the place, once an address was read or written in this page; null before. */
export const hashNow = ({ document, time }: Pick<Place, 'document' | 'time'>): string | null =>
  reader?.hashOf(document, time) ?? null;

/**
 * Opens what the address holds. True if it held a run; what cannot be read is said, and the default opens, at once where there
 * is nothing to read.
 */
export async function openAddress(): Promise<boolean> {
  const { hash } = window.location;
  const read = hash.length > 1 ? (await fetchReader()).readHash(hash) : null;
  // Another one came while the reader was fetched.
  if (hash !== window.location.hash) return openAddress();
  if (read?.ok) openRun(read.document, read.time);
  else openRun(DEFAULT_DOCUMENT, DEFAULT_TIME);
  if (read?.ok === false) complain(`This address cannot be read, so here is a fresh run. ${read.message}`);
  return read?.ok === true;
}

async function write(): Promise<void> {
  const { hashOf } = await fetchReader();
  const hash = hashOf(useSession.getState().document, playhead.now());
  if (hash !== window.location.hash) window.history.replaceState(null, '', hash);
}

/** Writes whenever the run was changed, or was brought to another place and stands there. Never while it merely plays. */
export function keepAddress(): void {
  let waiting = 0;
  useSession.subscribe((session, before) => {
    const moved = session.world !== before.world || session.playing !== before.playing;
    if (session.document === before.document && (session.playing || !moved)) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void write(), WRITE_AFTER_MS);
  });
  window.addEventListener('hashchange', () => void openAddress());
}
