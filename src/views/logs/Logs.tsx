import { useMemo } from 'react';
import { ofServer } from '../../raft/per-server.ts';
import type { Index, Leader } from '../../raft/types.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { useKeysOf } from '../../store/keys.ts';
import { leaderOf } from '../../store/leader.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { isIntroduced, type Story, useStory } from '../../store/story/state.ts';
import { useKept } from '../../ui/kept.ts';
import { useMedia } from '../../ui/media.ts';
import { useSlots } from '../../ui/slots.ts';
import { useFingers } from '../../ui/tap.ts';
import * as words from '../../words/logs.ts';
import { Lens } from '../lens/Lens.tsx';
import { entryMenus } from './entry-menu.ts';
import { dashesIn, type Rows } from './fit.ts';
import { LogRow } from './LogRow.tsx';
import { EMPTY_WINDOW, indicesIn, type LogWindow, placed } from './log-window.ts';
import { useWindow } from './useWindow.ts';
import './logs.css';

/** With more servers, rows outside the viewport are not laid out. */
const MANY = 7;

const all = (story: Story) => story;
const lastIndex = (session: SessionState) =>
  session.world.nodes.reduce((end, node) => Math.max(end, node.server.persistent.log.lastIndex), 0);
const size = (session: SessionState) => session.world.nodes.length;

const roleOfLeader = (session: SessionState): Leader | null => {
  const role = nodeOf(session.world, leaderOf(session))?.server.role;
  return role?.name === 'leader' ? role : null;
};

/** Lengths for CSS. */
const lengths = (servers: number, { row, block, mark, values }: Rows, letters: number, dashes: number) => ({
  '--servers': servers,
  '--row': `${row}px`,
  '--block': `${block}px`,
  '--letters': `${letters}px`,
  '--mark': `${mark}px`,
  '--values': `${values}px`,
  '--dashes': `${dashes}px`,
});

/** The logs of all servers, a row each, which scroll together below one line of indices. */
export const Logs = () => (
  <Lens>
    <AllLogs />
  </Lens>
);

function AllLogs() {
  const menus = entryMenus(useSession());
  const end = useSession(lastIndex);
  const servers = useSession(size);
  const leaderId = useSession(leaderOf);
  const leading = useSession(roleOfLeader);
  const speed = useSession((state) => state.speed);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const story = useStory(all);
  const next = isIntroduced(story, 'next') ? leading : null;
  const match = isIntroduced(story, 'match') ? leading : null;
  const { scroller, rows, cell, letters, label, fits, contentWidth, shown, seen, room, below, onScroll } =
    useWindow(end, servers);
  const { first, last, indices, slots, origin } = useDrawn(shown);
  return (
    <section
      className={`logs has-${rows.density}${servers > MANY ? ' has-many' : ''}${fits ? '' : ' is-long'}`}
      aria-label={words.logs}
      style={lengths(servers, rows, letters.size, dashesIn(cell, rows))}
    >
      <div
        ref={scroller}
        className="logs-scroll"
        onScroll={onScroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        {...menus}
        aria-label={words.all}
      >
        <div
          className="logs-content"
          // The width itself, not an inherited custom property, which would restyle every block with every
          // entry.
          style={{
            '--cell': `${cell}px`,
            '--label': `${label}px`,
            width: contentWidth,
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
              nextIndex={
                i + 1 === leaderId || end === 0 ? null : ((next && ofServer(next.nextIndex, i + 1)) ?? null)
              }
              matchIndex={i + 1 === leaderId ? null : ((match && ofServer(match.matchIndex, i + 1)) ?? null)}
            />
          ))}
        </div>
      </div>
      {below > 0 && <Below count={below} />}
      {end === 0 && story.mode === 'sandbox' && <Empty />}
    </section>
  );
}

/** How to make a first entry: by key if there is one. */
function Empty() {
  const key = useKeysOf('request');
  const fingers = useFingers();
  return <p className="logs-empty">{words.makeAnEntry(fingers ? '' : key)}</p>;
}

/** The drawn indices, their slots, and the origin of their places. */
function useDrawn({ first, last }: LogWindow) {
  const drawn = useMemo(() => ({ first, last }), [first, last]);
  const indices = useMemo(() => indicesIn(drawn), [drawn]);
  const slots = useSlots(indices);
  const { origin } = useKept(drawn, EMPTY_WINDOW, placed);
  return { first, last, indices, slots, origin };
}

/** A visual hint that there is more below. */
function Below({ count }: { readonly count: number }) {
  return (
    <p className="logs-below" aria-hidden="true">
      {words.moreBelow(count)}
    </p>
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
    <div className="log-head" aria-hidden="true" translate="no">
      <h2 className="log-label">{words.logs}</h2>
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
