/** Playing, its speed, and where it stops. */
import { fromMs, type Micros } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import { LONGEST_RUN, stopText } from '../scenario/limits.ts';
import type { World } from '../sim/types.ts';
import { otherComesTo } from './comparison.ts';
import { noLag, paceAt } from './pace.ts';
import { run, type Until, useSession } from './session.ts';
import { note, runEnd, show } from './showing.ts';
import { speedAt, speedStep } from './speed.ts';
import { comeTo } from './until.ts';
import { comingTo, inFrame } from './work.ts';

/** So long may nothing happen before the track is told that time went on all the same. */
const SILENCE: Micros = fromMs(500);

const { getState: now, setState: set } = useSession;

/** Where the play stops by itself when it comes there from before. */
let stopTime: Micros = Number.POSITIVE_INFINITY;

/** The play that comes to this time stops there; one that begins there goes on. */
export function stopAt(time: Micros): void {
  stopTime = time;
}

let playedTo: World | null = null;

/** Whether the run came to this world by playing, and not by a step or a jump. */
export const isPlayedTo = (world: World): boolean => world === playedTo;

playhead.setSpeed(now().speed);
playhead.drive((wanted) => {
  const { history } = run;
  const isStopping = playhead.now() < stopTime && wanted >= stopTime;
  const target = Math.min(isStopping ? stopTime : wanted, LONGEST_RUN);
  const before = now().world;
  // Two runs side by side stay at the same time: the slower one holds the other up.
  const common = otherComesTo(target);
  const isThere = inFrame(comingTo(history, common));
  const { world } = history;
  playedTo = world;
  const came = isThere ? common : world.time;
  const lagging = came < target;
  const pace = lagging ? paceAt(came, performance.now()) : noLag();
  if (world.violations.length > before.violations.length) return stopAtViolation(before.violations.length);
  const stop = stopHere(before.moment);
  if (stop !== null) return stop;
  const end = runEnd();
  const reached = Math.min(target, end);
  if (world.moment !== before.moment || lagging !== now().lagging) show({ lagging, pace });
  else if (reached > now().frontierTime + SILENCE) show({ frontierTime: reached });
  if (target >= end && !lagging) stopAtLimit();
  else if (isStopping && !lagging) pause();
  return lagging ? came : reached;
});

useSession.subscribe(({ work }, { work: before }) => {
  if ((work === null) !== (before === null)) keepMoving();
});

function stopAtViolation(known: number): Micros {
  const broken = run.history.world.violations[known];
  if (broken) run.history.seekMoment(run.history.momentOf(broken.event));
  playhead.stop();
  playedTo = run.history.world;
  const { time } = playedTo;
  show({
    playing: false,
    lagging: false,
    until: null,
    selected: broken ? { kind: 'event', id: broken.event } : null,
  });
  return time;
}

/** Stops at what the play was to go on to, or where that does not come; null where it goes on. */
function stopHere(after: number): Micros | null {
  const { until } = now();
  const words = until && comeTo(run.history, until, after);
  if (words === null) return null;
  playedTo = run.history.world;
  pause();
  show({ notice: note(words) });
  return run.history.world.time;
}

/** Stops where the run goes no further, and says why. */
export function stopAtLimit(): void {
  pause();
  run.history.seek(Math.min(playhead.now(), LONGEST_RUN));
  set({ notice: note(`${stopText(run.history.stopped)} Go back in it, or start a new one.`) });
}

/** Nothing runs away from under an open menu or dialog, or out of the reader's hand, or while a seek goes on: the playhead waits. */
export function keepMoving(): void {
  const { playing, menu, dialog, grabbed, work } = now();
  // The network's dials are turned while messages fly: one sees what they do.
  const isBusy = dialog !== null && dialog.name !== 'network';
  if (playing && menu === null && !isBusy && grabbed === null && work === null) playhead.start();
  else playhead.stop();
}

export function play(): void {
  set({ playing: true });
  keepMoving();
}

export function pause(): void {
  set({ playing: false, lagging: false, until: null });
  keepMoving();
}

/** Plays on until the next highlight of a sort, and stops exactly there. */
export function playUntil(sort: Until['sort']): void {
  set({ until: { sort, since: playhead.now() }, notice: null });
  play();
}

export function toggle(): void {
  if (now().playing) pause();
  else play();
}

export function setSpeed(speed: number): void {
  playhead.setSpeed(speed);
  set({ speed });
}

export const faster = (): void => setSpeed(speedAt(speedStep(now().speed) + 1));
export const slower = (): void => setSpeed(speedAt(speedStep(now().speed) - 1));
