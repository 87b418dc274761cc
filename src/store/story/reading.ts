/** The reader's way through the story: from page to page, into the sandbox, and back. The run follows. */
import type { Micros } from '../../base/time.ts';
import { CONTENTS, lessonOf } from '../../lessons/contents.ts';
import type { Lesson } from '../../lessons/types.ts';
import { Part } from '../../parts/part.ts';
import * as workWords from '../../words/work.ts';
import { placeNow, restore } from '../branches.ts';
import * as commands from '../commands.ts';
import { endComparison, goingToBranch } from '../comparison.ts';
import { leaveTexts } from '../editor.ts';
import { isChangeOf } from '../kept.ts';
import { reader } from '../reader.ts';
import { beforeFirstEvent, DEFAULT_DOCUMENT, DEFAULT_SPEED, type Place, type Session } from '../session.ts';
import { showOnTheWay } from '../showing.ts';
import { type Job, startWork, stopWork } from '../work.ts';
import { forgetAside, isAside } from './aside.ts';
import { type Course, courseOf, findingEnds } from './course.ts';
import { firstPageOf, hashOfPage, isSame, keyOf, type Page, pageFrom, readStoryHash } from './pages.ts';
import {
  changed,
  including,
  keepProgress,
  keptProgress,
  mergedWithKept,
  PROGRESS,
  type Progress,
} from './progress.ts';
import { beatOf, indexOf, isAsking, isTrial, type Reading } from './state.ts';

const chapters = new Map<string, Part<Lesson>>(
  CONTENTS.map(({ id, load }) => [id, new Part(load, { isLast: true, of: lessonOf })]),
);

/** The state of a page without any acts of the reader. */
const NO_ACTS = { missed: 0, half: false, reached: false, watching: null };
/** The state of a page for its reader as it opens. */
const AT_FIRST = { ...NO_ACTS, ticked: [], revealing: false, trial: null, pointed: null };

/** Stores what the reader did, here and in the browser. */
export function changeProgress(reading: Reading, change: (before: Progress) => Partial<Progress>): void {
  const own = reading.getState().progress;
  // What could not be kept the last time must not be replaced by what is there.
  const before = reading.isKept ? mergedWithKept(own) : own;
  const progress = changed(before, change(before));
  reading.setState({ progress });
  reading.isKept = keepProgress(progress);
}

/** Stores the answer to the open page. */
export function keepAnswer(reading: Reading, answer: readonly string[]): void {
  const key = keyOf(reading.getState().page);
  changeProgress(reading, ({ answers }) => ({ answers: { ...answers, [key]: answer } }));
}

/** The open page asks its question again. */
export function forgetAnswer(reading: Reading): void {
  const key = keyOf(reading.getState().page);
  changeProgress(reading, ({ answers }) => {
    const { [key]: _, ...others } = answers;
    return { answers: others };
  });
}

/** Merges the progress of another tab. The question of the open page stays as it is here. */
export function followOtherTabs(reading: Reading): void {
  window.addEventListener('storage', (event) => {
    const other = isChangeOf(PROGRESS, event) ? keptProgress() : null;
    if (other === null) return;
    const key = keyOf(reading.getState().page);
    const mine = reading.getState().progress.answers[key];
    const { [key]: _, ...answers } = other.answers;
    reading.setState({ progress: { ...other, answers: mine ? { ...answers, [key]: mine } : answers } });
  });
}

// ---------------------------------------------------------------------------------------- from page to page

/** Opens a page of the story: its words at once, its run when the chapter is there. Resolves then. */
async function openPage(reading: Reading, page: Page): Promise<void> {
  const before = reading.getState();
  const returns = isSame(before.page, page) && before.lesson !== null;
  if (before.mode === 'sandbox') leaveSandbox(reading);
  const lesson = chapters.get(page.chapter)?.here ?? null;
  reading.setState({ mode: 'story', page, lesson, missing: null, over: returns && before.over, ...AT_FIRST });
  changeProgress(reading, ({ read }) => ({ at: page, read: including(read, keyOf(page)) }));
  if (lesson) return begin(reading, returns);
  commands.pause(reading.session);
  await fetchChapter(reading, page.chapter);
}

/** Turns to a page: the address names it, and the browser's Back returns here. */
function turnTo(reading: Reading, page: Page): void {
  if (reading.getState().mode === 'story' && isSame(reading.getState().page, page)) return;
  reading.router.push(hashOfPage(page));
  void openPage(reading, page);
}

const turn = (reading: Reading, by: number): void => {
  const page = pageFrom(reading.getState().page, by);
  if (page) turnTo(reading, page);
};
export const nextPage = (reading: Reading): void => turn(reading, 1);
export const previousPage = (reading: Reading): void => turn(reading, -1);
export const openChapter = (reading: Reading, chapter: string): void => turnTo(reading, firstPageOf(chapter));

