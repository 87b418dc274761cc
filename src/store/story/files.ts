/** Opens what the reader brings: a file, the text of a document, or a link. It opens in the sandbox. */
import { inSlices } from '../../playback/slices.ts';
import { MOST_FILE } from '../../scenario/limits.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import * as words from '../../words/files.ts';
import * as notices from '../../words/notices.ts';
import * as pictures from '../../words/pictures.ts';
import { readingHash, readText, saveAsFile } from '../address.ts';
import { placeNow } from '../branches.ts';
import { complain, openInstead } from '../commands.ts';
import { MOST_EDITED, showBrought } from '../editor.ts';
import { meantHash } from '../hash.ts';
import {
  HEAD_BYTES,
  hasRunFirst,
  isCarrier,
  kindOfPicture,
  MOST_PICTURE,
  type PictureKind,
  runInPicture,
} from '../pictures/carried.ts';
import type { Place, Session } from '../session.ts';
import { complaint, note } from '../showing.ts';
import { showView } from '../view-open.ts';
import { takeOver } from './reading.ts';
import type { Reading } from './state.ts';

/** The places that `undo` returns to, the last one first: a run in the sandbox is not lost in the story. */
function placesBefore({ session, sandbox, getState }: Reading): readonly Place[] {
  const open = placeNow(session);
  const isLeft = getState().mode !== 'sandbox' && sandbox?.document !== open.document;
  return isLeft && sandbox ? [sandbox, open] : [open];
}

/** Shows the run that was opened: in the sandbox, with no dialog over it. */
async function showOpened(reading: Reading): Promise<void> {
  reading.session.setState({ dialog: null });
  if (reading.getState().mode !== 'sandbox') await takeOver(reading);
}

/**
 * Opens the text of a document; an error is shown as a notice, or in the text if `shows` says that it can be
 * shown. `before`: as for `openInstead`.
 */
export function openDocument(
  session: Session,
  text: string,
  before: readonly Place[] = [placeNow(session)],
  shows = false,
): boolean {
  const read = readText(text);
  if (!read.ok && shows && text.length <= MOST_EDITED) showBrought(session, text);
  else if (!read.ok) session.setState({ notice: complaint(notices.cannotBeRun(read.message)) });
  else openInstead(session, read.document, { before });
  return read.ok;
}

async function openText(reading: Reading, text: string): Promise<void> {
  const shows = reading.getState().mode === 'sandbox' && !reading.session.getState().hall;
  if (openDocument(reading.session, text, placesBefore(reading), shows)) await showOpened(reading);
}

/** The size is checked first: a file that is much too large is never read into memory. */
export async function openFile(reading: Reading, file: File): Promise<void> {
  const kind = kindOfPicture(await bytesOf(file.slice(0, HEAD_BYTES)));
  if (kind !== null) return openPicture(reading, kind, file);
  if (file.size > MOST_FILE) return complain(reading.session, words.fileTooLarge(MOST_FILE, file.size));
  const text = await file.text().catch(() => null);
  if (text === null) return complain(reading.session, words.noFile(file.name));
  await openText(reading, text);
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> =>
  new Uint8Array(await blob.arrayBuffer().catch(() => new ArrayBuffer(0)));

/** Opens the run that a picture carries, at its time. */
async function openPicture(reading: Reading, kind: PictureKind, file: File): Promise<void> {
  const { session } = reading;
  if (!isCarrier(kind)) return complain(session, pictures.otherKind(kind));
  if (!hasRunFirst(kind) && file.size > MOST_PICTURE)
    return complain(session, pictures.tooLarge(MOST_PICTURE, file.size));
  const read = runInPicture(kind, await bytesOf(file.slice(0, MOST_PICTURE)));
  if ('fault' in read) return complain(session, pictures.faults[read.fault]);
  await openRunOf(reading, read.text, pictures.notRead);
}

/** Saves the open run's document as a file. */
export function saveDocument(session: Session): void {
  const name = saveAsFile(session.getState().document);
  session.setState({ notice: note(words.saved(name)) });
}

/** Asks the browser for a file, and opens it. */
export function pickFile(reading: Reading): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept =
    '.json,.png,.svg,.gif,.webm,.mp4,application/json,image/png,image/svg+xml,image/gif,video/webm,video/mp4';
  input.hidden = true;
  // In the page: elsewhere, Safari may forget it while the reader chooses.
  document.body.append(input);
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.remove();
    if (file) void openFile(reading, file);
  });
  input.click();
}

/** A link of this page, also inside a text. */
const LINK = /#(?:run=|story|sandbox|library)\S*/;

/** Opens what was pasted: the text of a document, or a link of this page. */
export async function openPasted(reading: Reading, text: string): Promise<void> {
  const link = LINK.exec(text)?.[0];
  if (text.trim().startsWith('{')) return openText(reading, text);
  if (link !== undefined) return openLink(reading, link);
  reading.session.setState({ notice: note(words.notOpened) });
}

async function openLink(reading: Reading, link: string): Promise<void> {
  if (!link.startsWith('#run=')) return reading.router.go(meantHash(link));
  await openRunOf(reading, meantHash(link), words.linkNotRead);
}

/** Opens the run of a link; `notRead`: what is said if it has none. */
async function openRunOf(reading: Reading, hash: string, notRead: (why: string) => string): Promise<void> {
  const { session } = reading;
  const read = await inSlices(readingHash(hash), session.clock);
  const before = placesBefore(reading);
  if (!read?.ok) {
    const { message = '', left = null } = read ?? {};
    const take = async (document: ScenarioDocument) => {
      openInstead(session, document, { before });
      await showOpened(reading);
    };
    const offer = left && { label: left.label, take: () => void take(left.document) };
    return session.setState({ notice: { ...complaint(notRead(message)), ...(offer && { offer }) } });
  }
  const { document, time, view, complaint: unread } = read;
  openInstead(session, document, { time, before });
  await showOpened(reading);
  const isStill = () => session.getState().document === document;
  if (view !== null) await showView(session, { view, complaint: unread }, 'run', isStill);
  else if (unread !== null) complain(session, unread);
}
