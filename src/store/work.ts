/**
 * What the page computes. A request begins at once. What takes longer than an instant goes on in slices: the session holds its
 * progress, and it can be cancelled. A newer request takes its place.
 */
import type { Micros } from '../base/time.ts';
import { type Job, Slices } from '../playback/slices.ts';
import type { History } from '../sim/history.ts';
import { useSession } from './session.ts';

export type { Job };

export interface Request {
  /** What is being done, as the page says it. */
  readonly what: string;
  readonly job: Job;
  /** Where the job leads: what the page keeps over a reload, and tells its address, while the job goes on. */
  readonly place?: { readonly time: Micros; readonly frontierTime?: Micros };
  /** Called once if it takes long: what is there to be seen meanwhile. */
  readonly waiting?: () => void;
  /** Called when its user cancels it: by default the page stays as it is. */
  readonly cancelled?: () => void;
}

const { getState: now, setState: set } = useSession;

/** A frame of a play computes for no longer than this, in ms; but this many portions surely. */
const FRAME_MS = 8;
const FRAME_SURE = 4;

const slices = new Slices();
let current: Request | null = null;
const idle = new Set<() => void>();

/** Does what is asked for, in place of what the page was computing. */
export function perform(request: Request): void {
  current = request;
  let isLong = false;
  const paused = (share: number | null): void => {
    if (!isLong) request.waiting?.();
    isLong = true;
    tell(request.what, share);
  };
  slices.start(request.job, { paused, done: finished });
}

function tell(what: string, exact: number | null): void {
  const { work } = now();
  const share = exact === null ? null : Math.floor(100 * Math.min(Math.max(exact, 0), 1)) / 100;
  if (work?.what !== what || work.share !== share) set({ work: { what, share } });
}

function finished(): void {
  current = null;
  if (now().work !== null) set({ work: null });
  for (const resolve of idle) resolve();
  idle.clear();
}

/** Stops what is being computed. */
export function cancelWork(): void {
  const request = current;
  if (request === null) return;
  slices.stop();
  finished();
  request.cancelled?.();
}

/** Where the page will be once what it computes is done; null where that is where it is. */
export const placeAhead = (): Request['place'] | null => current?.place ?? null;

/** Resolves once nothing is being computed. */
export async function whenIdle(): Promise<void> {
  while (current !== null) await new Promise<void>((resolve) => idle.add(resolve));
}

/** Slices of work so far; a test asks. */
export const slicesDone = (): number => slices.count;

/** Does as much of a job as fits in a frame. Whether all of it was done. */
export const inFrame = (job: Job): boolean => slices.part(job, FRAME_MS, FRAME_SURE);

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
