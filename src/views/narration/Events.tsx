import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { toMs } from '../../base/time.ts';
import { Part } from '../../parts/part.ts';
import { select, setDetail, toggleFilter } from '../../store/commands.ts';
import { isPointedEvent } from '../../store/pointing.ts';
import { type Detail, type SessionState, useSession } from '../../store/session.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { late } from '../../ui/late.tsx';
import { useLatest } from '../../ui/latest.ts';
import { useSlots } from '../../ui/slots.ts';
import * as words from '../../words/narration.ts';
import { LineRow } from './LineRow.tsx';
import { useNews } from './news.ts';
import type { ListState, Row } from './rows.ts';
import { Summary } from './Summary.tsx';
import { useStanding } from './standing.ts';
import { comesTooFast } from './turns.ts';
import { type Scrolling, useScrolling } from './useScrolling.ts';

const filterRow = new Part(() => import('./FilterRow.tsx'));
const FilterRow = late(filterRow, (module) => module.FilterRow);

const LEVELS: readonly Detail[] = ['turns', 'decisions', 'everything'];
/** While the list follows its end, the gap above it grows in steps of this many lines. */
const COARSE = 16;
const speedOf = ({ playing, speed }: SessionState) => (playing ? speed : 0);
const selectedEvent = ({ selected }: SessionState) => (selected?.kind === 'event' ? selected.id : null);
/**
 * For the longest time in the run, not in the visible lines: the text keeps its place while the reader
 * scrolls.
 */
const digitsOf = ({ frontierTime }: SessionState) => Math.max(5, toMs(frontierTime).toFixed(1).length);
const hasFilter = ({ filter }: SessionState) => filter !== null;
const idOf = ({ id }: Row) => id;
const showsEvent = (row: Row, seq: number | null): boolean =>
  seq !== null && row.line.events.some((event) => event.seq === seq);

/** The events, line by line, the latest at the bottom. */
export function Events() {
  const session = useSession();
  const selected = useSession(selectedEvent);
  const pointed = useSession((state) => state.pointed);
  const speed = useSession(speedOf);
  const digits = useSession(digitsOf);
  const isFiltered = useSession(hasFilter);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const listState = useTelling(unfolded, selected);
  const scrolling = useScrolling(listState, digits);
  const { rows, hold } = scrolling;
  const slots = useSlots(useMemo(() => rows.map(idOf), [rows]));
  const current = useStanding()?.seq ?? null;
  useReturn(scrolling, listState, current);
  // A line renders again only if its content changes.
  const focusEnd = useLatest(scrolling.focusEnd);
  const unfold = useLatest((row: Row) => {
    hold(row);
    if (row.isOpen && showsEvent(row, selected)) select(session, null);
    setUnfolded((before) => withToggled(before, row));
  });
  const tooFast = comesTooFast(
    rows.map(({ line }) => line.events),
    speed,
  );
  return (
    <section className="events" aria-label={words.whatHappens}>
      <header className="events-head">
        <h2>{words.events}</h2>
        <FilterToggle />
        <Level />
      </header>
      {isFiltered && (
        <Boundary what={words.filter}>
          <FilterRow />
        </Boundary>
      )}
      <Summary tooFast={tooFast} world={listState.world} />
      <Scroller scrolling={scrolling} listState={listState} digits={digits} tooFast={tooFast}>
        {rows.map((row) => (
          <LineRow
            key={slots.get(row.id)}
            row={row}
            digits={digits}
            isSelected={row.isOpen === null && showsEvent(row, selected)}
            isPointed={pointed !== null && row.line.events.some((event) => isPointedEvent(pointed, event))}
            isCurrent={row.isOpen !== true && showsEvent(row, current)}
            isStop={row === rows.at(-1)}
            onUnfold={unfold}
            onEnd={focusEnd}
          />
        ))}
      </Scroller>
    </section>
  );
}

