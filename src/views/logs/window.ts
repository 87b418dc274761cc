/** Which part of a long log is drawn. Places are pixels from the start of index 1. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** Cells beyond the edges, and the step in which the window moves: so that scrolling renders seldom. */
const STEP = 3;

/** The indices that stand between `left` and `left + width`, and some more, of 1 to `end`. */
export function windowAt(left: number, width: number, cell: number, end: number): Window {
  const first = Math.floor(left / cell / STEP) * STEP - STEP + 1;
  const last = Math.ceil((left + width) / cell / STEP) * STEP + STEP;
  return { first: Math.max(1, Math.min(first, end)), last: Math.max(0, Math.min(last, end)) };
}

/** The most indices that a window of this width holds. */
export const slotsOf = (width: number, cell: number): number => (Math.ceil(width / cell / STEP) + 4) * STEP;

/** All whole numbers of a window. */
export function indicesIn({ first, last }: Window): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
