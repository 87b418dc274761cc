import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Leader } from '../../raft/types.ts';
import { leaderOf } from '../../store/leader.ts';
import { type Session, useSession } from '../../store/session.ts';
import { useMedia } from '../../ui/media.ts';
import { LogRow } from './LogRow.tsx';
import { indicesIn, type Window, windowAt } from './window.ts';
import './logs.css';

/** The width of an entry, in pixels, on a page of usual size and on one to be read from afar; CSS knows it as `--cell`. */
const CELL = { usual: 66, large: 84 };
/** Up to so many servers, the rows have room to breathe. */
const ROOMY = 7;

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
  const leader = useSession(roleOfLeader);
  const cell = useMedia('(min-width: 1700px)') ? CELL.large : CELL.usual;
  const { scroller, shown, onScroll } = useWindow(end, cell);
  const indices = indicesIn(shown);
  return (
    <section
      className={servers > ROOMY ? 'logs' : 'logs is-roomy'}
      aria-label="Logs"
      style={{ '--rows': servers }}
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
        <div className="logs-content" style={{ '--end': end + 1, '--cell': `${cell}px` }}>
          <div className="log-head" aria-hidden="true">
            <h2 className="log-label">Logs</h2>
            <div className="log-cells">
              {indices.map((index) => (
                <span key={index} className="log-index" style={{ left: (index - 1) * cell }}>
                  {index}
                </span>
              ))}
            </div>
          </div>
          {Array.from({ length: servers }, (_, i) => (
            <LogRow
              key={i + 1}
              id={i + 1}
              leads={i + 1 === leaderId}
              cell={cell}
              first={shown.first}
              last={shown.last}
              nextIndex={i + 1 === leaderId || end === 0 ? null : (leader?.nextIndex[i + 1] ?? null)}
              matchIndex={i + 1 === leaderId ? null : (leader?.matchIndex[i + 1] ?? null)}
            />
          ))}
        </div>
      </div>
      {end === 0 && (
        <p className="logs-empty">No entry yet. A leader appends what a client asks of it: press R.</p>
      )}
    </section>
  );
}

/** Which indices are in view. Follows the end as the logs grow, unless the reader has scrolled away from it. */
function useWindow(end: number, cell: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [shown, setShown] = useState<Window>({ first: 1, last: 0 });
  const look = () => {
    const { current } = scroller;
    if (!current) return;
    const next = windowAt(current.scrollLeft, current.clientWidth, cell, end);
    setShown((old) => (old.first === next.first && old.last === next.last ? old : next));
  };
  const onScroll = () => {
    const { current } = scroller;
    if (current) follows.current = current.scrollLeft + current.clientWidth > current.scrollWidth - cell;
    look();
  };
  const onSize = useEffectEvent(() => {
    const { current } = scroller;
    if (current && follows.current) current.scrollLeft = current.scrollWidth;
    look();
  });
  useLayoutEffect(() => onSize(), [end, cell]);
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const sizes = new ResizeObserver(() => onSize());
    sizes.observe(current);
    return () => sizes.disconnect();
  }, []);
  return { scroller, shown, onScroll };
}
