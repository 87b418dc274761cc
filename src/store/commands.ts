/** Every command of the interface. Buttons, menus, keys and the stage all call these functions. */
import { ACTS_IN, may } from './allowed.ts';
import { NO_FILTER } from './filter.ts';
import { keepMoving } from './playing.ts';
import {
  type Detail,
  type Grabbed,
  type OpenDialog,
  type OpenMenu,
  type Selected,
  type Session,
} from './session.ts';
import { complaint } from './showing.ts';
import { lookPlace } from './study.ts';
import { untilPlace } from './until.ts';

export { LONGEST_RUN, MOST_SERVERS } from '../scenario/limits.ts';
export {
  act,
  acting,
  heal,
  partition,
  releaseAll,
  request,
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
export {
  anotherRun,
  anySeed,
  newRun,
  openInstead,
  opening,
  openRun,
  wantsStillness,
} from './opening.ts';
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

export function openMenu(session: Session, menu: OpenMenu): void {
  if (!may(session, ...ACTS_IN[menu.kind])) return;
  const isSelected = menu.kind === 'server' || menu.kind === 'message' || menu.kind === 'event';
  session.setState(isSelected ? { menu, selected: { kind: menu.kind, id: menu.id } } : { menu });
  keepMoving(session);
}

export const chooseUntil = (session: Session): void =>
  openMenu(session, { kind: 'until', id: 0, ...untilPlace() });

export const lookCloser = (session: Session): void =>
  openMenu(session, { kind: 'look', id: 0, ...lookPlace() });

export function closeMenu(session: Session): void {
  session.setState({ menu: null });
  keepMoving(session);
}

export function openDialog(session: Session, dialog: OpenDialog): void {
  const { menu } = session.getState();
  session.setState({ dialog: menu ? { ...dialog, opener: menu } : dialog, menu: null });
  keepMoving(session);
}

export function closeDialog(session: Session): void {
  session.setState({ dialog: null });
  keepMoving(session);
}

/** Grabs a message, drags it, or (null) drops it. */
export function grab(session: Session, grabbed: Grabbed | null): void {
  session.setState({ grabbed });
  keepMoving(session);
}

/** Clears the selection and the notice. */
export const closeAll = (session: Session): void => session.setState({ selected: null, notice: null });

export const select = (session: Session, selected: Selected | null): void => session.setState({ selected });
/** Opens the row of the filter of events, or closes it: then everything is listed again. */
export const toggleFilter = (session: Session): void =>
  session.setState(({ filter }) => ({ filter: filter === null ? NO_FILTER : null, sifted: null }));

export const setDetail = (session: Session, detail: Detail): void => session.setState({ detail });
export const dismissNotice = (session: Session): void => session.setState({ notice: null });
export const complain = (session: Session, text: string): void =>
  session.setState({ notice: complaint(text) });
