import { append, emptyLog } from '../raft/log.ts';
import type { Entry, Log } from '../raft/types.ts';

/** The initial logs of the servers of a run. They share their common entries, so comparing them is cheap. */
export function startingLogs(lists: readonly (readonly Entry[])[]): Log[] {
  const empty = emptyLog();
  return lists.map((entries) => append(empty, entries));
}
