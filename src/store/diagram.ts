/** Opening and closing the space–time diagram, and the window that a link wants it to show. */
import type { Session } from './session.ts';

export const showDiagram = (session: Session, diagram: boolean): void => {
  if (session.getState().diagram !== diagram) session.setState({ diagram });
};

export const toggleDiagram = (session: Session): void => showDiagram(session, !session.getState().diagram);

/** The open diagram, whose window a link can tell. Returns what is done when it closes. */
export function keepPane(session: Session, pane: Session['pane']): () => void {
  session.pane = pane;
  return () => {
    if (session.pane === pane) session.pane = null;
  };
}

/** The wanted window is shown: from now on the reader moves it. */
export const windowShown = (session: Session): void => session.setState({ window: null });
