/** Opens runs. */
import type { Micros } from '../base/time.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import * as words from '../words/notices.ts';
import * as workWords from '../words/work.ts';
import { forgetPasts, rememberPast } from './acting.ts';
import { beginBranches, placeNow } from './branches.ts';
import { endComparison } from './comparison.ts';
import { leaveTexts } from './editor.ts';
import { pause, play, stopAtLimit } from './playing.ts';
import { Run } from './run.ts';
import { beforeFirstEvent, type Notice, type Place, type Session } from './session.ts';
import { note, runEnd, show, showOnTheWay, stopShortOf } from './showing.ts';
import { comingTo, type Job, startWork } from './work.ts';

/** Opens a document as a new run, at `time`. */
export function openRun(session: Session, document: ScenarioDocument, time: Micros = 0): void {
  leaveTexts(session);
  startWork(session, {
    what: workWords.runUpTo(time),
    job: opening(session, document, time),
    place: { time },
    waiting: () => showOnTheWay(session),
    cancelled: () => stopShortOf(session, time),
  });
}

/** `isStaged`: the actions at time 0 are part of the setup. */
export function* opening(
  session: Session,
  document: ScenarioDocument,
  time: Micros = 0,
  isStaged = false,
): Job {
  forgetPasts(session);
  endComparison(session);
  session.run = new Run(document, isStaged);
  session.typed = null;
  beginBranches(session);
  session.setState({
    events: [],
    document,
    canUndo: false,
    notice: null,
    selected: null,
    menu: null,
    pinned: null,
  });
  yield* comingTo(session.run.history, time);
  const shown = Math.min(time, runEnd(session));
  show(session, { frontierTime: Math.max(session.run.history.frontierTime, shown) });
  session.playhead.seek(shown);
  if (time >= runEnd(session)) stopAtLimit(session);
}

interface Instead {
  readonly time?: Micros;
  /** The places that `undo` returns to, the last one first. */
  readonly before?: readonly Place[];
  readonly notice?: Notice | null;
}

/** Opens another run. Nothing is lost: `undo` goes back to the run before, and further. */
export function openInstead(
  session: Session,
  document: ScenarioDocument,
  {
    time = 0,
    before = [placeNow(session)],
    notice = note(words.opened(document.title ?? '', (document.actions ?? []).length), true),
  }: Instead = {},
): void {
  const { pasts } = session;
  pause(session);
  openRun(session, document, time);
  session.pasts = pasts;
  for (const place of before) rememberPast(session, place, true);
  session.setState({ canUndo: true, notice });
}

/** Opens a fresh run with the timing of the current one; `undo` restores that. */
export function newRun(session: Session, choice: { readonly seed: number; readonly servers: number }): void {
  const { cluster: old = {} } = session.getState().document;
  // Fields that name single servers are dropped: the new run may lack these servers.
  const { initial: _1, timeouts: _2, clock: _3, electionTimeouts: _4, disks: _5, ...others } = old;
  const { places: _6, links: _7, ...settings } = others;
  startRun(session, {
    raftarium: 1,
    title: '',
    seed: choice.seed,
    cluster: { ...settings, servers: choice.servers },
    actions: [],
  });
}

/**
 * Opens a valid document as a fresh run and plays it; `undo` restores the current run. `more`: what the
 * notice says besides.
 */
export function startRun(session: Session, document: ScenarioDocument, more = ''): void {
  const { seed = 1, cluster: { servers = 5 } = {} } = document;
  openInstead(session, document, {
    time: beforeFirstEvent(document),
    notice: note(words.newRun(servers, seed) + more, true),
  });
  if (!wantsStillness()) play(session);
}

/** Whether the reader asked for less motion: then nothing plays by itself. */
export const wantsStillness = (): boolean =>
  globalThis.window?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? false;

/** A random seed, small enough to read aloud. */
export const anySeed = (): number => 1 + Math.floor(Math.random() * 9999);

/** A fresh run with a random seed, by default with the same number of servers. */
export const anotherRun = (
  session: Session,
  servers = session.getState().document.cluster?.servers ?? 5,
): void => newRun(session, { seed: anySeed(), servers });
