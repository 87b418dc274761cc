import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Index, Leader } from '../../raft/types.ts';
import { leaderOf } from '../../store/leader.ts';
import { type Session, useSession } from '../../store/session.ts';
import { isProgressTold, useStory } from '../../store/story/state.ts';
import { useKept } from '../../ui/kept.ts';
import { useMedia } from '../../ui/media.ts';
import { useSlots } from '../../ui/slots.ts';
import { cellIn, HEAD, lettersIn, rowsIn } from './fit.ts';
import { LogRow } from './LogRow.tsx';
import { indicesIn, placed, START, windowAt } from './window.ts';
import './logs.css';

/** Of letters as high as this, the width of the servers' names, in letters; behind them, `--label` in CSS. */
const LABEL = 3.9;
/** Letters as wide, of their height, in the values that were applied. */
const LETTER = 0.55;
/** Behind the last nextIndex, which stands in the middle of the place behind the last entry. */
const MARGIN = 8;
/** Entries drawn beyond the edges while a reader goes through the logs, so that scrolling a little need not wait for them. */
const SPARE = 2;
/** Rows out of sight cost nothing where there are more than this. */
const MANY = 7;

const lastIndex = (session: Session) =>
  session.world.nodes.slice(1).reduce((end, node) => Math.max(end, node.server.persistent.log.lastIndex), 0);
const size = (session: Session) => session.world.nodes.length - 1;

const roleOfLeader = (session: Session): Leader | null => {
  const role = session.world.nodes[leaderOf(session)]?.server.role;
  return role?.name === 'leader' ? role : null;
};

/** Every server's log, one row each, all scrolled together below one line of indices. */
export function Logs() {
  const end = useSession(lastIndex);
  const servers = useSession(size);
  const leaderId = useSession(leaderOf);
  const leading = useSession(roleOfLeader);
  const speed = useSession((session) => session.speed);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const story = useStory();
  const leader = isProgressTold(story) ? leading : null;
  const { scroller, rows, cell, letters, label, fits, shown, seen, room, below, onScroll } = useWindow(
    end,
    servers,
  );
  const { first, last } = shown;
  const drawn = useMemo(() => ({ first, last }), [first, last]);
  const indices = useMemo(() => indicesIn(drawn), [drawn]);
  const slots = useSlots(indices);
  const { origin } = useKept(drawn, START, placed);
  return (
    <section
      className={`logs has-${rows.density}${servers > MANY ? ' has-many' : ''}${fits ? '' : ' is-long'}`}
      aria-label="Logs"
      style={{ '--row': `${rows.row}px`, '--block': `${rows.block}px`, '--letters': `${letters.size}px` }}
    >
      <div
        ref={scroller}
        className="logs-scroll"
        onScroll={onScroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label="All logs"
      >
        <div
          className="logs-content"
          // The width itself, and no property that the blocks inherit: each would be styled anew with every entry.
          style={{
            '--cell': `${cell}px`,
            '--label': `${label}px`,
            width: label + (end + 0.5) * cell + MARGIN,
          }}
        >
          <Head indices={indices} slots={slots} cell={cell} origin={origin} />
          {Array.from({ length: servers }, (_, i) => (
            <LogRow
              key={i + 1}
              id={i + 1}
              leader={leaderId}
              cell={cell}
              origin={origin}
              first={first}
              last={last}
              seen={seen}
              room={room}
              letters={letters.count}
              isOneLine={rows.density === 'one'}
              slots={slots}
              pace={{ speed, still }}
              story={story}
              nextIndex={i + 1 === leaderId || end === 0 ? null : (leader?.nextIndex[i + 1] ?? null)}
              matchIndex={i + 1 === leaderId ? null : (leader?.matchIndex[i + 1] ?? null)}
            />
          ))}
        </div>
      </div>
      {below > 0 && (
        <p className="logs-below" aria-hidden="true">
          {below === 1 ? 'One more server' : `${below} more servers`} below
        </p>
      )}
      {end === 0 && (
        <p className="logs-empty">No entry yet. A leader appends what a client asks of it: press R.</p>
      )}
    </section>
  );
}

interface HeadProps {
  readonly indices: readonly Index[];
  readonly slots: ReadonlyMap<Index, number>;
  readonly cell: number;
  readonly origin: Index;
}

/** The line of indices. */
function Head({ indices, slots, cell, origin }: HeadProps) {
  return (
    <div className="log-head" aria-hidden="true">
      <h2 className="log-label">Logs</h2>
      <div className="log-cells" style={{ left: origin * cell }}>
        {indices.map((index) => (
          <span key={slots.get(index)} className="log-index" style={{ left: (index - 1 - origin) * cell }}>
            {index}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The panel as it was measured. `sign`: how high its small letters are. */
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
const scrollers = new Set<HTMLElement>();

/**
 * How high the rows are and how wide an entry is, whether all are in view, and which indices are. Follows the end as the logs grow and
 * shrink, unless the reader has scrolled away from it.
 */
function useWindow(end: number, servers: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [{ width, height, sign }, setPanel] = useState<Panel>({ width: 0, height: 0, sign: 12 });
  const label = Math.round(LABEL * sign);
  const rows = useMemo(() => rowsIn(height, servers, sign), [height, servers, sign]);
  const { cell, fits } = cellIn(width - label - MARGIN, end, rows, sign);
  /** How far the reader has scrolled away from the start; null: the end is followed. */
  const [left, setLeft] = useState<number | null>(null);
  const [top, setTop] = useState(0);
  /** Where the end was when it was last followed. */
  const followed = useRef(0);
  const onScroll = () => {
    const { current } = scroller;
    if (!current) return;
    setTop(Math.round(current.scrollTop / rows.row) * rows.row);
    for (const other of scrollers) if (other !== current) other.scrollTop = current.scrollTop;
    // Told of a frame later, when the end may be elsewhere: it is not the reader who has scrolled there.
    if (left === null && current.scrollLeft === followed.current) return;
    const atEnd = current.scrollLeft + current.clientWidth > current.scrollWidth - cell;
    // In steps, so that scrolling renders seldom; the window reaches further than that to either side.
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
    scrollers.add(current);
    onSize();
    // Told after the page was laid out: asking for sizes then, or scrolling to the new end, lays nothing out once more.
    const sizes = new ResizeObserver(() => onSize());
    for (const one of [current, ...current.children]) sizes.observe(one);
    return () => {
      scrollers.delete(current);
      sizes.disconnect();
    };
  }, []);
  // What is in sight begins right of the names, which cover what is scrolled under them.
  const from = fits ? 0 : (left ?? label + (end + 0.5) * cell + MARGIN - width);
  return {
    scroller,
    rows,
    cell,
    letters: lettersIn(cell, rows, sign),
    label,
    fits,
    // Nothing stands behind the end.
    shown:
      left === null
        ? windowAt(from, end * cell - from, cell, end, 0)
        : windowAt(left, width - label, cell, end, SPARE),
    seen: Math.floor(from / cell) + 1,
    /** Letters in sight beside the names. */
    room: Math.floor((width - label) / (LETTER * sign)),
    /** How many servers' rows are further down, cut rows among them. */
    below:
      height === 0 ? 0 : Math.max(0, Math.ceil((HEAD + servers * rows.row - top - height) / rows.row - 0.3)),
    onScroll,
  };
}
