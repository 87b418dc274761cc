/** Every verb of the interface. Buttons, menus, keys and the stage all come in by these doors. */
import { fromMs, type Micros } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import type { ServerId } from '../raft/types.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Action, Target } from '../sim/types.ts';
import { withAction } from './actions.ts';
import { momentOfNextHighlight } from './ahead.ts';
import { beginBranches, branchOff, here, type Place, restore, without } from './branches.ts';
import { compareWith, endComparison, goToBranch } from './comparison.ts';
import { deedName } from './deed.ts';
import { noLag, paceAt } from './pace.ts';
import {
  type BranchId,
  type Detail,
  type Grabbed,
  historyOf,
  type OpenDialog,
  type OpenMenu,
  run,
  type Selected,
  type Until,
  useSession,
} from './session.ts';
import { complaint, note, reached, show } from './showing.ts';
import { speedAt, speedStep } from './speed.ts';
import { comeTo, untilPlace } from './until.ts';

/** Moments that one frame may do; the page says so when that is not enough. */
const MOMENTS_PER_FRAME = 400;
/** How far the search for the next highlight looks ahead. */
const MOMENTS_SEARCHED = 4000;
/** The longest a run may get: an hour of the cluster's time. */
export const LONGEST_RUN: Micros = fromMs(3_600_000);
const UNDO_KEPT = 50;
/** So long may nothing happen before the track is told that time went on all the same. */
const SILENCE: Micros = fromMs(500);
/** What "Delay" adds to a message's way: clearly more than a usual latency, clearly less than an election timeout. */
export const DELAY: Micros = fromMs(20);

const { getState: now, setState: set } = useSession;

let pasts: readonly Place[] = [];

/** What was there before something was changed: `undo` comes back to it. */
function remember(place: Place): void {
  pasts = [...pasts, place].slice(-UNDO_KEPT);
}

// ----------------------------------------------------------------------------------------------------------- playing

/** Where the play stops by itself when it comes there from before. */
let stopTime: Micros = Number.POSITIVE_INFINITY;

/** The play that comes to this time stops there; one that begins there goes on. */
export function stopAt(time: Micros): void {
  stopTime = time;
}

playhead.setSpeed(now().speed);
playhead.drive((wanted) => {
  const { history } = run;
  const isStopping = playhead.now() < stopTime && wanted >= stopTime;
  const target = isStopping ? stopTime : wanted;
  const before = now().world;
  const world = history.seek(Math.min(target, LONGEST_RUN), MOMENTS_PER_FRAME);
  const due = history.nextAt();
  const lagging = due !== null && due <= target;
  const pace = lagging ? paceAt(world.time, performance.now()) : noLag();
  if (world.violations.length > before.violations.length) return stopAtViolation(before.violations.length);
  const stop = stopHere(before.moment);
  if (stop !== null) return stop;
  if (world.moment !== before.moment || lagging !== now().lagging) show({ lagging, pace });
  else if (target > now().frontierTime + SILENCE) show({ frontierTime: target });
  if (target >= LONGEST_RUN && !lagging) stopAtLimit();
  else if (isStopping && !lagging) pause();
  return lagging ? world.time : Math.min(target, LONGEST_RUN);
});

function stopAtViolation(known: number): Micros {
  const broken = run.history.world.violations[known];
  if (broken) run.history.seekMoment(run.history.momentOf(broken.event));
  playhead.stop();
  const { time } = run.history.world;
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
  pause();
  show({ notice: note(words) });
  return run.history.world.time;
}

function stopAtLimit(): void {
  pause();
  run.history.seek(Math.min(playhead.now(), LONGEST_RUN));
  set({
    notice: note('This run has reached its greatest length, one hour. Go back in it, or start a new one.'),
  });
}

