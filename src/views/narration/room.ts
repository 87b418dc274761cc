/** How many lines of text fill a panel, reckoned without having it laid out. In pixels. */
export interface Room {
  readonly height: number;
  readonly width: number;
}

/** The lowest that a line can be, and what each further row of its words adds. */
const LINE = 26;
const ROW = 18;
/** At the edges of a line, at least. */
const MARGIN = 20;
/** The average letter of a sentence is wider than this. */
const LETTER = 5.5;

/** As many lines as there can be in it. */
export const mostIn = ({ height }: Room): number => Math.ceil(height / LINE);

/** How many lines fill the room at the least, the last ones of those that have so many `letters` each. */
export function fillingIn({ height, width }: Room, letters: readonly number[]): number {
  let filled = 0;
  let count = 0;
  for (; count < letters.length && filled < height; count += 1) {
    const rows = Math.ceil(((letters.at(-1 - count) ?? 0) * LETTER) / (width - MARGIN));
    filled += LINE + Math.max(0, rows - 1) * ROW;
  }
  return count;
}
