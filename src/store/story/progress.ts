/** What the story remembers of its reader, in this browser only. Where storage is denied it lasts as long as the page. */
import type { Page } from './pages.ts';

export interface Progress {
  /** Where the reader was last. */
  readonly at: Page | null;
  /** The pages that were opened, as `chapter/beat`. */
  readonly read: readonly string[];
  /** By page: the options that were chosen; none where the reader only wanted to see. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** The pages whose task was done. */
  readonly done: readonly string[];
}

const KEPT_AS = 'raftarium.story';
const NOTHING: Progress = { at: null, read: [], answers: {}, done: [] };

export function recallProgress(): Progress {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}') as Partial<Progress>;
    return { ...NOTHING, ...kept };
  } catch {
    return NOTHING;
  }
}

export function keepProgress(progress: Progress): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(progress));
  } catch {
    // Storage may be denied, or full: the story goes on without.
  }
}

/** The list with one more, once. */
export const including = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list : [...list, one];