/** Nothing runs away from under an open menu or dialog, or out of the reader's hand: the playhead waits. */
function keepMoving(): void {
  const { playing, menu, dialog, grabbed } = now();
  // The network's dials are turned while messages fly: one sees what they do.
  const isBusy = dialog !== null && dialog.name !== 'network';
  if (playing && menu === null && !isBusy && grabbed === null) playhead.start();
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

export const chooseUntil = (): void => openMenu({ kind: 'until', id: 0, ...untilPlace() });

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

// ----------------------------------------------------------------------------------------------------- moving in time

/** Stops, and shows the run where its cursor was brought to. */
function arrive(time: Micros = run.history.world.time): void {
  playhead.stop();
  show({ playing: false, lagging: false, until: null, notice: null, frontierTime: reached(time) });
  playhead.seek(time);
}

export function nextEvent(): void {
  run.history.seek(playhead.now());
  if ((run.history.nextAt() ?? 0) > LONGEST_RUN) return stopAtLimit();
  const isOver = run.history.next() === null;
  arrive();
  if (isOver) set({ notice: note('Nothing will ever happen again in this run by itself.') });
}

export function previousEvent(): void {
  run.history.seek(playhead.now());
  const isStart = run.history.previous() === null;
  arrive();
  if (isStart) set({ notice: note('This is the start of the run: nothing came before.') });
}

export function nextHighlight(): void {
  const { history } = run;
  const { seq } = history.seek(playhead.now());
  const known = history.highlights.find((highlight) => highlight.seq > seq);
  const moment = known?.moment ?? momentOfNextHighlight(run.history, MOMENTS_SEARCHED);
  if (moment !== null) history.seekMoment(moment);
  if (history.world.time > LONGEST_RUN) return stopAtLimit();
  arrive(moment === null ? playhead.now() : undefined);
  if (moment === null)
    set({ notice: note('Nothing of note will happen by itself. Do something to the cluster.') });
}

export function previousHighlight(): void {
  const { history } = run;
  const { moment } = history.seek(playhead.now());
  const found = history.highlights.findLast((highlight) => highlight.moment < moment);
  history.seekMoment(found?.moment ?? 0);
  arrive();
}

/** Goes to a time, past the end of what is known too; what plays goes on playing from there. */
export function seek(time: Micros): void {
  const to = Math.min(Math.max(0, Math.round(time)), LONGEST_RUN);
  run.history.seek(to);
  show({ frontierTime: reached(to) });
  playhead.seek(to);
  if (time >= LONGEST_RUN) stopAtLimit();
}

export function toStart(): void {
  pause();
  seek(0);
}

export function toFrontier(): void {
  pause();
  seek(run.history.frontierTime);
}

/** To the moment of an event: what the page shows is what it did. */
export function goToEvent(seq: number): void {
  run.history.seekMoment(run.history.momentOf(seq));
  arrive();
  set({ selected: { kind: 'event', id: seq } });
}

// ------------------------------------------------------------------------------------------- doing things to the run

/** Does something to the cluster, now. In the past of the run this opens a branch: what came after stays in the other one. */
export function act(action: Action): void {
  const time = playhead.now();
  const world = run.history.seek(time);
  const place = here();
  const isPast = run.history.frontierMoment > world.moment;
  const name = `${deedName(action, world.packets)} at ${inMs(time)}`;
  if (isPast && !branchOff(name, time)) return;
  doThere(place, action, time);
  if (isPast)
    set({ notice: note(`A branch: “${name}”. What came after stays in the run that you left.`, true) });
}

const inMs = (time: Micros): string => `${Math.round(time / 100) / 10} ms`;

/** Does it where the open history ends; `place`: where `undo` leads. */
function doThere(place: Place, action: Action, time: Micros): void {
  const { history } = run;
  const before = history.recording.script;
  history.act(action, time);
  remember(place);
  const document = withAction(now().document, before, history.recording.script, action);
  show({ document, notice: null, canUndo: true });
  playhead.seek(Math.max(time, history.world.time));
}

/**
 * What if this had been done then? A branch in which it is done at `time`, and everything else as it was done, beside the run
 * that was open.
 */
export function supposeAt(time: Micros, action: Action, name: string): void {
  pause();
  const place = here();
  run.history.seek(time);
  if (!branchOff(name, time, true)) return;
  doThere(place, action, time);
  set({ selected: null });
  compareWith(place.branch);
}

/** Takes the last act back, and brings back the run as it was, with the future and the branches that it had. */
export function undo(): void {
  const past = pasts.at(-1);
  if (!past) return;
  pasts = pasts.slice(0, -1);
  endComparison();
  restore(past);
  set({ canUndo: pasts.length > 0 });
}

/** Deletes a branch; `undo` brings it back. The first run stays. */
export function deleteBranch(id: BranchId): void {
  const gone = now().branches.find((one) => one.id === id);
  if (gone === undefined || gone.parent === null) return;
  remember(here());
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

// ------------------------------------------------------------------------------------------------- beginning a run

/** Opens a document as a new run. Gives false, and says why, where it cannot be run. */
export function openRun(document: ScenarioDocument, time: Micros = 0): boolean {
  pasts = [];
  endComparison();
  run.history = historyOf(document);
  run.history.seek(time);
  beginBranches(document);
  set({ events: [], document, canUndo: false, notice: null, selected: null, menu: null });
  show({ frontierTime: Math.max(run.history.frontierTime, time) });
  playhead.seek(time);
  return true;
}

/** Opens the text of a document; what is wrong with it is said in a notice. */
export async function openDocument(text: string): Promise<boolean> {
  const { readText } = await import('./address.ts');
  const read = readText(text);
  if (!read.ok) set({ notice: complaint(`This cannot be run. ${read.message}`) });
  return read.ok && openRun(read.document);
}

/** A fresh run with the timing of the one that is open; `undo` brings that one back. */
export function newRun(choice: { readonly seed: number; readonly servers: number }): void {
  const { cluster: old = {} } = now().document;
  // What names single servers belongs to the old situation, and may name servers that the new one lacks.
  const { initial: _1, timeouts: _2, clock: _3, ...settings } = old;
  const place = here();
  openRun({
    raftarium: 1,
    title: '',
    seed: choice.seed,
    cluster: { ...settings, servers: choice.servers },
    actions: [],
  });
  pasts = [place];
  set({ canUndo: true });
  if (!wantsStillness()) play();
}

/** Who asked for less motion starts a run when ready. */
export const wantsStillness = (): boolean =>
  globalThis.window?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? false;

/** A seed that was not chosen by anybody; small enough to read aloud. */
const anySeed = (): number => 1 + Math.floor(Math.random() * 9999);

/** A fresh run, of as many servers unless told otherwise, with a seed that nobody chose. */
export const anotherRun = (servers = now().document.cluster?.servers ?? 5): void =>
  newRun({ seed: anySeed(), servers });

// --------------------------------------------------------------------------------------------- what is open, selected

export function openMenu(menu: OpenMenu): void {
  const { kind, id } = menu;
  set(kind === 'until' ? { menu } : { menu, selected: { kind, id } });
  keepMoving();
}

export function closeMenu(): void {
  set({ menu: null });
  keepMoving();
}

export function openDialog(dialog: OpenDialog): void {
  set({ dialog, menu: null });
  keepMoving();
}

export function closeDialog(): void {
  set({ dialog: null });
  keepMoving();
}

/** A message is taken into the reader's hand, dragged there, or (null) put back. */
export function grab(grabbed: Grabbed | null): void {
  set({ grabbed });
  keepMoving();
}

/** What Escape does where neither a menu nor a dialog takes it: puts away the selection and the notice. */
export const closeAll = (): void => set({ selected: null, notice: null });

export const select = (selected: Selected | null): void => set({ selected });
export const setDetail = (detail: Detail): void => set({ detail });
export const dismissNotice = (): void => set({ notice: null });
export const complain = (text: string): void => set({ notice: complaint(text) });
