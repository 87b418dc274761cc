/**
 * What the page computes. A request begins at once. What takes longer than an instant goes on in slices: the session holds its
 * progress, and it can be cancelled. A newer request takes its place.
 */
import type { Micros } from '../base/time.ts';
import type { Job } from '../playback/slices.ts';
import type { History } from '../sim/history.ts';
import { type Session, type WorkRequest } from './session.ts';

export type { Job };

/** A frame of a play computes for no longer than this, in ms; but this many portions surely. */
const FRAME_MS = 8;
const FRAME_SURE = 4;

/** Does what is asked for, in place of what the page was computing. */
export function startWork(session: Session, request: WorkRequest): void {
  session.request = request;
  let isLong = false;
  const paused = (share: number | null): void => {
    if (!isLong) request.waiting?.();
    isLong = true;
    tell(session, request.what, share);
  };
  session.slices.start(request.job, { paused, done: () => finished(session) });
}

function tell(session: Session, what: string, exact: number | null): void {
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

/** Stops what is being computed. */
export function cancelWork(session: Session): void {
  const request = session.request;
  if (request === null) return;
  session.slices.stop();
  finished(session);
  request.cancelled?.();
}

/** Where the page will be once what it computes is done; null where that is where it is. */
export const placeAhead = (session: Session): WorkRequest['place'] | null => session.request?.place ?? null;

/** Resolves once nothing is being computed. */
export async function whenIdle(session: Session): Promise<void> {
  while (session.request !== null) await new Promise<void>((resolve) => session.idle.add(resolve));
}

/** Slices of work so far; a test asks. */
export const slicesDone = (session: Session): number => session.slices.count;

/** Does as much of a job as fits in a frame. Whether all of it was done. */
export const inFrame = (session: Session, job: Job): boolean =>
  session.slices.part(job, FRAME_MS, FRAME_SURE);

/** How much of a way is done; null where it is no way ahead. */
const shareOf = (from: number, to: number, at: number): number | null =>
  to > from ? (at - from) / (to - from) : null;

/** Brings a history to a time. */
export function* comingTo(history: History, time: Micros): Job {
  const from = history.frontierTime;
  for (const at of history.seeking(time)) yield shareOf(from, time, at);
}

/** Brings a history to a moment. */
export function* comingToMoment(history: History, moment: number): Job {
  const from = history.frontierMoment;
  for (const _ of history.seekingMoment(moment)) yield shareOf(from, moment, history.frontierMoment);
}
