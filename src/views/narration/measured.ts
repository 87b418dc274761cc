/** The positions of the rows of a list that is laid out from its bottom. In pixels. */
import type { Row } from './rows.ts';

/** A row that keeps its distance from the bottom of the list while other rows come and go. */
export interface Anchor {
  readonly id: number;
  readonly fromFoot: number;
  /** The position of the viewport. */
  readonly up: number;
}

const gapOf = (scroller: HTMLElement): HTMLElement => scroller.firstElementChild as HTMLElement;
const linesOf = (scroller: HTMLElement): HTMLElement => scroller.querySelector('[role=log]') as HTMLElement;

export const rowOf = (scroller: HTMLElement, id: number): HTMLElement | null =>
  scroller.querySelector(`[data-row="${id}"]`);

export const toFoot = (scroller: HTMLElement): void => void (scroller.scrollTop = 0);

/** All from the bottom of the list: the edges of the viewport, the gap below the rows, and the rows. */
export function measure(scroller: HTMLElement) {
  // Distances from the bottom; upwards is negative.
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

/**
 * The first visible row, as an anchor; the last one not far below the viewport; and how far below it ends.
 */
export function inSight(scroller: HTMLElement, rows: readonly Row[], far: number) {
  const box = scroller.getBoundingClientRect();
  const boxes = rows.map((row) => ({ row, box: rowOf(scroller, row.id)?.getBoundingClientRect() }));
  const first = boxes.find((one) => one.box && one.box.bottom > box.top);
  const last = boxes.findLast((one) => one.box && one.box.top <= box.bottom + far);
  if (!first || !last?.box) return null;
  return { anchor: anchorAt(scroller, first.row.id), last: last.row, reach: last.box.bottom - box.bottom };
}

/**
 * Sets the gap below the rows so that the anchor keeps its place. `isEnd`: there is nothing below the rows.
 */
export function settle(scroller: HTMLElement, anchor: Anchor, isEnd: boolean): void {
  const is = anchorAt(scroller, anchor.id);
  if (is === null) return;
  const wanted = measure(scroller).below + anchor.fromFoot - is.fromFoot;
  const fits = !isEnd && wanted >= 0;
  setGap(scroller, fits ? wanted : 0);
  // The rest is scrolled; the viewport may also have moved while there was less to scroll.
  scroller.scrollTop = fits ? -anchor.up : wanted - anchor.up;
}

export function setGap(scroller: HTMLElement, height: number): void {
  const { style } = gapOf(scroller);
  const wanted = `${height}px`;
  if (style.height !== wanted) style.height = wanted;
}

/** Scrolls a row into view, below the fade of the upper edge, without scrolling the page. */
export function reveal(scroller: HTMLElement, id: number): void {
  const row = rowOf(scroller, id)?.getBoundingClientRect();
  if (!row) return;
  const box = scroller.getBoundingClientRect();
  const top = box.top + (Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0);
  if (row.top < top) scroller.scrollTop += row.top - top;
  else if (row.bottom > box.bottom) scroller.scrollTop += row.bottom - box.bottom;
}
