/**
 * The address says what is open: a page of the story, the sandbox, or a run, which it holds whole. What it says is opened; and
 * a run that was changed, or stands still, is written to it.
 */
import { placeNow } from '../store/branches.ts';
import { complain, openRun } from '../store/commands.ts';
import { meantHash } from '../store/hash.ts';
import { reader } from '../store/reader.ts';
import type { Place } from '../store/session.ts';
import { needed } from '../store/showing.ts';
import { isStoryHash } from '../store/story/pages.ts';
import { enterSandbox, openAddressed, openSandbox } from '../store/story/reading.ts';
import type { Reading } from '../store/story/state.ts';
import * as words from '../words/notices.ts';
import * as parts from '../words/parts.ts';

const WRITE_AFTER_MS = 300;

/** Fetches what reads addresses; null, and said, where that is not possible. The address waits for the next try. */
export async function fetchReader(
  { session, router }: Reading,
  again: () => void,
): Promise<typeof reader.here> {
  router.setUnread(true);
  const fetched = await needed(session, reader, parts.linkReader, again);
  if (fetched !== null) router.setUnread(false);
  return fetched;
}

/** The address of the place, once an address was read or written in this page; null before. */
export const hashNow = ({ document, time }: Pick<Place, 'document' | 'time'>): string | null =>
  !reader.here || reader.here.isTooLong(document) ? null : reader.here.hashOf(document, time);

/** The same text in fewer letters, once an address was read or written in this page; null before. */
export const packedNow = (text: string): string | null => reader.here?.packed(text) ?? null;

/** Opens what the address names: the story where it names nothing. What cannot be read is said, and a fresh run opens. */
export async function openAddress(reading: Reading): Promise<void> {
  const { session, router } = reading;
  const raw = router.hash;
  const hash = meantHash(raw);
  if (hash.length <= 1 || isStoryHash(hash)) return openAddressed(reading, hash);
  if (hash === '#sandbox') return openFreshOrKept(reading);
  const fetched = await fetchReader(reading, () => void openAddress(reading));
  const { notice } = session.getState();
  const read = fetched?.readHash(hash);
  // A long run takes long to read, and then to open: the browser may answer its user in between.
  await new Promise<void>((goOn) => session.clock.later(goOn));
  // Another one came meanwhile.
  if (raw !== router.hash) return openAddress(reading);
  enterSandbox(reading);
  if (read?.ok) {
    openRun(session, read.document, read.time);
    if (read.complaint !== null) complain(session, read.complaint);
    return;
  }
  openSandbox(reading);
  if (fetched === null) return session.setState({ notice });
  if (read) complain(session, words.cannotRead(read.message));
}

/** Who is in the sandbox already stays at their run. A run that was left there has an address of its own. */
async function openFreshOrKept(reading: Reading): Promise<void> {
  if (reading.getState().mode === 'sandbox') return write(reading);
  openSandbox(reading);
  if ((reading.session.getState().document.actions ?? []).length > 0) await write(reading);
}

async function write(reading: Reading): Promise<void> {
  const { session, router } = reading;
  const fetched = await reader.fetchQuietly().catch(() => null);
  if (fetched === null || router.isUnread) return;
  const { hashOf, isTooLong } = fetched;
  if (reading.getState().mode === 'story') return;
  const { document } = session.getState();
  const hash = isTooLong(document) ? '#sandbox' : hashOf(document, placeNow(session).time);
  router.replace(hash);
}

/** Writes whenever the run was changed, or was brought to another place and stands there. Never while it merely plays. */
export function keepAddress(reading: Reading): void {
  let waiting = 0;
  reading.session.subscribe((state, before) => {
    const moved = state.world !== before.world || state.playing !== before.playing;
    if (state.document === before.document && (state.playing || !moved)) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void write(reading), WRITE_AFTER_MS);
  });
  reading.router.onGo(() => void openAddress(reading));
}
