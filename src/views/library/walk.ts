/** Moves the focus among the entries of the library, which stand in rows and columns. */

const AROUND: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The nearest row above or below, and in it the entry that stands nearest to the same column. */
function inNextRow(boxes: readonly Box[], at: number, way: number): number {
  const here = boxes[at];
  if (here === undefined) return at;
  const beyond = boxes.map((box, i) => ({ box, i })).filter(({ box }) => (box.top - here.top) * way > 1);
  const row = Math.min(...beyond.map(({ box }) => Math.abs(box.top - here.top)));
  const inRow = beyond.filter(({ box }) => Math.abs(box.top - here.top) < row + 1);
  const aside = ({ box }: { readonly box: Box }) => Math.abs(box.left - here.left);
  const [nearest] = inRow.sort((a, b) => aside(a) - aside(b));
  return nearest?.i ?? at;
}

/** The index of the entry to which a key leads from entry `at`; null if the key does not move. */
export function stepFrom(boxes: readonly Box[], at: number, key: string): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return boxes.length - 1;
  const way = AROUND[key];
  if (way === undefined) return null;
  const [x, y] = way;
  return y === 0 ? Math.min(boxes.length - 1, Math.max(0, at + x)) : inNextRow(boxes, at, y);
}
