/**
 * Safety checks from outside after every event: the paper's five properties (Figure 3), the evidence for
 * them, and linearizable reads. Their cost does not grow with the run. They judge states and messages only,
 * not what a server reports. With the protocol they share how a log is read, and what is a majority.
 */

import type { Micros } from '../../base/time.ts';
import { configurationOf, hasQuorum } from '../../raft/configuration.ts';
import { commonPrefix, entryAt, firstIndex, termAt } from '../../raft/log.ts';
import { ofServer, type PerServer } from '../../raft/per-server.ts';
import type {
  Configuration,
  Entry,
  Index,
  Log,
  Message,
  Persistent,
  Server,
  ServerId,
  Term,
} from '../../raft/types.ts';
import { isRead, isWrite } from '../statemachine.ts';
import type { Node, Violation } from '../types.ts';
import { type Breach, bare, type Finding, findingKey } from './breach.ts';
import { Memory } from './memory.ts';
import { missedWrite, rememberTold } from './reads.ts';
import type { AnsweredCommand, Applied, Stepped, Watch } from './watch.ts';

/** The most violations that are kept, plus the first of each property. */
export const VIOLATIONS_KEPT = 100;

const leads = (server: Server): boolean => server.role.name === 'leader';

export class Safety implements Watch {
  violations: readonly Violation[] = [];
  /** The configuration with which the cluster began. */
  readonly #initial: Configuration;
  readonly #memory: Memory;
  readonly #found = new Set<string>();
  /** By server: how far it has applied its log since its start, as seen from outside. */
  readonly #applied: Index[] = [];

  /** `nodes`, `initial`: the state at the start. `memory`, `violations`: of an earlier check. */
  constructor(
    nodes: PerServer<Node>,
    initial: Configuration,
    memory?: Memory,
    violations: readonly Violation[] = [],
  ) {
    this.#initial = initial;
    this.#memory = memory ?? new Memory();
    this.violations = violations;
    for (const v of violations) this.#found.add(findingKey(v));
    for (const node of nodes) this.#applied[node.id] = node.server.lastApplied;
    if (memory === undefined) for (const node of nodes) this.#begin(node.server);
  }

  /** The same checks, for a run that goes another way after the event `seq`. */
  upTo(seq: number, nodes: PerServer<Node>): Safety {
    return new Safety(
      nodes,
      this.#initial,
      this.#memory.upTo(seq),
      this.violations.filter(({ event }) => event <= seq),
    );
  }

