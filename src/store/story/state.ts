/** Where the reader is in the story. Changed by the commands of this folder only; the run itself is the session's. */
import { createContext, use } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Micros } from '../../base/time.ts';
import { type Introduced, TOLD } from '../../lessons/contents.ts';
import type { Beat, BeatWords, Focus, Goal, Lesson, Question } from '../../lessons/types.ts';
import type { ServerId } from '../../raft/types.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { World } from '../../sim/types.ts';
import { Router } from '../router.ts';
import type { BranchId, Place, Session } from '../session.ts';
import type { Course } from './course.ts';
import { firstPage, isBefore, isReached, keyOf, type Page } from './pages.ts';
import { type Progress, recallProgress } from './progress.ts';

export interface Story {
  readonly mode: 'story' | 'sandbox';
  readonly page: Page;
  /** The page's chapter; null while it is fetched. */
  readonly lesson: Lesson | null;
  /** Why the chapter could not be fetched; null while it is fetched, and once it is there. */
  readonly missing: unknown;
  /** The run that is open is the page's own, or what one of its options tries: the reader has done nothing else to it. */
  readonly onRun: boolean;
  /** The run has come to the page's end since the page was opened. */
  readonly over: boolean;
  /** What is ticked so far where several answers are right, or picked so far. */
  readonly ticked: readonly string[];
  /** The run is showing the answer that the reader has just given or asked for. */
  readonly revealing: boolean;
  /** The option whose own run is open; null where the page's is. `over`: it has come to its end. */
  readonly trial: { readonly option: string; readonly over: boolean } | null;
  /** Acts that were played and did not do what was asked for. */
  readonly missed: number;
  /** The reader has done what the page asks, since it was opened. */
  readonly reached: boolean;
  /** The last act did the first half of it. */
  readonly half: boolean;
  /** What comes of the reader's last act is being played, and will do all of it, a half, or neither; null when nothing is. */
  readonly watching: 'hit' | 'half' | 'miss' | null;
  /** The page, and not the reader, is bringing the run to another time. */
  readonly seeking: boolean;
  /** The server that the words are pointed at for. */
  readonly pointed: ServerId | null;
  readonly progress: Progress;
}

/** A branch in which an answer is tried. */
export interface Aside {
  readonly document: ScenarioDocument;
  readonly branch: BranchId;
  readonly end: Micros;
}

/** The story as it is read: where the reader is in it, and the session in which its runs are played. */
export interface Reading extends StoreApi<Story> {
  readonly session: Session;
  /** The address says which page is open. */
  readonly router: Router;
  /** The run that the story has open, and when its beats end: null until that is computed. Null before there is a run. */
  opened: (Course & { readonly ends: readonly Micros[] | null }) | null;
  /** Where the reader left the sandbox. */
  sandbox: Place | null;
  /** The run in which an answer is tried. */
  aside: Aside | null;
  /** The goal that was asked for last: its test remembers what it has looked through. */
  test: { readonly goal: Goal; readonly holds: (world: World) => boolean } | null;
  /** The goal is reached, and the page is about to say so. */
  telling: boolean;
  /** The browser could keep the progress the last time. */
  isKept: boolean;
}

export const createReading = (session: Session, router = new Router()): Reading => ({
  ...createStore(() => atFirst()),
  session,
  router,
  opened: null,
  sandbox: null,
  aside: null,
  test: null,
  telling: false,
  isKept: true,
});

const atFirst = (): Story => ({
  mode: 'story',
  page: firstPage(),
  lesson: null,
  missing: null,
  onRun: false,
  over: false,
  ticked: [],
  revealing: false,
  trial: null,
  missed: 0,
  reached: false,
  half: false,
  watching: null,
  seeking: false,
  pointed: null,
  progress: recallProgress(),
});

/** The story that the page is read along. */
export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = use(ReadingContext);
  if (reading === null) throw new Error('no story to read');
  return reading;
}

/** A value of where the reader is, to be rendered again with each change of it. */
export const useStory = <T>(selector: (story: Story) => T): T => useStore(useReading(), selector);

/** The place of the open page among its chapter's; -1 while the chapter is fetched. */
export const indexOf = ({ lesson, page }: Story): number =>
  lesson?.chapter.beats.findIndex(({ id }) => id === page.beat) ?? -1;

export const beatOf = (story: Story): Beat | undefined => story.lesson?.chapter.beats[indexOf(story)];

export const beatWordsOf = ({ lesson, page }: Story): BeatWords | undefined => lesson?.words.beats[page.beat];

/**
 * What matters now; null where everything does: while a question is open, servers are picked or an answer is tried, and once the reader has
 * changed the run.
 */
export function focusOf(story: Story): Focus | null {
  const isTold = story.mode === 'story' && story.onRun && story.trial === null && !isAsking(story);
  const { focus, pick } = beatOf(story) ?? {};
  return (isTold && pick === undefined && focus) || null;
}

/** A panel or a mark is not there before the page of the story that introduces it. For a reader who has read that page or a later one, it stays. */
export const isIntroduced = ({ mode, page, progress }: Story, what: Introduced): boolean =>
  mode === 'sandbox' || !isBefore(page, TOLD[what]) || isReached(TOLD[what], progress.read);

export const useIntroduced = (what: Introduced): boolean => useStory((story) => isIntroduced(story, what));

/** The run's future is known and not told yet: the reader is to predict it, and must not read it off the track. */
export const isUntold = ({ mode, onRun }: Story): boolean => mode === 'story' && onRun;

/** What the reader answered to the open page's question; undefined as long as they have not. */
export const answerOf = ({ progress, page }: Story): readonly string[] | undefined =>
  progress.answers[keyOf(page)];

/** The question waits for an answer: the run stands where it was asked. */
export const isAsking = (story: Story): boolean =>
  story.mode === 'story' &&
  story.onRun &&
  beatOf(story)?.question !== undefined &&
  answerOf(story) === undefined;

/** Its options have runs of their own. */
export const isTrial = (question: Question | undefined): boolean =>
  question?.options.some((option) => option.if !== undefined) ?? false;

/** The page's own run has shown what the answer is. */
export function hasRunShown(story: Story): boolean {
  const beat = beatOf(story);
  return beat?.until !== undefined && !isTrial(beat.question);
}

/** All is shown that the page's question, once answered, waits for. */
export function isShown(story: Story): boolean {
  const { over, revealing, trial } = story;
  return over && !(revealing && isTrial(beatOf(story)?.question) && trial?.over !== true);
}

export const isAtChapterEnd = ({ lesson, page }: Story): boolean =>
  lesson?.chapter.beats.at(-1)?.id === page.beat;

/** What the next chapter will answer, on the last page of one. An open question comes first. */
export const onwardOf = (story: Story): string | null =>
  (isAtChapterEnd(story) && !isAsking(story) && !story.revealing && story.lesson?.words.onward) || null;

/** The reader has done what the page asks, now or before. */
export const isDone = ({ progress, page }: Story): boolean => progress.done.includes(keyOf(page));
