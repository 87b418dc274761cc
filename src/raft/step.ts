/**
 * The protocol: one server, one input, what becomes of it. No clock, no chance, no network: time arrives as timers that
 * ran out, and what is to be sent, or timed, leaves as effects. A server is never changed, only replaced.
 *
 *   step(settings, server, input) → { server, effects }
 *
 * Everything is "Rules for Servers" and the two RPCs of Figure 2; the files beside this one hold one part each.
 */
import { unreachable } from '../base/assert.ts';
import { Draft } from './draft.ts';
import { beginElection, countVote, ownVoteWritten, requestVotes, takeVoteRequest } from './election.ts';
import { takeEntries } from './follower.ts';
import { countReply, heartbeat, lead, ownEntriesWritten, propose } from './leader.ts';
import { read } from './read.ts';
import type { Input, Message, Persistent, Server, ServerId, Settings, Step, TimerName } from './types.ts';

/** A server as it starts, or starts again after a crash: what was on its disk, and nothing else (Figure 2). */
export function boot(id: ServerId, persistent: Persistent): Server {
  return { id, persistent, role: { name: 'follower', leader: null }, commitIndex: 0, lastApplied: 0 };
}

/** What becomes of `server` by `input`, and what it asks of its surroundings, in order. */
export function step(settings: Settings, server: Server, input: Input): Step {
  const draft = new Draft(settings, server);
  take(draft, input);
  return draft.done();
}

function take(draft: Draft, input: Input): void {
  switch (input.type) {
    case 'timer':
      return timeout(draft, input.timer);
    case 'receive':
      return receive(draft, input.message);
    case 'request':
      return propose(draft, input.command);
    case 'read':
      return read(draft, input.command);
    case 'written':
      ownVoteWritten(draft, input.persistent);
      return ownEntriesWritten(draft, input.persistent);
    case 'lead':
      return lead(draft);
    default:
      return unreachable(input);
  }
}

function timeout(draft: Draft, timer: TimerName): void {
  if (timer === 'heartbeat') return heartbeat(draft);
  if (timer === 'retry') return requestVotes(draft);
  if (draft.role.name !== 'leader') beginElection(draft);
}

/** "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower" (§5.1). */
function receive(draft: Draft, message: Message): void {
  if (message.term > draft.term) draft.adopt(message.term);
  switch (message.type) {
    case 'RequestVote':
      return takeVoteRequest(draft, message);
    case 'AppendEntries':
      return takeEntries(draft, message);
    case 'RequestVoteReply':
      return countVote(draft, message);
    case 'AppendEntriesReply':
      return countReply(draft, message);
    default:
      return unreachable(message);
  }
}
