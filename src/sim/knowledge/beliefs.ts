/**
 * What one server was told about another: by messages that it received, and by nothing else. Each belief has
 * the message that brought it. It was true when that message was sent; what has become of it since, the
 * server cannot know. Only questions and values: `knower.ts` goes over a run.
 */
import type { Micros } from '../../base/time.ts';
import { entriesFrom, entryAt, termAt, truncate } from '../../raft/log.ts';
import type { PerServer } from '../../raft/per-server.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Entry,
  Index,
  Log,
  Message,
  RequestVote,
  RoleName,
  Server,
  ServerId,
  Term,
} from '../../raft/types.ts';
import { UNSAID } from './unsaid.ts';

/** The message that brought a belief. */
export interface Brought {
  readonly message: Message;
  /** The seq of its `deliver`. */
  readonly event: number;
  /** When it was received. */
  readonly at: Micros;
  /** When it was sent first, also if this is a copy; and the seq of its `send`, which orders messages. */
  readonly sentAt: Micros;
  readonly order: number;
}

export interface Told<T> {
  readonly value: T;
  readonly by: Brought;
}

/** Entries of which the term is known, and perhaps the command. */
export interface KnownRun {
  readonly from: Index;
  readonly to: Index;
  readonly term: Term;
  /** Null: nobody has said it. */
  readonly command: string | null;
}

/** What is known of a log: the entries up to somewhere, and some behind that. */
export interface KnownLog {
  /** Equal to the server's own log so far (Log Matching); null: nothing is known from the start on. */
  readonly prefix: Log | null;
  /** In order, behind the prefix. */
  readonly runs: readonly KnownRun[];
  /** Where it ends; null: it may go on. */
  readonly lastIndex: Index | null;
  /** The sender's term: within one term, a leader's log and what a follower acknowledged only grow. */
  readonly term: Term;
}

/** The last message to a server that has not been heard since: where it is now, nobody knows. */
export interface Unanswered {
  readonly message: Message;
  readonly at: Micros;
  /** The seq of its `send`. */
  readonly event: number;
}

export interface Belief {
  readonly about: ServerId;
  /** The last message from it; null: none came. */
  readonly heard: Brought | null;
  readonly term: Told<Term> | null;
  /** In that term; null: no message said it. */
  readonly role: Told<RoleName> | null;
  /** The server that it voted for, and the term of that vote. */
  readonly vote: Told<{ readonly candidate: ServerId; readonly term: Term }> | null;
  readonly commitIndex: Told<Index> | null;
  readonly log: Told<KnownLog> | null;
  readonly sent: Unanswered | null;
}

/** What a server knows of each, itself included: there, nothing. Replaced when anything in it changes. */
export type Knowledge = PerServer<Belief>;

const knowsNothing = (about: ServerId): Belief => ({
  about,
  heard: null,
  term: null,
  role: null,
  vote: null,
  commitIndex: null,
  log: null,
  sent: null,
});

/** At the start, and after a crash: what was heard was in memory only. */
export const nothingKnown = (count: number): Knowledge =>
  Array.from({ length: count }, (_, i) => knowsNothing(i + 1));

/** Whether a message says more than what is known: of two, the one that was sent later. */
const isNewer = (by: Brought, before: Told<unknown> | null): boolean =>
  before === null || by.order >= before.by.order;

/** What is believed once a message has been handled. `own`: the receiver before and after that. */
export function hear(belief: Belief, by: Brought, own: { before: Server; after: Server }): Belief {
  const { message } = by;
  const term = isNewer(by, belief.term) ? { value: message.term, by } : belief.term;
  const heard = belief.heard !== null && belief.heard.order > by.order ? belief.heard : by;
  const known: Belief = { ...belief, heard, term, sent: null };
  const isOfTerm = term?.value === message.term;
  const role = roleIn(message, own.before);
  const rest = {
    role: isOfTerm ? heardRole(known.role, role, by) : known.role,
    log: heardLog(known.log, by, own),
  };
  switch (message.type) {
    case 'RequestVote':
      return { ...known, ...rest, vote: heardVote(known.vote, message.from, by) };
    case 'RequestVoteReply':
      return message.voteGranted
        ? { ...known, ...rest, vote: heardVote(known.vote, message.to, by) }
        : { ...known, ...rest };
    case 'AppendEntries':
      return isNewer(by, known.commitIndex)
        ? { ...known, ...rest, commitIndex: { value: message.leaderCommit, by } }
        : { ...known, ...rest };
    case 'AppendEntriesReply':
      return { ...known, ...rest };
  }
}

/** The role that a server had when it sent a message; null: the message does not say it. */
function roleIn(message: Message, own: Server): RoleName | null {
  switch (message.type) {
    case 'RequestVote':
      return 'candidate';
    case 'AppendEntries':
      return 'leader';
    case 'RequestVoteReply':
      return message.voteGranted ? 'follower' : null;
    case 'AppendEntriesReply':
      // Who answers the leader of its own term follows it. Who refuses another may be anything.
      return message.success || (own.role.name === 'leader' && message.term === own.persistent.currentTerm)
        ? 'follower'
        : null;
  }
}

/** A role of an earlier term says nothing about this one. */
function heardRole(before: Belief['role'], role: RoleName | null, by: Brought): Belief['role'] {
  if (before !== null && before.by.order > by.order) return before;
  if (role !== null) return { value: role, by };
  return before?.by.message.term === by.message.term ? before : null;
}

const heardVote = (before: Belief['vote'], candidate: ServerId, by: Brought): Belief['vote'] =>
  isNewer(by, before) ? { value: { candidate, term: by.message.term }, by } : before;

