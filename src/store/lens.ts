/** The lens: stage and logs show only what one server knows. */
import type { ServerId } from '../raft/types.ts';
import type { Session, SessionState } from './session.ts';
import { focusOf, isShown, type Reading, type Story } from './story/state.ts';
import { closeStudy, openStudy } from './study.ts';

/** The server whose lens the page of the story has, once it was played; null if it has none. */
export function lensOfPage(story: Story): ServerId | null {
  const name = isShown(story) ? focusOf(story)?.lens : undefined;
  return name === undefined ? null : Number(name.slice(1));
}

/** The server of the open panel. */
export const lensOfPanel = ({ study, lens }: SessionState): ServerId | null =>
  study?.what === 'knows' ? lens : null;

/** Whether the reader has taken the lens of this page off. */
export const isLifted = ({ lifted }: SessionState, { page }: Story): boolean => lifted === page;

/** Shows what a server knows: stage and logs through its lens, and the panel. */
export function lookThrough(session: Session, lens: ServerId): void {
  openStudy(session, 'knows');
  session.setState({ lens });
}

export const chooseLens = (session: Session, lens: ServerId): void => session.setState({ lens });

/** Takes the lens off, or puts one on: that of the page, else that of the panel. */
export function toggleLens({ session, getState }: Reading): void {
  const state = session.getState();
  const story = getState();
  if (lensOfPanel(state) !== null) closeStudy(session);
  else if (lensOfPage(story) === null) openStudy(session, 'knows');
  else session.setState({ lifted: isLifted(state, story) ? null : story.page });
}
