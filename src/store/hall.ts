/** Hall mode: the stage and the logs are large, for the back row; the rest steps aside. */
import { useSession } from './session.ts';

export const showHall = (hall: boolean): void => {
  if (useSession.getState().hall !== hall) useSession.setState({ hall });
};

export const toggleHall = (): void => showHall(!useSession.getState().hall);