// ------------------------------------------------------------------------------------------------- the log

function heardLog(before: Belief['log'], by: Brought, own: { before: Server; after: Server }): Belief['log'] {
  if (!isNewer(by, before)) return before;
  const told = logIn(by.message, own);
  if (told === null) return before;
  const value = before?.value.term === told.term ? joined(before.value, told) : told;
  return { value, by };
}

/** What a message says of its sender's log; null: nothing. */
function logIn(message: Message, { before, after }: { before: Server; after: Server }): KnownLog | null {
  const { log } = after.persistent;
  switch (message.type) {
    case 'RequestVote':
      return endsWith(message, log);
    case 'RequestVoteReply':
      return null;
    case 'AppendEntries':
      return leadersLog(message, log);
    case 'AppendEntriesReply':
      return message.success ? acknowledged(message, before) : refused(message);
  }
}

const upTo = (log: Log, index: Index): Log => truncate(log, index + 1);

/** Two logs with an entry of the same index and term are equal up to there (§5.3). */
const matches = (log: Log, index: Index, term: Term): boolean => termAt(log, index) === term;

function endsWith({ lastLogIndex: at, lastLogTerm, term }: RequestVote, own: Log): KnownLog {
  const isOurs = matches(own, at, lastLogTerm);
  const runs = isOurs ? [] : [{ from: at, to: at, term: lastLogTerm, command: null }];
  return { prefix: isOurs ? upTo(own, at) : null, runs, lastIndex: at, term };
}

function leadersLog({ prevLogIndex, prevLogTerm, entries, term }: AppendEntries, own: Log): KnownLog {
  const isOurs = matches(own, prevLogIndex, prevLogTerm);
  let same = 0;
  while (isOurs && entries[same] && matches(own, prevLogIndex + same + 1, entries[same]?.term ?? 0))
    same += 1;
  const others = entries.slice(same).map((entry, i) => runOf(entry, prevLogIndex + same + 1 + i));
  return {
    prefix: isOurs ? upTo(own, prevLogIndex + same) : null,
    runs: isOurs
      ? others
      : [{ from: prevLogIndex, to: prevLogIndex, term: prevLogTerm, command: null }, ...others],
    lastIndex: null,
    term,
  };
}

const runOf = ({ term, command }: Entry, index: Index): KnownRun => ({
  from: index,
  to: index,
  term,
  command,
});

/** The leader's own log is the one that was acknowledged, as long as it leads the term of the answer. */
function acknowledged({ term, matchIndex }: AppendEntriesReply, own: Server): KnownLog | null {
  const { currentTerm, log } = own.persistent;
  if (own.role.name !== 'leader' || currentTerm !== term) return null;
  return { prefix: upTo(log, Math.min(matchIndex, log.lastIndex)), runs: [], lastIndex: null, term };
}

/** A refusal may say where the log ends, or of which term the entries are there (§5.3, end). */
function refused({ term, prevLogIndex, conflictTerm, conflictIndex }: AppendEntriesReply): KnownLog | null {
  if (conflictIndex === null) return null;
  if (conflictTerm === null) return { prefix: null, runs: [], lastIndex: conflictIndex - 1, term };
  const run = { from: conflictIndex, to: prevLogIndex, term: conflictTerm, command: null };
  return { prefix: null, runs: [run], lastIndex: null, term };
}

/** What was known before of the same term, and what a later message says: where they differ, the later. */
function joined(before: KnownLog, told: KnownLog): KnownLog {
  const prefix = longer(before.prefix, told);
  const behind = prefix?.lastIndex ?? 0;
  const { runs } = told.runs.length > 0 || told.prefix !== null ? told : before;
  const lastIndex = told.lastIndex;
  const kept = runs
    .filter(({ to }) => to > behind && (lastIndex === null || to <= lastIndex))
    .map((run) => (run.from > behind ? run : { ...run, from: behind + 1 }));
  return { prefix, runs: kept, lastIndex, term: told.term };
}

/** Of two prefixes in one term the longer one holds, up to where the later message contradicts it. */
function longer(before: Log | null, { prefix, runs, lastIndex }: KnownLog): Log | null {
  const long = before !== null && before.lastIndex > (prefix?.lastIndex ?? 0) ? before : prefix;
  if (long === null || long === prefix) return long;
  const odd = runs.find(({ from, term }) => from <= long.lastIndex && entryAt(long, from)?.term !== term);
  const end = Math.min(lastIndex ?? Infinity, odd === undefined ? Infinity : odd.from - 1, long.lastIndex);
  return upTo(long, end);
}

/** The last index of which anything is known; 0 for none. */
export const knownUpTo = ({ prefix, runs, lastIndex }: KnownLog): Index =>
  lastIndex ?? runs.at(-1)?.to ?? prefix?.lastIndex ?? 0;

/** Of an entry of which nothing is known. No entry of a log has term 0. */
const UNKNOWN: Entry = { term: 0, command: UNSAID };

/** The known entries as a log of its own, with unknown ones between them. */
export function asLog(known: KnownLog, empty: Log): Log {
  const entries = known.prefix === null ? [] : entriesFrom(known.prefix).slice();
  for (const { from, to, term, command } of known.runs) {
    while (entries.length < from - 1) entries.push(UNKNOWN);
    while (entries.length < to) entries.push({ term, command: command ?? UNSAID });
  }
  while (entries.length < (known.lastIndex ?? 0)) entries.push(UNKNOWN);
  return { ...empty, lastIndex: entries.length, shared: entries };
}
