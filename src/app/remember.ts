/**
 * A reload restores everything: the branches, the playhead, how far the run was known, and the texts of the
 * editor that are not the run; not those beside an unchanged entry. Each tab has its own state.
 */

import { placeNow, restore } from '../store/branches.ts';
import { complain, seek } from '../store/commands.ts';
import { showEditor } from '../store/editor.ts';
import { keepText, keptText, setAside } from '../store/kept.ts';
import type { Router } from '../store/router.ts';
import { isLibraryHash } from '../store/story/library.ts';
import { hashOfOpenEntry, openEntryOf } from '../store/story/open-now.ts';
import { enterSandbox } from '../store/story/reading.ts';
import type { Reading } from '../store/story/state.ts';
import * as words from '../words/page.ts';
import { fetchReader, hashNow, openAddress, packedNow } from './address.ts';

const NAME = 'run';
const ENTRY = 'entry';
/** A tab may be unable to store two texts longer than this: such a text is packed. */
const LONG = 200_000;
/** Stored in place of a text that would not fit. */
const TOO_LONG = 'too long';

/** Stores what is open when the page is left, in the tab and in its address. */
export function keepPlace(reading: Reading): void {
  const { session, router } = reading;
  window.addEventListener('pagehide', () => {
    if (!(isSandbox(router) || openEntryOf(reading)) || router.isUnread) return;
    // Its short address brings it back; only the time is stored.
    const entry = hashOfOpenEntry(reading);
    if (entry !== null) return void keepText(ENTRY, `${entry} ${placeNow(session).time}`, 'tab');
    const place = placeNow(session);
    const { unsaved } = session;
    const text = JSON.stringify({ ...place, unsaved, isEditing: session.getState().editor !== null });
    if (!keepText(NAME, (text.length > LONG && packedNow(text)) || text, 'tab'))
      keepText(NAME, TOO_LONG, 'tab');
    const hash = hashNow(place);
    if (hash !== null) router.replace(hash);
  });
}

/** Restores the state of this tab, if the same page comes back and not another address. */
export async function openKept(reading: Reading): Promise<boolean> {
  const { session, router } = reading;
  if (isLibraryHash(router.hash) && isReturn()) return openEntryAgain(reading);
  // The storage is read last: it is slow.
  const text = isSandbox(router) && isReturn() ? keptText(NAME, 'tab') : null;
  if (text === null) return false;
  if (text === TOO_LONG) {
    await openAddress(reading);
    complain(session, words.isTooLongToKeep);
    return true;
  }
  const fetched = await fetchReader(reading, () => window.location.reload());
  if (fetched === null) {
    const { notice } = session.getState();
    await openAddress(reading);
    session.setState({ notice });
    return true;
  }
  const json = text.startsWith('{') ? text : fetched.unpacked(text);
  const { value, isWhole } = fetched.readPlace(json ?? '');
  if (!isWhole) setAside(NAME, text, 'tab');
  if (value === null) return false;
  enterSandbox(reading);
  restore(session, value);
  session.unsaved = value.unsaved;
  showEditor(session, value.isEditing);
  return true;
}

/** Opens the library, or an entry at the time that was shown. */
async function openEntryAgain(reading: Reading): Promise<true> {
  await openAddress(reading);
  const [entry, time] = keptText(ENTRY, 'tab')?.split(' ') ?? [];
  if (entry === hashOfOpenEntry(reading) && /^\d+$/.test(time ?? '')) seek(reading.session, Number(time));
  return true;
}

const isSandbox = ({ openHash }: Router): boolean => /^#(run=|sandbox(&|$))/.test(openHash);

function isReturn(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit instanceof PerformanceNavigationTiming && visit.type !== 'navigate';
}
