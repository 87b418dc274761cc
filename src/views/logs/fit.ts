/** The sizes of rows and entries of the logs, from the room that they have. Lengths in CSS pixels. */

export interface Rows {
  /** The distance of two rows. */
  readonly row: number;
  /** The height of an entry. */
  readonly block: number;
  /**
   * `values`: an entry of two lines, and applied values below. `two`: without the values. `one`: an entry of
   * one line.
   */
  readonly density: 'values' | 'two' | 'one';
  /** The size of the leader's marks, and of the letters of the applied values: larger in a high row. */
  readonly mark: number;
  readonly values: number;
}

/** Above the rows: the line of indices. */
export const HEAD = 26;
/**
 * The leader's marks below an entry: their size in CSS pixels and as a share of a row, and the gaps around
 * them.
 */
const MARK = { least: 7, most: 16, ofRow: 0.075, gaps: 5 };
/** In a row of one line. */
const CLOSE = { mark: 5, room: 8 };
/**
 * The letters of the values below the marks, in letters and as a share of a row; and the height of their
 * line.
 */
const VALUES = { most: 1.6, ofRow: 0.115, line: 1.85 };
/** The largest and smallest heights of a row and an entry, in letters. */
const ROW = { least: 2.1, most: 13 };
const BLOCK = { one: { least: 1.45, most: 2.2 }, two: { least: 2.6, most: 8.5 } };

const clamp = (least: number, value: number, most: number) =>
  Math.round(Math.max(least, Math.min(value, most)));

/**
 * The rows of this many servers in a panel of this height, in which letters are `sign` high. If there are too
 * many, the panel scrolls.
 */
export function rowsIn(height: number, servers: number, sign: number): Rows {
  const row = clamp(ROW.least * sign, Math.floor((height - HEAD) / servers), ROW.most * sign);
  const { one, two } = BLOCK;
  const least = Math.round(two.least * sign);
  const mark = clamp(MARK.least, MARK.ofRow * row, MARK.most);
  const values = clamp(sign, VALUES.ofRow * row, VALUES.most * sign);
  const withMarks = row - mark - MARK.gaps;
  const withValues = Math.floor(withMarks - VALUES.line * values);
  if (withValues >= least)
    return { row, block: clamp(least, withValues, two.most * sign), density: 'values', mark, values };
  if (withMarks >= least) return { row, block: withMarks, density: 'two', mark, values };
  const block = clamp(one.least * sign, row - CLOSE.room, one.most * sign);
  return { row, block, density: 'one', mark: CLOSE.mark, values };
}

/** The first number of entries that is enough is used: the width rarely changes while a log grows. */
const ROOMS = [3, 4, 5, 7, 10, 14];
const CELL = { least: 4.2, leastOfOne: 5.2, most: 10 };

/**
 * The width of `end` entries in this room, and whether all fit. If not, the last ones are completely visible:
 * a number without its first digit would be another number. `spare` is the rest, in px.
 */
export function cellIn(width: number, end: number, { block, density }: Rows, sign: number) {
  const least = Math.round((density === 'one' ? CELL.leastOfOne : CELL.least) * sign);
  const most = Math.round(Math.min(CELL.most * sign, Math.max(5.5 * sign, 1.6 * block)));
  // Half an entry more, for the last nextIndex.
  const widthOf = (room: number) => Math.floor(width / (room + 0.5));
  const room = ROOMS.find((enough) => enough >= end && widthOf(enough) >= least);
  const seen = room ?? Math.max(1, Math.floor(width / least - 0.5));
  const cell = Math.min(most, Math.max(least, widthOf(seen)));
  const fits = (end + 0.5) * cell <= width;
  return { cell, fits, spare: fits ? 0 : width - (seen + 0.5) * cell };
}

/** The size of letters in an entry, as shares of its height and width. */
const LETTER = { ofBlock: 0.3, ofCell: 0.22 };
/** The width of a digit, as a share of its height. */
const NARROW = 0.61;
/** The gap between two entries, and the padding. */
const PADDING = 9;
/**
 * The border of an uncommitted entry, as shares of its height and width. In whole pixels: a browser draws no
 * half ones.
 */
const DASHES = { least: 2, ofBlock: 0.03, ofCell: 0.032, most: 3 };

export const dashesIn = (cell: number, { block }: Rows): number =>
  clamp(DASHES.least, Math.min(DASHES.ofBlock * block, DASHES.ofCell * cell), DASHES.most);

/** The height of the letters in an entry, and how many fit into a line. */
export function lettersIn(cell: number, rows: Rows, sign: number) {
  const { block, density } = rows;
  const room = Math.min(LETTER.ofBlock * block, LETTER.ofCell * cell);
  const size = density === 'one' ? sign : Math.round(Math.max(sign, room));
  // In one line the term stands beside the command.
  const inner = cell - PADDING - 2 * dashesIn(cell, rows) - (density === 'one' ? sign : 0);
  return { size, count: Math.floor(inner / (size * NARROW)) };
}

/** The height of the hint about hidden servers, in letters. It covers the last rows. */
const SIGN = 1.8;
/** How much of a row may be hidden: the part below its marks. */
const CUT = 0.3;

/** How many rows are hidden below, cut and covered ones included. */
export function rowsBelow(height: number, servers: number, row: number, sign: number, top: number): number {
  const hidden = HEAD + servers * row - top - height;
  return hidden <= CUT * row ? 0 : Math.ceil((hidden + SIGN * sign) / row - CUT);
}
