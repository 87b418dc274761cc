/**
 * The protocol: one server, one input, what becomes of it. No clock, no chance, no network: time arrives as
 * timers that ran out, and what is to be sent, or timed, leaves as effects. A server is never changed, only
 * replaced.
 *
 *   step(settings, server, input) → { server, effects }
 *
 * Everything is "Rules for Servers" and the two RPCs of Figure 2; the files beside this one hold one part
 * each, and `judges` how they decide.
 */
import { unreachable } from '../base/assert.ts';
import { type DecisionListener, Draft, INPUT } from './draft.ts';
import { askForVotesAgain, countVote, standForElection, takeVoteRequest, winIfEnough } from './election.ts';
import { takeEntries } from './follower.ts';
import { acknowledge, countReply, heartbeat, lead, propose } from './leader.ts';
import { read } from './read.ts';
import type { Settings } from './settings.ts';
import type { Input, Message, MessageType, Persistent, Server, ServerId, Step, TimerName } from './types.ts';
import { decide } from './verdict.ts';

/** A server at its start, or after a crash: the state of its disk, and nothing else (Figure 2). */
export function boot(id: ServerId, persistent: Persistent): Server {
  return { id, persistent, role: { name: 'follower', leader: null }, commitIndex: 0, lastApplied: 0 };
}

/**
 * What a crash keeps of the disk's content: all of it, and nothing of the memory, unless a rule is broken on
 * purpose.
 */
export function crashed({ policy }: Settings, server: Server, durable: Persistent): Persistent {
  const keepsTerm = decide(policy.survive, server, 'currentTerm').yes;
  const keepsVote = decide(policy.survive, server, 'votedFor').yes;
  if (keepsTerm && keepsVote) return durable;
  const { currentTerm, votedFor, log } = durable;
  return { currentTerm: keepsTerm ? currentTerm : 0, votedFor: keepsVote ? votedFor : null, log };
}

/**
 * The next state of `server` after `input`, and the effects on its environment, in
 * order. `onDecision`, if given, is called with every decision and its conditions.
 */
export function step(settings: Settings, server: Server, input: Input, onDecision?: DecisionListener): Step {
  const draft = new Draft(settings, server, onDecision);
  take(draft, input);
  return draft.done();
}

function take(draft: Draft, input: Input): void {
  switch (input.type) {
    case 'timer':
      return TIMEOUT[input.timer](draft);
    case 'receive':
      return receive(draft, input.message);
    case 'request':
      return propose(draft, input.command);
    case 'read':
      return read(draft, input.command);
    case 'written':
      return written(draft, input.persistent);
    case 'lead':
      return lead(draft);
    default:
      return unreachable(input);
  }
}

const TIMEOUT: Readonly<Record<TimerName, (draft: Draft) => void>> = {
  election: standForElection,
  heartbeat,
  retry: askForVotesAgain,
};

/** Handles a message. Its term comes first: it is adopted if it is higher (§5.1). */
const RECEIVE: {
  readonly [Type in MessageType]: (draft: Draft, message: Extract<Message, { type: Type }>) => void;
} = {
  RequestVote: takeVoteRequest,
  RequestVoteReply: countVote,
  AppendEntries: takeEntries,
  AppendEntriesReply: countReply,
};

function receive(draft: Draft, message: Message): void {
  if (!draft.judge('handle', message).yes) return;
  const take = RECEIVE[message.type] as (draft: Draft, message: Message) => void;
  take(draft, message);
  if (draft.judge('restartTimer', message).yes) draft.start('election', INPUT);
}

/**
 * Its own writes are done: only now it counts its vote, and itself as a holder of those entries (diss §3.8,
 * §10.2.1).
 */
function written(draft: Draft, persistent: Persistent): void {
  if (!draft.judge('countWrite', persistent).yes) return;
  const { role } = draft;
  if (role.name === 'candidate') winIfEnough(draft, role);
  if (role.name === 'leader') acknowledge(draft, role, draft.id, persistent.log.lastIndex);
}
