/**
 * A second opinion on safety, slow and plain: it keeps every log, ballot, election, commit and application
 * there ever was, and goes through all of it again after every step. It shares no code with the checks it is
 * the judge of.
 */

import { entriesFrom } from '../../raft/log.ts';
import { ofServer, type PerServer } from '../../raft/per-server.ts';
import type { Configuration, Effect, Entry, Message, Persistent, Server } from '../../raft/types.ts';
import { nodeOf } from '../nodes.ts';
import type { Property } from '../safety/properties.ts';
import type { AnsweredCommand, Applied, Stepped, Watch } from '../safety/watch.ts';
import type { Node, Violation } from '../types.ts';

type Entries = readonly Entry[];

const entriesIn = (persistent: Persistent): Entries => entriesFrom(persistent.log);
const isLeader = (server: Server): boolean => server.role.name === 'leader';
const equal = (a: Entry | undefined, b: Entry | undefined): boolean =>
  a !== undefined && b !== undefined && a.term === b.term && a.command === b.command;

/**
 * The first index at which the logs differ though they agree on the term at it or behind it; 0 if there is
 * none.
 */
function mismatch(a: Entries, b: Entries): number {
  for (let k = Math.min(a.length, b.length) - 1; k >= 0; k -= 1) {
    if (a[k]?.term !== b[k]?.term) continue;
    for (let i = 0; i <= k; i += 1) if (!equal(a[i], b[i])) return i + 1;
    return 0;
  }
  return 0;
}

export class Naive implements Watch {
  violations: Violation[] = [];
  readonly #initial: Configuration;
  readonly #logs = new Map<string, Entries>();
  readonly #ballots: { term: number; voter: number; candidate: number }[] = [];
  readonly #elections: { term: number; leader: number; log: Entries }[] = [];
  readonly #ledger: { entry: Entry; term: number }[] = [];
  /** Every write that a client was told of, by its own answer or by that to a read. */
  readonly #acknowledgedWrites: { index: number; entry: Entry; seq: number }[] = [];
  readonly #applications: { id: number; index: number; entry: Entry; digest: number }[] = [];

  constructor(nodes: PerServer<Node>, initial: Configuration) {
    this.#initial = initial;
    for (const { server } of nodes) {
      const { currentTerm: term, votedFor, log } = server.persistent;
      this.#logs.set(JSON.stringify(entriesFrom(log)), entriesFrom(log));
      if (votedFor !== null) this.#ballots.push({ term, voter: server.id, candidate: votedFor });
      if (isLeader(server)) this.#elections.push({ term, leader: server.id, log: entriesFrom(log) });
    }
  }

  sent(message: Message, durable: Persistent, nodes: PerServer<Node>, seq: number, time: number): void {
    const expectDurable = (holds: boolean): void => {
      if (!holds) this.#broken('durable-before-told', seq, time);
    };
    expectDurable(durable.currentTerm >= message.term);
    const inTerm = durable.currentTerm === message.term;
    if (message.type === 'RequestVote' && inTerm) expectDurable(durable.votedFor === message.from);
    if (message.type === 'RequestVoteReply' && message.voteGranted) {
      if (inTerm) expectDurable(durable.votedFor === message.to);
      this.#vote(message.term, message.from, message.to, seq, time);
    }
    if (message.type !== 'AppendEntriesReply' || !message.success) return;
    const own = entriesIn(durable);
    expectDurable(own.length >= message.matchIndex || !inTerm);
    const to = (ofServer(nodes, message.to) as Node).server;
    if (!isLeader(to) || to.persistent.currentTerm !== message.term || !inTerm) return;
    const leaders = entriesIn(to.persistent);
    for (let i = 0; i < message.matchIndex; i += 1) expectDurable(equal(own[i], leaders[i]));
  }

  written(id: number, { currentTerm, votedFor }: Persistent, seq: number, time: number): void {
    if (votedFor !== null) this.#vote(currentTerm, id, votedFor, seq, time);
  }