  /** The state that a document gives a server needs no evidence. */
  #begin({ id, persistent: { currentTerm, votedFor, log }, role }: Server): void {
    if (votedFor !== null) this.#memory.cast(currentTerm, id, { candidate: votedFor, seq: 0 });
    if (role.name === 'leader') this.#memory.won({ term: currentTerm, leader: id, log, seq: 0 });
    for (let index = firstIndex(log); index <= log.lastIndex; index += 1) this.#grow(id, log, index, 0, 0);
  }

  // ------------------------------------------------------------------------------------------- hooks

  sent(message: Message, durable: Persistent, nodes: PerServer<Node>, seq: number, time: Micros): void {
    const { from, term } = message;
    const broken = (detail: Breach): void => {
      this.#report({ property: 'durable-before-told', servers: [from], detail }, seq, time);
    };
    if (message.type === 'RequestVoteReply' && message.voteGranted)
      this.#ballot(term, from, message.to, seq, time);
    // A paused server's disk works on: a message may be sent when a later term is durable too.
    if (durable.currentTerm > term) return;
    if (durable.currentTerm < term)
      broken({ code: 'speaks-undurable', server: from, term, durable: durable.currentTerm });
    else if (message.type === 'RequestVote' && durable.votedFor !== from)
      broken({ code: 'asks-undurable', server: from });
    else if (message.type === 'RequestVoteReply' && message.voteGranted && durable.votedFor !== message.to)
      broken({ code: 'grants-undurable', server: from, candidate: message.to });
    if (message.type === 'AppendEntriesReply' && message.success)
      this.#acknowledged(message, durable, nodes, seq, time);
  }

  /** A vote counts once it is on the disk: before that it was not sent, and a crash loses it (diss §3.8). */
  written(id: ServerId, { currentTerm, votedFor }: Persistent, seq: number, time: Micros): void {
    if (votedFor !== null) this.#ballot(currentTerm, id, votedFor, seq, time);
  }

  stepped(step: Stepped): void {
    const { before, id, nodes } = step;
    const after = (ofServer(nodes, id) as Node).server;
    const { persistent } = after;
    if (persistent !== before.persistent) this.#stored(step, before, after);
    const elected =
      leads(after) && !(leads(before) && before.persistent.currentTerm === persistent.currentTerm);
    if (elected) this.#elected(step, after);
    if (!leads(after)) this.#told(step, before, after);
    else if (after.commitIndex > before.commitIndex) this.#counted(step, after, seqOf(step, 'commit'));
  }

  applied(applied: Applied): void {
    const { id, index, entry, digest, seq, time } = applied;
    if (!this.#inTurn(applied)) return;
    const { executions } = this.#memory;
    const first = executions[index - 1];
    const { term, command } = entry;
    if (first === undefined) {
      executions[index - 1] = { term, command, digest, by: id, seq };
      return;
    }
    if (first.term === term && first.command === command && first.digest === digest) return;
    const detail = {
      code: 'applies-other',
      server: id,
      entry: bare(entry),
      index,
      other: first.by,
      before: bare(first),
    } as const;
    this.#report({ property: 'state-machine-safety', servers: [first.by, id], index, detail }, seq, time);
  }

  answered(answered: AnsweredCommand): void {
    const { id, command, seq, time } = answered;
    const missed = isRead(command) ? missedWrite(this.#memory, answered) : null;
    if (missed !== null) {
      const { index, term } = missed;
      const write = { term, command: this.#memory.grown(index, term)?.command ?? '' };
      const times = { at: time, since: missed.time };
      const detail = { code: 'reads-old', server: id, command, missed: write, ...times } as const;
      this.#report({ property: 'linearizable-reads', servers: [id], index, detail }, seq, time);
    }
    rememberTold(this.#memory, answered);
  }

  /** Entries are applied in order, each once, and only after their commit (Figure 2, "All Servers"). */
  #inTurn({ id, index, entry, lastApplied, commitIndex, seq, time }: Applied): boolean {
    const done = lastApplied === 0 ? 0 : (this.#applied[id] ?? 0);
    if (index === done + 1 && index <= commitIndex) {
      this.#applied[id] = index;
      return true;
    }
    const detail = {
      code: 'applies-out-of-turn',
      server: id,
      entry: bare(entry),
      index,
      applied: done,
      committed: commitIndex,
    } as const;
    this.#report({ property: 'state-machine-safety', servers: [id], index, detail }, seq, time);
    return false;
  }

  // ------------------------------------------------------------------------------------------- votes and elections

  /** A vote on disk: one per server and term, crashes included (§5.2). */
  #ballot(term: Term, voter: ServerId, candidate: ServerId, seq: number, time: Micros): void {
    const cast = this.#memory.ballot(term, voter);
    if (cast === undefined) this.#memory.cast(term, voter, { candidate, seq });
    else if (cast.candidate !== candidate) {
      const before = cast.candidate;
      const detail = { code: 'votes-twice', server: voter, candidate, term, before } as const;
      this.#report(
        { property: 'one-vote-per-term', servers: [voter, candidate, cast.candidate], detail },
        seq,
        time,
      );
    }
  }

  #elected(step: Stepped, leader: Server): void {
    const { id } = leader;
    const { currentTerm: term, log } = leader.persistent;
    const at = seqOf(step, 'become-leader');
    const earlier = this.#memory.winnerOf(term);
    if (earlier !== undefined) {
      const detail = { code: 'leads-won-term', server: id, term, other: earlier.leader } as const;
      this.#report({ property: 'election-safety', servers: [earlier.leader, id], detail }, at, step.time);
    }
    const voters = this.#memory.votesFor(term, id);
    const configuration = configurationOf(this.#initial, log);
    if (!hasQuorum(configuration, (voter) => voters.includes(voter))) {
      const of = configuration.voters.length;
      const detail = { code: 'leads-without-majority', server: id, term, voters, of } as const;
      this.#report({ property: 'vote-evidence', servers: [id], detail }, at, step.time);
    }
    this.#complete(step, leader, at);
    this.#memory.won({ term, leader: id, log, seq: at });
  }

  /** Committed entries of earlier terms are in a new leader's log (§5.4): by Log Matching, if the last is. */
  #complete(step: Stepped, leader: Server, at: number): void {
    const { ledger } = this.#memory;
    const { currentTerm, log } = leader.persistent;
    let index = ledger.length;
    while (index > 0 && (ledger[index - 1]?.commitTerm ?? 0) >= currentTerm) index -= 1;
    const owed = ledger[index - 1];
    if (owed === undefined || termAt(log, index) === owed.term) return;
    const detail = {
      code: 'leads-without-entry',
      server: leader.id,
      term: currentTerm,
      missed: bare(owed),
      index,
      committedIn: owed.commitTerm,
    } as const;
    this.#report({ property: 'leader-completeness', servers: [leader.id], index, detail }, at, step.time);
  }

  // ------------------------------------------------------------------------------------------- logs

  #stored(step: Stepped, before: Server, after: Server): void {
    const { id } = after;
    const { currentTerm, log } = after.persistent;
    const old = before.persistent;
    const { durable } = (ofServer(step.nodes, id) as Node).disk;
    if (durable === after.persistent) {
      const kind = durable.votedFor === id ? 'become-candidate' : 'grant-vote';
      this.written(id, durable, seqOf(step, kind), step.time);
    }
    if (log === old.log) return;
    const alike = commonPrefix(old.log, log);
    if (leads(before) && leads(after) && currentTerm === old.currentTerm && alike < old.log.lastIndex) {
      const detail = { code: 'loses-own', server: id, term: currentTerm, index: alike + 1 } as const;
      this.#report(
        { property: 'leader-append-only', servers: [id], index: alike + 1, detail },
        seqOf(step, 'truncate'),
        step.time,
      );
    }
    const seq = alike < log.lastIndex ? seqOf(step, 'append') : 0;
    for (let index = alike + 1; index <= log.lastIndex; index += 1)
      this.#grow(id, log, index, seq, step.time);
  }

  /** One entry and one predecessor for every (index, term), in all logs: Log Matching by induction (§5.3). */
  #grow(holder: ServerId, log: Log, index: Index, seq: number, time: Micros): void {
    const entry = entryAt(log, index) as Entry;
    const prevTerm = termAt(log, index - 1);
    const known = this.#memory.grown(index, entry.term);
    if (known === undefined) {
      const { term, command } = entry;
      const lastWrite = isWrite(command) ? index : (this.#memory.grown(index - 1, prevTerm)?.lastWrite ?? 0);
      this.#memory.grow(index, { term, prevTerm, command, lastWrite, holder, seq });
    } else if (known.prevTerm !== prevTerm || known.command !== entry.command) {
      const detail = {
        code: 'holds-other',
        server: holder,
        entry: bare(entry),
        index,
        after: prevTerm,
        other: known.holder,
        held: bare(known),
        heldAfter: known.prevTerm,
      } as const;
      this.#report({ property: 'log-matching', servers: [known.holder, holder], index, detail }, seq, time);
    }
  }

  // ------------------------------------------------------------------------------------------- commits

  /** A leader commits an entry of its own term that is durable on a majority right now (§5.4.2). */
  #counted(step: Stepped, leader: Server, at: number): void {
    const { currentTerm: term, log } = leader.persistent;
    const index = leader.commitIndex;
    const holders = step.nodes
      .filter((node) => termAt(node.disk.durable.log, index) === term)
      .map(({ id }) => id);
    const finding = { property: 'commit-evidence', servers: [leader.id], index } as const;
    if (termAt(log, index) !== term) {
      const of = termAt(log, index);
      const detail = { code: 'commits-earlier-term', server: leader.id, term, of, index } as const;
      this.#report({ ...finding, detail }, at, step.time);
    } else if (!hasQuorum(configurationOf(this.#initial, log), (holder) => holders.includes(holder))) {
      const detail = { code: 'commits-without-majority', server: leader.id, index, term, holders } as const;
      this.#report({ ...finding, detail }, at, step.time);
    }
    this.#enter(leader, at);
    this.#owedByLater(step, leader, at);
  }

  #enter(leader: Server, seq: number): void {
    const { ledger } = this.#memory;
    const { currentTerm: commitTerm, log } = leader.persistent;
    for (let index = ledger.length + 1; index <= leader.commitIndex; index += 1) {
      const { term, command } = entryAt(log, index) as Entry;
      ledger.push({ term, command, commitTerm, seq });
    }
  }

  /** A deposed leader that does not know it commits: every later leader must have the entry already. */
  #owedByLater(step: Stepped, leader: Server, at: number): void {
    const { currentTerm: term } = leader.persistent;
    const { elections } = this.#memory;
    const index = leader.commitIndex;
    for (let i = elections.length - 1; i >= 0; i -= 1) {
      const later = elections[i];
      if (later === undefined || later.term <= term) break;
      if (termAt(later.log, index) === termAt(leader.persistent.log, index)) continue;
      const detail = {
        code: 'commits-unknown-to-later',
        server: leader.id,
        index,
        term,
        other: later.leader,
        electedIn: later.term,
      } as const;
      this.#report(
        { property: 'leader-completeness', servers: [leader.id, later.leader], index, detail },
        at,
        step.time,
      );
    }
  }

  /** A follower commits only what a leader committed, and the same entries (Figure 2, AppendEntries 5). */
  #told(step: Stepped, before: Server, follower: Server): void {
    const { ledger } = this.#memory;
    const { log } = follower.persistent;
    // Nothing to check if commitIndex and the prefix below it are unchanged, unless it led before.
    const alike = commonPrefix(before.persistent.log, log);
    if (follower.commitIndex <= Math.min(before.commitIndex, alike) && !leads(before)) return;
    const from = Math.max(1, Math.min(before.commitIndex, alike + 1));
    const at = seqOf(step, 'commit');
    for (let index = from; index <= follower.commitIndex; index += 1) {
      const true_ = ledger[index - 1];
      const own = entryAt(log, index);
      if (
        true_ !== undefined &&
        own !== undefined &&
        own.term === true_.term &&
        own.command === true_.command
      )
        continue;
      const committed = true_ === undefined ? null : bare(true_);
      const entry = own === undefined ? null : bare(own);
      const detail = { code: 'takes-for-committed', server: follower.id, entry, index, committed } as const;
      this.#report({ property: 'follower-commit', servers: [follower.id], index, detail }, at, step.time);
      return;
    }
  }

  /** An acknowledged entry is on the follower's disk, and equals the leader's (diss §3.8). */
  #acknowledged(
    reply: Message & { type: 'AppendEntriesReply' },
    { log }: Persistent,
    nodes: PerServer<Node>,
    seq: number,
    time: Micros,
  ): void {
    const { from, to, term, matchIndex } = reply;
    const { server } = ofServer(nodes, to) as Node;
    const asked = leads(server) && server.persistent.currentTerm === term ? server.persistent.log : log;
    const held = termAt(log, matchIndex);
    // If the terms at one index agree, all entries before it agree by Log Matching.
    if (held !== -1 && held === termAt(asked, matchIndex)) return;
    const detail: Breach =
      held === -1
        ? { code: 'acknowledges-missing', server: from, index: matchIndex, last: log.lastIndex }
        : { code: 'acknowledges-other', server: from, index: matchIndex, term: held };
    this.#report({ property: 'durable-before-told', servers: [from], index: matchIndex, detail }, seq, time);
  }

  #report({ property, servers, index, detail }: Finding, event: number, time: Micros): void {
    const violation: Violation = {
      property,
      time,
      event,
      servers: [...new Set(servers)],
      index: index ?? null,
      detail,
    };
    const key = findingKey(violation);
    if (this.#found.has(key)) return;
    if (this.violations.length >= VIOLATIONS_KEPT && this.violations.some((v) => v.property === property))
      return;
    this.#found.add(key);
    this.violations = [...this.violations, violation];
  }
}

/** The event of kind `kind` in a step, or the one that caused the step. */
function seqOf({ effects, seqs, trigger }: Stepped, kind: string): number {
  const at = effects.findIndex((effect) => effect.type === 'fact' && effect.fact.kind === kind);
  return at < 0 ? trigger : (seqs[at] ?? trigger);
}
