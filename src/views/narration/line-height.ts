/** Estimates the heights of lines of text without layout. In pixels. */
export interface ListSize {
  readonly height: number;
  readonly width: number;
}

/** The lowest height of a line, and that of each further row of its text. */
const LINE = 26;
const ROW = 18;
/** The least padding of a line. */
const MARGIN = 20;
/** The average letter of a sentence is wider than this. */
const LETTER = 5.5;

/** The least height of a line with this many `letters`. */
export function heightOf({ width }: ListSize, letters: number): number {
  const rows = Math.ceil((letters * LETTER) / (width - MARGIN));
  return LINE + Math.max(0, rows - 1) * ROW;
}
