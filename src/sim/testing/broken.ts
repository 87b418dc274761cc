/**
 * Raft with one rule left out or done wrong, as real implementations have (raft-bugs): each wraps `step`, before it or
 * after it. What they break is not to be repaired here: the checks must see it.
 */
import { majority } from '../../raft/quorum.ts';
import { step } from '../../raft/step.ts';
import type {
  AppendEntries,
  Candidate,
  Effect,
  Input,
  Message,
  Persistent,
  Role,
  Server,
  Settings,
  Step,
} from '../../raft/types.ts';
import type { Protocol } from '../core.ts';

/** Another server, or another input, is what `step` gets to see. */
type Disguise = (server: Server, input: Input, settings: Settings) => { server?: Server; input?: Input };
const seeing =
  (disguise: Disguise): Protocol =>
  (settings, server, input) => {
    const seen = disguise(server, input, settings);
    return step(settings, seen.server ?? server, seen.input ?? input);
  };
/** Another step is what becomes of it. */
const after =
  (change: (taken: Step, before: Server, input: Input, settings: Settings) => Step): Protocol =>
  (settings, server, input) =>
    change(step(settings, server, input), server, input, settings);

const received = <T extends Message['type']>(input: Input, type: T): (Message & { type: T }) | null =>
  input.type === 'receive' && input.message.type === type ? (input.message as Message & { type: T }) : null;
const hear = (message: Message): Input => ({ type: 'receive', message });
const holding = (server: Server, change: Partial<Persistent>): Server => ({
  ...server,
  persistent: { ...server.persistent, ...change },
});

/** Commits up to `to` on top of what a step did, and applies it. */
function alsoCommit({ server, effects }: Step, to: number): Step {
  if (to <= server.commitIndex) return { server, effects };
  const more: Effect[] = [fact({ kind: 'commit', commitIndex: to })];
  for (let index = server.lastApplied + 1; index <= to; index += 1) more.push(fact({ kind: 'apply', index }));
  return { server: { ...server, commitIndex: to, lastApplied: to }, effects: [...effects, ...more] };
}
const fact = (what: Extract<Effect, { type: 'fact' }>['fact']): Effect => ({
  type: 'fact',
  fact: what,
  rule: 'commit:majority',
  because: -1,
});

/** The highest index that so many servers hold, by the leader's matchIndex. */
const heldBy = (role: Role, settings: Settings, count: number): number =>
  role.name !== 'leader'
    ? 0
    : (settings.servers.map((id) => role.matchIndex[id] ?? 0).sort((a, b) => b - a)[count - 1] ?? 0);

/** A candidate that counts one more vote, of a server that is not `but`. */
function withOneVoteMore(server: Server, role: Candidate, but: number, { servers }: Settings): Server {
  const votes = role.votes.slice();
  const id = servers.find((other) => other !== but && votes[other] !== true);
  if (id !== undefined) votes[id] = true;
  return { ...server, role: { name: 'candidate', votes } };
}

/** B01 (§5.4.2, Figure 8). */
const commitsOldTermsByCounting = after((taken, _before, _input, settings) =>
  alsoCommit(taken, heldBy(taken.server.role, settings, majority(settings.servers.length))),
);

/** B02 (§5.2). */
const grantsTwice = seeing((server, input) => {
  const request = received(input, 'RequestVote');
  const again = request?.term === server.persistent.currentTerm && server.role.name === 'follower';
  return again ? { server: holding(server, { votedFor: null }) } : {};
});

/** B03, B04, B05 (diss §3.8): votes, terms and acknowledgements go out before they are on the disk. */
const tellsBeforeItIsDurable = after(({ server, effects }) => ({
  server,
  effects: effects.map((effect) => (effect.type === 'send' ? { ...effect, afterWrites: false } : effect)),
}));

/** B06 (Figure 2). */
const forgetsItsVoteOnSteppingDown = after((taken, before) => {
  const { server, effects } = taken;
  const down = before.role.name !== 'follower' && server.role.name === 'follower';
  return down && server.persistent.currentTerm === before.persistent.currentTerm
    ? { server: holding(server, { votedFor: null }), effects }
    : taken;
});

