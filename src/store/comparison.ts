/** Two branches side by side: the second run goes where the playhead goes, in a session of its own. */
import { createStore } from 'zustand';
import { fromMs, type Micros } from '../base/time.ts';
import { Part } from '../parts/part.ts';
import { onPaint, playhead } from '../playback/playhead.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import type { History } from '../sim/history.ts';
import { comingBackTo, here, placeIn, restore, restoring, runIn } from './branches.ts';
import { type BranchId, run, type Session, useSession } from './session.ts';
import { needed, note, reached, show } from './showing.ts';
import { comingTo, inFrame, type Job, perform } from './work.ts';

const { getState: now, setState: set } = useSession;

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
export const compareWith = (id: BranchId): void =>
  perform({ what: 'Computing the other run', job: comparing(id) });

export function* comparing(id: BranchId): Job {
  const place = here();
  const branch = place.branches.find((one) => one.id === id);
  if (branch === undefined || id === place.branch) return;
  endComparison();
  const history = runIn(id, branch.document, branch.isStaged).history;
  yield* comingBackTo(history, playhead.now(), branch.frontierTime);
  set({ comparison: { with: id, parting: null, differing: [] }, notice: null });
  other = { history, stop: () => undefined };
  other = { history, stop: onPaint(follow) };
  if (differences.here === null) void whatDiffers();
}

/** So far two runs are looked through for where they first differ. */
const LOOKED_THROUGH: Micros = fromMs(10_000);

/** Goes on to where a server first differs in the two runs, and stops there; stays where none does soon. */
export function* goingToFirstDifference(): Job {
  if (other === null) return;
  const telling = differences.here;
  if (telling === null) return void goOnceFetched(other);
  const [mine, theirs] = [run.history, other.history];
  const from = playhead.now();
  const end = Math.min(from + LOOKED_THROUGH, LONGEST_RUN);
  let at = from;
  while (telling.differencesOf(mine.world, theirs.world).length === 0) {
    at = Math.min(mine.nextAt() ?? Infinity, theirs.nextAt() ?? Infinity);
    if (at > end) break;
    yield* comingTo(mine, at);
    yield* comingTo(theirs, at);
    yield (at - from) / (end - from);
  }
  const isFound = at <= end;
  const shown = isFound ? at : from;
  yield* comingTo(mine, shown);
  yield* comingTo(theirs, shown);
  show({ frontierTime: reached(shown) });
  playhead.seek(shown);
  if (!isFound) set({ notice: note('For ten seconds on, every server is the same in both runs.') });
}

/** The same, as soon as what tells worlds apart is there, and unless the reader has gone on meanwhile. */
async function goOnceFetched(begun: typeof other): Promise<void> {
  const time = playhead.now();
  if ((await needed(differences, 'The comparison', () => void whatDiffers())) === null) return;
  if (other === begun && playhead.now() === time)
    perform({ what: 'Looking for the first difference', job: goingToFirstDifference() });
}

/** Brings the second run to a time, where there is one. */
export function* bringingOther(time: Micros): Job {
  if (other !== null) yield* comingTo(other.history, time);
}

/** The same while it plays: how far it comes in a frame, `time` at most. */
export function otherComesTo(time: Micros): Micros {
  return other === null || inFrame(comingTo(other.history, time)) ? time : other.history.world.time;
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
  inFrame(comingTo(history, time));
  const theirs = history.world;
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
  const place = placeIn(id);
  if (place !== null) restore(place, leavingComparison(id));
}

/** The same, as a part of another job. */
export function* goingToBranch(id: BranchId): Job {
  const place = placeIn(id);
  if (place !== null) yield* restoring(place, leavingComparison(id));
}

/** Ends the comparison; gives what brings back the one with the two sides changed. */
function leavingComparison(id: BranchId): (() => Job) | undefined {
  const { branch, comparison } = now();
  const beside = comparison?.with === id ? branch : comparison?.with;
  endComparison();
  return beside === undefined ? undefined : () => comparing(beside);
}
