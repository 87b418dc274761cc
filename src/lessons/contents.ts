/**
 * The chapters, in order. The first is part of the first load; each other one is fetched when it is needed.
 */
import type { ContentsLine, Lesson } from './types.ts';
import { LESSON as first } from './why-agree/index.ts';

/** The chapter that a module exports. */
export const lessonOf = ({ LESSON }: { readonly LESSON: Lesson }): Lesson => LESSON;
const of = (fetched: Promise<{ LESSON: Lesson }>): Promise<Lesson> => fetched.then(lessonOf);

/**
 * A panel or a mark that the story introduces. It is hidden before, except for readers who have read further.
 */
export type Introduced =
  | 'logs'
  | 'events'
  | 'transport'
  | 'terms'
  | 'votes'
  | 'notches'
  | 'dashes'
  | 'commits'
  | 'next'
  | 'match';

/** The page that introduces each, and shows it first. */
export const INTRODUCED_ON: Readonly<
  Record<Introduced, { readonly chapter: string; readonly beat: string }>
> = {
  logs: { chapter: 'why-agree', beat: 'one-server' },
  /** Its lines contain terms, so it is introduced together with them. */
  events: { chapter: 'three-roles', beat: 'the-number' },
  transport: { chapter: 'three-roles', beat: 'followers' },
  /** The number in a disc and on an entry. Earlier, beside “x is 1”, it could be read as the value of x. */
  terms: { chapter: 'three-roles', beat: 'the-number' },
  votes: { chapter: 'three-roles', beat: 'a-leader' },
  notches: { chapter: 'leader-election', beat: 'one-vote' },
  /**
   * One page before the text explains it. Otherwise a block
   * with a solid edge would be dashed on the next page.
   */
  dashes: { chapter: 'log-replication', beat: 'through-the-leader' },
  commits: { chapter: 'log-replication', beat: 'when-committed' },
  /** nextIndex; `match` is matchIndex. */
  next: { chapter: 'log-replication', beat: 'for-good' },
  match: { chapter: 'crash-and-return', beat: 'catching-up' },
};

/** The chapters with the essentials of Raft, for a first sitting. The others can be read another day. */
export const FIRST_SITTING: readonly string[] = [
  'why-agree',
  'three-roles',
  'leader-election',
  'split-vote',
  'log-replication',
  'partition',
];

/** The approximate duration of these chapters, and of the others. */
export const SITTING_MINUTES = { first: 17, later: 13 };

export const CONTENTS: readonly ContentsLine[] = [
  {
    id: 'why-agree',
    title: 'Why agree at all',
    about: 'One server is easy. Why would anybody want five?',
    minutes: 3,
    beats: ['a-cluster', 'one-server', 'it-dies', 'who-answers', 'five-lists', 'two-die', 'what-is-hard'],
    load: () => Promise.resolve(first),
  },
  {
    id: 'three-roles',
    title: 'Three roles',
    about: 'Who may say what the list is?',
    minutes: 3,
    beats: [
      'followers',
      'a-candidate',
      'the-number',
      'a-leader',
      'still-here',
      'asleep',
      'awake',
      'in-short',
    ],
    load: () => of(import('./three-roles/index.ts')),
  },
  {
    id: 'leader-election',
    title: 'Leader election',
    about: 'How do servers choose one of them, with nobody to ask?',
    minutes: 4,
    beats: [
      'a-timer-each',
      'who-is-first',
      'it-asks',
      'one-vote',
      'how-many',
      'two-majorities',
      'heartbeats',
      'silence',
      'drawn-again',
      'make-a-leader',
    ],
    load: () => of(import('./leader-election/index.ts')),
  },
  {
    id: 'split-vote',
    title: 'Split vote',
    about: 'What if two stand at once?',
    minutes: 3,
    beats: ['two-at-once', 'two-and-two', 'who-wins', 'again', 'for-ever', 'two-of-four'],
    load: () => of(import('./split-vote/index.ts')),
  },
  {
    id: 'log-replication',
    title: 'Log replication',
    about: 'How does one list become five?',
    minutes: 4,
    beats: [
      'through-the-leader',
      'not-yet-sure',
      'next-heartbeat',
      'when-committed',
      'applied',
      'do-they-know',
      'told',
      'the-wrong-server',
      'lost',
      'for-good',
      'your-request',
    ],
    load: () => of(import('./log-replication/index.ts')),
  },
  {
    id: 'crash-and-return',
    title: 'Crash and return',
    about: 'What does a server still know when it comes back?',
    minutes: 3,
    beats: [
      'it-crashes',
      'the-others-go-on',
      'what-is-left',
      'catching-up',
      'logs-that-differ',
      'does-it-fit',
      'two-too-many',
      'step-by-step',
      'your-crash',
    ],
    load: () => of(import('./crash-and-return/index.ts')),
  },
  {
    id: 'partition',
    title: 'Partition',
    about: 'What if the network is cut in two?',
    minutes: 4,
    beats: [
      'the-cut',
      'how-many-leaders',
      'the-small-side',
      'the-large-side',
      'it-heals',
      'two-that-differ',
      'one-way',
      'your-cut',
    ],
    load: () => of(import('./partition/index.ts')),
  },
  {
    id: 'who-may-lead',
    title: 'Who may lead',
    about: 'May any server lead, if it asks first?',
    minutes: 3,
    beats: [
      'a-promise',
      'the-leader-dies',
      's5-tries',
      'the-rule',
      'who-may',
      'what-was-saved',
      'longest-log',
    ],
    load: () => of(import('./who-may-lead/index.ts')),
  },
  {
    id: 'committed',
    title: 'What “committed” means',
    about: 'Is an entry safe once it is on a majority? Not always.',
    minutes: 4,
    beats: [
      'a',
      'b',
      'back',
      'c',
      'is-it-safe',
      'can-s5-win',
      'd',
      'the-rule',
      'e',
      'how-many-now',
      's5-again',
      'in-practice',
    ],
    load: () => of(import('./committed/index.ts')),
  },
  {
    id: 'no-promise',
    title: 'What Raft does not promise',
    about: 'Where does it end, and what has to be done beyond it?',
    minutes: 4,
    beats: [
      'too-slow',
      'late-not-wrong',
      'no-answer',
      'was-it-done',
      'ask-again',
      'an-old-leader',
      'wrong-read',
      'what-is-x',
      'a-lost-disk',
      'it-forgets',
      'the-alarm',
      'read-on',
    ],
    load: () => of(import('./no-promise/index.ts')),
  },
];
