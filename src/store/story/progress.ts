/** What the story remembers of its reader, in this browser only. Where storage is denied it lasts as long as the page. */
import * as v from 'valibot';
import { type Fields, keep, kept, shortText } from '../kept.ts';
import type { Page } from './pages.ts';

export interface Progress {
  /** Where the reader was last. */
  readonly at: Page | null;
  /** The pages that were opened, as `chapter/beat`. */
  readonly read: readonly string[];
  /** By page: the options that were chosen; none where the reader only wanted to see. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** By page: the first answer. Who asks to be asked again does not change it. */
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

/** What is kept; null where nothing is. */
export const keptProgress = (): Progress | null => kept(PROGRESS, schemaOf);

export const recallProgress = (): Progress => keptProgress() ?? NOTHING;

/** Keeps it; returns whether that was possible. */
export const keepProgress = (progress: Progress): boolean => keep(PROGRESS, progress);

/** With what another tab has kept meanwhile. */
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

/** With a change. A page's first answer is its bet, an answer of a version that kept no bets too. */
export function changed(before: Progress, change: Partial<Progress>): Progress {
  const bets = { ...change.answers, ...before.answers, ...before.bets };
  return { ...before, ...change, bets };
}

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other]),
];

/** The list with one more, once. */
export const including = (list: readonly string[], one: string): readonly string[] => union(list, [one]);
