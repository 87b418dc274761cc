/** Two branches side by side: the second run goes where the playhead goes, in a session of its own. */
import { type Micros } from '../base/time.ts';
import { Part } from '../parts/part.ts';
import { comingBackTo, placeIn, placeNow, restore, restoring, runIn } from './branches.ts';
import { createSession } from './createSession.ts';
import { type BranchId, type Session } from './session.ts';
import { needed, show } from './showing.ts';
import { comingTo, inFrame, type Job, startWork } from './work.ts';

/** What tells two worlds apart, fetched with the first comparison. */
export const differences = new Part(() => import('./differences.ts'));

/** Resolves once a comparison that has been begun says what differs. */
export async function whatDiffers(session: Session): Promise<void> {
  if (await needed(session, differences, 'The comparison', () => void whatDiffers(session)))
    follow(session, session.playhead.now());
}

/** Shows a branch beside the open one, in lockstep. Nothing where there is no such other branch. */
export const compareWith = (session: Session, id: BranchId): void =>
  startWork(session, { what: 'Computing the other run', job: comparing(session, id) });

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
    session.playhead.onPaint((time) => follow(session, time)),
    other.playhead.follow(session.playhead),
  ];
  session.stopFollowing = () => {
    for (const stop of stops) stop();
  };
  if (differences.here === null) void whatDiffers(session);
}

export function endComparison(session: Session): void {
  session.stopFollowing?.();
  session.stopFollowing = null;
  session.other = null;
  if (session.getState().comparison !== null) session.setState({ comparison: null });
}

/** Brings the second run to where the page is, and says what is not the same there. */
function follow(session: Session, time: Micros): void {
  const { comparison, world: mine, playing, speed, pointed } = session.getState();
  const { other } = session;
  const telling = differences.here;
  if (other === null || comparison === null || telling === null) return;
  const { history } = other.run;
  const before = other.getState().world;
  inFrame(session, comingTo(history, time));
  const theirs = history.world;
  if (theirs === before && mine === session.compared) return;
  session.compared = mine;
  const hasParted = comparison.parting === null && (mine.hash !== theirs.hash || mine.seq !== theirs.seq);
  const parting = hasParted ? telling.partingOf(session.run.history, history) : comparison.parting;
  const differing = telling.differencesOf(mine, theirs);
  const compared = { ...comparison, parting, differing };
  session.setState({ comparison: compared });
  // The second tank shows what differs, moves as fast, and lights what is pointed at.
  show(other, { comparison: compared, playing, speed, pointed });
}

/**
 * Goes to a branch, at the time that the playhead is at, or where that branch ends. Who has it in sight beside the open one
 * sees the two change places.
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

/** Ends the comparison; gives what brings back the one with the two sides changed. */
function leavingComparison(session: Session, id: BranchId): (() => Job) | undefined {
  const { branch, comparison } = session.getState();
  const beside = comparison?.with === id ? branch : comparison?.with;
  endComparison(session);
  return beside === undefined ? undefined : () => comparing(session, beside);
}
