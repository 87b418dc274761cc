import type { ServerId } from '../raft/types.ts';
import { runningLeader } from '../sim/actions.ts';
import type { SessionState } from './session.ts';

/** Whom "the leader" means: the running leader of the highest term; 0 for nobody. */
export const leaderOf = ({ world }: SessionState): ServerId => runningLeader(world.nodes)?.id ?? 0;
