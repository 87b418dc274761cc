/**
 * Errors outside React's rendering: in an event, a frame, a promise. A notice reports them, and the run is
 * paused.
 */
import { complain, pause } from '../store/commands.ts';
import { onUnread } from '../store/kept.ts';
import type { Session } from '../store/session.ts';
import * as words from '../words/page.ts';

/** Reports an error. */
export function reportError(session: Session, error: unknown): void {
  // Without an error object it is not the page's: a browser's own message, or a foreign script.
  if (!(error instanceof Error)) return;
  pause(session);
  complain(session, words.wentWrong(error.message.slice(0, 200)));
}

export function listenToTrouble(session: Session): void {
  window.addEventListener('error', ({ error }) => reportError(session, error));
  window.addEventListener('unhandledrejection', ({ reason }) => reportError(session, reason));
}

const KEPT: Readonly<Record<string, string>> = words.kept;

/** Reports stored values that are unreadable. */
export function reportUnread(session: Session): void {
  onUnread((name) =>
    queueMicrotask(() => {
      const before = session.getState().notice?.text ?? '';
      const what = KEPT[name] ?? words.setting(name);
      complain(session, `${before} ${words.isUnread(what)}`.trim());
    }),
  );
}
