/** Playing, its speed, and where it stops. */
import { fromMs, type Micros } from '../base/time.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import type { World } from '../sim/types.ts';
import { stopWords } from '../words/limits.ts';
import * as words from '../words/notices.ts';
import { otherComesTo } from './beside.ts';
import { type Session, type Until } from './session.ts';
import { note, runEnd, show } from './showing.ts';
import { speedAt, speedStep } from './speed.ts';
import { seekAwaited } from './until.ts';
import { comingTo, inFrame } from './work.ts';

/** Without events, the track is updated after this time. */
const SILENCE: Micros = fromMs(500);

/** Playing pauses when it reaches this time; if it begins there, it goes on. */
export function stopAt(session: Session, time: Micros): void {
  session.stopTime = time;
}

/** Whether the run reached this world by playing, not by a step or a jump. */
export const isPlayedTo = (session: Session, world: World): boolean => world === session.playedTo;

/** From here on the playhead drives the run. */
export function drive(session: Session): void {
  session.playhead.setSpeed(session.getState().speed);
  session.playhead.drive((wanted) => advance(session, wanted));
  session.subscribe(({ work }, { work: before }) => {
    if ((work === null) !== (before === null)) keepMoving(session);
  });
}

/** Advances the run to the target of this frame, or as far as there is time for; returns how far it came. */
function advance(session: Session, wanted: Micros): Micros {
  const { history } = session.run;
  const isStopping = session.playhead.now() < session.stopTime && wanted >= session.stopTime;
  const target = Math.min(isStopping ? session.stopTime : wanted, LONGEST_RUN);
  const before = session.getState().world;
  // Two compared runs stay at the same time: the slower one delays the other.
  const common = otherComesTo(session, target);
  const isThere = inFrame(session, comingTo(history, common));
  const { world } = history;
  session.playedTo = world;
  const came = isThere ? common : world.time;
  const lagging = came < target;
  const pace = lagging ? session.pace.at(came, session.clock.now()) : session.pace.reset();
  if (world.violations.length > before.violations.length)
    return stopAtViolation(session, before.violations.length);
  const stop = stopHere(session, before.moment);
  if (stop !== null) return stop;
  const end = runEnd(session);
  const reached = Math.min(target, end);
  if (world.moment !== before.moment || lagging !== session.getState().lagging)
    show(session, { lagging, pace });
  else if (reached > session.getState().frontierTime + SILENCE) show(session, { frontierTime: reached });
  if (target >= end && !lagging) stopAtLimit(session);
  else if (isStopping && !lagging) pause(session);
  return lagging ? came : reached;
}

function stopAtViolation(session: Session, known: number): Micros {
  const broken = session.run.history.world.violations[known];
  if (broken) session.run.history.seekMoment(session.run.history.momentOf(broken.event));
  session.playhead.stop();
  session.playedTo = session.run.history.world;
  const { time } = session.playedTo;
  show(session, {
    playing: false,
    lagging: false,
    until: null,
    selected: broken ? { kind: 'event', id: broken.event } : null,
  });
  return time;
}

/** Pauses at what playing waited for, or where it gives up; null while it goes on. */
function stopHere(session: Session, after: number): Micros | null {
  const { until } = session.getState();
  const words = until && seekAwaited(session.run.history, until, after);
  if (words === null) return null;
  session.playedTo = session.run.history.world;
  pause(session);
  show(session, { notice: note(words) });
  return session.run.history.world.time;
}

/** Pauses at a limit of the run, and says why. */
export function stopAtLimit(session: Session): void {
  pause(session);
  session.run.history.seek(Math.min(session.playhead.now(), LONGEST_RUN));
  session.setState({ notice: note(words.atLimit(stopWords(session.run.history.stopped))) });
}

/** The playhead waits while a menu or a dialog is open, a message is dragged, or a seek is computed. */
export function keepMoving(session: Session): void {
  const { playing, menu, dialog, grabbed, work } = session.getState();
  // The dialog of the network does not stop it: its effect on messages should be visible.
  const isBusy = dialog !== null && dialog.name !== 'network';
  if (playing && menu === null && !isBusy && grabbed === null && work === null) session.playhead.start();
  else session.playhead.stop();
}

export function play(session: Session): void {
  session.setState({ playing: true });
  keepMoving(session);
}

export function pause(session: Session): void {
  session.setState({ playing: false, lagging: false, until: null });
  keepMoving(session);
}

/** Plays until the next highlight of a sort, and pauses exactly there. */
export function playUntil(session: Session, sort: Until['sort']): void {
  session.setState({ until: { sort, since: session.playhead.now() }, notice: null });
  play(session);
}

export function toggle(session: Session): void {
  if (session.getState().playing) pause(session);
  else play(session);
}

export function setSpeed(session: Session, speed: number): void {
  session.playhead.setSpeed(speed);
  session.setState({ speed });
}

export const faster = (session: Session): void =>
  setSpeed(session, speedAt(speedStep(session.getState().speed) + 1));
export const slower = (session: Session): void =>
  setSpeed(session, speedAt(speedStep(session.getState().speed) - 1));
