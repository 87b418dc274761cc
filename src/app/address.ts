/**
 * The address names what is open: a page of the story, the sandbox, or a run, which it contains. This module
 * opens what the address names; and writes a run to it that was changed or is paused.
 */
import type { Micros } from '../base/time.ts';
import { Part } from '../parts/part.ts';
import { inSlices } from '../playback/slices.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { placeNow } from '../store/branches.ts';
import { complain, openInstead, openRun } from '../store/commands.ts';
import { leaveTexts } from '../store/editor.ts';
import { meantHash } from '../store/hash.ts';
import { reader } from '../store/reader.ts';
import type { Notice, Place } from '../store/session.ts';
import { complaint, needed } from '../store/showing.ts';
import { isLibraryHash, LIBRARY_HASH } from '../store/story/library.ts';
import { libraryPart } from '../store/story/library-part.ts';
import { hashOfOpenEntry, openEntryOf } from '../store/story/open-now.ts';
import { isStoryHash } from '../store/story/pages.ts';
import {
  comeBackTo,
  enterLibrary,
  enterSandbox,
  openAddressed,
  openSandbox,
} from '../store/story/reading.ts';
import type { Reading } from '../store/story/state.ts';
import type { OpenedBy } from '../store/view-open.ts';
import * as words from '../words/notices.ts';
import * as parts from '../words/parts.ts';

const WRITE_AFTER_MS = 300;

/** What shows the rest of a link. */
const viewPart = new Part(() => import('../store/view-open.ts'));
type Unread = Extract<ReturnType<NonNullable<typeof reader.here>['readHash']>, { readonly ok: false }>;

/**
 * Fetches the decoder of addresses; null, with a notice, if that fails. The address waits for the next try.
 */
export async function fetchReader(
  { session, router }: Reading,
  again: () => void,
): Promise<typeof reader.here> {
  router.setUnread(true);
  const fetched = await needed(session, reader, parts.linkReader, again);
  if (fetched !== null) router.setUnread(false);
  return fetched;
}

/** The current place as an address, once this page has read or written one; null before. */
export const hashNow = ({ document, time }: Pick<Place, 'document' | 'time'>): string | null =>
  !reader.here || reader.here.isTooLong(document) ? null : reader.here.hashOf(document, time);

/** The same text, packed, once this page has read or written an address; null before. */
export const packedNow = (text: string): string | null => reader.here?.packed(text) ?? null;

/**
 * Opens what the address names: the story if it names nothing. If it is unreadable, a notice says so and a
 * fresh run opens.
 */
export async function openAddress(reading: Reading): Promise<void> {
  const { session, router } = reading;
  const isLatest = router.startOpening();
  const raw = router.hash;
  const hash = meantHash(raw);
  const [what = ''] = hash.split('&');
  if (what.length <= 1 || isStoryHash(what)) {
    await openAddressed(reading, what);
    return showRest(reading, hash, 'page', isLatest);
  }
  if (what === '#sandbox') {
    await openFreshOrKept(reading);
    return showRest(reading, hash, 'own', isLatest);
  }
  if (isLibraryHash(what)) return openLibrary(reading, hash, isLatest);
  const fetched = await fetchReader(reading, () => void openAddress(reading));
  const { notice } = session.getState();
  // Decoding and opening a long run takes long: the browser handles input in between.
  const read = fetched && (await inSlices(fetched.readingHash(hash), session.clock));
  await new Promise<void>((goOn) => session.clock.later(goOn));
  // Two quick presses of Back are reported when the browser has arrived at the second.
  if (!isLatest()) return;
  // Another address came meanwhile.
  if (raw !== router.hash) return openAddress(reading);
  router.arrive();
  if (fetched !== null && read?.ok) {
    const isOpen = reading.getState().mode === 'sandbox';
    // The sandbox’s own run is replaced, also if the link leads to another time of it.
    const left = isOpen && openEntryOf(reading) === null ? null : fetched.leftAt(hash, read, reading, isOpen);
    const hasActs =
      session.getState().branches.length > 1 || (session.getState().document.actions ?? []).length > 0;
    const isOwn = isOpen && openEntryOf(reading) === null && hasActs;
    enterSandbox(reading);
    if (left === null) openRead(reading, read.document, read.time, isOwn);
    else {
      if (isOpen || left.pasts) leaveTexts(session);
      comeBackTo(session, left.place, left.pasts);
    }
    fetched.setAddress(left?.place.document ?? read.document, hash);
    if (read.view !== null) return showRest(reading, hash, left === null ? 'run' : 'own', isLatest);
    if (read.complaint !== null) complain(session, read.complaint);
    return;
  }
  const isKept = reading.getState().mode === 'sandbox';
  if (!isKept) openSandbox(reading);
  if (fetched === null) return session.setState({ notice });
  if (isKept) await write(reading);
  if (read?.ok === false) session.setState({ notice: unread(reading, read, isKept) });
}

