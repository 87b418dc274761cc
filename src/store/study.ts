/** The study panels have the place of the editor; in the story, that of the logs. */
import { inspected } from './leader.ts';
import type { MenuPlace, Session, SessionState } from './session.ts';
import type { OpenStudy, Study } from './studies.ts';

/** Opens one of the panels without moving the focus, or closes the open one (null). */
export function showStudy(session: Session, what: Study | null): void {
  const { study } = session.getState();
  if ((study?.what ?? null) === what) return;
  session.setState((state) => (what === null ? { study: null } : opened(state, { what })));
}

/** The lens begins with the server that is meant, and stays with it. */
const opened = (state: SessionState, study: OpenStudy) => ({ study, editor: null, lens: inspected(state) });

/** Opens one of the panels, which gets the focus. */
export const openStudy = (session: Session, what: Study): void =>
  session.setState((state) => opened(state, { what, wanted: {} }));

export const closeStudy = (session: Session): void => showStudy(session, null);

/** The menu of the panels opens beside its button; in a hall, at the upper edge. */
export function lookPlace(): MenuPlace {
  const buttons = [...document.querySelectorAll('[data-command="look"], [popovertarget="more-tools"]')];
  const button = buttons.find((one) => one.checkVisibility());
  const { x, y, width, height } = button?.getBoundingClientRect() ?? new DOMRect(innerWidth / 2, 8);
  return { x, y, width, height };
}
