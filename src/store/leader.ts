import type { ServerId } from '../raft/types.ts';
import { runningLeader } from '../sim/actions.ts';
import type { SessionState } from './session.ts';

/** The running leader of the highest term; 0 for none. */
export const leaderOf = ({ world }: SessionState): ServerId => runningLeader(world.nodes)?.id ?? 0;
