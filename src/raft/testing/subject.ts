/**
 * One server on the bench: put it into a state, step it, read what it did as short lines.
 *
 *   const s = subject({ id: 2, term: 1, log: [1, 1] });
 *   s.deliver(appendEntries({ from: 1, term: 1, prev: [2, 1], entries: [1] }));
 *   // → ['accept S1 prev 2 match 3', 'start election', 'append 3 of term 1', 'to S1: ack …']
 *
 * A log is a list of terms; a place in it is a pair [index, term].
 */

import type { Decision } from '../draft.ts';
import { RAFT } from '../figure2.ts';
import { append, emptyLog, entriesFrom } from '../log.ts';
import { ofServer } from '../per-server.ts';
import type { Settings } from '../settings.ts';
import { boot, step } from '../step.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Effect,
  Entry,
  Fact,
  Index,
  Input,
  Log,
  Message,
  RequestVote,
  RequestVoteReply,
  Role,
  Server,
  ServerId,
  Term,
  TimerName,
} from '../types.ts';

type Place = readonly [index: Index, term: Term];
/** A term stands for an entry whose command contains the term: terms alone identify an entry. */
type EntryLike = Term | Entry;

/** `size` servers, S1 and on. Everything else has the document's defaults. */
export function settings(size: number, change: Partial<Settings> = {}): Settings {
  const servers = Array.from({ length: size }, (_, i) => i + 1);
  return {
    servers,
    configuration: { voters: servers },
    maxEntries: 100,
    replicate: 'heartbeat',
    noop: false,
    fastBacktrack: true,
    reads: 'log',
    policy: RAFT,
    ...change,
  };
}

export const entry = (like: EntryLike): Entry =>
  typeof like === 'number' ? { term: like, command: `t${like}` } : like;
export const logOf = (log: readonly EntryLike[]): Log => append(emptyLog(), log.map(entry));

interface Start {
  readonly id?: ServerId;
  readonly term?: Term;
  readonly votedFor?: ServerId | null;
  readonly log?: readonly EntryLike[];
  readonly commit?: Index;
  readonly role?: Role;
}

/** A server in this state; a follower that knows of no leader unless said otherwise. */
function server({ id = 1, term = 0, votedFor = null, log = [], commit = 0, role }: Start): Server {
  const booted = boot(id, { currentTerm: term, votedFor, log: logOf(log) });
  return { ...booted, commitIndex: commit, lastApplied: commit, role: role ?? booted.role };
}

/**
 * A server under test. `servers` is the size of its cluster; with `slowDisk`, writes are done only by
 * `written()`.
 */
export function subject(
  start: Start,
  servers = 3,
  change: Partial<Settings> & { slowDisk?: boolean } = {},
): Subject {
  const { slowDisk = false, ...rest } = change;
  return new Subject(settings(servers, rest), server(start), slowDisk);
}

/** S1 just elected in `term` by S2 (and S3…), its first empty AppendEntries sent. */
export function leader(
  start: Start,
  servers = 3,
  change: Partial<Settings> & { slowDisk?: boolean } = {},
): Subject {
  const { term = 1, ...rest } = start;
  const s = subject({ ...rest, term: term - 1 }, servers, change);
  s.timeout();
  if (change.slowDisk) s.written();
  for (let from = 2; s.role.name === 'candidate'; from += 1) s.deliver(voteReply({ from, term }));
  return s;
}

export class Subject {
  server: Server;
  effects: readonly Effect[] = [];
  readonly settings: Settings;
  readonly #slowDisk: boolean;

  constructor(cluster: Settings, start: Server, slowDisk: boolean) {
    this.settings = cluster;
    this.server = start;
    this.#slowDisk = slowDisk;
  }

  /** Steps it, and returns its effects. On a fast disk its writes are done at once. */
  take(input: Input): string[] {
    let onDisk = this.server.persistent;
    const lines = this.#step(input);
    let effects = this.effects;
    // A finished write may cause another: a leader alone is elected by its own vote, and appends its noop.
    while (!this.#slowDisk && this.server.persistent !== onDisk) {
      onDisk = this.server.persistent;
      lines.push(...this.#step({ type: 'written', persistent: onDisk }));
      effects = [...effects, ...this.effects];
    }
    this.effects = effects;
    return lines;
  }

  /** Its decisions for this input, in order. Its state does not change. */
  decisions(input: Input): Decision[] {
    const heard: Decision[] = [];
    step(this.settings, this.server, input, (decision) => void heard.push(decision));
    return heard;
  }

  #step(input: Input): string[] {
    const result = step(this.settings, this.server, input);
    this.server = result.server;
    this.effects = result.effects;
    return result.effects.map(effectLine);
  }

  deliver(message: Loose): string[] {
    return this.take({ type: 'receive', message: { ...message, to: this.server.id } as Message });
  }

  timeout(timer: TimerName = 'election'): string[] {
    return this.take({ type: 'timer', timer });
  }

  request(command: string): string[] {
    return this.take({ type: 'request', command });
  }

  read(command: string): string[] {
    return this.take({ type: 'read', command });
  }

  /** Its disk has written everything up to `server`'s state, by default the present one. */
  written(at: Server = this.server): string[] {
    return this.#step({ type: 'written', persistent: at.persistent });
  }

  get role(): Role {
    return this.server.role;
  }

  get term(): Term {
    return this.server.persistent.currentTerm;
  }

  get votedFor(): ServerId | null {
    return this.server.persistent.votedFor;
  }

  /** The terms of its log. */
  get log(): Term[] {
    return entriesFrom(this.server.persistent.log).map((one) => one.term);
  }

