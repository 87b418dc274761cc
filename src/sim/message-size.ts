/**
 * How long a message would be in bytes: an estimate (docs/limits.md). The fields of Figure 2 in a fixed
 * binary form, without what a network puts around them.
 */
import { unreachable } from '../base/assert.ts';
import type { Entry, Message } from '../raft/types.ts';

const TYPE = 1;
const YES_OR_NO = 1;
const SERVER = 4;
/** A term or an index. */
const NUMBER = 8;
/** Before a list or a text, how long it is. */
const LENGTH = 4;

/** As UTF-8; half of a pair counts as the three bytes of its replacement. */
function textBytes(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const entryBytes = ({ command }: Entry): number => NUMBER + LENGTH + textBytes(command);

export function bytesOf(message: Message): number {
  const head = TYPE + NUMBER;
  switch (message.type) {
    case 'RequestVote':
      return head + SERVER + 2 * NUMBER;
    case 'RequestVoteReply':
      return head + YES_OR_NO;
    case 'AppendEntries':
      return (
        head +
        SERVER +
        3 * NUMBER +
        LENGTH +
        message.entries.reduce((sum, entry) => sum + entryBytes(entry), 0)
      );
    case 'AppendEntriesReply': {
      const conflict = [message.conflictTerm, message.conflictIndex].filter((one) => one !== null).length;
      return head + YES_OR_NO + 2 * NUMBER + 2 * YES_OR_NO + conflict * NUMBER;
    }
    default:
      return unreachable(message);
  }
}
