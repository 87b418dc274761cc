/** Opening and closing the editor of the document. */
import type { Session } from './session.ts';

/** A longer document is not edited on the page; in characters. */
export const MOST_EDITED = 300_000;

export const showEditor = (session: Session, isOpen: boolean): void => {
  if ((session.getState().editor !== null) !== isOpen)
    session.setState({ editor: isOpen ? { brought: null } : null });
};

export const toggleEditor = (session: Session): void =>
  showEditor(session, session.getState().editor === null);

/** Opens the editor with the text of a document that cannot be run. */
export const showBrought = (session: Session, text: string): void =>
  session.setState({ editor: { brought: text }, notice: null, dialog: null, menu: null });
