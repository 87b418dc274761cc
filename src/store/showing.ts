/** How the commands hand the run's state over to the page. */
import { type Micros, timeWords } from '../base/time.ts';
import { visible } from '../base/visible.ts';
import { type Part, reasonOf } from '../parts/part.ts';
import { playhead } from '../playback/playhead.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import { glance, type Notice, run, type Session, useSession } from './session.ts';

/** Takes the run's state over into the store, in one change. */
export function show(more: Partial<Session> = {}): void {
  useSession.setState({ ...glance(useSession.getState().events), ...more });
}

/** The latest time that the run can be shown at: an hour, unless it is at its cursor over another limit. */
export const runEnd = (): Micros => run.history.stopped?.time ?? LONGEST_RUN;

/** Shows the run where its cursor is while it is still on its way. */
export function showOnTheWay(): void {
  show({ frontierTime: run.history.frontierTime });
  playhead.seek(run.history.world.time);
}

/** The way to `time` was cancelled: the page stands still at where it came to. */
export function stopShortOf(time: Micros): void {
  const { history } = run;
  const world = history.seek(Math.min(time, history.frontierTime));
  playhead.stop();
  show({
    playing: false,
    lagging: false,
    until: null,
    frontierTime: history.frontierTime,
    notice: note(`Cancelled at ${timeWords(world.time)}: the run is computed up to here.`),
  });
  playhead.seek(world.time);
}

/** How far the open run is known when the playhead is at `time`: also where nothing happened lately. */
export const reached = (time: Micros): Micros =>
  Math.max(run.history.frontierTime, useSession.getState().frontierTime, time);

export const note = (text: string, undo = false): Notice => ({ tone: 'note', text: visible(text), undo });
export const complaint = (text: string): Notice => ({
  tone: 'error',
  text: visible(text),
  undo: false,
});

/** Says that a part could not be fetched, and offers to do again what needs it. */
const sayMissing = (what: string, error: unknown, again: () => void): void =>
  useSession.setState({ notice: { ...complaint(reasonOf(what, error)), again } });

/** A part of the page; null, and said, where it cannot be fetched. */
export async function needed<T>(part: Part<T>, what: string, again: () => void): Promise<T | null> {
  try {
    return await part.fetch();
  } catch (error) {
    sayMissing(what, error, again);
    return null;
  }
}
