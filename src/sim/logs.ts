import { Log } from '../raft/log.ts';
import type { Entry } from '../raft/types.ts';

/** The logs that the servers of one run begin with. What they have in common they share, so comparing them stays cheap. */
export function startingLogs(lists: readonly (readonly Entry[])[]): Log[] {
  const empty = Log.empty();
  return lists.map((entries) => empty.append(entries));
}
