/** The nouns that sentences are made of: servers, messages, entries. */

import { serverName as name } from '../base/names.ts';
import type { Message, ServerId } from '../raft/types.ts';
import type { How } from '../sim/how.ts';
import type { LossReason } from '../sim/types.ts';
import { list, plural } from './grammar.ts';

export const servers = (ids: Iterable<ServerId>): string =>
  list([...new Set(ids)].sort((a, b) => a - b).map(name));

export function entriesIn(before: number, count: number): string {
  if (count === 0) return 'a heartbeat';
  return plural(count, { one: `entry ${before + 1}`, other: `entries ${before + 1} to ${before + count}` });
}

/** A message as its sender sends it: `a heartbeat`, `entries 4 to 6`, `its vote in term 2`. */
export function thing(message: Message): string {
  switch (message.type) {
    case 'RequestVote':
      return `a request for its vote in term ${message.term}`;
    case 'RequestVoteReply':
      return message.voteGranted ? `its vote in term ${message.term}` : 'a no to its request for a vote';
    case 'AppendEntries':
      return entriesIn(message.prevLogIndex, message.entries.length);
    case 'AppendEntriesReply':
      if (!message.success) return 'a refusal';
      return message.matchIndex === 0
        ? 'an answer to its heartbeat'
        : `word that its log agrees up to entry ${message.matchIndex}`;
  }
}

const LOST: Readonly<Record<LossReason, (to: string) => string>> = {
  loss: () => 'the network lost it',
  cut: () => 'the link is cut',
  crashed: (to) => `${to} is down`,
  dropped: () => 'it was dropped',
};

/** Why a message to `to` was lost. */
export function whyLost(reason: LossReason, how: How | null, to: string): string {
  if (how === 'midway') return 'the link was cut while it was on its way';
  return how === 'blocked' ? 'such messages are blocked' : LOST[reason](to);
}
