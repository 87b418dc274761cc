/**
 * Runs that share a past. Acting in the past opens a branch: what came after stays, as the branch that one left, and one
 * goes back to it at will. A branch is its document; the histories of the last few that were left are kept, to be there at once.
 */
import { type Micros, timeWords } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { History } from '../sim/history.ts';
import { Run } from './run.ts';
import { type Branch, type BranchId, run, setRun, trunk, useSession } from './session.ts';
import { note, reached, runEnd, show, showOnTheWay, stopShortOf } from './showing.ts';
import { comingTo, comingToMoment, type Job, perform, placeAhead } from './work.ts';

const { getState: now, setState: set } = useSession;

/** So many branches a run may have. */
export const MOST_BRANCHES = 40;
/** So many runs of branches that were left are kept: each may hold some 40 MB after an hour of the cluster's time. */
const RUNS_KEPT = 3;
export const LONGEST_NAME = 60;

/** The last one left stands last. */
const left = new Map<BranchId, Run>();

/** What there is of the branches, to come back to by `restore`. */
export interface Place {
  readonly branches: readonly Branch[];
  readonly branch: BranchId;
  readonly document: ScenarioDocument;
  readonly time: Micros;
  readonly frontierTime: Micros;
}

/** Where everything stands, or will once what is being computed is done. */
export function here(): Place {
  const { branches, branch, document } = now();
  const ahead = placeAhead();
  const time = ahead?.time ?? playhead.now();
  const frontierTime = Math.max(reached(time), ahead?.frontierTime ?? 0);
  const stands = (one: Branch): Branch =>
    one.id === branch ? { ...one, document, time, frontierTime } : one;
  return { branches: branches.map(stands), branch, document, time, frontierTime };
}

function keepRun(id: BranchId): void {
  left.delete(id);
  left.set(id, run);
  for (const oldest of left.keys()) {
    if (left.size <= RUNS_KEPT) return;
    left.delete(oldest);
  }
}

/** The run of a branch: as it was left, or from its start. */
export function runIn(id: BranchId, document: ScenarioDocument, isStaged?: boolean): Run {
  const kept = left.get(id);
  return kept?.document === document ? kept : new Run(document, isStaged);
}

/** Computes a history again as far as it was known, and brings it to a time in it. */
export function* comingBackTo(history: History, time: Micros, frontierTime: Micros): Job {
  if (!history.knows(frontierTime)) yield* comingTo(history, frontierTime);
  yield* comingTo(history, time);
}

/** Forgets all branches but this document's only one. */
export function beginBranches(document: ScenarioDocument, isStaged: boolean): void {
  left.clear();
  set({ branches: [trunk(document, isStaged)], branch: 0 });
}

/** Whether there may be one branch more; where not, it is said. */
export function mayBranch(): boolean {
  if (now().branches.length < MOST_BRANCHES) return true;
  set({
    notice: note(`This run has ${MOST_BRANCHES} branches, as many as it may have. Delete one first.`),
  });
  return false;
}

/** From here on the run is a branch of its own. */
export function* branchingOff(name: string, from: Micros, keepsScript = false): Job {
  const own = run.branch(keepsScript);
  yield* comingToMoment(own.history, run.history.world.moment);
  const { branches, branch, document, frontierTime } = here();
  keepRun(branch);
  setRun(own);
  const id = Math.max(...branches.map((one) => one.id)) + 1;
  const { isStaged } = own;
  const added: Branch = { id, name, parent: branch, from, document, isStaged, time: from, frontierTime };
  set({ branches: [...branches, added], branch: id });
}

/** Opens the place again: the same branches, the same one of them, the same time in it. `also`: what is done then. */
export function restore(place: Place, also?: () => Job): void {
  const { time, frontierTime } = place;
  perform({
    what: `Computing the run up to ${timeWords(Math.max(time, frontierTime))}`,
    job: restoring(place, also),
    place: { time, frontierTime },
    waiting: showOnTheWay,
    cancelled: () => stopShortOf(time),
  });
}

export function* restoring({ branches, branch, document, time, frontierTime }: Place, also?: () => Job): Job {
  const open = now();
  if (open.branch !== branch || open.document !== document) {
    if (open.branch !== branch) keepRun(open.branch);
    setRun(runIn(branch, document, branches[0]?.isStaged));
    left.delete(branch);
  }
  set({ events: [], branches, branch, document, notice: null, selected: null, menu: null });
  yield* comingBackTo(run.history, time, frontierTime);
  const end = runEnd();
  show({ frontierTime: Math.max(run.history.frontierTime, Math.min(frontierTime, end)) });
  playhead.seek(Math.min(time, end));
  if (also) yield* also();
}

/** The place of a branch, at the time that the playhead is at, or where that branch ends; null where there is no such other branch. */
export function placeIn(id: BranchId): Place | null {
  const place = here();
  const target = place.branches.find((one) => one.id === id);
  if (target === undefined || id === place.branch) return null;
  const { document, frontierTime } = target;
  return { ...place, branch: id, document, frontierTime, time: Math.min(place.time, frontierTime) };
}

/** Gives a branch another name; an empty one is left as it was. */
export function renameBranch(id: BranchId, name: string): void {
  const text = name.trim().slice(0, LONGEST_NAME);
  if (text === '') return;
  set({ branches: now().branches.map((one) => (one.id === id ? { ...one, name: text } : one)) });
}

/** Deletes a branch that nobody was told of. */
export const forgetBranch = (id: BranchId): void => set({ branches: without(now().branches, id) });

/** The branches without one of them: what branched off it now hangs where it hung. */
export function without(branches: readonly Branch[], id: BranchId): readonly Branch[] {
  const gone = branches.find((one) => one.id === id);
  if (gone === undefined || gone.parent === null) return branches;
  return branches
    .filter((one) => one !== gone)
    .map((one) =>
      one.parent === id ? { ...one, parent: gone.parent, from: Math.min(one.from, gone.from) } : one,
    );
}