/** Opens the page of a story's address. */
export async function openAddressed(reading: Reading, hash: string): Promise<void> {
  const { page, complaint } = readStoryHash(hash, reading.getState().progress.at);
  reading.router.arrive();
  reading.router.replace(hashOfPage(page));
  await openPage(reading, page);
  if (complaint) commands.complain(reading.session, complaint);
}

async function fetchChapter(reading: Reading, chapter: string): Promise<void> {
  let missing: unknown = null;
  try {
    await chapters.get(chapter)?.fetch();
  } catch (error) {
    missing = error;
  }
  if (reading.getState().page.chapter !== chapter || reading.getState().lesson !== null) return;
  reading.setState({ lesson: chapters.get(chapter)?.here ?? null, missing });
  if (reading.getState().mode === 'story') begin(reading, false);
}

/** Fetches a chapter again after an error. */
export const fetchAgain = (reading: Reading): void => void openPage(reading, reading.getState().page);

/** Prefetches the chapters before and after. */
function fetchNeighbours(chapter: string): void {
  const at = CONTENTS.findIndex(({ id }) => id === chapter);
  for (const line of [CONTENTS[at + 1], CONTENTS[at - 1]])
    if (line)
      chapters
        .get(line.id)
        ?.fetchQuietly()
        .catch(() => undefined);
}

// ------------------------------------------------------------------------------------------ the run follows

/** Moves the run to the page's start and plays to the page's end; for a returning reader it is at its end. */
function begin(reading: Reading, returns: boolean): void {
  const { page } = reading.getState();
  commands.closeMenu(reading.session);
  commands.closeAll(reading.session);
  compute(reading, returns && reading.getState().over ? arrivingAtEnd(reading) : playingAgain(reading));
  fetchNeighbours(page.chapter);
}

/** Computes what the page itself asks for. */
export const compute = (reading: Reading, job: Job, what: string = workWords.chapter): void =>
  startWork(reading.session, {
    what,
    job: byPage(reading, job),
    waiting: () => showOnTheWay(reading.session),
  });

/** The page started the job, not the reader. */
function* byPage(reading: Reading, job: Job): Job {
  reading.setState({ seeking: true });
  try {
    yield* job;
  } finally {
    reading.setState({ seeking: false });
  }
}

/** Opens the run of the page, unless it is open already. */
function* openingRun(reading: Reading): Job {
  const { lesson } = reading.getState();
  if (lesson === null) return;
  const course = courseOf(lesson.chapter, indexOf(reading.getState()));
  const isOpen = reading.opened?.document === course.document && reading.opened.first === course.first;
  const known = isOpen ? (reading.opened?.ends ?? null) : null;
  reading.opened = { ...course, ends: known };
  endComparison(reading.session);
  yield* openingDocument(reading, course);
  if (known === null || !reading.session.run.history.knows(known.at(-1) ?? 0))
    reading.opened = { ...course, ends: yield* findingEnds(reading.session.run.history, course) };
  forgetAside(reading);
  reading.setState({ onRun: true, trial: null });
}

/** The run may be open, or be one of the branches of the open one. */
function* openingDocument(reading: Reading, { document }: Course): Job {
  const { document: open, branches, branch } = reading.session.getState();
  if (open === document) return;
  const kept = branches.find((one) => one.document === document && one.id !== branch);
  yield* kept
    ? goingToBranch(reading.session, kept.id)
    : commands.opening(reading.session, document, 0, true);
}

/** The times at which the open page begins and ends in its run. */
function spanOf(reading: Reading): readonly [begin: Micros, end: Micros] {
  if (reading.opened === null || reading.opened.ends === null) return [0, Number.POSITIVE_INFINITY];
  const at = indexOf(reading.getState()) - reading.opened.first;
  return [
    reading.opened.ends[at - 1] ?? reading.opened.begin,
    reading.opened.ends[at] ?? reading.opened.begin,
  ];
}

/** The end of the open page in its run; Infinity until it is computed. */
export const endOfPage = (reading: Reading): Micros => spanOf(reading)[1];

/** Opens the page's run, at the page's start. */
export function* standingAtBegin(reading: Reading): Job {
  yield* openingRun(reading);
  commands.pause(reading.session);
  yield* commands.seeking(reading.session, spanOf(reading)[0]);
}

/** Plays the page from its start; up to the question if one is open. */
function* playingAgain(reading: Reading): Job {
  yield* standingAtBegin(reading);
  reading.setState({ over: false });
  commands.stopAt(reading.session, endOfPage(reading));
  commands.setSpeed(reading.session, beatOf(reading.getState())?.speed ?? DEFAULT_SPEED);
  if (!isAsking(reading.getState())) yield* playingToEnd(reading);
}

/** Plays from the current time to the page's end; jumps there if the reader asked for less motion. */
function* playingToEnd(reading: Reading): Job {
  yield* openingRun(reading);
  const end = endOfPage(reading);
  commands.stopAt(reading.session, end);
  if (reading.session.playhead.now() >= end) commands.pause(reading.session);
  else if (commands.wantsStillness()) yield* arrivingAtEnd(reading);
  else commands.play(reading.session);
}