/** B08 (§5.4.1). */
const asksNothingOfACandidatesLog = seeing((_server, input) => {
  const request = received(input, 'RequestVote');
  return request ? { input: hear({ ...request, lastLogTerm: 1e9 }) } : {};
});

/** B09 (§5.4.1). */
const comparesLogsByLengthAlone = seeing(({ persistent: { log } }, input) => {
  const request = received(input, 'RequestVote');
  if (!request) return {};
  return { input: hear({ ...request, lastLogTerm: request.lastLogIndex >= log.lastIndex ? 1e9 : 0 }) };
});

/** B10 (§5.3): whatever stands before them, the entries are taken, and said to match. */
const skipsTheConsistencyCheck: Protocol = (settings, server, input) => {
  const request = received(input, 'AppendEntries');
  if (!request) return step(settings, server, input);
  const prevLogIndex = Math.min(request.prevLogIndex, server.persistent.log.lastIndex);
  const prevLogTerm = server.persistent.log.termAt(prevLogIndex);
  const { server: next, effects } = step(settings, server, hear({ ...request, prevLogIndex, prevLogTerm }));
  return { server: next, effects: effects.map((effect) => asIfMatched(effect, request)) };
};
function asIfMatched(effect: Effect, { prevLogIndex, entries }: AppendEntries): Effect {
  if (effect.type !== 'send' || effect.message.type !== 'AppendEntriesReply' || !effect.message.success)
    return effect;
  const matchIndex = prevLogIndex + entries.length;
  return { ...effect, message: { ...effect.message, prevLogIndex, matchIndex } };
}

/** B11 (§5.3): a conflict is overwritten in place, and what stood behind it stays. */
const keepsTheTailOfAConflict = after((taken, before) => {
  const [old, now] = [before.persistent.log, taken.server.persistent.log];
  const cut = taken.effects.some((effect) => effect.type === 'fact' && effect.fact.kind === 'truncate');
  if (!cut || now.lastIndex >= old.lastIndex) return taken;
  const log = now.append(old.slice(now.lastIndex + 1));
  return { server: holding(taken.server, { log }), effects: taken.effects };
});

/** B12 (Figure 2, AppendEntries 3): everything behind prevLogIndex goes, conflict or not. */
const truncatesOnEveryAppendEntries = seeing((server, input) => {
  const request = received(input, 'AppendEntries');
  const { currentTerm, log } = server.persistent;
  return request?.term === currentTerm && server.role.name === 'follower'
    ? { server: holding(server, { log: log.truncate(request.prevLogIndex + 1) }) }
    : {};
});

/** B13 (Figure 2, AppendEntries 5). */
const commitsItsWholeLogWhenTold = after((taken, _before, input) => {
  const request = received(input, 'AppendEntries');
  const { log, currentTerm } = taken.server.persistent;
  if (!request || request.term < currentTerm || log.lastIndex < request.prevLogIndex) return taken;
  return alsoCommit(taken, Math.min(request.leaderCommit, log.lastIndex));
});

/** B14: of 4 servers, 2 are taken for a majority. */
const takesHalfForAMajority: Protocol = (settings, server, input) => {
  const half = Math.floor(settings.servers.length / 2);
  const reply = received(input, 'RequestVoteReply');
  const { role } = server;
  const counts =
    role.name === 'candidate' && reply?.voteGranted && reply.term === server.persistent.currentTerm;
  const votes = counts ? role.votes.filter((vote) => vote === true).length + 1 : 0;
  const disguised = counts && votes === half ? withOneVoteMore(server, role, reply.from, settings) : server;
  const taken = step(settings, disguised, input);
  const index = heldBy(taken.server.role, settings, half);
  return taken.server.persistent.log.termAt(index) === taken.server.persistent.currentTerm
    ? alsoCommit(taken, index)
    : taken;
};

/** B15. */
const countsItselfTwice = after((taken, _before, _input, settings) => {
  const { role, persistent } = taken.server;
  const index = heldBy(role, settings, majority(settings.servers.length) - 1);
  return index > 0 && persistent.log.termAt(index) === persistent.currentTerm
    ? alsoCommit(taken, index)
    : taken;
});

