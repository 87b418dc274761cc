/** Copies the run's state into the store. */
import type { Micros } from '../base/time.ts';
import { visible } from '../base/visible.ts';
import { type Part, reasonOf } from '../parts/part.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import * as words from '../words/notices.ts';
import { type Notice, type Session, type SessionState, snapshotForStore } from './session.ts';

/** Copies the run's state into the store, in one change. */
export function show(session: Session, more: Partial<SessionState> = {}): void {
  session.setState({ ...snapshotForStore(session.run, session.getState()), ...more });
}

/** The latest time that the run can reach: an hour, unless it exceeds another limit at its cursor. */
export const runEnd = (session: Session): Micros => session.run.history.stopped?.time ?? LONGEST_RUN;

/** Shows the run at its cursor while a job still moves it. */
export function showOnTheWay(session: Session): void {
  show(session, { frontierTime: session.run.history.frontierTime });
  session.playhead.seek(session.run.history.world.time);
}

/** The job to `time` was cancelled: pauses where it came to. */
export function stopShortOf(session: Session, time: Micros): void {
  const { history } = session.run;
  const world = history.seek(Math.min(time, history.frontierTime));
  session.playhead.stop();
  show(session, {
    playing: false,
    lagging: false,
    until: null,
    frontierTime: history.frontierTime,
    notice: note(words.cancelledAt(world.time)),
  });
  session.playhead.seek(world.time);
}

/** How far the open run is known when the playhead is at `time`: also without recent events. */
export const reached = (session: Session, time: Micros): Micros =>
  Math.max(session.run.history.frontierTime, session.getState().frontierTime, time);

export const note = (text: string, undo = false): Notice => ({ tone: 'note', text: visible(text), undo });
export const complaint = (text: string): Notice => ({
  tone: 'error',
  text: visible(text),
  undo: false,
});

/** Says that a part could not be fetched, and offers to retry what needs it. */
const sayMissing = (session: Session, what: string, error: unknown, again: () => void): void =>
  session.setState({ notice: { ...complaint(reasonOf(what, error)), again } });

/** Fetches a part of the page; null, with a notice, if that fails. */
export async function needed<T>(
  session: Session,
  part: Part<T>,
  what: string,
  again: () => void,
): Promise<T | null> {
  try {
    return await part.fetch();
  } catch (error) {
    sayMissing(session, what, error, again);
    return null;
  }
}

/** Uses a part of the page once it is there. If that fails, a notice says so, and can try again. */
export async function withPart<T>(
  session: Session,
  part: Part<T>,
  what: string,
  use: (fetched: T) => void | Promise<void>,
): Promise<void> {
  const fetched = await needed(session, part, what, () => void withPart(session, part, what, use));
  if (fetched !== null) await use(fetched);
}
