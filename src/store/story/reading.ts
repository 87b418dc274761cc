/** The reader's way through the story: from page to page, aside into the sandbox, and back. The run follows. */
import type { Micros } from '../../base/time.ts';
import { CONTENTS, lessonOf } from '../../lessons/contents.ts';
import type { Lesson } from '../../lessons/types.ts';
import { Part } from '../../parts/part.ts';
import { onPaint, playhead } from '../../playback/playhead.ts';
import { here, type Place, restore } from '../branches.ts';
import * as commands from '../commands.ts';
import { endComparison, goingToBranch } from '../comparison.ts';
import { pushHash, replaceHash } from '../hash.ts';
import { isChangeOf } from '../kept.ts';
import { reader } from '../reader.ts';
import { beforeFirstEvent, DEFAULT_DOCUMENT, DEFAULT_SPEED, run, useSession } from '../session.ts';
import { share } from '../share.ts';
import { showOnTheWay } from '../showing.ts';
import { type Job, perform } from '../work.ts';
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
import { beatOf, indexOf, isAsking, isTrial, type Story, useStory } from './state.ts';

const { getState: now, setState: set } = useStory;

const chapters = new Map<string, Part<Lesson>>(
  CONTENTS.map(({ id, load }) => [id, new Part(load, { isLast: true, of: lessonOf })]),
);
/** The run that the story has open, and when its beats end: null until that is computed. Null before there is a run. */
let opened: (Course & { readonly ends: readonly Micros[] | null }) | null = null;
/** Where the reader left the sandbox. */
let sandbox: Place | null = null;

/** What a page knows of the reader's acts before there are any. */
const NO_ACTS = { missed: 0, half: false, reached: false, watching: null };
/** What a page knows of its reader when it is opened. */
const AT_FIRST = { ...NO_ACTS, ticked: [], revealing: false, trial: null, pointed: null };

/** Keeps what the reader did, here and in the browser. */
export function changeProgress(change: (before: Progress) => Partial<Progress>): void {
  const before = mergedWithKept(now().progress);
  const progress = changed(before, change(before));
  set({ progress });
  keepProgress(progress);
}

/** The open page asks again. */
export function forgetAnswer(): void {
  const key = keyOf(now().page);
  changeProgress(({ answers }) => {
    const { [key]: _, ...others } = answers;
    return { answers: others };
  });
}

/** Takes over what the reader does in another tab. The question of the open page stays as it is here. */
export function followOtherTabs(): void {
  window.addEventListener('storage', (event) => {
    const other = isChangeOf(PROGRESS, event) ? keptProgress() : null;
    if (other === null) return;
    const key = keyOf(now().page);
    const mine = now().progress.answers[key];
    const { [key]: _, ...answers } = other.answers;
    set({ progress: { ...other, answers: mine ? { ...answers, [key]: mine } : answers } });
  });
}

// --------------------------------------------------------------------------------------------------- from page to page

/** Opens a page of the story: its words at once, its run as soon as its chapter is there. Resolves then. */
async function openPage(page: Page): Promise<void> {
  const before = now();
  const returns = isSame(before.page, page) && before.lesson !== null;
  if (before.mode === 'sandbox') leaveSandbox();
  const lesson = chapters.get(page.chapter)?.here ?? null;
  set({ mode: 'story', page, lesson, missing: null, over: returns && before.over, ...AT_FIRST });
  changeProgress(({ read }) => ({ at: page, read: including(read, keyOf(page)) }));
  if (lesson) return begin(returns);
  commands.pause();
  await fetchChapter(page.chapter);
}

/** Turns to a page: the address says so, and the browser's Back leads here again. */
function turnTo(page: Page): void {
  if (now().mode === 'story' && isSame(now().page, page)) return;
  pushHash(hashOfPage(page));
  void openPage(page);
}