  /** Its nextIndex and matchIndex for one follower. */
  progress(of: ServerId): { next: Index | undefined; match: Index | undefined } {
    const { role } = this.server;
    if (role.name !== 'leader') throw new Error('it does not lead');
    return { next: ofServer(role.nextIndex, of), match: ofServer(role.matchIndex, of) };
  }

  /** The messages of its last step. */
  get sent(): Message[] {
    return this.effects.flatMap((effect) => (effect.type === 'send' ? [effect.message] : []));
  }
}

/** The lines that begin with one of these words. */
export const only = (lines: readonly string[], ...words: string[]): string[] =>
  lines.filter((line) => words.some((word) => line.startsWith(word)));

/** A message without its receiver, which `deliver` adds. */
type Loose =
  | Omit<RequestVote, 'to'>
  | Omit<RequestVoteReply, 'to'>
  | Omit<AppendEntries, 'to'>
  | Omit<AppendEntriesReply, 'to'>;

export function requestVote(of: { from: ServerId; term: Term; last?: Place }): Omit<RequestVote, 'to'> {
  const [lastLogIndex, lastLogTerm] = of.last ?? [0, 0];
  return {
    type: 'RequestVote',
    from: of.from,
    term: of.term,
    candidateId: of.from,
    lastLogIndex,
    lastLogTerm,
  };
}

export function voteReply(of: {
  from: ServerId;
  term: Term;
  granted?: boolean;
}): Omit<RequestVoteReply, 'to'> {
  return { type: 'RequestVoteReply', from: of.from, term: of.term, voteGranted: of.granted ?? true };
}

export function appendEntries(of: {
  from: ServerId;
  term: Term;
  prev?: Place;
  entries?: readonly EntryLike[];
  commit?: Index;
}): Omit<AppendEntries, 'to'> {
  const [prevLogIndex, prevLogTerm] = of.prev ?? [0, 0];
  const entries = (of.entries ?? []).map(entry);
  const { from, term, commit: leaderCommit = 0 } = of;
  return {
    type: 'AppendEntries',
    from,
    term,
    leaderId: from,
    prevLogIndex,
    prevLogTerm,
    entries,
    leaderCommit,
  };
}

/** "I hold everything up to `match`", in answer to an AppendEntries at `prev`. */
export function ack(of: {
  from: ServerId;
  term: Term;
  match: Index;
  prev?: Index;
}): Omit<AppendEntriesReply, 'to'> {
  const { from, term, match: matchIndex, prev: prevLogIndex = of.match } = of;
  const none = { conflictTerm: null, conflictIndex: null };
  return { type: 'AppendEntriesReply', from, term, success: true, prevLogIndex, matchIndex, ...none };
}

/** "No entry matches `prev`"; `conflict` is [first index, its term or null], omitted by a slow follower. */
export function refusal(of: {
  from: ServerId;
  term: Term;
  prev: Index;
  conflict?: readonly [index: Index, term: Term | null];
}): Omit<AppendEntriesReply, 'to'> {
  const { from, term, prev: prevLogIndex, conflict = [null, null] } = of;
  const where = { conflictIndex: conflict[0], conflictTerm: conflict[1] };
  return { type: 'AppendEntriesReply', from, term, success: false, prevLogIndex, matchIndex: 0, ...where };
}

const name = (id: ServerId | null): string => (id === null ? 'nobody' : `S${id}`);

function effectLine(effect: Effect): string {
  if (effect.type === 'fact') return factLine(effect.fact);
  if (effect.type === 'send') return `to S${effect.message.to}: ${messageLine(effect.message)}`;
  return `${effect.type} ${effect.timer}`;
}

function factLine(fact: Fact): string {
  switch (fact.kind) {
    case 'grant-vote':
      return `grant ${name(fact.candidate)} term ${fact.term}`;
    case 'deny-vote':
      return `deny ${name(fact.candidate)} term ${fact.term}: ${fact.reason}`;
    case 'accept-entries':
      return `accept ${name(fact.leader)} prev ${fact.prevLogIndex} match ${fact.matchIndex}`;
    case 'reject-entries':
      return `reject ${name(fact.leader)} prev ${fact.prevLogIndex}: ${fact.reason}`;
    case 'append':
      return `append ${fact.index} of term ${fact.term}`;
    case 'truncate':
      return `truncate from ${fact.from}`;
    case 'commit':
      return `commit ${fact.commitIndex}`;
    case 'apply':
      return `apply ${fact.index}`;
    case 'redirect':
      return `redirect to ${name(fact.leader)}`;
    case 'read':
      return 'answer from its own state';
    default:
      return `${fact.kind} term ${fact.term}`;
  }
}

function messageLine(message: Message): string {
  switch (message.type) {
    case 'RequestVote':
      return `RequestVote term ${message.term} last ${message.lastLogIndex}@${message.lastLogTerm}`;
    case 'RequestVoteReply':
      return `vote ${message.voteGranted ? 'yes' : 'no'} term ${message.term}`;
    case 'AppendEntries': {
      const { term, prevLogIndex, prevLogTerm, entries, leaderCommit } = message;
      const terms = entries.map((one) => one.term).join(' ');
      return `AppendEntries term ${term} prev ${prevLogIndex}@${prevLogTerm} [${terms}] commit ${leaderCommit}`;
    }
    default: {
      const { term, success, prevLogIndex, matchIndex, conflictIndex, conflictTerm } = message;
      if (success) return `ack term ${term} prev ${prevLogIndex} match ${matchIndex}`;
      const conflict = conflictIndex === null ? '' : ` conflict ${conflictIndex}@${conflictTerm ?? 'none'}`;
      return `refuse term ${term} prev ${prevLogIndex}${conflict}`;
    }
  }
}