/** Why an address cannot be read, and the offer to open what is left of it. */
function unread(reading: Reading, read: Unread, isKept: boolean): Notice {
  const { session } = reading;
  const why = isKept ? words.linkNotRead(read.message) : words.cannotRead(read.message);
  const { left } = read;
  if (left === null) return complaint(why);
  const take = () => openInstead(session, left.document);
  return { ...complaint(why), offer: { label: left.label, take } };
}

/** Shows what the address says besides what it opens, if anything. */
async function showRest(
  reading: Reading,
  hash: string,
  what: OpenedBy,
  isLatest: () => boolean,
): Promise<void> {
  if (!hash.includes('&')) return;
  const { session } = reading;
  const again = () => void openAddress(reading);
  const fetched = await needed(session, viewPart, parts.linkReader, again);
  if (isLatest()) void fetched?.showView(session, fetched.viewOf(hash), what, isLatest);
}

/** `#library` opens at once; an entry when all entries are there. */
async function openLibrary(reading: Reading, hash: string, isLatest: () => boolean): Promise<void> {
  const { session, router } = reading;
  const again = () => void openAddress(reading);
  const [what = ''] = hash.split('&');
  const fetched = what === LIBRARY_HASH ? null : await needed(session, libraryPart, parts.library, again);
  if (!isLatest() || meantHash(router.hash) !== hash) return;
  router.arrive();
  if (fetched === null) enterLibrary(reading);
  else fetched.openInLibrary(reading, what);
  await showRest(reading, hash, 'entry', isLatest);
}

/**
 * Opens a run. The run that waited in the sandbox, or was open there and has acts of the reader, can be
 * returned to by Undo.
 */
function openRead(
  { session, sandbox }: Reading,
  document: ScenarioDocument,
  time: Micros,
  isOwn: boolean,
): void {
  const waits = sandbox !== null && sandbox.document === session.getState().document;
  if (waits) openInstead(session, document, { time, before: [sandbox], notice: null });
  else if (isOwn) openInstead(session, document, { time, notice: null });
  else openRun(session, document, time);
}

/** In the sandbox, the reader's run stays. A run that was left there has an address of its own. */
async function openFreshOrKept(reading: Reading): Promise<void> {
  reading.router.arrive();
  if (reading.getState().mode === 'sandbox') return write(reading);
  openSandbox(reading);
  const { actions = [] } = reading.session.getState().document;
  if (actions.length > 0 || hashOfOpenEntry(reading) !== null) await write(reading);
}

async function write(reading: Reading): Promise<void> {
  const { session, router } = reading;
  const named = hashOfOpenEntry(reading);
  if (named !== null) return router.replace(named);
  const fetched = await reader.fetchQuietly().catch(() => null);
  if (fetched === null || router.isUnread) return;
  const { hashOf, isTooLong } = fetched;
  if (reading.getState().mode !== 'sandbox') return;
  const { document } = session.getState();
  const hash = isTooLong(document) ? '#sandbox' : hashOf(document, placeNow(session).time);
  fetched.setAddress(document, hash);
  router.replace(hash);
}

/**
 * Writes the address when the run was changed, or was moved to another time and is paused. Never while it
 * plays.
 */
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
