import type { ServerId } from '../raft/types.ts';
import { runningLeader } from '../sim/actions.ts';
import type { SessionState } from './session.ts';

/** The running leader of the highest term; 0 for none. */
export const leaderOf = ({ world }: SessionState): ServerId => runningLeader(world.nodes)?.id ?? 0;

/** The server that the inspector shows: the selected one, else the leader, else the first. */
export const inspected = (state: SessionState): ServerId =>
  state.selected?.kind === 'server' ? state.selected.id : leaderOf(state) || 1;