const turn = (by: number): void => {
  const page = pageFrom(now().page, by);
  if (page) turnTo(page);
};
export const nextPage = (): void => turn(1);
export const previousPage = (): void => turn(-1);
export const openChapter = (chapter: string): void => turnTo(firstPageOf(chapter));

/** Opens what a story's address names. */
export async function openAddressed(hash: string): Promise<void> {
  const { page, complaint } = readStoryHash(hash, now().progress.at);
  replaceHash(hashOfPage(page));
  await openPage(page);
  if (complaint) commands.complain(complaint);
}

async function fetchChapter(chapter: string): Promise<void> {
  let missing: unknown = null;
  try {
    await chapters.get(chapter)?.fetch();
  } catch (error) {
    missing = error;
  }
  if (now().page.chapter !== chapter || now().lesson !== null) return;
  set({ lesson: chapters.get(chapter)?.here ?? null, missing });
  if (now().mode === 'story') begin(false);
}

/** After a chapter could not be fetched. */
export const fetchAgain = (): void => void openPage(now().page);

/** The chapters on both sides are there before they are asked for. */
function fetchNeighbours(chapter: string): void {
  const at = CONTENTS.findIndex(({ id }) => id === chapter);
  for (const line of [CONTENTS[at + 1], CONTENTS[at - 1]])
    if (line)
      chapters
        .get(line.id)
        ?.fetchQuietly()
        .catch(() => undefined);
}

// ------------------------------------------------------------------------------------------------------ the run follows

/** Brings the run to where the page begins, and lets it play to where the page ends; who returns finds it there. */
function begin(returns: boolean): void {
  const { page } = now();
  commands.closeMenu();
  commands.closeAll();
  compute(returns && now().over ? arrivingAtEnd() : playingAgain());
  fetchNeighbours(page.chapter);
}

const compute = (job: Job): void =>
  perform({ what: 'Computing the run of this chapter', job: byPage(job), waiting: showOnTheWay });

/** The job is the page's and not the reader's. */
export function* byPage(job: Job): Job {
  set({ seeking: true });
  try {
    yield* job;
  } finally {
    set({ seeking: false });
  }
}

/** Opens the run of the page, where it is not open already. */
function* openingRun(): Job {
  const { lesson } = now();
  if (lesson === null) return;
  const course = courseOf(lesson.chapter, indexOf(now()));
  const isOpen = opened?.document === course.document && opened.first === course.first;
  const known = isOpen ? (opened?.ends ?? null) : null;
  opened = { ...course, ends: known };
  endComparison();
  yield* openingDocument(course);
  if (known === null || !run.history.knows(known.at(-1) ?? 0))
    opened = { ...course, ends: yield* findingEnds(run.history, course) };
  forgetAside();
  set({ onRun: true, trial: null });
}

/** The run may be open, or be one of the branches that the reader has left it for. */
function* openingDocument({ document }: Course): Job {
  const { document: open, branches, branch } = useSession.getState();
  if (open === document) return;
  const kept = branches.find((one) => one.document === document && one.id !== branch);
  yield* kept ? goingToBranch(kept.id) : commands.opening(document, 0, true);
}

/** Where the open page begins and ends in its run. */
function spanOf(story: Story): readonly [begin: Micros, end: Micros] {
  if (opened === null || opened.ends === null) return [0, Number.POSITIVE_INFINITY];
  const at = indexOf(story) - opened.first;
  return [opened.ends[at - 1] ?? opened.begin, opened.ends[at] ?? opened.begin];
}

/** Where the open page ends in its run; Infinity until that is computed. */
export const endOfPage = (): Micros => spanOf(now())[1];

/** Opens the page's run, and goes to where the page begins in it. */
export function* standingAtBegin(): Job {
  yield* openingRun();
  commands.pause();
  yield* commands.seeking(spanOf(now())[0]);
}

/** The page's part of the run, from its beginning; where a question is open, up to it. */
function* playingAgain(): Job {
  yield* standingAtBegin();
  set({ over: false });
  commands.stopAt(spanOf(now())[1]);
  commands.setSpeed(beatOf(now())?.speed ?? DEFAULT_SPEED);
  if (!isAsking(now())) yield* playingToEnd();
}

