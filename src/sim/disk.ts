/** Disks: the writes of a server are done one after the other, and messages wait for them (diss §10.2.1). */
import { draw, Purpose, within } from '../base/draw.ts';
import type { Persistent } from '../raft/types.ts';
import type { Core } from './core.ts';
import type { Disk, Node, Unsent, Write } from './types.ts';

/**
 * Requests a write of `persistent` to the disk of `node`. With a write time of 0 and no earlier write, it is
 * done at once.
 */
export function write(core: Core, node: Node, persistent: Persistent, order: number): Disk {
  const { disk, id } = node;
  const [low, high] = core.cluster.diskWrite;
  if (high === 0) return { ...disk, durable: persistent };
  const duration = within(draw(core.cluster.seed, Purpose.diskWrite, id, id, disk.draws), low, high);
  const draws = disk.draws + 1;
  const last = disk.writes.at(-1);
  if (duration === 0 && !last) return { durable: persistent, writes: [], draws };
  const dueAt = (last?.dueAt ?? core.time) + duration;
  core.agenda.push({ kind: 'disk', at: dueAt, order, server: id });
  const next: Write = { persistent, dueAt, order, sends: [], cause: core.seq };
  return { ...disk, writes: [...disk.writes, next], draws };
}

/** Sets the event that requested the newest write, which is known only after its step. */
export function askedBy(disk: Disk, cause: number): Disk {
  const last = disk.writes.at(-1);
  return last === undefined ? disk : { ...disk, writes: [...disk.writes.slice(0, -1), { ...last, cause }] };
}

/** Lets a message wait for all writes that were requested so far. There must be one. */
export function waitForWrites(disk: Disk, unsent: Unsent): Disk {
  const last = disk.writes.at(-1) as Write;
  return { ...disk, writes: [...disk.writes.slice(0, -1), { ...last, sends: [...last.sends, unsent] }] };
}

/** The first write is done: a crash keeps it from now on. */
export function firstWriteDone(disk: Disk): { disk: Disk; write: Write } {
  const write = disk.writes[0] as Write;
  return { disk: { ...disk, durable: write.persistent, writes: disk.writes.slice(1) }, write };
}
