/** Linearizable reads (§8, diss §6.4): a read holds every write that a client was told of before the read was asked for. */

import { countBefore } from '../../base/sorted.ts';
import { termAt } from '../../raft/log.ts';
import { isRead } from '../statemachine.ts';
import type { Memory, ToldWrite } from './memory.ts';
import type { AnsweredCommand } from './watch.ts';

/** A write that the state behind an answer misses though it was told in time; null if there is none. */
export function missedWrite(memory: Memory, { log, index, since }: AnsweredCommand): ToldWrite | null {
  const owed = memory.told[countBefore(memory.told, ({ seq }) => seq < since) - 1];
  if (owed === undefined) return null;
  // Where the terms at one index agree, Log Matching makes all before it agree.
  const isHeld = owed.index <= index && termAt(log, owed.index) === owed.term;
  return isHeld ? owed.lost : owed;
}

/** What a client is told of: its own write, or the last one that its read holds, and with it all before. */
export function rememberTold(memory: Memory, { command, log, index, seq, time }: AnsweredCommand): void {
  const own = isRead(command) ? (memory.grown(index, termAt(log, index))?.lastWrite ?? 0) : index;
  if (own === 0) return;
  const write = { index: own, term: termAt(log, own), seq, time };
  const last = memory.told.at(-1);
  if (last === undefined) memory.told.push({ ...write, lost: null });
  else if (own > last.index && termAt(log, last.index) === last.term)
    memory.told.push({ ...write, lost: last.lost });
  else if (!memory.precedes(write, last)) memory.told.push({ ...write, lost: last });
}
