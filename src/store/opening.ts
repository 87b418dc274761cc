/** Beginning a run. */
import { type Micros, timeWords } from '../base/time.ts';
import { playhead } from '../playback/playhead.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { forgetPasts, rememberPast } from './acting.ts';
import { beginBranches, here } from './branches.ts';
import { endComparison } from './comparison.ts';
import { play, stopAtLimit } from './playing.ts';
import { reader } from './reader.ts';
import { Run } from './run.ts';
import { beforeFirstEvent, run, setRun, useSession } from './session.ts';
import { complaint, needed, note, runEnd, show, showOnTheWay, stopShortOf } from './showing.ts';
import { comingTo, type Job, perform } from './work.ts';

const { getState: now, setState: set } = useSession;

/** Opens a document as a new run, at `time`. */
export function openRun(document: ScenarioDocument, time: Micros = 0): void {
  perform({
    what: `Computing the run up to ${timeWords(time)}`,
    job: opening(document, time),
    place: { time },
    waiting: showOnTheWay,
    cancelled: () => stopShortOf(time),
  });
}

/** `isStaged`: what the document does at its very start only sets the run up. */
export function* opening(document: ScenarioDocument, time: Micros = 0, isStaged = false): Job {
  forgetPasts();
  endComparison();
  setRun(new Run(document, isStaged));
  beginBranches(document, isStaged);
  set({ events: [], document, canUndo: false, notice: null, selected: null, menu: null });
  yield* comingTo(run.history, time);
  const shown = Math.min(time, runEnd());
  show({ frontierTime: Math.max(run.history.frontierTime, shown) });
  playhead.seek(shown);
  if (time >= runEnd()) stopAtLimit();
}

/** Opens the text of a document; what is wrong with it is said in a notice. */
export async function openDocument(text: string): Promise<boolean> {
  const fetched = await needed(reader, 'What reads files', () => void openDocument(text));
  if (fetched === null) return false;
  const read = fetched.readText(text);
  if (!read.ok) set({ notice: complaint(`This cannot be run. ${read.message}`) });
  else openRun(read.document);
  return read.ok;
}

/** A fresh run with the timing of the one that is open; `undo` brings that one back. */
export function newRun(choice: { readonly seed: number; readonly servers: number }): void {
  const { cluster: old = {} } = now().document;
  // What names single servers belongs to the old situation, and may name servers that the new one lacks.
  const { initial: _1, timeouts: _2, clock: _3, ...settings } = old;
  const place = here();
  const document: ScenarioDocument = {
    raftarium: 1,
    title: '',
    seed: choice.seed,
    cluster: { ...settings, servers: choice.servers },
    actions: [],
  };
  openRun(document, beforeFirstEvent(document));
  rememberPast(place, true);
  const servers = `${choice.servers} ${choice.servers === 1 ? 'server' : 'servers'}`;
  set({ canUndo: true, notice: note(`A new run: ${servers}, seed ${choice.seed}.`, true) });
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