function* arrivingAtEnd(reading: Reading): Job {
  yield* openingRun(reading);
  const end = endOfPage(reading);
  commands.pause(reading.session);
  commands.stopAt(reading.session, end);
  yield* commands.seeking(reading.session, end);
}

/** Returns from the reader's changes to the page, at its end. */
export function* returning(reading: Reading): Job {
  yield* openingRun(reading);
  reading.setState(NO_ACTS);
  yield* isAsking(reading.getState()) ? playingAgain(reading) : arrivingAtEnd(reading);
}

export const playAgain = (reading: Reading): void => compute(reading, playingAgain(reading));
export const playToEnd = (reading: Reading): void => compute(reading, playingToEnd(reading));
export const arriveAtEnd = (reading: Reading): void => compute(reading, arrivingAtEnd(reading));
export const returnToRun = (reading: Reading): void => compute(reading, returning(reading));

/** Notices whether the open run is the page's own, and when it has reached the page's end. */
export function followRun(reading: Reading): void {
  reading.session.subscribe(({ document }, { document: before }) => {
    const { mode, onRun } = reading.getState();
    if (document === before || mode !== 'story') return;
    const isOn = document === reading.opened?.document || isAside(reading, document);
    if (isOn === onRun) return;
    reading.setState({ onRun: isOn, trial: null, ...(isOn && NO_ACTS) });
    if (!isOn) commands.stopAt(reading.session, Number.POSITIVE_INFINITY);
  });
  // The page renders the last events before it says what they mean, so that screen readers read them in this
  // order.
  reading.session.playhead.onPaint(
    (time) => isAtEnd(reading, time) && queueMicrotask(() => endPage(reading)),
  );
}

function isAtEnd(reading: Reading, time: Micros): boolean {
  const { over, mode, onRun, lesson } = reading.getState();
  return !over && mode === 'story' && onRun && lesson !== null && time >= endOfPage(reading);
}

function endPage(reading: Reading): void {
  const story = reading.getState();
  if (isAtEnd(reading, reading.session.playhead.now()))
    reading.setState({ over: true, revealing: story.revealing && isTrial(beatOf(story)?.question) });
}

// ------------------------------------------------------------------------------------ the sandbox, and back

/** Opens the sandbox at this time of this run. */
export async function takeOver(reading: Reading): Promise<void> {
  commands.pause(reading.session);
  commands.closeMenu(reading.session);
  leaveTexts(reading.session);
  enterSandbox(reading);
  reading.router.push('#sandbox');
  const packing = await reader.fetch().catch(() => null);
  if (packing && reading.getState().mode === 'sandbox')
    reading.router.replace(
      packing.hashOf(reading.session.getState().document, reading.session.playhead.now()),
    );
}

/** The open run belongs to the sandbox from now on. */
export function enterSandbox(reading: Reading): void {
  commands.stopAt(reading.session, Number.POSITIVE_INFINITY);
  reading.setState({ mode: 'sandbox', onRun: false, pointed: null });
}

/** Opens the sandbox where the reader left it, or with a fresh run. */
export function openSandbox(reading: Reading): void {
  enterSandbox(reading);
  commands.setSpeed(reading.session, DEFAULT_SPEED);
  if (reading.sandbox) return comeBackTo(reading.session, reading.sandbox);
  commands.openRun(reading.session, DEFAULT_DOCUMENT, beforeFirstEvent(DEFAULT_DOCUMENT));
  if (!commands.wantsStillness()) commands.play(reading.session);
}

/** Returns to a run that was left. `pasts`: what can be undone there, and nothing of another open run. */
export function comeBackTo(
  session: Session,
  place: Place,
  pasts = place.document === session.getState().document ? session.pasts : [],
): void {
  if (pasts !== session.pasts) {
    endComparison(session);
    commands.pause(session);
  }
  session.pasts = pasts;
  restore(session, place);
  session.setState({ canUndo: pasts.length > 0 });
}

function leaveSandbox(reading: Reading): void {
  commands.pause(reading.session);
  reading.sandbox = placeNow(reading.session);
}

/** Opens the library. The run of the sandbox, or of the page, waits. */
export function enterLibrary(reading: Reading): void {
  const { session } = reading;
  if (reading.getState().mode === 'sandbox') leaveSandbox(reading);
  // Nothing may begin to play behind it.
  stopWork(session);
  commands.pause(session);
  commands.closeMenu(session);
  session.setState({ selected: null, pointed: null, dialog: null, tour: null });
  reading.setState({ mode: 'library', pointed: null });
}

/** From the sandbox back to the same page. */
export function backToStory(reading: Reading): void {
  reading.router.push(hashOfPage(reading.getState().page));
  void openPage(reading, reading.getState().page);
}
