/** Compares two branches: the second run follows the playhead, in a session of its own. */
import { Part } from '../parts/part.ts';
import * as parts from '../words/parts.ts';
import { comingBackTo, placeIn, placeNow, restore, restoring, runIn } from './branches.ts';
import { createSession } from './createSession.ts';
import { type BranchId, type Session } from './session.ts';
import { withPart } from './showing.ts';
import { type Job } from './work.ts';

/** The module that moves the second run and finds differences, fetched with the first comparison. */
const lockstep = new Part(() => import('./lockstep.ts'));

/** Resolves once a new comparison shows its differences. */
export const whatDiffers = (session: Session): Promise<void> =>
  withPart(session, lockstep, parts.comparison, ({ follow }) => follow(session, session.playhead.now()));

export function* comparing(session: Session, id: BranchId): Job {
  const place = placeNow(session);
  const branch = place.branches.find((one) => one.id === id);
  if (branch === undefined || id === place.branch) return;
  endComparison(session);
  const beside = runIn(session, id, branch.document, branch.isStaged);
  yield* comingBackTo(beside.history, session.playhead.now(), branch.frontierTime);
  session.setState({ comparison: { with: id, parting: null, differing: [] }, notice: null });
  const other = createSession({ run: beside, clock: session.clock });
  session.other = other;
  const stops = [
    session.playhead.onPaint((time) => lockstep.here?.follow(session, time)),
    other.playhead.follow(session.playhead),
  ];
  session.stopFollowing = () => {
    for (const stop of stops) stop();
  };
  if (lockstep.here === null) void whatDiffers(session);
}

export function endComparison(session: Session): void {
  session.stopFollowing?.();
  session.stopFollowing = null;
  session.other = null;
  if (session.getState().comparison !== null) session.setState({ comparison: null });
}

/**
 * Opens a branch, at the time of the playhead or at the branch's end. If the branch is in the comparison, the
 * two change sides.
 */
export function goToBranch(session: Session, id: BranchId): void {
  const place = placeIn(session, id);
  if (place !== null) restore(session, place, leavingComparison(session, id));
}

/** The same, as a part of another job. */
export function* goingToBranch(session: Session, id: BranchId): Job {
  const place = placeIn(session, id);
  if (place !== null) yield* restoring(session, place, leavingComparison(session, id));
}

/** Ends the comparison; returns a function that restores it with the sides changed. */
function leavingComparison(session: Session, id: BranchId): (() => Job) | undefined {
  const { branch, comparison } = session.getState();
  const beside = comparison?.with === id ? branch : comparison?.with;
  endComparison(session);
  return beside === undefined ? undefined : () => comparing(session, beside);
}
