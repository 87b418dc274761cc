/**
 * Runs that share a past. Acting in the past opens a branch: what came after stays, as the branch that one left, and one
 * goes back to it at will. A branch is its document; the histories of the last few that were left are kept, to be there at once.
 */
import type { Micros } from '../base/time.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { History } from '../sim/history.ts';
import * as words from '../words/notices.ts';
import * as workWords from '../words/work.ts';
import { Run } from './run.ts';
import { type Branch, type BranchId, type Place, type Session, trunk } from './session.ts';
import { note, reached, runEnd, show, showOnTheWay, stopShortOf } from './showing.ts';
import { comingTo, comingToMoment, type Job, placeAhead, startWork } from './work.ts';

/** So many branches a run may have. */
export const MOST_BRANCHES = 40;
/** So many runs of branches that were left are kept: each may hold some 40 MB after an hour of the cluster's time. */
const RUNS_KEPT = 3;
export const LONGEST_NAME = 60;

/** Where everything stands, or will once what is being computed is done. */
export function placeNow(session: Session): Place {
  const { branches, branch, document } = session.getState();
  const ahead = placeAhead(session);
  const time = ahead?.time ?? session.playhead.now();
  const frontierTime = Math.max(reached(session, time), ahead?.frontierTime ?? 0);
  const stands = (one: Branch): Branch =>
    one.id === branch ? { ...one, document, time, frontierTime } : one;
  return { branches: branches.map(stands), branch, document, time, frontierTime };
}

function keepRun(session: Session, id: BranchId): void {
  session.left.delete(id);
  session.left.set(id, session.run);
  for (const oldest of session.left.keys()) {
    if (session.left.size <= RUNS_KEPT) return;
    session.left.delete(oldest);
  }
}

/** The run of a branch: as it was left, or from its start. */
export function runIn(session: Session, id: BranchId, document: ScenarioDocument, isStaged?: boolean): Run {
  const kept = session.left.get(id);
  return kept?.document === document ? kept : new Run(document, isStaged);
}

/** Computes a history again as far as it was known, and brings it to a time in it. */
export function* comingBackTo(history: History, time: Micros, frontierTime: Micros): Job {
  if (!history.knows(frontierTime)) yield* comingTo(history, frontierTime);
  yield* comingTo(history, time);
}

/** The open run is the only branch: all others are forgotten. */
export function beginBranches(session: Session): void {
  session.left.clear();
  session.setState({ branches: [trunk(session.run)], branch: 0 });
}

/** Whether there may be one branch more; where not, it is said. */
export function mayBranch(session: Session): boolean {
  if (session.getState().branches.length < MOST_BRANCHES) return true;
  session.setState({
    notice: note(words.tooManyBranches(MOST_BRANCHES)),
  });
  return false;
}

/** From here on the run is a branch of its own. */
export function* branchingOff(session: Session, name: string, from: Micros, keepsScript = false): Job {
  const own = session.run.branch(keepsScript);
  yield* comingToMoment(own.history, session.run.history.world.moment);
  const { branches, branch, document, frontierTime } = placeNow(session);
  keepRun(session, branch);
  session.run = own;
  const id = Math.max(...branches.map((one) => one.id)) + 1;
  const { isStaged } = own;
  const added: Branch = { id, name, parent: branch, from, document, isStaged, time: from, frontierTime };
  session.setState({ branches: [...branches, added], branch: id });
}

/** Opens the place again: the same branches, the same one of them, the same time in it. `also`: what is done then. */
export function restore(session: Session, place: Place, also?: () => Job): void {
  const { time, frontierTime } = place;
  startWork(session, {
    what: workWords.runUpTo(Math.max(time, frontierTime)),
    job: restoring(session, place, also),
    place: { time, frontierTime },
    waiting: () => showOnTheWay(session),
    cancelled: () => stopShortOf(session, time),
  });
}

export function* restoring(
  session: Session,
  { branches, branch, document, time, frontierTime }: Place,
  also?: () => Job,
): Job {
  const open = session.getState();
  if (open.branch !== branch || open.document !== document) {
    if (open.branch !== branch) keepRun(session, open.branch);
    session.run = runIn(session, branch, document, branches[0]?.isStaged);
    session.left.delete(branch);
  }
  session.setState({ events: [], branches, branch, document, notice: null, selected: null, menu: null });
  yield* comingBackTo(session.run.history, time, frontierTime);
  const end = runEnd(session);
  show(session, { frontierTime: Math.max(session.run.history.frontierTime, Math.min(frontierTime, end)) });
  session.playhead.seek(Math.min(time, end));
  if (also) yield* also();
}

/** The place of a branch, at the time that the playhead is at, or where that branch ends; null where there is no such other branch. */
export function placeIn(session: Session, id: BranchId): Place | null {
  const place = placeNow(session);
  const target = place.branches.find((one) => one.id === id);
  if (target === undefined || id === place.branch) return null;
  const { document, frontierTime } = target;
  return { ...place, branch: id, document, frontierTime, time: Math.min(place.time, frontierTime) };
}

/** Deletes a branch that nobody was told of. */
export const forgetBranch = (session: Session, id: BranchId): void =>
  session.setState({ branches: withoutBranch(session.getState().branches, id) });

/** The branches without one of them: what branched off it now hangs where it hung. */
export function withoutBranch(branches: readonly Branch[], id: BranchId): readonly Branch[] {
  const gone = branches.find((one) => one.id === id);
  if (gone === undefined || gone.parent === null) return branches;
  return branches
    .filter((one) => one !== gone)
    .map((one) =>
      one.parent === id ? { ...one, parent: gone.parent, from: Math.min(one.from, gone.from) } : one,
    );
}
