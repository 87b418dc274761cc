/**
 * Linearizable reads (§8, diss §6.4): a read includes every write that a client knew before the read was
 * requested.
 */

import { countBefore } from '../../base/sorted.ts';
import { termAt } from '../../raft/log.ts';
import { isRead } from '../statemachine.ts';
import type { AcknowledgedWrite, Memory } from './memory.ts';
import type { AnsweredCommand } from './watch.ts';

/** A write that was known in time but is missing from an answer's state; null if there is none. */
export function missedWrite(
  memory: Memory,
  { log, index, since }: AnsweredCommand,
): AcknowledgedWrite | null {
  const owed =
    memory.acknowledgedWrites[countBefore(memory.acknowledgedWrites, ({ seq }) => seq < since) - 1];
  if (owed === undefined) return null;
  // If the terms at one index agree, all entries before it agree by Log Matching.
  const isHeld = owed.index <= index && termAt(log, owed.index) === owed.term;
  return isHeld ? owed.lost : owed;
}

/** What a client learns: its own write, or the last one that its read includes, and with it all before. */
export function rememberAcknowledged(
  memory: Memory,
  { command, log, index, seq, time }: AnsweredCommand,
): void {
  const own = isRead(command) ? (memory.grown(index, termAt(log, index))?.lastWrite ?? 0) : index;
  if (own === 0) return;
  const write = { index: own, term: termAt(log, own), seq, time };
  const last = memory.acknowledgedWrites.at(-1);
  if (last === undefined) memory.acknowledgedWrites.push({ ...write, lost: null });
  else if (own > last.index && termAt(log, last.index) === last.term)
    memory.acknowledgedWrites.push({ ...write, lost: last.lost });
  else if (!memory.precedes(write, last)) memory.acknowledgedWrites.push({ ...write, lost: last });
}
