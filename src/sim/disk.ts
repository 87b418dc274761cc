/** Disks: the writes of a server are done one after the other, and messages wait for them (diss §10.2.1). */
import { chance, draw, Purpose, within } from '../base/draw.ts';
import type { Persistent, ServerId } from '../raft/types.ts';
import type { Core } from './core.ts';
import type { Disk, DiskSettings, Node, Unsent, Write } from './types.ts';

/**
 * Requests a write of `persistent` to the disk of `node`. With a write time of 0 and no earlier write, it is
 * done at once. One that fails is never done at once: what waits for it must not be sent.
 */
export function write(core: Core, node: Node, persistent: Persistent, order: number): Disk {
  const { disk, id } = node;
  const [low, high] = diskSetting(core, id, 'write');
  const fails = diskSetting(core, id, 'fails');
  const last = disk.writes.at(-1);
  if (high === 0 && fails === 0 && last === undefined && disk.failsNext === undefined)
    return { ...disk, durable: persistent };
  const { seed } = core;
  const duration = within(draw(seed, Purpose.diskWrite, id, id, disk.draws), low, high);
  const failed = fails > 0 && chance(draw(seed, Purpose.diskFailure, id, id, disk.draws), fails);
  const draws = disk.draws + 1;
  const isNext = last === undefined && disk.failsNext !== undefined;
  if (duration === 0 && last === undefined && !failed && !isNext)
    return { ...disk, durable: persistent, writes: [], draws };
  const dueAt = (last?.dueAt ?? core.time) + duration;
  core.agenda.push({ kind: 'disk', at: dueAt, order, server: id });
  const next: Write = {
    persistent,
    dueAt,
    order,
    sends: [],
    cause: core.seq,
    ...(failed && { fails: true }),
  };
  return { ...disk, writes: [...disk.writes, next], draws };
}

/** One property of a server's disk: its own, or that of every disk. */
function diskSetting<K extends keyof DiskSettings>({ tuned }: Core, id: ServerId, key: K): DiskSettings[K] {
  return tuned.own.get(id)?.disk?.[key] ?? tuned.disk[key];
}

/** Whether the write that its disk does now will fail. */
export const failsNow = ({ failsNext, writes }: Disk): boolean =>
  failsNext !== undefined || writes[0]?.fails === true;

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
