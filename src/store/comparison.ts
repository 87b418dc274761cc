/** Two branches side by side: the second run goes where the playhead goes, in a session of its own. */
import { createStore } from 'zustand';
import type { Micros } from '../base/time.ts';
import { Part } from '../parts/part.ts';
import { onPaint, playhead } from '../playback/playhead.ts';
import type { History } from '../sim/history.ts';
import { enterBranch, here, historyIn } from './branches.ts';
import { type BranchId, run, type Session, useSession } from './session.ts';
import { needed } from './showing.ts';

const { getState: now, setState: set } = useSession;

/** Moments of the second run that one frame may do. */
const MOMENTS_PER_FRAME = 400;

/** The session of the branch that the open one is compared with: what it does not have of its own is the page's. */
export const otherSession = createStore<Session>()(() => now());

/** What tells two worlds apart, fetched with the first comparison. */
const differences = new Part(() => import('./differences.ts'));

/** Resolves once a comparison that has been begun says what differs. */
export async function whatDiffers(): Promise<void> {
  if (await needed(differences, 'The comparison', () => void whatDiffers())) follow(playhead.now());
}

let other: { readonly history: History; readonly stop: () => void } | null = null;

/** Shows a branch beside the open one, in lockstep. Nothing where there is no such other branch. */
export function compareWith(id: BranchId): void {
  const place = here();
  const branch = place.branches.find((one) => one.id === id);
  if (branch === undefined || id === place.branch) return;
  endComparison();
  set({ comparison: { with: id, parting: null, differing: [] }, notice: null });
  const history = historyIn(id, branch.document, branch.frontierTime);
  other = { history, stop: () => undefined };
  other = { history, stop: onPaint(follow) };
  if (differences.here === null) void whatDiffers();
}

export function endComparison(): void {
  other?.stop();
  other = null;
  if (now().comparison !== null) set({ comparison: null });
}

/** Brings the second run to where the page is, and says what is not the same there. */
function follow(time: Micros): void {
  const { comparison, world: mine } = now();
  const telling = differences.here;
  if (other === null || comparison === null || telling === null) return;
  const { history } = other;
  const before = otherSession.getState().world;
  const theirs = history.seek(time, MOMENTS_PER_FRAME);
  if (theirs === before && mine === compared) return;
  compared = mine;
  const hasParted = comparison.parting === null && (mine.hash !== theirs.hash || mine.seq !== theirs.seq);
  const parting = hasParted ? telling.partingOf(run.history, history) : comparison.parting;
  const differing = telling.differencesOf(mine, theirs);
  set({ comparison: { ...comparison, parting, differing } });
  otherSession.setState({ ...now(), world: theirs, menu: null, grabbed: null, selected: null });
}
let compared: unknown = null;

/**
 * Goes to a branch, at the time that the playhead is at, or where that branch ends. Who has it in sight beside the open one
 * sees the two change places.
 */
export function goToBranch(id: BranchId): void {
  const { branch, comparison } = now();
  if (id === branch) return;
  const beside = comparison?.with === id ? branch : comparison?.with;
  endComparison();
  enterBranch(id);
  if (beside !== undefined) compareWith(beside);
}