  stepped(step: Stepped): void {
    const after = (nodeOf(step, step.id) as Node).server;
    this.#checkVotes(step, (nodeOf(step, step.id) as Node).disk.durable);
    this.#checkLogs(step);
    this.#checkAppendOnly(step, after);
    if (isLeader(after) && !(isLeader(step.before) && sameTerm(step.before, after)))
      this.#checkElection(step, after);
    if (isLeader(after) && after.commitIndex > step.before.commitIndex) this.#checkCommit(step, after);
    this.#checkFollowers(step);
  }

  applied({ id, index, entry, digest, seq, time, lastApplied, commitIndex }: Applied): void {
    const own = this.#applications.filter((other) => other.id === id);
    const expected = lastApplied === 0 ? 1 : (own.at(-1)?.index ?? 0) + 1;
    const others = this.#applications.filter((other) => other.index === index);
    const differs = others.some((other) => !equal(other.entry, entry) || other.digest !== digest);
    if (differs || index !== expected || index > commitIndex) this.#broken('state-machine-safety', seq, time);
    else this.#applications.push({ id, index, entry, digest });
  }

  answered({ command, log, index, since, seq, time }: AnsweredCommand): void {
    const held = entriesFrom(log).slice(0, index);
    const isRead = command.startsWith('GET');
    const owed = this.#acknowledgedWrites.filter((write) => write.seq < since);
    if (isRead && !owed.every((write) => equal(held[write.index - 1], write.entry)))
      this.#broken('linearizable-reads', seq, time);
    for (const [i, entry] of held.entries()) {
      const isOld = this.#acknowledgedWrites.some(
        (write) => write.index === i + 1 && equal(write.entry, entry),
      );
      if (isOld || !/^(SET|ADD)/.test(entry.command) || !(isRead || i + 1 === index)) continue;
      this.#acknowledgedWrites.push({ index: i + 1, entry, seq });
    }
  }

  #checkVotes(step: Stepped, { currentTerm, votedFor }: Persistent): void {
    if (votedFor === null) return;
    const seq = seqOf(step, votedFor === step.id ? 'become-candidate' : 'grant-vote');
    this.#vote(currentTerm, step.id, votedFor, seq, step.time);
  }

  #vote(term: number, voter: number, candidate: number, seq: number, time: number): void {
    const cast = this.#ballots.filter((ballot) => ballot.term === term && ballot.voter === voter);
    if (cast.some((ballot) => ballot.candidate !== candidate)) this.#broken('one-vote-per-term', seq, time);
    else this.#ballots.push({ term, voter, candidate });
  }

  /** Any two logs that ever were: where they agree on a term, they agree on all up to there. */
  #checkLogs(step: Stepped): void {
    for (const { server } of step.nodes) {
      const log = entriesIn(server.persistent);
      const key = JSON.stringify(log);
      if (this.#logs.has(key)) continue;
      const clash = [...this.#logs.values()].some((other) => mismatch(log, other) > 0);
      if (clash) this.#broken('log-matching', seqOf(step, 'append'), step.time);
      this.#logs.set(key, log);
    }
  }

  #checkAppendOnly(step: Stepped, after: Server): void {
    const { before } = step;
    if (!isLeader(before) || !isLeader(after) || !sameTerm(before, after)) return;
    const log = entriesIn(after.persistent);
    const kept = entriesIn(before.persistent).every((entry, i) => equal(entry, log[i]));
    if (!kept) this.#broken('leader-append-only', seqOf(step, 'truncate'), step.time);
  }

  #checkElection(step: Stepped, { id, persistent }: Server): void {
    const seq = seqOf(step, 'become-leader');
    const { currentTerm: term } = persistent;
    const log = entriesIn(persistent);
    if (this.#elections.some((election) => election.term === term))
      this.#broken('election-safety', seq, step.time);
    const voters = new Set(
      this.#ballots.filter((b) => b.term === term && b.candidate === id).map((b) => b.voter),
    );
    if (!this.#isMajority(log, voters)) this.#broken('vote-evidence', seq, step.time);
    const complete = this.#ledger.every((c, i) => c.term >= term || equal(c.entry, log[i]));
    if (!complete) this.#broken('leader-completeness', seq, step.time);
    this.#elections.push({ term, leader: id, log });
  }

  /** More than half of the servers that the log says, of both lists where it says two. */
  #isMajority(log: Entries, servers: ReadonlySet<number>): boolean {
    const { voters, old = voters } = log.findLast((entry) => entry.config)?.config ?? this.#initial;
    return [voters, old].every((list) => list.filter((id) => servers.has(id)).length > list.length / 2);
  }

  #checkCommit(step: Stepped, leader: Server): void {
    const seq = seqOf(step, 'commit');
    const { currentTerm: term } = leader.persistent;
    const log = entriesIn(leader.persistent);
    const index = leader.commitIndex;
    const holders = step.nodes.filter(({ disk }) => entriesIn(disk.durable)[index - 1]?.term === term);
    const ids = new Set(holders.map(({ id }) => id));
    if (log[index - 1]?.term !== term || !this.#isMajority(log, ids))
      this.#broken('commit-evidence', seq, step.time);
    for (let i = this.#ledger.length; i < index; i += 1) this.#ledger.push({ entry: log[i] as Entry, term });
    const later = this.#elections.filter((election) => election.term > term);
    if (later.some((election) => !log.slice(0, index).every((entry, i) => equal(entry, election.log[i]))))
      this.#broken('leader-completeness', seq, step.time);
  }

  /**
   * At every instant: what any server but a leader takes for committed is committed, and is what it holds.
   */
  #checkFollowers(step: Stepped): void {
    for (const { server } of step.nodes) {
      if (isLeader(server)) continue;
      const log = entriesIn(server.persistent);
      for (let i = 0; i < server.commitIndex; i += 1) {
        if (!equal(log[i], this.#ledger[i]?.entry))
          this.#broken('follower-commit', seqOf(step, 'commit'), step.time);
      }
    }
  }

  #broken(property: Property, event: number, time: number): void {
    if (this.violations.some((violation) => violation.property === property)) return;
    const violation = {
      property,
      time,
      event,
      servers: [],
      index: null,
      detail: { code: 'asks-undurable' as const, server: 0 },
    };
    this.violations = [...this.violations, violation];
  }
}

