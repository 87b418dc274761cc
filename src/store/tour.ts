/** The tour of the sandbox: which step is open. What the steps say is the view's. */
import { useSession } from './session.ts';

const { setState: set } = useSession;

export const startTour = (): void => set({ tour: 0, dialog: null, menu: null });
export const goToStep = (step: number): void => set({ tour: step });
export const endTour = (): void => set({ tour: null });
