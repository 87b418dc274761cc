/** The nearest run in which something happens: the search in a worker, and its result as a branch. */
import { countBefore } from '../base/sorted.ts';
import { fromMs } from '../base/time.ts';
import type { NearestRun, NearestStep, NearestWish } from '../search/nearest.ts';
import type { Aim } from '../sim/why-not/types.ts';
import { nearestBranch } from '../words/nearest.ts';
import { branchWithAction } from './branch-with-action.ts';
import type { RunInquiry } from './inquiry.ts';
import type { NearestReport } from './nearest.worker.ts';
import type { Session } from './session.ts';

/** Changes are tried in so long a stretch before the time that is asked about, and in so many events. */
const STRETCH = fromMs(500);
const MOST_EVENTS = 4000;

export type FoundRun = NearestRun;

/** What the worker needs: the run as data, and a world of it some time before. */
export function nearestWish({ run, world, at }: RunInquiry, aim: Aim): NearestWish {
  const { keyframes } = run.history;
  const early = countBefore(keyframes, ({ time }) => time <= at - STRETCH);
  const near = countBefore(keyframes, ({ seq }) => seq <= world.seq - MOST_EVENTS);
  const from = keyframes[Math.max(early, near) - 1] ?? null;
  const { document, isStaged } = run;
  return {
    document: { ...document, ...(document.actions && { actions: [...document.actions] }) },
    isStaged,
    from,
    aim,
    at,
  };
}

export interface NearestListeners {
  readonly onStep: (step: NearestStep) => void;
  readonly onFound: (found: readonly NearestRun[]) => void;
  readonly onFailure: () => void;
}

/** Starts the search; the returned function cancels it. */
export function startNearest(
  wish: NearestWish,
  { onStep, onFound, onFailure }: NearestListeners,
): () => void {
  try {
    const worker = new Worker(new URL('./nearest.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<NearestReport>) => {
      if (data.kind === 'step') return onStep(data.step);
      worker.terminate();
      onFound(data.found);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      onFailure();
    });
    worker.postMessage(wish);
    return () => worker.terminate();
  } catch {
    onFailure();
    return () => undefined;
  }
}

/** Opens the run with the change beside the open one. */
export const openNearest = (session: Session, found: NearestRun): void =>
  branchWithAction(session, found.time, found.action, nearestBranch(found));
