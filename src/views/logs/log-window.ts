/** Which part of a long log is drawn. Places are pixels from the start of index 1. */
export interface LogWindow {
  readonly first: number;
  readonly last: number;
}

/**
 * The indices between `left` and `left + width`, with `spare` more on either side, within 1 to `end`. The
 * number of indices does not depend on the place: moving the window needs neither more nor fewer blocks.
 */
export function windowAt(left: number, width: number, cell: number, end: number, spare: number): LogWindow {
  // An entry may be partly visible at either edge.
  const most = Math.ceil(width / cell) + 1 + 2 * spare;
  const before = Math.floor(left / cell) + 1 - spare;
  const first = Math.max(1, Math.min(before, end - most + 1));
  return { first, last: Math.min(end, first + most - 1) };
}

/** A window, and the origin of its places. */
export interface Placed extends LogWindow {
  readonly origin: number;
}

/** Of an empty log. */
export const EMPTY_WINDOW: Placed = { first: 1, last: 0, origin: 0 };

/**
 * Keeps the origin of `before` while the windows overlap, so that blocks keep their x; after a jump, shifts
 * it so that the first block keeps the x of the old first one.
 */
export function placed({ first, last }: LogWindow, before: Placed): Placed {
  const leaps = first > before.last || last < before.first;
  return { first, last, origin: leaps ? first - before.first + before.origin : before.origin };
}

/** All whole numbers of a window. */
export function indicesIn({ first, last }: LogWindow): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
