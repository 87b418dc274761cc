/** Opens what the reader brings: a file, the text of a document, or a link. It opens in the sandbox. */
import { MOST_FILE } from '../../scenario/limits.ts';
import * as words from '../../words/files.ts';
import * as parts from '../../words/parts.ts';
import { placeNow } from '../branches.ts';
import { complain, openDialog, openDocument, openInstead } from '../commands.ts';
import { meantHash } from '../hash.ts';
import { reader } from '../reader.ts';
import type { Place, Session } from '../session.ts';
import { needed, note } from '../showing.ts';
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

/** Opens the text of a document. */
async function openText(reading: Reading, text: string): Promise<void> {
  const shows = reading.getState().mode === 'sandbox' && !reading.session.getState().hall;
  if (await openDocument(reading.session, text, placesBefore(reading), shows)) await showOpened(reading);
}

/** The size is checked first: a file that is much too large is never read into memory. */
export async function openFile(reading: Reading, file: File): Promise<void> {
  if (file.size > MOST_FILE) return complain(reading.session, words.fileTooLarge(MOST_FILE, file.size));
  const text = await file.text().catch(() => null);
  if (text === null) return complain(reading.session, words.noFile(file.name));
  await openText(reading, text);
}

export const openFilesDialog = (session: Session): void => openDialog(session, { name: 'files' });

/** Saves the open run's document as a file. */
export async function saveDocument(session: Session): Promise<void> {
  const fetched = await needed(session, reader, parts.fileMaker, () => void saveDocument(session));
  if (fetched === null) return;
  const name = fetched.saveAsFile(session.getState().document);
  session.setState({ notice: note(words.saved(name)) });
}

/** Asks the browser for a file, and opens it. */
export function pickFile(reading: Reading): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
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
  if (text.trim() !== '') reading.session.setState({ notice: note(words.notOpened) });
}

async function openLink(reading: Reading, link: string): Promise<void> {
  const { session, router } = reading;
  if (!link.startsWith('#run=')) return router.go(meantHash(link));
  const fetched = await needed(session, reader, parts.linkReader, () => void openLink(reading, link));
  if (fetched === null) return;
  const read = fetched.readHash(meantHash(link));
  if (!read?.ok) return complain(session, words.linkNotRead(read?.message ?? ''));
  openInstead(session, read.document, { time: read.time, before: placesBefore(reading) });
  await showOpened(reading);
  if (read.complaint !== null) complain(session, read.complaint);
}
