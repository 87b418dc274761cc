/** Hall mode: stage and logs are large, for the back row; all else is hidden or small. */
import type { Present, Session } from './session.ts';

export function showHall(session: Session, hall: boolean): void {
  if (session.getState().hall === hall) return;
  session.setState({ hall });
  if (!hall) present(session, { blank: null, pointer: false });
}

export const toggleHall = (session: Session): void => showHall(session, !session.getState().hall);

export const present = (session: Session, change: Partial<Present>): void =>
  session.setState(({ present: before }) => ({ present: { ...before, ...change } }));
