import { append, emptyLog } from '../raft/log.ts';
import type { Entry, Log } from '../raft/types.ts';

/** The logs that the servers of one run begin with. What they have in common they share, so comparing them stays cheap. */
export function startingLogs(lists: readonly (readonly Entry[])[]): Log[] {
  const empty = emptyLog();
  return lists.map((entries) => append(empty, entries));
}
