/**
 * The list of events follows its end until the reader scrolls up. Only the rows near the viewport are
 * elements; gaps above and below have the estimated height of the others. The list is laid out from its
 * bottom: changes above the viewport move nothing, and the gap below absorbs changes under it.
 */
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { listedUpTo } from '../../store/pages.ts';
import { type Session, useSession } from '../../store/session.ts';
import type { ListSize } from './line-height.ts';
import {
  type Anchor,
  anchorAt,
  inSight,
  measure,
  reveal,
  rowOf,
  setGap,
  settle,
  toFoot,
} from './measured.ts';
import {
  isEnd,
  type ListState,
  listedAbove,
  placeAt,
  placeBelow,
  type Row,
  type RowPlace,
  rowsUpTo,
} from './rows.ts';

/** Filled in any case, in pixels, even if the list is only as high as its lines. */
const LEAST = 468;
/** Filled beyond the upper edge while the list follows its end, and beyond both edges while it does not. */
const SPARE = 26;
const MARGIN = 400;
/** This close to the edge of the filled part, more is filled. */
const NEAR = 150;
/** The estimated height of a row. The sum is limited, because browsers limit the height of elements. */
const ROW = 26;
const HIGHEST = 4_000_000;

const rowsIn = (pixels: number): number => Math.ceil(pixels / ROW);

export interface Scrolling extends List {
  readonly onScroll: () => void;
  readonly follow: () => void;
  /** Scrolls a row into view. The list goes on following its end. */
  readonly show: (row: Row) => void;
  /** Such a row is visible, and the reader has not scrolled since. */
  readonly isShowing: () => boolean;
  /** Goes to an end of the list, and sets the focus there. */
  readonly focusEnd: (end: 'first' | 'last') => void;
  /** This row keeps its place while rows below it change. */
  readonly hold: (row: Row) => void;
}

export function useScrolling(listState: ListState, digits: number): Scrolling {
  const session = useSession();
  const list = useList(listState, digits);
  const { scroller, goTo } = list;
  /** For a row that was scrolled to but has left the list. */
  const shownAt = useRef(0);
  const isShowing = (): boolean => shownAt.current !== 0 && scroller.current?.scrollTop === shownAt.current;
  const show = (row: Row): void => {
    if (scroller.current === null) return;
    reveal(scroller.current, row.id);
    shownAt.current = scroller.current.scrollTop;
  };
  const follow = (focus?: 'last'): void => {
    shownAt.current = 0;
    goTo(null, null, focus);
    if (scroller.current) toFoot(scroller.current);
  };
  const focusEnd = (end: 'first' | 'last'): void => {
    const element = scroller.current;
    if (element === null) return;
    if (end === 'last') return follow(end);
    showAt(session, list, listState, element, 0, element.scrollHeight, end);
  };
  const hold = (row: Row): void => {
    const element = scroller.current;
    if (element === null) return;
    const until = placeBelow(session, listState, row, rowsIn(element.clientHeight + MARGIN));
    goTo(until, anchorAt(element, row.id));
  };
  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null || list.rows.length === 0 || isShowing()) return;
    shownAt.current = 0;
    if (measure(element).up > 1) comeAlong(session, list, listState, element);
    else if (!list.isFollowing) follow();
  };
  return { ...list, onScroll, follow, show, isShowing, focusEnd, hold };
}

/** Shows, at the upper edge, the row with this many events above it. */
function showAt(
  session: Session,
  { goTo }: List,
  listState: ListState,
  element: HTMLElement,
  ordinal: number,
  fromFoot: number,
  focus?: 'first',
): void {
  const shown = placeAt(session, listState, Math.max(0, Math.floor(ordinal)));
  if (shown === null) return;
  const until = placeBelow(session, listState, shown, rowsIn(element.clientHeight + MARGIN));
  goTo(until, { id: shown.id, fromFoot, up: fromFoot - element.clientHeight }, focus);
}

