/** How entries are written down. */
import { withBroken } from '../scenario/broken.ts';
import { PATIENT, type Situation } from '../scenario/situations/situation.ts';
import type { ActionDocument, ClusterDocument, ExpectDocument, Ms } from '../scenario/types.ts';
import type { Broken, GroupId, LibraryEntry } from './types.ts';

/** The words of an entry, and its run without a title. */
export interface EntryMaking extends Omit<LibraryEntry, 'group' | 'document' | 'broken'> {
  readonly seed?: number;
  readonly cluster: ClusterDocument;
  readonly actions?: readonly ActionDocument[];
  readonly until: Ms;
  readonly expect: readonly ExpectDocument[];
}

export function entry(group: GroupId, making: EntryMaking): LibraryEntry {
  const { seed = 1, cluster, actions = [], until, expect, ...words } = making;
  const document = { raftarium: 1, title: words.title, seed, cluster, actions, until, expect } as const;
  return { ...words, group, document };
}

/** An entry of which one rule is broken. */
export function breaking(making: EntryMaking & { readonly broken: Broken }): LibraryEntry {
  const { broken, ...rest } = making;
  const made = entry('broken', rest);
  return { ...made, document: withBroken(made.document, [broken.bug]), broken };
}

/** No server stands unless it is told to, and new entries are sent at once. */
export const CALM = { ...PATIENT, replicate: 'at-once' } as const;

/** The run of a named situation, to be continued. */
export function runOf({ document }: Situation): Pick<EntryMaking, 'seed' | 'cluster' | 'actions'> {
  const { seed = 1, cluster = {}, actions = [] } = document;
  return { seed, cluster, actions };
}

/** All of five servers but the first, which leads in most runs. */
export const OTHERS = ['S2', 'S3', 'S4', 'S5'] as const;

/** The groups of a partition in which the first two of five are alone. */
export const TWO_AND_THREE = [
  ['S1', 'S2'],
  ['S3', 'S4', 'S5'],
] as const;
