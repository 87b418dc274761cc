/** Which part of a long log is drawn. Places are pixels from the start of index 1. */
export interface LogWindow {
  readonly first: number;
  readonly last: number;
}

/**
 * The indices that stand between `left` and `left + width`, and `spare` more on either side, of 1 to `end`. Wherever it stands, a window of
 * the same width holds as many of a long log: drawn elsewhere, it takes no more blocks, and no fewer.
 */
export function windowAt(left: number, width: number, cell: number, end: number, spare: number): LogWindow {
  // One is in view in part at either edge.
  const most = Math.ceil(width / cell) + 1 + 2 * spare;
  const before = Math.floor(left / cell) + 1 - spare;
  const first = Math.max(1, Math.min(before, end - most + 1));
  return { first, last: Math.min(end, first + most - 1) };
}

/** A window, and the index from which its places are counted. */
export interface Placed extends LogWindow {
  readonly origin: number;
}

/** Of an empty log. */
export const EMPTY_WINDOW: Placed = { first: 1, last: 0, origin: 0 };

/**
 * A window whose places are counted as `before` while it moves along, so that a block that stays has its place still; when it has leapt to where
 * nothing of it was, so that its first has the place that the first had.
 */
export function placed({ first, last }: LogWindow, before: Placed): Placed {
  const leaps = first > before.last || last < before.first;
  return { first, last, origin: leaps ? first - before.first + before.origin : before.origin };
}

/** All whole numbers of a window. */
export function indicesIn({ first, last }: LogWindow): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
