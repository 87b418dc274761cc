/** Shows what a link says besides what it opens, once that is open. Fetched with the first such link. */
import type { Micros } from '../base/time.ts';
import * as words from '../words/addresses.ts';
import * as workWords from '../words/work.ts';
import { comingBackTo } from './branches.ts';
import { complain, play, seek, setSpeed, stopAt, wantsStillness } from './commands.ts';
import { comparing, endComparison } from './comparison.ts';
import { showDiagram } from './diagram.ts';
import { showEditor } from './editor.ts';
import { isEmbedded } from './embedded.ts';
import { showHall } from './hall.ts';
import type { Place, Selected, Session } from './session.ts';
import { runEnd, show, showOnTheWay, stopShortOf } from './showing.ts';
import { SPEEDS, speedStep } from './speed.ts';
import { STUDIES } from './studies.ts';
import { showStudy } from './study.ts';
import { unpackBranches } from './view-branches.ts';
import { type LinkView, partsOf, type ReadView, readView } from './view-link.ts';
import { type Job, startWork, whenIdle } from './work.ts';

/** What is open. */
export type OpenedBy = 'run' | 'entry' | 'page' | 'own';

/** The parameters of a hash. */
export const viewOf = (hash: string): ReadView => readView(partsOf(hash).parts);

/**
 * Shows a view once the running job is done; never if the reader has gone elsewhere meanwhile. `what`: a page
 * of the story plays by itself, so only some of it makes sense; a run of the reader's own keeps its branches.
 */
export async function showView(
  session: Session,
  { view, complaint }: ReadView,
  what: OpenedBy,
  isLatest: () => boolean,
): Promise<void> {
  if (view.theme) session.setState({ theme: view.theme });
  const { document } = session.getState();
  const isStill = () => isLatest() && session.getState().document === document;
  await whenIdle(session);
  if (what === 'entry' && view.t !== undefined && isStill()) {
    seek(session, view.t);
    await whenIdle(session);
  }
  if (!isStill()) return;
  const place = view.branches === undefined ? null : placeOf(session, view.branches);
  if (place !== null && what !== 'own') {
    bringBranches(session, place, view.beside);
    await whenIdle(session);
  }
  if (!isStill()) return;
  const complaints = complaint === null ? [] : [complaint];
  if (view.branches !== undefined && place === null) complaints.push(words.branchesLost);
  else if (view.beside !== undefined && what === 'run' && session.getState().comparison === null)
    complaints.push(words.nothingBeside);
  showPanels(session, view, what);
  if (what !== 'page') complaints.push(...showMoment(session, view));
  else if (Object.keys(view).some((name) => !OF_A_PAGE.has(name))) complaints.push(words.notOnPage);
  if (complaints.length > 0) complain(session, complaints.join(' '));
}

const OF_A_PAGE: ReadonlySet<string> = new Set([
  'speed',
  'theme',
  'panels',
  'window',
  'detail',
  'hall',
  'rule',
  // Of the panel for what a server knows.
  'select',
]);

function showPanels(session: Session, view: LinkView, what: OpenedBy): void {
  const { panels, window, speed, detail, hall, rule, select: of } = view;
  if (speed !== undefined) setSpeed(session, usual(speed));
  if (detail !== undefined) session.setState({ detail });
  if (panels !== undefined) {
    showDiagram(session, panels.includes('diagram'));
    if (what !== 'page') showEditor(session, panels.includes('editor'));
    // The editor has the same place.
    if (!panels.includes('editor'))
      showStudy(session, STUDIES.find((study) => panels.includes(study)) ?? null);
  }
  if (of?.kind === 'server' && exists(session, of)) session.setState({ lens: of.id });
  if (window !== undefined) session.setState({ window });
  if (hall && !isEmbedded()) showHall(session, true);
  if (rule !== undefined) session.setState({ pinned: rule });
}

/** A link rounds the speed: the same step of the slider is meant. */
function usual(speed: number): number {
  const step = SPEEDS[speedStep(speed)] ?? speed;
  return Math.abs(step / speed - 1) < 1e-4 ? step : speed;
}

/** Returns what could not be shown. */
function showMoment(session: Session, view: LinkView): readonly string[] {
  const { t = session.playhead.now(), until, select: wanted, track } = view;
  if (track !== undefined) session.setState({ track });
  // The reader has stopped on the way there: what is said of that moment does not hold here.
  if (session.playhead.now() !== Math.min(t, runEnd(session))) return [];
  const isThere = wanted === undefined || exists(session, wanted);
  if (wanted !== undefined && isThere) session.setState({ selected: wanted });
  if (until !== undefined) stopAt(session, until);
  if (view.play && !wantsStillness()) play(session);
  return isThere ? [] : [words.nothingToSelect];
}

/** Whether something can be selected at this moment. */
function exists(session: Session, { kind, id }: Selected): boolean {
  const { world } = session.getState();
  if (kind === 'server') return id >= 1 && id <= world.nodes.length;
  if (kind === 'event') return id >= 1 && id <= world.seq;
  return world.packets.some((packet) => packet.id === id);
}

// -------------------------------------------------------------------------------------------------- branches

const placeOf = (session: Session, letters: string): Place | null =>
  unpackBranches(letters, session.getState().document, session.playhead.now());

function bringBranches(session: Session, place: Place, beside: number | undefined): void {
  const { time, frontierTime } = place;
  startWork(session, {
    what: workWords.runUpTo(Math.max(time, frontierTime)),
    job: bringing(session, place, beside),
    place: { time, frontierTime },
    waiting: () => showOnTheWay(session),
    cancelled: () => stopShortOf(session, time),
  });
}

/** The open run is one of these branches from now on, and is known as far as it was. */
function* bringing(session: Session, place: Place, beside: number | undefined): Job {
  const { branches, branch, time, frontierTime } = place;
  endComparison(session);
  session.left.clear();
  session.setState({ branches, branch });
  yield* comingBackTo(session.run.history, time, frontierTime);
  const end: Micros = runEnd(session);
  show(session, { frontierTime: Math.max(session.run.history.frontierTime, Math.min(frontierTime, end)) });
  session.playhead.seek(Math.min(time, end));
  if (beside !== undefined) yield* comparing(session, beside);
}