/** B16 (§5.2): counts replies, not voters, so that a copy of a vote is a second one. */
const countsVotesNotVoters = seeing((server, input) => {
  const reply = received(input, 'RequestVoteReply');
  const { role, persistent } = server;
  if (role.name !== 'candidate' || !reply?.voteGranted || reply.term !== persistent.currentTerm) return {};
  if (role.votes[reply.from] !== true) return {};
  const from = role.votes.findIndex((vote, id) => id > 0 && vote === undefined);
  return { input: hear({ ...reply, from: from > 0 ? from : role.votes.length }) };
});

/** Any answer to a RequestVote counts as a vote. */
const countsDenialsToo = seeing((_server, input) => {
  const reply = received(input, 'RequestVoteReply');
  return reply ? { input: hear({ ...reply, voteGranted: true }) } : {};
});

/** An old message is taken for one of today (§5.1). */
const takesForPresent = (type: Message['type']): Protocol =>
  seeing(({ persistent: { currentTerm } }, input) => {
    const message = received(input, type);
    return message && message.term < currentTerm ? { input: hear({ ...message, term: currentTerm }) } : {};
  });

/** B21 (Leader Append-Only): each request replaces the leader's last entry. */
const replacesItsLastEntry = seeing((server, input) => {
  const { log } = server.persistent;
  const replaces = input.type === 'request' && server.role.name === 'leader' && log.lastIndex > 0;
  return replaces ? { server: holding(server, { log: log.truncate(log.lastIndex) }) } : {};
});

/** B21 (Leader Append-Only): the deposed leader still takes its client's request, in the new term. */
const appendsThoughDeposed = after((taken, before, input) => {
  const { server, effects } = taken;
  const deposed =
    before.role.name === 'leader' && server.role.name === 'follower' && input.type === 'receive';
  if (!deposed) return taken;
  const entry = { term: server.persistent.currentTerm, command: `SET last ${server.id}` };
  return { server: holding(server, { log: server.persistent.log.append([entry]) }), effects };
});

/** B22 (Figure 2): what is appended is applied. */
const appliesBeforeItIsCommitted = after(({ server, effects }) => {
  const more: Effect[] = [];
  const { lastIndex } = server.persistent.log;
  for (let index = server.lastApplied + 1; index <= lastIndex; index += 1)
    more.push(fact({ kind: 'apply', index }));
  return {
    server: { ...server, lastApplied: Math.max(lastIndex, server.lastApplied) },
    effects: [...effects, ...more],
  };
});

const applications = (change: (index: number) => number[]): Protocol =>
  after(({ server, effects }) => ({
    server,
    effects: effects.flatMap((effect) =>
      effect.type === 'fact' && effect.fact.kind === 'apply'
        ? change(effect.fact.index).map((index): Effect => ({ ...effect, fact: { kind: 'apply', index } }))
        : [effect],
    ),
  }));
/** B23. */
const appliesTwice = applications((index) => [index, index]);
/** Every second entry is left out. */
const skipsEntries = applications((index) => (index % 2 === 0 ? [] : [index]));

export const BROKEN = {
  commitsOldTermsByCounting,
  grantsTwice,
  tellsBeforeItIsDurable,
  forgetsItsVoteOnSteppingDown,
  asksNothingOfACandidatesLog,
  comparesLogsByLengthAlone,
  skipsTheConsistencyCheck,
  keepsTheTailOfAConflict,
  truncatesOnEveryAppendEntries,
  commitsItsWholeLogWhenTold,
  takesHalfForAMajority,
  countsItselfTwice,
  countsVotesNotVoters,
  countsDenialsToo,
  /** B17. */
  takesOldVotes: takesForPresent('RequestVoteReply'),
  /** B18. */
  takesOldAcknowledgements: takesForPresent('AppendEntriesReply'),
  /** B20. */
  takesOldEntries: takesForPresent('AppendEntries'),
  replacesItsLastEntry,
  appendsThoughDeposed,
  appliesBeforeItIsCommitted,
  appliesTwice,
  skipsEntries,
} as const satisfies Record<string, Protocol>;
export type Bug = keyof typeof BROKEN;
