/**
 * Branches: runs that share a past. An act in the past opens a branch; the run that was left stays, and can
 * be opened again. A branch is its document; the histories of the last few branches are cached, so that they
 * open at once.
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

/** The most branches of a run. */
export const MOST_BRANCHES = 40;
/** Cached histories of branches: each may take some 40 MB after an hour of virtual time. */
const RUNS_KEPT = 3;
export const LONGEST_NAME = 60;

/** The current place, or the one after the running job. */
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

/** The history of a branch: the cached one, or a new one. */
export function runIn(session: Session, id: BranchId, document: ScenarioDocument, isStaged?: boolean): Run {
  const kept = session.left.get(id);
  return kept?.document === document ? kept : new Run(document, isStaged);
}

/** Computes a history again as far as it was known, and moves its cursor to a time. */
export function* comingBackTo(history: History, time: Micros, frontierTime: Micros): Job {
  if (!history.knows(frontierTime)) yield* comingTo(history, frontierTime);
  yield* comingTo(history, time);
}

/** The open run is the only branch from now on. */
export function beginBranches(session: Session): void {
  session.left.clear();
  session.setState({ branches: [trunk(session.run)], branch: 0 });
}

/** Whether another branch is allowed; if not, a notice says so. */
export function mayBranch(session: Session): boolean {
  if (session.getState().branches.length < MOST_BRANCHES) return true;
  session.setState({
    notice: note(words.tooManyBranches(MOST_BRANCHES)),
  });
  return false;
}

/** Makes the run a branch from here on. */
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

/** Restores a place: its branches, the open one, and the time. `also`: what is done then. */
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

/**
 * The place of a branch, at the time of the playhead, or at the end of the branch; null if there is no such
 * branch.
 */
export function placeIn(session: Session, id: BranchId): Place | null {
  const place = placeNow(session);
  const target = place.branches.find((one) => one.id === id);
  if (target === undefined || id === place.branch) return null;
  const { document, frontierTime } = target;
  return { ...place, branch: id, document, frontierTime, time: Math.min(place.time, frontierTime) };
}

/** Deletes a branch that the reader never saw. */
export const forgetBranch = (session: Session, id: BranchId): void =>
  session.setState({ branches: withoutBranch(session.getState().branches, id) });

/** The branches without one of them: its own branches are attached where it was attached. */
export function withoutBranch(branches: readonly Branch[], id: BranchId): readonly Branch[] {
  const gone = branches.find((one) => one.id === id);
  if (gone === undefined || gone.parent === null) return branches;
  return branches
    .filter((one) => one !== gone)
    .map((one) =>
      one.parent === id ? { ...one, parent: gone.parent, from: Math.min(one.from, gone.from) } : one,
    );
}
