/**
 * What the panel of the rules shows: the moment whose lines are lit, the line that is walked to, and where a
 * line has decided. It follows the cursor while the panel is open.
 */
import { createStore, type StoreApi, useStore } from 'zustand';
import { fromMs } from '../../base/time.ts';
import { Slices } from '../../playback/slices.ts';
import { isLine, type LineId } from '../../sim/figure/lines.ts';
import type { History } from '../../sim/history.ts';
import type { World } from '../../sim/types.ts';
import { notFound } from '../../words/figure.ts';
import * as words from '../../words/work.ts';
import { arriving } from '../moving.ts';
import { isPlayedTo, pause } from '../playing.ts';
import { type Session, useSession } from '../session.ts';
import { note, stopShortOf } from '../showing.ts';
import { comingTo, comingToMoment, type Job, startWork } from '../work.ts';
import { finding, foundFor, ranAt } from './deciding.ts';
import { type Lit, litAfter, litOfEvent, litSince, litUpTo } from './lit.ts';

interface FigureState {
  /** Null: nothing was decided yet. */
  readonly lit: Lit | null;
  /** It plays too fast for single moments. */
  readonly isHurried: boolean;
  /** The line that is walked to, among those that ran. */
  readonly at: number | null;
  /** Lines that did not run are left out. */
  readonly onlyRan: boolean;
  /** The line whose moments are listed. */
  readonly open: LineId | null;
  /** Changes when more of those moments are known. */
  readonly searched: number;
  /** The progress of the search; null if there is none. */
  readonly share: number | null;
  /** The search goes on with the run; the reader may have cancelled it. */
  readonly goesOn: boolean;
}

export interface Figure extends StoreApi<FigureState> {
  readonly slices: Slices;
}

const figures = new WeakMap<Session, Figure>();

export function figureOf(session: Session): Figure {
  const there = figures.get(session);
  if (there !== undefined) return there;
  const nothing = {
    lit: null,
    isHurried: false,
    at: null,
    onlyRan: false,
    open: null,
    searched: 0,
    share: null,
    goesOn: true,
  };
  const made = { ...createStore<FigureState>(() => nothing), slices: new Slices(session.clock) };
  figures.set(session, made);
  return made;
}

/** The state of the panel of this part of the page. */
export function useFigure<T>(select: (state: FigureState) => T): T {
  return useStore(figureOf(useSession()), select);
}

// -------------------------------------------------------------------------------------- following the cursor

/** With more moments in a frame, single ones cannot be followed. */
const HURRIED = 24;
/** While playing, the moments of a line are found in portions of that many. */
const BEHIND = 60;

/** From here on the panel shows what the run decides; until the returned function is called. */
export function followDecisions(session: Session): () => void {
  showDecided(session);
  search(session);
  const stop = session.subscribe((now, before) => {
    if (now.world !== before.world) cameTo(session, before.world);
    else if (now.selected !== before.selected || now.playing !== before.playing) showDecided(session);
    if (now.pinned !== before.pinned) search(session);
  });
  return () => {
    stop();
    cancelSearch(session);
  };
}

function cameTo(session: Session, from: World): void {
  const { world, playing } = session.getState();
  const { history } = session.run;
  const isNext = playing && isPlayedTo(session, world) && world.moment > from.moment;
  if (!isNext) {
    showDecided(session);
    return search(session);
  }
  if (world.moment - from.moment > HURRIED) figureOf(session).setState({ isHurried: true });
  else {
    const lit = litSince(history, from, world.moment);
    if (lit !== null) show(session, lit);
  }
  const { goesOn, share } = figureOf(session).getState();
  // Behind a running one the next begins: started anew in each frame, none would come to its end.
  if (!goesOn || share !== null) return;
  const wanted = wantedLines(session);
  if (wanted.some((line) => history.frontierMoment - foundFor(history, line).upTo > BEHIND)) search(session);
}

/** The selected event, or else the last decision up to the cursor. */
function showDecided(session: Session): void {
  const { selected, playing, world } = session.getState();
  const { history } = session.run;
  const event = selected?.kind === 'event' && !playing ? selected.id : null;
  const lit = event === null ? litUpTo(history, world.moment) : litOfEvent(history, event);
  show(session, lit);
}

function show(session: Session, lit: Lit | null): void {
  const figure = figureOf(session);
  const { lit: before, at } = figure.getState();
  const isSame = before?.moment === lit?.moment && before?.time === lit?.time;
  figure.setState({ lit, isHurried: false, at: isSame ? at : null });
}

// --------------------------------------------------------------------------------------------- line by line

