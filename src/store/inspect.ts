/** What the inspector asks of the run. */
import type { ServerId } from '../raft/types.ts';
import { nodeOf } from '../sim/nodes.ts';
import type { Node } from '../sim/types.ts';
import { leaderOf } from './leader.ts';
import type { Session, SessionState } from './session.ts';

/** The server that the inspector shows: the selected one, else the leader, else the first. */
export const inspected = (state: SessionState): ServerId =>
  state.selected?.kind === 'server' ? state.selected.id : leaderOf(state) || 1;

/** The server before the latest moment; null while it plays: nobody could read what changes then. */
export function nodeBefore(session: Session, id: ServerId): Node | null {
  const { world, playing } = session.getState();
  const { history } = session.run;
  if (playing || world.moment === 0 || history.world !== world) return null;
  return nodeOf(history.worldAt(world.moment - 1), id) ?? null;
}
