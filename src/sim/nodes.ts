/** The servers of a world, and what belongs to each. */
import { ofServer } from '../raft/per-server.ts';
import type { ServerId } from '../raft/types.ts';
import type { Node, View } from './types.ts';

/** Undefined where there is no such server. */
export const nodeOf = ({ nodes }: Pick<View, 'nodes'>, id: ServerId): Node | undefined => ofServer(nodes, id);
