/** The reader's progress in the story, in this browser only. Without storage it lasts as long as the page. */
import * as v from 'valibot';
import { type Fields, keep, kept, shortText } from '../kept.ts';
import type { Page } from './pages.ts';

export interface Progress {
  /** The reader's last page. */
  readonly at: Page | null;
  /** The pages that were opened, as `chapter/beat`. */
  readonly read: readonly string[];
  /** By page: the chosen options; none if the reader only asked to be shown. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** By page: the first answer. Asking again does not change it. */
  readonly bets: Readonly<Record<string, readonly string[]>>;
  /** The pages whose task was done. */
  readonly done: readonly string[];
}

/** The name under which it is kept. */
export const PROGRESS = 'story';
const NOTHING: Progress = { at: null, read: [], answers: {}, bets: {}, done: [] };

const name = shortText(100);

function schemaOf({ field, members, entries }: Fields): v.GenericSchema<unknown, Progress> {
  const names = members(name, 1000);
  return v.object({
    at: field(v.nullable(v.object({ chapter: name, beat: name })), null),
    read: field(names, []),
    answers: field(entries(members(name, 20), 1000), {}),
    bets: field(entries(members(name, 20), 1000), {}),
    done: field(names, []),
  });
}

/** The stored progress; null if there is none. */
export const keptProgress = (): Progress | null => kept(PROGRESS, schemaOf);

export const recallProgress = (): Progress => keptProgress() ?? NOTHING;

/** Stores it; returns whether that was possible. */
export const keepProgress = (progress: Progress): boolean => keep(PROGRESS, progress);

/** Merged with the progress that another tab has stored meanwhile. */
export function mergedWithKept(own: Progress): Progress {
  const other = keptProgress();
  if (other === null) return own;
  return {
    at: other.at ?? own.at,
    read: union(other.read, own.read),
    answers: { ...own.answers, ...other.answers },
    bets: { ...own.bets, ...other.bets },
    done: union(other.done, own.done),
  };
}

/** With a change. A page's first answer is its guess, also an answer of a version without guesses. */
export function changed(before: Progress, change: Partial<Progress>): Progress {
  const bets = { ...change.answers, ...before.answers, ...before.bets };
  return { ...before, ...change, bets };
}

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other]),
];

/** The list with one more item, without duplicates. */
export const including = (list: readonly string[], one: string): readonly string[] => union(list, [one]);
