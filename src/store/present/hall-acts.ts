/** What a lecturer does in a hall, besides what the page can do anyway. */
import { present, showHall } from '../hall.ts';
import { pause } from '../playing.ts';
import type { Session } from '../session.ts';

/** Covers the screen of the hall, black or like paper, or shows it again (null). Nothing plays behind it. */
export function blank(session: Session, as: 'black' | 'paper' | null): void {
  if (as !== null) pause(session);
  present(session, { blank: as });
}

export const toggleBlank = (session: Session): void =>
  blank(session, session.getState().present.blank === null ? 'black' : null);

/** Shows the screen again. Returns whether it was covered: then the key that did it does nothing else. */
export function showAgain(session: Session): boolean {
  const wasBlank = session.getState().present.blank !== null;
  if (wasBlank) blank(session, null);
  return wasBlank;
}

export const togglePointer = (session: Session): void =>
  present(session, { pointer: !session.getState().present.pointer });

/** A browser allows it only at a press in this window. */
export function fillScreen(): void {
  if (document.fullscreenElement === null)
    document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** A second window of this name would be the same one. */
export const PRESENTER = 'raftarium-presenter';
const FEATURES = 'popup,width=1180,height=760';

/** This page as the presenter's window. The address of the run is not needed: the hall tells it. */
export const presenterAddress = (): string => new URL('?present', window.location.href).href;

/**
 * Opens the presenter's window, beside hall mode; or shows it, if it is open. Opening a window ends full
 * screen in some browsers: hall mode stays.
 */
export function openPresenter(session: Session): void {
  const { presenter } = session;
  const isOpen = presenter !== null && !presenter.window.closed;
  if (isOpen) presenter.window.focus();
  else {
    // A page that was opened in what was once such a window would be replaced by it.
    if (window.name === PRESENTER) window.name = '';
    present(session, { window: 'opening' });
    const opened = window.open(presenterAddress(), PRESENTER, FEATURES);
    if (opened === null || opened.closed) present(session, { window: 'blocked' });
  }
  showHall(session, true);
}
