/** The signs on the track, and their rows. */
import { SIGNS } from '../../scene/signs.ts';
import type { Sort } from '../../sim/kinds.ts';

/** The rows, in px from the top: acts, leaders, terms, marks, round times. */
export const LANES = { actions: 9, leaders: 10, terms: 28, marks: 34, foot: 46, axis: 60 } as const;

/** One path for all marks of a sort. */
export const signs = (sort: Sort, places: readonly number[], foot: number): string =>
  places.map((x) => SIGNS[sort].track(x.toFixed(1), foot)).join('');
