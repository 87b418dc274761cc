/** Doing something to the cluster, and taking it back. */
import { fromMs, type Micros } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import type { ServerId } from '../raft/types.ts';
import type { Action, Target } from '../sim/types.ts';
import { actionName } from './action-name.ts';
import { branchingOff, here, mayBranch, type Place, restore, without } from './branches.ts';
import { comparing, endComparison, goingToFirstDifference, goToBranch } from './comparison.ts';
import { pause, stopAtLimit } from './playing.ts';
import { type BranchId, run, useSession } from './session.ts';
import { note, runEnd, show } from './showing.ts';
import { comingTo, type Job, perform } from './work.ts';

const UNDO_KEPT = 50;
/** What "Delay" adds to a message's way: clearly more than a usual latency, clearly less than an election timeout. */
export const DELAY: Micros = fromMs(20);

const { getState: now, setState: set } = useSession;

interface Past {
  readonly place: Place;
  /** It is a place in another run than the one that is open. */
  readonly isOtherRun: boolean;
}

let pasts: readonly Past[] = [];

/** What was there before something was changed: `undo` comes back to it. */
export function rememberPast(place: Place, isOtherRun = false): void {
  pasts = [...pasts, { place, isOtherRun }].slice(-UNDO_KEPT);
}

/** Another run is open: nothing of this one can be undone. */
export function forgetPasts(): void {
  pasts = [];
}

/**
 * Does something to the cluster, now; `more` along with it, undone in one. In the past of the run this opens a branch: what came after
 * stays in the other one.
 */
export const act = (action: Action, ...more: readonly Action[]): void =>
  perform({ what: 'Computing the branch', job: acting(action, ...more) });

export function* acting(action: Action, ...more: readonly Action[]): Job {
  const time = playhead.now();
  yield* comingTo(run.history, time);
  if (time >= runEnd()) return stopAtLimit();
  const place = here();
  const { world } = run.history;
  const isPast = run.history.frontierMoment > world.moment;
  const name = `${actionName(action, world.packets)} at ${inMs(time)}`;
  if (isPast) {
    if (!mayBranch()) return;
    yield* branchingOff(name, time);
  }
  doThere(place, [action, ...more], time);
  if (isPast)
    set({ notice: note(`A branch: “${name}”. What came after stays in the run that you left.`, true) });
}

const inMs = (time: Micros): string => `${Math.round(time / 100) / 10} ms`;

/** Does something in a branch of its own, of which nothing is said and nothing can be undone: for a page that shows what comes of it. */
export function* actingAside(name: string, actions: readonly Action[]): Job {
  const time = playhead.now();
  yield* comingTo(run.history, time);
  if (time >= runEnd() || !mayBranch()) return;
  yield* branchingOff(name, time);
  doThere(null, actions, time);
}

/** Acts where the open run ends so far. `place`: where `undo` leads, if anywhere. */
function doThere(place: Place | null, actions: readonly Action[], time: Micros): void {
  for (const action of actions) run.act(action, time);
  if (place) rememberPast(place);
  show({ document: run.document, notice: null, ...(place && { canUndo: true }) });
  playhead.goOn(Math.max(time, run.history.world.time));
}

/**
 * What if this had been done then? A branch in which it is done at `time`, and everything else as it was done, beside the run
 * that was open.
 */
export function supposeAt(time: Micros, action: Action, name: string): void {
  pause();
  perform({ what: 'Computing what if', job: supposing(time, action, name) });
}

function* supposing(time: Micros, action: Action, name: string): Job {
  const place = here();
  yield* comingTo(run.history, time);
  if (time >= runEnd()) return stopAtLimit();
  if (!mayBranch()) return;
  yield* branchingOff(name, time, true);
  doThere(place, [action], time);
  set({ selected: null });
  yield* comparing(place.branch);
  yield* goingToFirstDifference();
}

/** Takes the last act back, and brings back the run as it was, with the future and the branches that it had. */
export function undo(): void {
  const past = pasts.at(-1);
  if (!past) return;
  pasts = pasts.slice(0, -1);
  endComparison();
  // The new run played, and not the one that comes back.
  if (past.isOtherRun) pause();
  restore(past.place);
  set({ canUndo: pasts.length > 0 });
}

/** Deletes a branch; `undo` brings it back. The first run stays. */
export function deleteBranch(id: BranchId): void {
  const gone = now().branches.find((one) => one.id === id);
  if (gone === undefined || gone.parent === null) return;
  rememberPast(here());
  if (now().comparison?.with === id) endComparison();
  if (now().branch === id) goToBranch(gone.parent);
  set({
    branches: without(now().branches, id),
    canUndo: true,
    notice: note(`The branch “${gone.name}” is deleted.`, true),
  });
}

export const request = (server: Target, command: string): void => act({ do: 'request', server, command });
export const heal = (): void => act({ do: 'heal' });
/** Lets all go that is held, on every link. */
export const releaseAll = (): void => act({ do: 'release' });
export const partition = (groups: readonly (readonly ServerId[])[]): void => act({ do: 'partition', groups });
