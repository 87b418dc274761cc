/** The menu of an entry: its questions. One handler for all blocks, which are many and are recycled. */
import type { MouseEvent } from 'react';
import type { Index, ServerId } from '../../raft/types.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { openMenu } from '../../store/commands.ts';
import { leaderOf } from '../../store/leader.ts';
import type { Session } from '../../store/session.ts';

const SECOND_BUTTON = 2;

interface Place {
  readonly server: ServerId;
  readonly index: Index;
  readonly block: Element;
}

function blockUnder(target: EventTarget): Place | null {
  const block = target instanceof Element ? target.closest('.log-block[aria-posinset]') : null;
  const row = block?.closest<HTMLElement>('[data-log]');
  if (!block || !row) return null;
  return { server: Number(row.dataset['log']), index: Number(block.getAttribute('aria-posinset')), block };
}

/** By the menu key, the newest entry of the leader, or of S1. */
function newest(session: Session, logs: Element): Place | null {
  const state = session.getState();
  const server = leaderOf(state) || 1;
  const index = nodeOf(state.world, server)?.server.persistent.log.lastIndex ?? 0;
  const block = logs.querySelector(`[data-log="${server}"] [aria-posinset="${index}"]`);
  return block ? { server, index, block } : null;
}

function open(session: Session, { server: id, index, block }: Place): void {
  const { x, y, width, height } = block.getBoundingClientRect();
  openMenu(session, { kind: 'entry', id, index, x, y, width, height });
}

export const entryMenus = (session: Session) => ({
  onClick: ({ target }: MouseEvent) => {
    const place = blockUnder(target);
    if (place) open(session, place);
  },
  onContextMenu: (event: MouseEvent) => {
    const byKey = event.button !== SECOND_BUTTON;
    const place = blockUnder(event.target) ?? (byKey ? newest(session, event.currentTarget) : null);
    if (place === null) return;
    event.preventDefault();
    open(session, place);
  },
});
