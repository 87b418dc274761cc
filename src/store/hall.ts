/** Hall mode: stage and logs are large, for the back row; all else is hidden or small. */
import type { Session } from './session.ts';

export const showHall = (session: Session, hall: boolean): void => {
  if (session.getState().hall !== hall) session.setState({ hall });
};

export const toggleHall = (session: Session): void => showHall(session, !session.getState().hall);
