/** How high lines of text are, reckoned without having them laid out. In pixels. */
export interface ListSize {
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

/** How high a line with so many `letters` is at the least. */
export function heightOf({ width }: ListSize, letters: number): number {
  const rows = Math.ceil((letters * LETTER) / (width - MARGIN));
  return LINE + Math.max(0, rows - 1) * ROW;
}
