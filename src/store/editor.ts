/** Opening and closing the editor of the document. */
import type { Session } from './session.ts';

/** A longer document is not edited on the page; in characters. */
export const MOST_EDITED = 300_000;

/** Opens the text of a file, if there is one that cannot be run; else the reader's own, or the run's. */
const openText = (session: Session): void =>
  session.setState({ editor: { of: {}, isOther: session.unsaved.brought !== null }, study: null });

export function showEditor(session: Session, isOpen: boolean): void {
  if ((session.getState().editor !== null) === isOpen) return;
  if (isOpen) openText(session);
  else session.setState({ editor: null });
}

/** Opens the editor, or moves the focus to its text. */
export function editDocument(session: Session): void {
  const { editor } = session.getState();
  if (editor === null) openText(session);
  else session.setState({ editor: { ...editor, wanted: {} } });
}

export const toggleEditor = (session: Session): void =>
  showEditor(session, session.getState().editor === null);

/** Opens the editor with the text of a document that cannot be run. */
export function showBrought(session: Session, text: string): void {
  session.unsaved = { ...session.unsaved, brought: text };
  session.setState({ notice: null, dialog: null, menu: null });
  openText(session);
}

/** Another run is opened: a text of the reader is there again when that run is left for the one before. */
export function leaveTexts(session: Session): void {
  const { own } = session.unsaved;
  session.unsaved = { own: own && { ...own, isLeft: true }, brought: null };
}
