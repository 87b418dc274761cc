/** Where the rows of a list are that is laid out from its foot. In pixels. */
import type { Row } from './rows.ts';

/** A row that keeps its distance from the foot of the list while other rows come and go. */
export interface Anchor {
  readonly id: number;
  readonly fromFoot: number;
  /** Where the viewport is. */
  readonly up: number;
}

const gapOf = (scroller: HTMLElement): HTMLElement => scroller.firstElementChild as HTMLElement;
const linesOf = (scroller: HTMLElement): HTMLElement => scroller.querySelector('[role=log]') as HTMLElement;

export const rowOf = (scroller: HTMLElement, id: number): HTMLElement | null =>
  scroller.querySelector(`[data-row="${id}"]`);

export const toFoot = (scroller: HTMLElement): void => void (scroller.scrollTop = 0);

/** All from the foot of the list: the edges of the viewport, the gap below the rows, and the rows. */
export function measure(scroller: HTMLElement) {
  // From the foot, and upwards is less.
  const up = Math.max(0, -scroller.scrollTop);
  const below = gapOf(scroller).offsetHeight;
  return { up, top: up + scroller.clientHeight, below, height: linesOf(scroller).offsetHeight };
}

export const anchorAt = (scroller: HTMLElement, id: number): Anchor | null => {
  const row = rowOf(scroller, id);
  const { up } = measure(scroller);
  const foot = scroller.getBoundingClientRect().bottom + up;
  return row && { id, fromFoot: foot - row.getBoundingClientRect().top, up };
};

/** The first row in sight, as an anchor; the last one that is not far below; and how far below it ends. */
export function inSight(scroller: HTMLElement, rows: readonly Row[], far: number) {
  const box = scroller.getBoundingClientRect();
  const boxes = rows.map((row) => ({ row, box: rowOf(scroller, row.id)?.getBoundingClientRect() }));
  const first = boxes.find((one) => one.box && one.box.bottom > box.top);
  const last = boxes.findLast((one) => one.box && one.box.top <= box.bottom + far);
  if (!first || !last?.box) return null;
  return { anchor: anchorAt(scroller, first.row.id), last: last.row, reach: last.box.bottom - box.bottom };
}

/** Gives the gap below the rows the height with which the anchor is where it was. `isEnd`: there is nothing below the rows. */
export function settle(scroller: HTMLElement, anchor: Anchor, isEnd: boolean): void {
  const is = anchorAt(scroller, anchor.id);
  if (is === null) return;
  const wanted = measure(scroller).below + anchor.fromFoot - is.fromFoot;
  const fits = !isEnd && wanted >= 0;
  setGap(scroller, fits ? wanted : 0);
  // What the gap cannot take up, the viewport does; and it may have been moved while there was less to scroll.
  scroller.scrollTop = fits ? -anchor.up : wanted - anchor.up;
}

export function setGap(scroller: HTMLElement, height: number): void {
  const { style } = gapOf(scroller);
  const wanted = `${height}px`;
  if (style.height !== wanted) style.height = wanted;
}

/** Brings a row into sight, without moving anything but the list. */
export function reveal(scroller: HTMLElement, id: number): void {
  const row = rowOf(scroller, id)?.getBoundingClientRect();
  if (!row) return;
  const box = scroller.getBoundingClientRect();
  if (row.top < box.top) scroller.scrollTop += row.top - box.top;
  else if (row.bottom > box.bottom) scroller.scrollTop += row.bottom - box.bottom;
}
