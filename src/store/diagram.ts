/** Opening and closing the space–time diagram. */
import type { Session } from './session.ts';

export const showDiagram = (session: Session, diagram: boolean): void => {
  if (session.getState().diagram !== diagram) session.setState({ diagram });
};

export const toggleDiagram = (session: Session): void => showDiagram(session, !session.getState().diagram);
