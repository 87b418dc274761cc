/** What goes wrong outside of what React draws: an event, a frame, a promise. It is said, and the run stands still. */
import { complain, pause } from '../store/commands.ts';

/** Says what went wrong. */
export function tell(error: unknown): void {
  // What has no error is not the page's: a browser's own note, or a foreign script.
  if (!(error instanceof Error)) return;
  pause();
  complain(`Something went wrong in this page: ${error.message.slice(0, 200)} Your run is kept.`);
}

export function listenToTrouble(): void {
  window.addEventListener('error', ({ error }) => tell(error));
  window.addEventListener('unhandledrejection', ({ reason }) => tell(reason));
}