/** The next line that ran, or the one before; behind the last one, those of the next decision. */
export function walkLine(session: Session, by: 1 | -1): void {
  const figure = figureOf(session);
  const { lit, at } = figure.getState();
  const count = lit?.ran.length ?? 0;
  const next = at === null ? (by > 0 ? 0 : count - 1) : at + by;
  if (lit === null || next < 0 || next >= count)
    return startWork(session, { what: words.run, job: toDecision(session, by) });
  pause(session);
  figure.setState({ at: next });
}

export const walkTo = (session: Session, at: number): void => {
  pause(session);
  figureOf(session).setState({ at });
};

function* toDecision(session: Session, by: 1 | -1): Job {
  const { history } = session.run;
  const from = figureOf(session).getState().lit?.moment ?? history.world.moment;
  const found = by > 0 ? yield* decisionAfter(history, from) : litUpTo(history, from - 1);
  if (found === null) return;
  yield* coming(session, found.moment);
  figureOf(session).setState({ at: by > 0 ? 0 : found.ran.length - 1 });
}

/** As many moments as this are computed to find the next decision. */
const LOOKS_AHEAD = 2000;
const PORTION = 32;

function* decisionAfter(history: History, moment: number): Generator<null, Lit | null> {
  let found = yield* litAfter(history, moment);
  const end = history.frontierMoment + LOOKS_AHEAD;
  while (found === null && history.frontierMoment < end) {
    const before = history.frontierMoment;
    for (const _ of history.seekingMoment(before + PORTION)) yield null;
    if (history.frontierMoment === before) return null;
    found = yield* litAfter(history, moment);
  }
  return found;
}

/** Moves the cursor to a moment. No event is selected there: the panel shows the moment. */
function* coming(session: Session, moment: number): Job {
  yield* comingToMoment(session.run.history, moment);
  session.setState({ selected: null });
  yield* arriving(session);
}

// ------------------------------------------------------------------------------------- the moments of a line

/** Lists the moments of a line, or (null) of none. */
export function openLine(session: Session, line: LineId | null): void {
  figureOf(session).setState({ open: line });
  search(session);
}

/** The line stays above the others, in links too. */
export function pinLine(session: Session, line: LineId | null): void {
  session.setState({ pinned: line });
}

export const showOnlyRan = (session: Session, onlyRan: boolean): void =>
  figureOf(session).setState({ onlyRan });

const wantedLines = (session: Session): readonly LineId[] => {
  const { open } = figureOf(session).getState();
  const { pinned } = session.getState();
  return [open, pinned].filter(isLine);
};

/** Finds the moments of the open line and the pinned one, as far as the run is known. */
function search(session: Session): void {
  const figure = figureOf(session);
  const news = (share: number | null) =>
    figure.setState(({ searched }) => ({ searched: searched + 1, share }));
  const { history } = session.run;
  const lines = wantedLines(session);
  figure.slices.stop();
  figure.setState({ goesOn: true });
  if (lines.length === 0) return;
  figure.slices.start(findingAll(history, lines), { paused: news, done: () => news(null) });
}

function* findingAll(history: History, lines: readonly LineId[]): Job {
  for (const line of lines) yield* finding(history, line);
}

export function cancelSearch(session: Session): void {
  const figure = figureOf(session);
  figure.slices.stop();
  figure.setState({ share: null, goesOn: false });
}

/** Goes to a moment at which a line ran. */
export const goToRan = (session: Session, line: LineId, moment: number): void =>
  startWork(session, { what: words.run, job: comingToRan(session, line, moment) });

function* comingToRan(session: Session, line: LineId, moment: number): Job {
  yield* coming(session, moment);
  const { lit } = figureOf(session).getState();
  const at = lit?.ran.findIndex(
    (one) => one.line === line || one.assigned.some(({ field }) => field === line),
  );
  figureOf(session).setState({ at: at === undefined || at < 0 ? null : at });
}

/** How far the run is continued to find a line, beyond what is known of it. */
const FURTHER = fromMs(20_000);
const STEP = fromMs(250);

/** Continues the run until the line runs. */
export function playOnTo(session: Session, line: LineId): void {
  const { history } = session.run;
  startWork(session, {
    what: words.run,
    job: findingFurther(session, line),
    cancelled: () => stopShortOf(session, history.world.time),
  });
}

function* findingFurther(session: Session, line: LineId): Job {
  const { history } = session.run;
  const here = history.world.moment;
  const end = history.frontierTime + FURTHER;
  let from = history.worldAt(history.frontierMoment);
  for (let time = history.frontierTime + STEP; time <= end; time += STEP) {
    yield* comingTo(history, time);
    for (const one of history.momentsAfter(from, Infinity)) {
      if (ranAt(one, line) === null) continue;
      return yield* comingToRan(session, line, one.moment);
    }
    from = history.world;
    if (history.stopped !== null) break;
  }
  yield* comingToMoment(history, here);
  yield* arriving(session);
  session.setState({ notice: note(notFound(FURTHER)) });
}
