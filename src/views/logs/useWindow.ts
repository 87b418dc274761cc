import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { cellIn, lettersIn, rowsBelow, rowsIn } from './fit.ts';
import { windowAt } from './log-window.ts';

/** For letters of this height, the width of the servers' names, in letters; then `--label` in CSS. */
const LABEL = 3.9;
/** The width of letters in applied values, as a share of their height. */
const LETTER = 0.55;
/** Room for the last nextIndex, which stands in the middle of the place after the last entry. */
const MARGIN = 8;
/** Entries drawn beyond the edges while a reader scrolls, so that small movements need no render. */
const SPARE = 2;

/** The measured panel. `sign`: the height of its small letters. */
interface Panel {
  readonly width: number;
  readonly height: number;
  readonly sign: number;
}

const measure = (scroller: HTMLElement): Panel => ({
  width: scroller.clientWidth,
  height: scroller.clientHeight,
  sign: Number.parseFloat(getComputedStyle(scroller).fontSize) || 12,
});

/** Logs side by side show the same servers. */
const logsBeside = (scroller: HTMLElement): Iterable<HTMLElement> =>
  scroller.closest('main')?.querySelectorAll<HTMLElement>('.logs-scroll') ?? [];

/**
 * The sizes of rows and entries, whether all fit, and the drawn indices. Follows the end as the logs grow and
 * shrink, unless the reader has scrolled away from it.
 */
export function useWindow(end: number, servers: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [{ width, height, sign }, setPanel] = useState<Panel>({ width: 0, height: 0, sign: 12 });
  const label = Math.round(LABEL * sign);
  const rows = useMemo(() => rowsIn(height, servers, sign), [height, servers, sign]);
  const { cell, fits, spare } = cellIn(width - label - MARGIN, end, rows, sign);
  /** The reader's scroll position; null: follows the end. */
  const [left, setLeft] = useState<number | null>(null);
  const [top, setTop] = useState(0);
  /** The end when it was last followed. */
  const followed = useRef(0);
  const onScroll = () => {
    const { current } = scroller;
    if (!current) return;
    setTop(Math.round(current.scrollTop / rows.row) * rows.row);
    for (const other of logsBeside(current)) if (other !== current) other.scrollTop = current.scrollTop;
    // The scroll event comes a frame later, when the end may have moved: it was not the reader who scrolled.
    if (left === null && current.scrollLeft === followed.current) return;
    const atEnd = current.scrollLeft + current.clientWidth > current.scrollWidth - cell;
    // In steps, so that scrolling rarely renders; the window reaches further than that on both sides.
    setLeft(atEnd ? null : Math.floor(current.scrollLeft / cell) * cell);
  };
  const onSize = useEffectEvent(() => {
    const { current } = scroller;
    if (!current) return;
    if (left === null) {
      current.scrollLeft = current.scrollWidth;
      followed.current = current.scrollLeft;
    }
    const panel = measure(current);
    const isSame = panel.width === width && panel.height === height && panel.sign === sign;
    if (!isSame) setPanel(panel);
  });
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    onSize();
    // Called after layout: reading sizes or scrolling then causes no second layout.
    const sizes = new ResizeObserver(() => onSize());
    for (const one of [current, ...current.children]) sizes.observe(one);
    return () => sizes.disconnect();
  }, []);
  const contentWidth = label + (end + 0.5) * cell + MARGIN + spare;
  // The viewport begins right of the names, which cover entries that are scrolled under them.
  const from = fits ? 0 : (left ?? contentWidth - width);
  return {
    scroller,
    rows,
    cell,
    letters: lettersIn(cell, rows, sign),
    label,
    fits,
    contentWidth,
    // There is nothing after the end.
    shown:
      left === null
        ? windowAt(from, end * cell - from, cell, end, 0)
        : windowAt(left, width - label, cell, end, SPARE),
    seen: Math.floor(from / cell) + 1,
    /** Letters that fit beside the names. */
    room: Math.floor((width - label) / (LETTER * rows.values)),
    below: height === 0 ? 0 : rowsBelow(height, servers, rows.row, sign, top),
    onScroll,
  };
}
