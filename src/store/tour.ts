/** The tour of the sandbox: which step is open. The view has the texts. */
import type { Session } from './session.ts';

export const startTour = (session: Session): void => session.setState({ tour: 0, dialog: null, menu: null });
export const goToStep = (session: Session, step: number): void => session.setState({ tour: step });
export const endTour = (session: Session): void => session.setState({ tour: null });
