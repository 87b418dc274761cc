/**
 * The jobs of the page. A request begins at once. A job that takes long continues in slices: the session
 * holds its progress, and it can be cancelled. A newer request replaces it.
 */
import type { Micros } from '../base/time.ts';
import type { Job } from '../playback/slices.ts';
import type { History } from '../sim/history.ts';
import { type Session, type WorkRequest } from './session.ts';

export type { Job };

/** A frame while playing computes for at most this, in ms; but at least this many portions. */
const FRAME_MS = 8;
const FRAME_SURE = 4;

/** Starts a job, and stops the running one. */
export function startWork(session: Session, request: WorkRequest): void {
  session.request = request;
  let isLong = false;
  const paused = (share: number | null): void => {
    if (!isLong) request.waiting?.();
    isLong = true;
    showProgress(session, request.what, share);
  };
  session.slices.start(request.job, { paused, done: () => finished(session) });
}

function showProgress(session: Session, what: string, exact: number | null): void {
  const { work } = session.getState();
  const share = exact === null ? null : Math.floor(100 * Math.min(Math.max(exact, 0), 1)) / 100;
  if (work?.what !== what || work.share !== share) session.setState({ work: { what, share } });
}

function finished(session: Session): void {
  session.request = null;
  if (session.getState().work !== null) session.setState({ work: null });
  for (const resolve of session.idle) resolve();
  session.idle.clear();
}

/** Stops the job, if there is one: the run stays where it is. */
export function stopWork(session: Session): void {
  if (session.request === null) return;
  session.slices.stop();
  finished(session);
}

/** The reader stops the job. */
export function cancelWork(session: Session): void {
  const { request } = session;
  stopWork(session);
  request?.cancelled?.();
}

/** The place that the job leads to; null if there is none. */
export const placeAhead = (session: Session): WorkRequest['place'] | null => session.request?.place ?? null;

/** Resolves when no job is running. */
export async function whenIdle(session: Session): Promise<void> {
  while (session.request !== null) await new Promise<void>((resolve) => session.idle.add(resolve));
}

/** Slices so far, for tests. */
export const slicesDone = (session: Session): number => session.slices.count;

/** Runs as much of a job as fits into a frame. Returns whether it is done. */
export const inFrame = (session: Session, job: Job): boolean =>
  session.slices.part(job, FRAME_MS, FRAME_SURE);

/** The progress of a move; null if it is not forwards. */
const shareOf = (from: number, to: number, at: number): number | null =>
  to > from ? (at - from) / (to - from) : null;

/** Moves a history to a time. */
export function* comingTo(history: History, time: Micros): Job {
  const from = history.frontierTime;
  for (const at of history.seeking(time)) yield shareOf(from, time, at);
}

/** Moves a history to a moment. */
export function* comingToMoment(history: History, moment: number): Job {
  const from = history.frontierMoment;
  for (const _ of history.seekingMoment(moment)) yield shareOf(from, moment, history.frontierMoment);
}