/** From where the run stands to the page's end: at once for who wants less motion. */
function* playingToEnd(): Job {
  yield* openingRun();
  const [, end] = spanOf(now());
  commands.stopAt(end);
  if (playhead.now() >= end) commands.pause();
  else if (commands.wantsStillness()) yield* arrivingAtEnd();
  else commands.play();
}

function* arrivingAtEnd(): Job {
  yield* openingRun();
  const [, end] = spanOf(now());
  commands.pause();
  commands.stopAt(end);
  yield* commands.seeking(end);
}

/** From what the reader did to the cluster back to the page, where its part of the run ends. */
export function* returning(): Job {
  yield* openingRun();
  set(NO_ACTS);
  yield* isAsking(now()) ? playingAgain() : arrivingAtEnd();
}

export const playAgain = (): void => compute(playingAgain());
export const playToEnd = (): void => compute(playingToEnd());
export const arriveAtEnd = (): void => compute(arrivingAtEnd());
export const returnToRun = (): void => compute(returning());

/** Keeps watch over whether the run is the page's, and has come to its end. */
export function followRun(): void {
  useSession.subscribe(({ document }, { document: before }) => {
    const { mode, onRun } = now();
    if (document === before || mode === 'sandbox') return;
    const isOn = document === opened?.document || isAside(document);
    if (isOn === onRun) return;
    set({ onRun: isOn, trial: null, ...(isOn && NO_ACTS) });
    if (!isOn) commands.stopAt(Number.POSITIVE_INFINITY);
  });
  // What happened last is on the page before what it means, and so it is heard before it.
  onPaint((time) => isAtEnd(now(), time) && queueMicrotask(endPage));
}

const isAtEnd = (story: Story, time: Micros): boolean =>
  !story.over && story.mode !== 'sandbox' && story.onRun && story.lesson !== null && time >= spanOf(story)[1];

function endPage(): void {
  const story = now();
  if (isAtEnd(story, playhead.now()))
    set({ over: true, revealing: story.revealing && isTrial(beatOf(story)?.question) });
}

// ------------------------------------------------------------------------------------------------- the sandbox, and back

/** Opens the sandbox on this very moment of this very run. */
export async function takeOver(): Promise<void> {
  commands.pause();
  commands.closeMenu();
  enterSandbox();
  pushHash('#sandbox');
  const packing = await reader.fetch().catch(() => null);
  if (packing && now().mode === 'sandbox')
    replaceHash(packing.hashOf(useSession.getState().document, playhead.now()));
}

/** Opens the text of a document in the sandbox. */
export async function openFile(text: string): Promise<void> {
  if ((await commands.openDocument(text)) && now().mode === 'story') await takeOver();
}

/** The run that is open belongs to the sandbox from now on. */
export function enterSandbox(): void {
  commands.stopAt(Number.POSITIVE_INFINITY);
  set({ mode: 'sandbox', onRun: false, pointed: null });
}

/** Opens the sandbox where the reader left it, or on a fresh run. */
export function openSandbox(): void {
  enterSandbox();
  commands.setSpeed(DEFAULT_SPEED);
  if (sandbox) return restore(sandbox);
  commands.openRun(DEFAULT_DOCUMENT, beforeFirstEvent(DEFAULT_DOCUMENT));
  if (!commands.wantsStillness()) commands.play();
}

function leaveSandbox(): void {
  commands.pause();
  sandbox = here();
}

/** From the sandbox back to the very page. */
export function backToStory(): void {
  pushHash(hashOfPage(now().page));
  void openPage(now().page);
}

/** Copies the address of what is open: the page of the story, or the run. */
export function shareOpen(): void {
  const { mode, onRun } = now();
  void share(mode === 'story' && onRun ? hashOfPage(now().page) : undefined);
}
