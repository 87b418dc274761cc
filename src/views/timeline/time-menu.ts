/** The menu of the track: the questions about the run at a time. */
import type { MouseEvent } from 'react';
import { type TimeWindow, timeAt, xAt } from '../../scene/time-window.ts';
import { may } from '../../store/allowed.ts';
import { openMenu, seek } from '../../store/commands.ts';
import type { Session } from '../../store/session.ts';

const SECOND_BUTTON = 2;

/** By pointer, the time there is sought; by the menu key, it is that of the playhead. */
export function timeMenu(session: Session, event: MouseEvent<HTMLElement>, shown: TimeWindow): void {
  if (!may(session)) return;
  event.preventDefault();
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const isPointed = event.button === SECOND_BUTTON;
  if (isPointed) seek(session, timeAt(shown, width, event.clientX - left));
  const x = isPointed ? event.clientX : left + xAt(shown, width, session.playhead.now());
  openMenu(session, { kind: 'time', id: 0, x, y: top, width: 1, height });
}
