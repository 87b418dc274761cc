/** Opening and closing the space–time diagram. */
import { useSession } from './session.ts';

export const showDiagram = (diagram: boolean): void => {
  if (useSession.getState().diagram !== diagram) useSession.setState({ diagram });
};

export const toggleDiagram = (): void => showDiagram(!useSession.getState().diagram);
