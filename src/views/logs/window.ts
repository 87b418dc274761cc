/** Which part of a long log is drawn. Places are pixels from the start of index 1. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** Cells beyond each edge, so that a log that is scrolled by less need not wait for them. */
const SPARE = 1;

/** How many indices a window of this width holds, if there are so many: one is in view in part at either edge. */
const sizeOf = (width: number, cell: number): number => Math.ceil(width / cell) + 1 + 2 * SPARE;

/**
 * The indices that stand between `left` and `left + width`, and some more, of 1 to `end`. Wherever it stands, a
 * window holds as many of a long log: drawn elsewhere, it takes no more blocks, and no fewer.
 */
export function windowAt(left: number, width: number, cell: number, end: number): Window {
  const most = sizeOf(width, cell);
  const before = Math.floor(left / cell) + 1 - SPARE;
  const first = Math.max(1, Math.min(before, end - most + 1));
  return { first, last: Math.min(end, first + most - 1) };
}

/** All whole numbers of a window. */
export function indicesIn({ first, last }: Window): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