/** The reader has scrolled up: fills rows at the viewport. */
function comeAlong(session: Session, list: List, listState: ListState, element: HTMLElement): void {
  const { rows, isFollowing, count, pixels, countAbove, goTo } = list;
  const { up, top, below, height } = measure(element);
  const last = rows.at(-1);
  if (up > below + height)
    return showAt(session, list, listState, element, (element.scrollHeight - top) / pixels, top);
  if (last && top < below) {
    const after = (count - listedAbove(session, last, listState)) * (up / below);
    return showAt(session, list, listState, element, count - after - rowsIn(element.clientHeight), top);
  }
  const isShortAbove = top > below + height - NEAR && countAbove > 0;
  const isShortBelow = up < below + NEAR && below > 0;
  if (!isFollowing && !isShortAbove && !isShortBelow) return;
  const shown = inSight(element, rows, MARGIN);
  if (shown === null) return;
  const isEnough = shown.reach >= NEAR || below === 0;
  goTo(isEnough ? shown.last : placeBelow(session, listState, shown.last, rowsIn(MARGIN)), shown.anchor);
}

interface List {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Row[];
  readonly isFollowing: boolean;
  /** The number of events in the whole list, and above the first row. */
  readonly count: number;
  readonly countAbove: number;
  /** The estimated height of each. */
  readonly pixels: number;
  /** The last row is at `to`, or at the end of the list; the first or the last row gets the focus. */
  readonly goTo: (to: RowPlace | null, held: Anchor | null, focus?: 'first' | 'last') => void;
}

function useList(listState: ListState, digits: number): List {
  const session = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const focus = useRef<'first' | 'last' | 'any' | null>(null);
  const size = useSize(scroller);
  const [wanted, setPlace] = useState<RowPlace | null>(null);
  const [asked, setAsked] = useState(0);
  // The run may have gone back to before it.
  const place = wanted !== null && wanted.of <= listState.world.seq ? wanted : null;
  const isFollowing = place === null;
  const rows = useMemo(() => {
    const room = { ...size, height: size.height + (place === null ? SPARE : 2 * MARGIN) };
    return rowsUpTo(session, listState, place, room, digits);
  }, [session, listState, place, size, digits]);
  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (element === null) return;
    const last = rows.at(-1);
    if (isFollowing) setGap(element, 0);
    else if (anchor.current && last) settle(element, anchor.current, isEnd(session, listState, last));
    if (focus.current !== null) refocus(element, rows, focus.current);
    anchor.current = null;
    focus.current = null;
  }, [session, rows, isFollowing, listState, asked]);
  const goTo = (to: RowPlace | null, held: Anchor | null, focused?: 'first' | 'last'): void => {
    anchor.current = held;
    const isInside = scroller.current?.contains(document.activeElement);
    focus.current = focused ?? (isInside ? 'any' : null);
    setPlace(to);
    // If nothing else changes, the rows are there already.
    setAsked((before) => before + 1);
  };
  const count = listedUpTo(session, listState.world, listState.detail);
  const pixels = Math.min(ROW, HIGHEST / Math.max(1, count));
  const countAbove = rows[0] ? listedAbove(session, rows[0], listState) : 0;
  return { scroller, rows, isFollowing, count, countAbove, pixels, goTo };
}

/** `any`: the focus was in the list; it stays there even if its row has gone. */
function refocus(scroller: HTMLElement, rows: readonly Row[], which: 'first' | 'last' | 'any'): void {
  if (which === 'any' && scroller.contains(document.activeElement)) return;
  const row = which === 'first' ? rows[0] : rows.at(-1);
  if (row) rowOf(scroller, row.id)?.querySelector('button')?.focus({ preventScroll: true });
}

/** The height of the viewport. */
function useSize(scroller: RefObject<HTMLDivElement | null>): ListSize {
  const [size, setSize] = useState<ListSize>({ height: LEAST, width: Infinity });
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    // Called after layout: the question costs no layout.
    const sizes = new ResizeObserver(() =>
      setSize({ height: Math.max(LEAST, current.clientHeight), width: current.clientWidth }),
    );
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [scroller]);
  return size;
}
