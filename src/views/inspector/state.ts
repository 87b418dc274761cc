/** All of a server's state, in the groups of Figure 2, with what the last moment changed. */

import { serverName } from '../../base/names.ts';
import { entriesOf } from '../../base/pmap.ts';
import { entriesFrom, firstIndex, lastTerm } from '../../raft/log.ts';
import { ofServer, type PerServer } from '../../raft/per-server.ts';
import type { Index, Log, Persistent, ServerId } from '../../raft/types.ts';
import { everyServer } from '../../sim/network.ts';
import type { Node } from '../../sim/types.ts';
import * as words from '../../words/inspector.ts';

export interface StateRow {
  readonly name: string;
  readonly value: string;
  /** The value before, if the last moment changed it. */
  readonly was: string | null;
}
export interface StateGroup {
  readonly id: keyof typeof words.groups;
  readonly rows: readonly StateRow[];
}

type Rows = readonly (readonly [name: string, value: string])[];

/** Of a log: the logs' own panel has them all. */
const ENTRIES_SHOWN = 6;

/** `before`: the same server before the last moment; null if that is not known. */
export function stateGroups(node: Node, before: Node | null): readonly StateGroup[] {
  const old = before === null || before === node ? null : rowsOf(before);
  return Object.entries(rowsOf(node)).flatMap(([key, rows]) => {
    const id = key as keyof typeof words.groups;
    const past = old && new Map(old[id]);
    const marked = rows.map(([name, value]) => ({ name, value, was: changed(past?.get(name), value) }));
    return marked.length > 0 ? [{ id, rows: marked }] : [];
  });
}

const changed = (before: string | undefined, value: string): string | null =>
  before === undefined || before === value ? null : before;

const rowsOf = (node: Node): Record<keyof typeof words.groups, Rows> => ({
  persistent: persistentRows(node),
  volatile: volatileRows(node),
  candidate: candidateRows(node),
  state: entriesOf(node.state.values).map(([key, value]) => [key, String(value)] as const),
});

function persistentRows({ server: { persistent }, disk }: Node): Rows {
  const { currentTerm, votedFor, log } = persistent;
  return [
    ['currentTerm', String(currentTerm)],
    ['votedFor', words.server(votedFor)],
    ['log[]', log.lastIndex === 0 ? words.emptyLog : words.logOf(log.lastIndex, lastTerm(log))],
    ...(log.lastIndex === 0 ? [] : [[words.entries, entriesOfLog(log)] as const]),
    [words.onDisk, onDisk(persistent, disk.durable)],
  ];
}

/** The last entries, the newest last; what is before them is counted. */
function entriesOfLog(log: Log): string {
  const first = Math.max(firstIndex(log), log.lastIndex - ENTRIES_SHOWN + 1);
  const shown = entriesFrom(log, first).map((entry, i) => words.loggedEntry(first + i, entry));
  return first === 1 ? words.listed(shown) : words.listed([words.entriesBefore(first - 1), ...shown]);
}

function onDisk(now: Persistent, durable: Persistent): string {
  const isAll =
    now.currentTerm === durable.currentTerm && now.votedFor === durable.votedFor && now.log === durable.log;
  return isAll ? words.allOnDisk : words.behindOnDisk(durable.currentTerm, durable.log.lastIndex);
}

function volatileRows({ power, server, inbox, disk }: Node): Rows {
  const { role, commitIndex, lastApplied } = server;
  return [
    [words.role, words.roleOf(power, role.name)],
    ['commitIndex', String(commitIndex)],
    ['lastApplied', String(lastApplied)],
    ...(role.name === 'follower' ? [[words.believedLeader, words.server(role.leader)] as const] : []),
    ...(inbox.length > 0 ? [[words.inbox, String(inbox.length)] as const] : []),
    ...(disk.writes.length > 0 ? [[words.writes, String(disk.writes.length)] as const] : []),
  ];
}

function candidateRows({ server: { role } }: Node): Rows {
  if (role.name !== 'candidate') return [];
  return listed(role.votes).map((vote, i) => [serverName(i + 1), words.voteOf(vote)]);
}

const listed = <T>(list: PerServer<T>): readonly T[] => list.map((value) => value);

/** What a leader holds of one follower. */
export interface FollowerRow {
  readonly follower: ServerId;
  readonly next: StateRow;
  readonly match: StateRow;
}

/** "Volatile state on leaders": empty for other servers. */
export function followerRows({ id, server: { role } }: Node, before: Node | null): readonly FollowerRow[] {
  if (role.name !== 'leader') return [];
  const old = before?.server.role.name === 'leader' ? before.server.role : null;
  return everyServer(listed(role.nextIndex).length)
    .filter((follower) => follower !== id)
    .map((follower) => ({
      follower,
      next: cell('nextIndex', role.nextIndex, old?.nextIndex, follower),
      match: cell('matchIndex', role.matchIndex, old?.matchIndex, follower),
    }));
}

function cell(
  name: string,
  now: PerServer<Index>,
  old: PerServer<Index> | undefined,
  follower: ServerId,
): StateRow {
  const [value, before] = [ofServer(now, follower), old && ofServer(old, follower)];
  return {
    name,
    value: String(value),
    was: before === value || before === undefined ? null : String(before),
  };
}