/** The content of the list: the same object while nothing changes. */
function useTelling(unfolded: ReadonlySet<number>, selected: number | null): ListState {
  const detail = useSession((state) => state.detail);
  const world = useSession((state) => state.world);
  const hurried = useSession((state) => state.playing);
  const sifted = useSession((state) => state.sifted);
  return useMemo(
    () => ({ detail, world, unfolded, selected, hurried, sifted }),
    [detail, world, unfolded, selected, hurried, sifted],
  );
}

const withToggled = (before: ReadonlySet<number>, { of, isOpen }: Row): ReadonlySet<number> =>
  new Set(isOpen ? [...before].filter((one) => one !== of) : [...before, of]);

/**
 * After a step or a jump, the list returns to its end, or to the line of the cursor's event. It leaves that
 * line once the run goes on; a line to which the reader has scrolled stays while it plays.
 */
function useReturn(
  { rows, isFollowing, follow, show, isShowing }: Scrolling,
  { world }: ListState,
  current: number | null,
) {
  const session = useSession();
  const seen = useRef(world);
  useLayoutEffect(() => {
    const isNew = seen.current !== world;
    seen.current = world;
    if (isNew && (isShowing() || (!isFollowing && !session.getState().playing))) follow();
  });
  useLayoutEffect(() => {
    const row = current === null || !isFollowing ? undefined : rows.find((one) => showsEvent(one, current));
    if (row) show(row);
    // Only when the cursor arrives there: after that the reader may scroll.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);
}

function FilterToggle() {
  const session = useSession();
  const isOpen = useSession(hasFilter);
  return (
    <IconButton
      icon="filter"
      label={words.filter}
      className="events-filter-toggle"
      aria-expanded={isOpen}
      onClick={() => toggleFilter(session)}
    />
  );
}

function Level() {
  const session = useSession();
  const detail = useSession((state) => state.detail);
  return (
    <select
      aria-label={words.howMuch}
      value={detail}
      onChange={(event) => setDetail(session, event.target.value as Detail)}
    >
      {LEVELS.map((level) => (
        <option key={level} value={level}>
          {words.levels[level]}
        </option>
      ))}
    </select>
  );
}

/**
 * What an empty list says: decisions that it leaves out
 * have been made, or a leader has spoken from the start.
 */
function emptyWords({ world: { eventCounts, nodes }, detail, sifted }: ListState): string {
  if (sifted !== null) return words.nothingFits;
  const isBegun = eventCounts.decisions > 0 || nodes.some(({ server }) => server.role.name === 'leader');
  return isBegun ? words.nothingToTell[detail] : words.nothingYet;
}

interface ScrollerProps {
  readonly scrolling: Scrolling;
  readonly listState: ListState;
  readonly digits: number;
  readonly tooFast: boolean;
  readonly children: readonly ReactNode[];
}

/** The rows, between gaps for those outside the viewport. Only new lines are read out. */
function Scroller({ scrolling, listState, digits, tooFast, children }: ScrollerProps) {
  const { scroller, isFollowing, countAbove, pixels, onScroll } = scrolling;
  // At the end of the list this gap is invisible: it need not grow with every line.
  const countInGap = isFollowing ? countAbove - (countAbove % COARSE) : countAbove;
  const { world, detail } = listState;
  const isNews = useNews(useMemo(() => ({ world, detail, isFollowing }), [world, detail, isFollowing]));
  return (
    <div ref={scroller} className="events-scroll" onScroll={onScroll} style={{ '--digits': `${digits}ch` }}>
      <div className="events-gap" />
      {children.length === 0 && <p className="events-empty">{emptyWords(listState)}</p>}
      <div
        role="log"
        aria-label={words.events}
        aria-live={isNews && !tooFast ? 'polite' : 'off'}
        className="events-lines"
      >
        {children}
      </div>
      <div className="events-gap" style={{ height: Math.round(countInGap * pixels) }} />
    </div>
  );
}
