/**
 * Safety checks from outside after every event: the paper's five properties (Figure 3), the evidence for
 * them, and linearizable reads. Their cost does not grow with the run. They judge states and messages only,
 * not what a server reports. With the protocol they share how a log is read, and what is a majority.
 */

import type { Micros } from '../../base/time.ts';
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
} from '../../raft/types.ts';
import { isRead, isWrite } from '../statemachine.ts';
import type { Node, Violation } from '../types.ts';
import { type Book, Findings, isLeader, seqOf } from './book.ts';
import { type Breach, bare } from './breach.ts';
import { judgeCounted, judgeFollowerCommit } from './commits.ts';
import { countBallot, judgeElection } from './elections.ts';
import { Memory } from './memory.ts';
import { missedWrite, rememberAcknowledged } from './reads.ts';
import type { AnsweredCommand, Applied, Stepped, Watch } from './watch.ts';

export class Safety implements Watch {
  readonly #book: Book;
  /** By server: how far it has applied its log since its start, as seen from outside. */
  readonly #applied: Index[] = [];

  /** `nodes`, `initial`: the state at the start. `memory`, `violations`: of an earlier check. */
  constructor(
    nodes: PerServer<Node>,
    initial: Configuration,
    memory?: Memory,
    violations: readonly Violation[] = [],
  ) {
    this.#book = { initial, memory: memory ?? new Memory(), findings: new Findings(violations) };
    for (const node of nodes) this.#applied[node.id] = node.server.lastApplied;
    if (memory === undefined) for (const node of nodes) this.#begin(node.server);
  }

  get violations(): readonly Violation[] {
    return this.#book.findings.violations;
  }

  /** The same checks, for a run that goes another way after the event `seq`. */
  upTo(seq: number, nodes: PerServer<Node>): Safety {
    return new Safety(
      nodes,
      this.#book.initial,
      this.#book.memory.upTo(seq),
      this.violations.filter(({ event }) => event <= seq),
    );
  }

  /** The state that a document gives a server needs no evidence. */
  #begin({ id, persistent: { currentTerm, votedFor, log }, role }: Server): void {
    if (votedFor !== null) this.#book.memory.cast(currentTerm, id, { candidate: votedFor, seq: 0 });
    if (role.name === 'leader') this.#book.memory.won({ term: currentTerm, leader: id, log, seq: 0 });
    for (let index = firstIndex(log); index <= log.lastIndex; index += 1) this.#grow(id, log, index, 0, 0);
  }

  // ------------------------------------------------------------------------------------------- hooks

  sent(message: Message, durable: Persistent, nodes: PerServer<Node>, seq: number, time: Micros): void {
    const { from, term } = message;
    const broken = (detail: Breach): void => {
      this.#book.findings.add({ property: 'durable-before-told', servers: [from], detail }, seq, time);
    };
    if (message.type === 'RequestVoteReply' && message.voteGranted)
      countBallot(this.#book, term, from, message.to, seq, time);
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
    if (votedFor !== null) countBallot(this.#book, currentTerm, id, votedFor, seq, time);
  }

  stepped(step: Stepped): void {
    const { before, id, nodes } = step;
    const after = (ofServer(nodes, id) as Node).server;
    const { persistent } = after;
    if (persistent !== before.persistent) this.#stored(step, before, after);
    const elected =
      isLeader(after) && !(isLeader(before) && before.persistent.currentTerm === persistent.currentTerm);
    if (elected) judgeElection(this.#book, step, after);
    if (!isLeader(after)) judgeFollowerCommit(this.#book, step, before, after);
    else if (after.commitIndex > before.commitIndex)
      judgeCounted(this.#book, step, after, seqOf(step, 'commit'));
  }

  applied(applied: Applied): void {
    const { id, index, entry, digest, seq, time } = applied;
    if (!this.#inTurn(applied)) return;
    const { executions } = this.#book.memory;
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
    this.#book.findings.add(
      { property: 'state-machine-safety', servers: [first.by, id], index, detail },
      seq,
      time,
    );
  }

  answered(answered: AnsweredCommand): void {
    const { id, command, seq, time } = answered;
    const missed = isRead(command) ? missedWrite(this.#book.memory, answered) : null;
    if (missed !== null) {
      const { index, term } = missed;
      const write = { term, command: this.#book.memory.grown(index, term)?.command ?? '' };
      const times = { at: time, since: missed.time };
      const detail = { code: 'reads-old', server: id, command, missed: write, ...times } as const;
      this.#book.findings.add({ property: 'linearizable-reads', servers: [id], index, detail }, seq, time);
    }
    rememberAcknowledged(this.#book.memory, answered);
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
    this.#book.findings.add({ property: 'state-machine-safety', servers: [id], index, detail }, seq, time);
    return false;
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
    if (isLeader(before) && isLeader(after) && currentTerm === old.currentTerm && alike < old.log.lastIndex) {
      const detail = { code: 'loses-own', server: id, term: currentTerm, index: alike + 1 } as const;
      this.#book.findings.add(
        { property: 'leader-append-only', servers: [id], index: alike + 1, detail },
        seqOf(step, 'truncate'),
        step.time,
      );
    }
    const seq = seqOf(step, 'append');
    for (let index = alike + 1; index <= log.lastIndex; index += 1)
      this.#grow(id, log, index, seq, step.time);
  }

  /** One entry and one predecessor for every (index, term), in all logs: Log Matching by induction (§5.3). */
  #grow(holder: ServerId, log: Log, index: Index, seq: number, time: Micros): void {
    const entry = entryAt(log, index) as Entry;
    const prevTerm = termAt(log, index - 1);
    const known = this.#book.memory.grown(index, entry.term);
    if (known === undefined) {
      const { term, command } = entry;
      const lastWrite = isWrite(command)
        ? index
        : (this.#book.memory.grown(index - 1, prevTerm)?.lastWrite ?? 0);
      this.#book.memory.grow(index, { term, prevTerm, command, lastWrite, holder, seq });
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
      this.#book.findings.add(
        { property: 'log-matching', servers: [known.holder, holder], index, detail },
        seq,
        time,
      );
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
    const asked = isLeader(server) && server.persistent.currentTerm === term ? server.persistent.log : log;
    const held = termAt(log, matchIndex);
    // If the terms at one index agree, all entries before it agree by Log Matching.
    if (held !== -1 && held === termAt(asked, matchIndex)) return;
    const detail: Breach =
      held === -1
        ? { code: 'acknowledges-missing', server: from, index: matchIndex, last: log.lastIndex }
        : { code: 'acknowledges-other', server: from, index: matchIndex, term: held };
    this.#book.findings.add(
      { property: 'durable-before-told', servers: [from], index: matchIndex, detail },
      seq,
      time,
    );
  }
}
