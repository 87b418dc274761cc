/** What goes wrong outside of what React draws: an event, a frame, a promise. It is said, and the run stands still. */
import { complain, pause } from '../store/commands.ts';
import { onUnread } from '../store/kept.ts';
import type { Session } from '../store/session.ts';
import * as words from '../words/page.ts';

/** Says what went wrong. */
export function tell(session: Session, error: unknown): void {
  // What has no error is not the page's: a browser's own note, or a foreign script.
  if (!(error instanceof Error)) return;
  pause(session);
  complain(session, words.wentWrong(error.message.slice(0, 200)));
}

export function listenToTrouble(session: Session): void {
  window.addEventListener('error', ({ error }) => tell(session, error));
  window.addEventListener('unhandledrejection', ({ reason }) => tell(session, reason));
}

const KEPT: Readonly<Record<string, string>> = words.kept;

/** Says what the browser kept and this page cannot read. */
export function sayUnread(session: Session): void {
  onUnread((name) =>
    queueMicrotask(() => {
      const before = session.getState().notice?.text ?? '';
      const what = KEPT[name] ?? words.setting(name);
      complain(session, `${before} ${words.isUnread(what)}`.trim());
    }),
  );
}
