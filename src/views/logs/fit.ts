/** How large rows and entries of the logs are, from the room that they have. Lengths in CSS pixels. */

export interface Rows {
  /** From one row to the next. */
  readonly row: number;
  /** How high an entry is. */
  readonly block: number;
  /** `values`: an entry of two lines, and what was applied below. `two`: without the values. `one`: all of an entry in one line. */
  readonly density: 'values' | 'two' | 'one';
}

/** Above the rows: the line of indices. */
export const HEAD = 26;
/** Below an entry stand the leader's marks, in a row so low closer to it, and below those what the server has applied. */
const MARKS = { usual: 12, close: 8 };
const VALUES = 1.85;
/** The highest a row, or an entry, gets however few servers there are, and the lowest however many, in letters. */
const ROW = { least: 2.1, most: 13 };
const BLOCK = { one: { least: 1.45, most: 2.2 }, two: { least: 2.6, most: 7 } };

const clamp = (least: number, value: number, most: number) =>
  Math.round(Math.max(least, Math.min(value, most)));

/** The rows of so many servers in a panel of this height, in which letters are `sign` high. Where they are too many, it scrolls. */
export function rowsIn(height: number, servers: number, sign: number): Rows {
  const row = clamp(ROW.least * sign, Math.floor((height - HEAD) / servers), ROW.most * sign);
  const { one, two } = BLOCK;
  const least = Math.round(two.least * sign);
  const withMarks = row - MARKS.usual;
  const withValues = Math.floor(withMarks - VALUES * sign);
  if (withValues >= least)
    return { row, block: clamp(least, withValues, two.most * sign), density: 'values' };
  if (withMarks >= least) return { row, block: withMarks, density: 'two' };
  return { row, block: clamp(one.least * sign, row - MARKS.close, one.most * sign), density: 'one' };
}

/** So many entries find room, for the first of these that is enough: the width rarely changes while a log grows. */
const ROOMS = [3, 5, 7, 10, 14];
const CELL = { least: 4.2, leastOfOne: 5.2, most: 10 };

/**
 * How wide `end` entries are in this width, and whether all of them have room in it. Where they have not, the last ones are seen
 * whole: a number whose first digit is cut off would be another number. `spare` is what is left then, in px.
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

/** Letters in an entry are larger where it is: of its height and width, this much. */
const LETTER = { ofBlock: 0.3, ofCell: 0.2 };
/** The width of a digit, of its height. */
const NARROW = 0.61;
/** The edge of an entry, what is between two, and the space within. */
const EDGES = 12;

/** How high the letters of an entry are, and how many stand side by side in one. */
export function lettersIn(cell: number, { block, density }: Rows, sign: number) {
  const room = Math.min(LETTER.ofBlock * block, LETTER.ofCell * cell);
  const size = density === 'one' ? sign : Math.round(Math.max(sign, room));
  // In one line the term stands beside the command.
  const inner = cell - EDGES - (density === 'one' ? sign : 0);
  return { size, count: Math.floor(inner / (size * NARROW)) };
}

/** What tells of servers further down lies over the last rows in sight: so high it is, in letters. */
const SIGN = 1.8;
/** Of a row, so much may be cut: it is below its marks. */
const CUT = 0.3;

/** How many servers' rows are out of sight below, cut and covered ones among them. */
export function rowsBelow(height: number, servers: number, row: number, sign: number, top: number): number {
  const hidden = HEAD + servers * row - top - height;
  return hidden <= CUT * row ? 0 : Math.ceil((hidden + SIGN * sign) / row - CUT);
}
