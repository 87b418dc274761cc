/**
 * Selects what is drawn of a chronicle on a track: never more than its pixels can show, however long the run
 * is.
 */
import type { List } from '../base/growing-list.ts';
import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import type { Highlight } from '../sim/highlights.ts';
import type { Sort } from '../sim/kinds.ts';
import { type Change, WIDTHS } from './chronicle.ts';
import { spanOf, type TimeWindow, xAt } from './time-window.ts';

/** A segment of the track, in px from its left end. */
export interface Piece<T> {
  readonly x: number;
  readonly width: number;
  readonly what: T;
  /** Whether it begins here, and not before the window. */
  readonly begins: boolean;
}

/** A narrower segment is invisible: of all that share it, the last is drawn. */
const NARROWEST = 1.5;

/** The segments in the window, from left to right without gaps; the last reaches to the end. */
export function piecesOf<T>(
  changes: readonly Change<T>[],
  shown: TimeWindow,
  width: number,
): readonly Piece<T>[] {
  const indexAt = (time: Micros) => Math.max(0, countBefore(changes, ({ at }) => at <= time) - 1);
  const apart = (NARROWEST / width) * spanOf(shown);
  const pieces: Piece<T>[] = [];
  let x = 0;
  let index = indexAt(shown.from);
  while (x < width && index < changes.length) {
    const { at, what } = changes[index] as Change<T>;
    const start = Math.max(at, shown.from);
    const next = changes[index + 1]?.at ?? Infinity;
    const after = next - start < apart ? Math.max(index + 1, indexAt(start + apart)) : index + 1;
    const seen = after > index + 1 ? (changes[after - 1] as Change<T>).what : what;
    const end = Math.min(width, xAt(shown, width, changes[after]?.at ?? Infinity));
    pieces.push({ x, width: end - x, what: seen, begins: at >= shown.from });
    x = end;
    index = after;
  }
  return pieces;
}

export interface TrackMark {
  readonly x: number;
  readonly highlight: Highlight;
}

/** Marks by their sorts, each list in order of time. */
interface Marked<S extends Sort, H extends Highlight> {
  readonly marks: Readonly<Record<S, List<H>>>;
}

/**
 * The marks of some sorts that have room, the weightier sorts first. Its cost depends on the width, not on
 * the run.
 */
export function trackMarks<S extends Sort>(
  { marks }: Marked<S, Highlight>,
  sorts: readonly S[],
  shown: TimeWindow,
  width: number,
): readonly TrackMark[] {
  const taken = new Uint8Array(Math.ceil(width) + 1);
  const found: TrackMark[] = [];
  for (const sort of sorts) {
    const room = WIDTHS[sort];
    const list = marks[sort];
    const end = countBefore(list, ({ time }) => time <= shown.to);
    const perPx = spanOf(shown) / width;
    for (let i = countBefore(list, ({ time }) => time < shown.from); i < end; ) {
      const highlight = list.at(i) as Highlight;
      const x = xAt(shown, width, highlight.time);
      const low = Math.max(0, Math.floor(x - room / 2));
      const high = Math.min(taken.length, Math.floor(x + room / 2) + 1);
      const isFree = taken.subarray(low, high).indexOf(1) < 0;
      if (isFree) found.push({ x, highlight });
      if (isFree) taken.fill(1, low, high);
      // Skips to the next mark with room.
      const step = (isFree ? room : 1) * perPx;
      i = Math.max(
        i + 1,
        countBefore(list, ({ time }) => time < highlight.time + step),
      );
    }
  }
  return found;
}

/**
 * The marks that the pointer means at a time: within `reach` (µs), all of the weightiest sort, in order of
 * time.
 */
export function marksNear<S extends Sort, H extends Highlight>(
  { marks }: Marked<S, H>,
  sorts: readonly S[],
  time: Micros,
  reach: Micros,
): readonly H[] {
  for (const sort of sorts) {
    const list = marks[sort];
    const first = countBefore(list, (one) => one.time < time - reach);
    const end = countBefore(list, (one) => one.time <= time + reach);
    if (end > first) return list.slice(first, end);
  }
  return [];
}
