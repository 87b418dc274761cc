/** What the reader looks for in the library. It is kept for this tab. Fetched late, with the library. */
import * as v from 'valibot';
import { create } from 'zustand';
import { GROUPS } from '../../library/groups.ts';
import type { GroupId } from '../../library/types.ts';
import { keepText, keptText, parsed, setAside, shortText } from '../kept.ts';

export interface Sought {
  readonly text: string;
  /** Only entries of this group. */
  readonly group: GroupId | null;
}

/** The longest text that can be sought. */
export const MOST_SOUGHT = 200;

const KEPT_AS = 'sought';
const ALL: Sought = { text: '', group: null };

export const useSought = create<Sought>()(() => recalled());

function recalled(): Sought {
  const stored = keptText(KEPT_AS, 'tab');
  if (stored === null) return ALL;
  const ids = GROUPS.map(({ id }) => id);
  const { value } = parsed<Sought>(stored, () =>
    v.object({ text: shortText(MOST_SOUGHT), group: v.nullable(v.picklist(ids)) }),
  );
  if (value === null) setAside(KEPT_AS, stored, 'tab');
  return value ?? ALL;
}

export function seekInLibrary(sought: Sought): void {
  useSought.setState(sought);
  keepText(KEPT_AS, JSON.stringify(sought), 'tab');
}
