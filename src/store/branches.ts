/**
 * Runs that share a past. Acting in the past opens a branch: what came after stays, as the branch that one left, and one
 * goes back to it at will. A branch is its document; the histories of the last few that were left are kept, to be there at once.
 */
import type { Micros } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { History } from '../sim/history.ts';
import { type Branch, type BranchId, historyOf, run, trunk, useSession } from './session.ts';
import { note, reached, show } from './showing.ts';

const { getState: now, setState: set } = useSession;

/** So many branches a run may have. */
export const MOST_BRANCHES = 40;
/** So many histories of branches that were left are kept: each may hold some 40 MB after an hour of the cluster's time. */
const HISTORIES_KEPT = 3;
const LONGEST_NAME = 60;

interface Left {
  readonly document: ScenarioDocument;
  readonly history: History;
}
/** The last one left stands last. */
const left = new Map<BranchId, Left>();

/** What there is of the branches, to come back to by `restore`. */
export interface Place {
  readonly branches: readonly Branch[];
  readonly branch: BranchId;
  readonly document: ScenarioDocument;
  readonly time: Micros;
  readonly frontierTime: Micros;
}

/** Where everything stands. */
export function here(): Place {
  const { branches, branch, document } = now();
  const time = playhead.now();
  const frontierTime = reached(time);
  const stands = (one: Branch): Branch =>
    one.id === branch ? { ...one, document, time, frontierTime } : one;
  return { branches: branches.map(stands), branch, document, time, frontierTime };
}

function keepHistory(id: BranchId, document: ScenarioDocument, history: History): void {
  left.delete(id);
  left.set(id, { document, history });
  for (const oldest of left.keys()) {
    if (left.size <= HISTORIES_KEPT) return;
    left.delete(oldest);
  }
}

/** A branch's history: as it was left, or computed again as far as it was known. */
export function historyIn(id: BranchId, document: ScenarioDocument, frontierTime: Micros): History {
  const kept = left.get(id);
  if (kept?.document === document) return kept.history;
  const history = historyOf(document);
  history.seek(frontierTime);
  return history;
}

/** Forgets all branches but this document's only one. */
export function beginBranches(document: ScenarioDocument): void {
  left.clear();
  set({ branches: [trunk(document)], branch: 0 });
}

/** From here on the run is a branch of its own. False, and said why, where there are too many. */
export function branchOff(name: string, from: Micros, keepsScript = false): boolean {
  const { branches, branch, document, frontierTime } = here();
  if (branches.length >= MOST_BRANCHES) {
    set({
      notice: note(`This run has ${MOST_BRANCHES} branches, as many as it may have. Delete one first.`),
    });
    return false;
  }
  keepHistory(branch, document, run.history);
  run.history = run.history.branch(keepsScript);
  const id = Math.max(...branches.map((one) => one.id)) + 1;
  const added: Branch = { id, name, parent: branch, from, document, time: from, frontierTime };
  set({ branches: [...branches, added], branch: id });
  return true;
}

/** Opens the place again: the same branches, the same one of them, the same time in it. */
export function restore({ branches, branch, document, time, frontierTime }: Place): void {
  const open = now();
  if (open.branch !== branch || open.document !== document) {
    if (open.branch !== branch) keepHistory(open.branch, open.document, run.history);
    run.history = historyIn(branch, document, frontierTime);
    left.delete(branch);
  }
  run.history.seek(time);
  set({ events: [], branches, branch, document, notice: null, selected: null, menu: null });
  show({ frontierTime: Math.max(run.history.frontierTime, frontierTime) });
  playhead.seek(time);
}

/** Opens a branch, at the time that the playhead is at, or where that branch ends. */
export function enterBranch(id: BranchId): void {
  const place = here();
  const target = place.branches.find((one) => one.id === id);
  if (target === undefined || id === place.branch) return;
  const { document, frontierTime } = target;
  restore({ ...place, branch: id, document, frontierTime, time: Math.min(place.time, frontierTime) });
}

/** Gives a branch another name; an empty one is left as it was. */
export function renameBranch(id: BranchId, name: string): void {
  const text = name.trim().slice(0, LONGEST_NAME);
  if (text === '') return;
  set({ branches: now().branches.map((one) => (one.id === id ? { ...one, name: text } : one)) });
}

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
