/** Acts on the cluster, and undo. */
import { fromMs, type Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Action, Target } from '../sim/types.ts';
import * as names from '../words/branch-names.ts';
import * as words from '../words/notices.ts';
import * as workWords from '../words/work.ts';
import { may } from './allowed.ts';
import { branchingOff, mayBranch, placeNow, restore } from './branches.ts';
import { endComparison } from './comparison.ts';
import { leaveTexts } from './editor.ts';
import { pause, stopAtLimit } from './playing.ts';
import type { Place, Session } from './session.ts';
import { note, runEnd, show } from './showing.ts';
import { comingTo, type Job, startWork } from './work.ts';

const UNDO_KEPT = 50;
/**
 * The delay that “Delay” adds to a message: clearly more than a usual latency, clearly less than an election
 * timeout.
 */
export const DELAY: Micros = fromMs(20);

/** Remembers the state before a change: `undo` restores it. */
export function rememberPast(session: Session, place: Place, isOtherRun = false): void {
  session.pasts = [...session.pasts, { place, isOtherRun }].slice(-UNDO_KEPT);
}

/** Another run is open: nothing of the previous one can be undone. */
export function forgetPasts(session: Session): void {
  session.pasts = [];
}

/**
 * Performs an act at the playhead; `more` is undone together with it. In the past of the run this opens a
 * branch: what came after stays in the run that is left.
 */
export function act(session: Session, action: Action, ...more: readonly Action[]): void {
  if (!may(session, action.do)) return;
  startWork(session, { what: workWords.branch, job: acting(session, action, ...more) });
}

export function* acting(session: Session, action: Action, ...more: readonly Action[]): Job {
  const time = session.playhead.now();
  yield* comingTo(session.run.history, time);
  if (time >= runEnd(session)) return stopAtLimit(session);
  const place = placeNow(session);
  const { world } = session.run.history;
  const isPast = session.run.history.frontierMoment > world.moment;
  const name = names.branchName(action, world.packets, time);
  if (isPast) {
    if (!mayBranch(session)) return;
    yield* branchingOff(session, name, time);
  }
  doThere(session, place, [action, ...more], time);
  if (isPast)
    session.setState({
      notice: note(words.newBranch(name), true),
    });
}

/** Acts in a branch of its own, without a notice or an undo: for a page that shows the consequences. */
export function* actingAside(session: Session, name: string, actions: readonly Action[]): Job {
  const time = session.playhead.now();
  yield* comingTo(session.run.history, time);
  if (time >= runEnd(session) || !mayBranch(session)) return;
  yield* branchingOff(session, name, time);
  doThere(session, null, actions, time);
}

/** Acts at the end of the open run. `place`: where `undo` leads, if anywhere. */
export function doThere(
  session: Session,
  place: Place | null,
  actions: readonly Action[],
  time: Micros,
): void {
  for (const action of actions) session.run.act(action, time);
  if (place) rememberPast(session, place);
  show(session, { document: session.run.document, notice: null, ...(place && { canUndo: true }) });
  session.playhead.goOn(Math.max(time, session.run.history.world.time));
}

/** Undoes the last act: restores the run with its future and its branches. */
export function undo(session: Session): void {
  const past = session.pasts.at(-1);
  if (!past) return;
  session.pasts = session.pasts.slice(0, -1);
  endComparison(session);
  if (past.isOtherRun) {
    // If the new run was playing, the restored one is paused.
    pause(session);
    leaveTexts(session);
  }
  restore(session, past.place);
  session.setState({ canUndo: session.pasts.length > 0 });
}

export const request = (session: Session, server: Target, command: string): void =>
  act(session, { do: 'request', server, command });
export const heal = (session: Session): void => act(session, { do: 'heal' });
/** Releases all held messages, on every link. */
export const releaseAll = (session: Session): void => act(session, { do: 'release' });
export const partition = (session: Session, groups: readonly (readonly ServerId[])[]): void =>
  act(session, { do: 'partition', groups });