const sameTerm = (a: Server, b: Server): boolean => a.persistent.currentTerm === b.persistent.currentTerm;

/** The event of a step that says `kind`, or else the one that led to the step. */
function seqOf({ effects, seqs, trigger }: Stepped, kind: string): number {
  const says = (effect: Effect): boolean => effect.type === 'fact' && effect.fact.kind === kind;
  return effects.some(says) ? (seqs[effects.findIndex(says)] as number) : trigger;
}

/** Two judges of one run. `violations` are the first one's. */
export class Both implements Watch {
  readonly fast: Watch;
  readonly naive: Naive;

  constructor(fast: Watch, naive: Naive) {
    this.fast = fast;
    this.naive = naive;
  }

  get violations(): readonly Violation[] {
    return this.fast.violations;
  }
  sent(...message: Parameters<Watch['sent']>): void {
    this.fast.sent(...message);
    this.naive.sent(...message);
  }
  written(...write: Parameters<Watch['written']>): void {
    this.fast.written(...write);
    this.naive.written(...write);
  }
  stepped(step: Stepped): void {
    this.fast.stepped(step);
    this.naive.stepped(step);
  }
  applied(applied: Applied): void {
    this.fast.applied(applied);
    this.naive.applied(applied);
  }
  answered(answered: AnsweredCommand): void {
    this.fast.answered(answered);
    this.naive.answered(answered);
  }
}

/** Every property that broke, with the event at which it first did. */
export function firsts(violations: readonly Violation[]): Record<string, number> {
  const first: Record<string, number> = {};
  for (const { property, event } of violations) first[property] ??= event;
  return first;
}

const byName = ([a]: [string, number], [b]: [string, number]): number => (a < b ? -1 : 1);

/**
 * The same up to where Log Matching or Leader Completeness broke. The fast checks look at one entry where
 * those two make it speak for all before it, so once one is broken they promise no more.
 */
export function firstsOnOneLog(violations: readonly Violation[]): Record<string, number> {
  const first = firsts(violations);
  const end = Math.min(first['log-matching'] ?? Infinity, first['leader-completeness'] ?? Infinity);
  const owed = Object.entries(first).filter(([, event]) => event <= end);
  return Object.fromEntries(owed.sort(byName));
}
