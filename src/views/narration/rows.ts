/** The rows of the list of events around a place: as many as fit the viewport. */
import { countBefore } from '../../base/sorted.ts';
import type { SimEvent, World } from '../../sim/types.ts';
import {
  listedBefore,
  listedOn,
  listedPageAfter,
  listedPageBefore,
  listedUpTo,
  pageOf,
  pageWith,
} from '../../store/pages.ts';
import type { Detail, Session } from '../../store/session.ts';
import { Folding, type Line } from './fold.ts';
import { heightOf, type ListSize } from './line-height.ts';
import { lineWords } from './line-words.ts';

/** The position of a row in the list. */
export interface RowPlace {
  readonly page: number;
  /** The first event of its line, by seq. */
  readonly of: number;
  /** The same; for a part of an unfolded line, its own event and half a seq. */
  readonly id: number;
}

export interface Row extends RowPlace {
  /** Its content: a line, or one event of it. */
  readonly line: Line;
  /** Whether a fold is unfolded; null if the row is no fold. */
  readonly isOpen: boolean | null;
}

export const isPart = ({ id, of }: RowPlace): boolean => id !== of;

/** The content of the list. */
export interface ListState {
  readonly detail: Detail;
  /** The last event of the list. */
  readonly world: World;
  /** Unfolded folds, by the seq of their first event. */
  readonly unfolded: ReadonlySet<number>;
  /** An event whose line is unfolded. */
  readonly selected: number | null;
  readonly hurried: boolean;
  /** A new object whenever the filter has found more. */
  readonly sifted: object | null;
}

/** On this many of the latest pages, heartbeats are not folded. */
const FRESH = 2;

const foldings = new WeakMap<readonly SimEvent[], Folding>();

/** The lines of a page. */
function linesOn(session: Session, page: number, { detail, world, hurried }: ListState): readonly Line[] {
  const listed = listedOn(session, page, detail, world.seq, hurried);
  const quiet = page <= pageOf(session, world.seq) - FRESH;
  const known = foldings.get(listed);
  const folding = known?.quiet === quiet ? known : new Folding(session, quiet);
  if (folding !== known) foldings.set(listed, folding);
  return folding.take(listed);
}

/** A line's own row, and if it is unfolded, one for each of its events. */
function rowsOf(line: Line, page: number, { unfolded, selected }: ListState): readonly Row[] {
  const { events } = line;
  const of = events[0].seq;
  if (events.length === 1) return [{ page, of, id: of, line, isOpen: null }];
  const isOpen = unfolded.has(of) || (selected !== null && events.some(({ seq }) => seq === selected));
  const fold = { page, of, id: of, line, isOpen };
  if (!isOpen) return [fold];
  return [
    fold,
    ...events.map((event) => ({
      page,
      of,
      id: event.seq + 0.5,
      line: { events: [event] as const },
      isOpen: null,
    })),
  ];
}

/** The rows of the list upwards from `place`, or from its end. */
function* upwards(session: Session, listState: ListState, place: RowPlace | null): Generator<Row> {
  let page = place?.page ?? pageOf(session, listState.world.seq);
  for (let from = place; page >= 0; from = null) {
    const lines = linesOn(session, page, listState);
    const count =
      from === null ? lines.length : countBefore(lines, ({ events }) => events[0].seq <= (from?.of ?? 0));
    for (let i = count - 1; i >= 0; i -= 1) {
      const rows = rowsOf(lines[i] as Line, page, listState);
      const found = from === null || i < count - 1 ? -1 : rows.findIndex(({ id }) => id === from?.id);
      const own = found === -1 ? rows : rows.slice(0, found + 1);
      yield* own.toReversed();
    }
    page = listedPageBefore(session, page, listState.detail);
  }
}

/** As many rows as fit the room, the last of them at `place`, or at the end of the list. */
export function rowsUpTo(
  session: Session,
  listState: ListState,
  place: RowPlace | null,
  room: ListSize,
  digits: number,
): readonly Row[] {
  const rows: Row[] = [];
  let height = 0;
  for (const row of upwards(session, listState, place)) {
    if (height >= room.height) break;
    height += heightOf(room, digits + 1 + lineWords(session, row.line).length);
    rows.push(row);
  }
  return rows.reverse();
}

/** The rows of the list below `place`. */
function* downwards(session: Session, listState: ListState, place: RowPlace): Generator<Row> {
  let from: RowPlace | null = place;
  for (let { page } = place; page >= 0; from = null) {
    const lines = linesOn(session, page, listState);
    const rows = lines
      .slice(
        from === null
          ? 0
          : Math.max(
              0,
              countBefore(lines, ({ events }) => events[0].seq < place.of),
            ),
      )
      .flatMap((line) => rowsOf(line, page, listState));
    yield* rows.slice(from === null ? 0 : rows.findIndex(({ id }) => id === place.id) + 1);
    page = listedPageAfter(session, page, listState.detail, listState.world);
  }
}

/** The place a number of rows below another, or the end of the list. */
export function placeBelow(session: Session, listState: ListState, place: RowPlace, count: number): RowPlace {
  let found = place;
  let left = count;
  for (const row of downwards(session, listState, place)) {
    found = row;
    left -= 1;
    if (left <= 0) break;
  }
  return found;
}

/** The row of the event with this many events above it. */
export function placeAt(session: Session, listState: ListState, ordinal: number): RowPlace | null {
  const { detail, world, hurried } = listState;
  const within = Math.max(0, Math.min(ordinal, listedUpTo(session, world, detail) - 1));
  const page = pageWith(session, within, detail);
  const event = listedOn(session, page, detail, world.seq, hurried)[
    within - listedBefore(session, page, detail)
  ];
  if (event === undefined) return null;
  const lines = linesOn(session, page, listState);
  const line = lines[countBefore(lines, ({ events }) => events[0].seq <= event.seq) - 1];
  return line === undefined ? null : { page, of: line.events[0].seq, id: line.events[0].seq };
}

/** How many events are listed above a row, with folds unfolded. */
export function listedAbove(session: Session, { page, of }: RowPlace, listState: ListState): number {
  const listed = listedOn(session, page, listState.detail, listState.world.seq, listState.hurried);
  return listedBefore(session, page, listState.detail) + countBefore(listed, ({ seq }) => seq < of);
}

/** Whether no event is listed below it. */
export const isEnd = (session: Session, listState: ListState, place: RowPlace): boolean =>
  downwards(session, listState, place).next().done === true;
