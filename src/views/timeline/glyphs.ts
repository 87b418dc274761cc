/** The signs on the track, and the lanes that they stand in. */
import type { Sort } from '../../sim/kinds.ts';

/** Where the lanes lie, in px from the top: what was done, who leads, terms, marks, round times. */
export const LANES = { deeds: 9, leaders: 10, terms: 28, marks: 34, foot: 46, axis: 60 } as const;

/** By what they mark: each a path about (x, y), the middle of its foot. */
const SIGNS: Readonly<Record<Sort, (x: string, y: number) => string>> = {
  violation: (x, y) => `M${x} ${y - 11}l4 5.5l-4 5.5l-4 -5.5z`,
  leader: (x, y) => `M${x} ${y}m-4.5 0v-7l2.5 2.8l2 -4.3l2 4.3l2.5 -2.8v7z`,
  candidate: (x, y) => `M${x} ${y - 3}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`,
  'step-down': (x, y) => `M${x} ${y}m-3.5 -5.5l3.5 4.5l3.5 -4.5`,
  rollback: (x, y) => `M${x} ${y}m3 -7l-6 3.5l6 3.5z`,
  lost: (x, y) => `M${x} ${y}m-2.5 -5.5l5 5m0 -5l-5 5`,
  commit: (x, y) => `M${x} ${y}v-5`,
  deed: (x, y) => `M${x} ${y}l-4 -7h8z`,
  request: (x, y) => `M${x} ${y}v-4`,
};

/** One path for all marks of a sort. */
export const signs = (sort: Sort, places: readonly number[], foot: number): string =>
  places.map((x) => SIGNS[sort](x.toFixed(1), foot)).join('');
