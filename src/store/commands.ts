/** Every verb of the interface. Buttons, menus, keys and the stage all come in by these doors. */
import { keepMoving } from './playing.ts';
import {
  type Detail,
  type Grabbed,
  type OpenDialog,
  type OpenMenu,
  type Selected,
  useSession,
} from './session.ts';
import { complaint } from './showing.ts';
import { untilPlace } from './until.ts';

export { LONGEST_RUN } from '../scenario/limits.ts';
export {
  act,
  acting,
  DELAY,
  deleteBranch,
  heal,
  partition,
  releaseAll,
  request,
  supposeAt,
  undo,
} from './acting.ts';
export {
  goToEvent,
  nextEvent,
  nextHighlight,
  previousEvent,
  previousHighlight,
  runTo,
  seek,
  seeking,
  toEnd,
  toStart,
} from './moving.ts';
export { anotherRun, newRun, openDocument, opening, openRun, wantsStillness } from './opening.ts';
export {
  faster,
  pause,
  play,
  playUntil,
  setSpeed,
  slower,
  stopAt,
  toggle,
} from './playing.ts';

const { setState: set } = useSession;

export function openMenu(menu: OpenMenu): void {
  const isOfNothing = menu.kind === 'until' || menu.kind === 'way';
  set(isOfNothing ? { menu } : { menu, selected: { kind: menu.kind, id: menu.id } });
  keepMoving();
}

export const chooseUntil = (): void => openMenu({ kind: 'until', id: 0, ...untilPlace() });

export function closeMenu(): void {
  set({ menu: null });
  keepMoving();
}

export function openDialog(dialog: OpenDialog): void {
  const { menu } = useSession.getState();
  set({ dialog: menu ? { ...dialog, opener: menu } : dialog, menu: null });
  keepMoving();
}

export function closeDialog(): void {
  set({ dialog: null });
  keepMoving();
}

/** A message is taken into the reader's hand, dragged there, or (null) put back. */
export function grab(grabbed: Grabbed | null): void {
  set({ grabbed });
  keepMoving();
}

/** Puts away the selection and the notice. */
export const closeAll = (): void => set({ selected: null, notice: null });

export const select = (selected: Selected | null): void => set({ selected });
export const setDetail = (detail: Detail): void => set({ detail });
export const dismissNotice = (): void => set({ notice: null });
export const complain = (text: string): void => set({ notice: complaint(text) });
