/**
 * The reader's place in the story. Only the commands of this folder change it; the run itself belongs to the
 * session.
 */
import { createContext, use } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Micros } from '../../base/time.ts';
import { INTRODUCED_ON, type Introduced } from '../../lessons/contents.ts';
import type { Beat, BeatWords, Focus, Goal, Lesson, Question } from '../../lessons/types.ts';
import type { LibraryEntry } from '../../library/types.ts';
import type { ServerId } from '../../raft/types.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { World } from '../../sim/types.ts';
import { Router } from '../router.ts';
import type { BranchId, Place, Session } from '../session.ts';
import type { Course } from './course.ts';
import { firstPage, isBefore, isReached, keyOf, type Page } from './pages.ts';
import { type Progress, recallProgress } from './progress.ts';

export interface Story {
  readonly mode: 'story' | 'sandbox' | 'library';
  readonly page: Page;
  /** The page's chapter; null while it is fetched. */
  readonly lesson: Lesson | null;
  /** Why the chapter could not be fetched; null while it is fetched, and once it is there. */
  readonly missing: unknown;
  /** The open run is the page's own, or the trial of one of its options: the reader has changed nothing. */
  readonly onRun: boolean;
  /** The run has reached the page's end since the page was opened. */
  readonly over: boolean;
  /** The ticked options if several are right, or the picked servers. */
  readonly ticked: readonly string[];
  /** The run is showing the answer that the reader has just given or asked for. */
  readonly revealing: boolean;
  /** The option whose trial is open; null if the page's run is. `over`: it has reached its end. */
  readonly trial: { readonly option: string; readonly over: boolean } | null;
  /** Acts that were played and missed the goal. */
  readonly missed: number;
  /** The reader has reached the goal since the page was opened. */
  readonly reached: boolean;
  /** The last act did the first half of it. */
  readonly half: boolean;
  /**
   * The result of the reader's last act, while it plays: all of the goal, a half, or none; null otherwise.
   */
  readonly watching: 'hit' | 'half' | 'miss' | null;
  /** The page, not the reader, is moving the run to another time. */
  readonly seeking: boolean;
  /** The server whose name in the text has the pointer. */
  readonly pointed: ServerId | null;
  readonly progress: Progress;
  /** The entry of the library that was opened last: the focus returns to its link. */
  readonly entry: LibraryEntry | null;
}

/** A branch in which an answer is tried. */
export interface Aside {
  readonly document: ScenarioDocument;
  readonly branch: BranchId;
  readonly end: Micros;
}

/** The story that is being read: the reader's place in it, and the session that plays its runs. */
export interface Reading extends StoreApi<Story> {
  readonly session: Session;
  /** The address names the open page. */
  readonly router: Router;
  /**
   * The run that the story has open, and the ends of its beats: null until they are computed. Null before
   * there is a run.
   */
  opened: (Course & { readonly ends: readonly Micros[] | null }) | null;
  /** The sandbox as the reader left it. */
  sandbox: Place | null;
  /** The run in which an answer is tried. */
  aside: Aside | null;
  /** The last goal: its test caches what it has searched. */
  test: { readonly goal: Goal; readonly holds: (world: World) => boolean } | null;
  /** The goal is reached, and the page will say so after it has rendered. */
  isReplying: boolean;
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
  isReplying: false,
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
  entry: null,
});

/** The story of this part of the page. */
export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = use(ReadingContext);
  if (reading === null) throw new Error('no story to read');
  return reading;
}

/** A value of the reader's place, which renders the component again when it changes. */
export const useStory = <T>(selector: (story: Story) => T): T => useStore(useReading(), selector);

/** The index of the open page in its chapter; -1 while the chapter is fetched. */
export const indexOf = ({ lesson, page }: Story): number =>
  lesson?.chapter.beats.findIndex(({ id }) => id === page.beat) ?? -1;

export const beatOf = (story: Story): Beat | undefined => story.lesson?.chapter.beats[indexOf(story)];

export const beatWordsOf = ({ lesson, page }: Story): BeatWords | undefined => lesson?.words.beats[page.beat];

/**
 * The focus of the page; null if everything matters: while a question is open, servers are picked or an
 * answer is tried, and once the reader has changed the run.
 */
export function focusOf(story: Story): Focus | null {
  const isStoryShown = story.mode === 'story' && story.onRun && story.trial === null && !isAsking(story);
  const { focus, pick } = beatOf(story) ?? {};
  return (isStoryShown && pick === undefined && focus) || null;
}

/**
 * A panel or a mark is hidden before the page of the story that introduces it. For a reader who has read that
 * page or a later one, it stays.
 */
export const isIntroduced = ({ mode, page, progress }: Story, what: Introduced): boolean =>
  mode !== 'story' || !isBefore(page, INTRODUCED_ON[what]) || isReached(INTRODUCED_ON[what], progress.read);

export const useIntroduced = (what: Introduced): boolean => useStory((story) => isIntroduced(story, what));

/** The run's future is known but hidden on the track: it would give away the answer. */
export const hidesFuture = ({ mode, onRun }: Story): boolean => mode === 'story' && onRun;

/** The reader's answer to the open page's question; undefined without one. */
export const answerOf = ({ progress, page }: Story): readonly string[] | undefined =>
  progress.answers[keyOf(page)];

/** The question waits for an answer: the run is paused where it is asked. */
export const isAsking = (story: Story): boolean =>
  story.mode === 'story' &&
  story.onRun &&
  beatOf(story)?.question !== undefined &&
  answerOf(story) === undefined;

/** Its options have runs of their own. */
export const isTrial = (question: Question | undefined): boolean =>
  question?.options.some((option) => option.if !== undefined) ?? false;

/** The page's own run has shown the answer. */
export function hasRunShown(story: Story): boolean {
  const beat = beatOf(story);
  return beat?.until !== undefined && !isTrial(beat.question);
}

/** Everything that the answered question waits for was shown. */
export function isShown(story: Story): boolean {
  const { over, revealing, trial } = story;
  return over && !(revealing && isTrial(beatOf(story)?.question) && trial?.over !== true);
}

export const isAtChapterEnd = ({ lesson, page }: Story): boolean =>
  lesson?.chapter.beats.at(-1)?.id === page.beat;

/**
 * The question that the next chapter answers, on the last page of a chapter. An open question comes first.
 */
export const onwardOf = (story: Story): string | null =>
  (isAtChapterEnd(story) && !isAsking(story) && !story.revealing && story.lesson?.words.onward) || null;

/** The reader has done what the page asks, now or before. */
export const isDone = ({ progress, page }: Story): boolean => progress.done.includes(keyOf(page));
