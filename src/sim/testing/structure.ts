/**
 * What else must hold of core Raft and of the world around it, at every step and every moment (raft-checks,
 * section 6): a random run that breaks none of it tells more than one that is merely safe. Steps are checked
 * by `step`, the state by `look`, the trace by `traceFaults`.
 */

import { queueLength } from '../../base/queue.ts';
import { majority } from '../../raft/configuration.ts';
import { entryAt, lastTerm, termAt } from '../../raft/log.ts';
import { ofServer, type PerServer } from '../../raft/per-server.ts';
import type { Input, Leader, Message, Persistent, Server, Step } from '../../raft/types.ts';
import type { Node, SimEvent, View } from '../types.ts';

interface Life {
  readonly durable: Persistent;
  readonly server: Server;
  readonly power: Node['power'];
}

export class Structure {
  readonly faults: string[] = [];
  readonly #entries = new Set<string>();
  readonly #lives: Life[] = [];
  readonly #spoken = new Set<number>();
  readonly #votes = new Map<string, Set<number>>();
  /** Whoever leads from the start voted for itself. */
  readonly #ownVote: boolean;

  /** `nodes`: the servers at the start. */
  constructor(nodes: PerServer<Node>) {
    this.#ownVote = nodes.every(
      ({ server: { role, id, persistent } }) => role.name !== 'leader' || persistent.votedFor === id,
    );
    for (const node of nodes) {
      this.#lives[node.id] = { durable: node.disk.durable, server: node.server, power: node.power };
      for (let i = 1; i <= node.server.persistent.log.lastIndex; i += 1)
        this.#entries.add(keyOf(node.server, i));
    }
  }

  #must(holds: boolean, what: string): void {
    if (!holds) this.faults.push(what);
  }

  // ---------------------------------------------------------------------------------------------- one step

  /** What a server did with an input. */
  readonly step = (before: Server, input: Input, { server, effects }: Step): void => {
    const who = `S${server.id} by ${JSON.stringify(input)}`;
    if (server.role.name === 'leader') this.#spoken.add(server.id);
    const [old, now] = [before.persistent, server.persistent];
    this.#must(now.currentTerm >= old.currentTerm, `term goes back: ${who}`);
    const kept = old.votedFor === null || old.votedFor === now.votedFor;
    this.#must(now.currentTerm > old.currentTerm || kept, `vote changes within a term: ${who}`);
    this.#must(server.commitIndex >= before.commitIndex, `commitIndex goes back: ${who}`);
    this.#must(server.lastApplied === server.commitIndex, `lastApplied is not commitIndex: ${who}`);
    this.#must(server.commitIndex <= now.log.lastIndex, `commitIndex behind the log's end: ${who}`);
    for (const effect of effects) if (effect.type === 'send') this.#checkSend(server, effect.message, who);
    this.#checkNewEntries(before, server, who);
    if (input.type === 'receive' && input.message.type === 'RequestVoteReply' && input.message.voteGranted) {
      const { term, to, from } = input.message;
      const key = `${term}:${to}`;
      this.#votes.set(key, (this.#votes.get(key) ?? new Set()).add(from));
    }
  };

  #checkSend({ id, persistent, role, commitIndex }: Server, message: Message, who: string): void {
    const { log, currentTerm } = persistent;
    this.#must(message.from === id && message.to !== id, `speaks for another or to itself: ${who}`);
    this.#must(message.term === currentTerm, `speaks in another term: ${who}`);
    if (message.type === 'RequestVote') {
      this.#must(role.name === 'candidate', `${role.name} asks for votes: ${who}`);
      const tip = message.lastLogIndex === log.lastIndex && message.lastLogTerm === lastTerm(log);
      this.#must(tip && persistent.votedFor === id, `asks for votes with what it does not hold: ${who}`);
    }
    if (message.type !== 'AppendEntries') return;
    this.#must(role.name === 'leader', `${role.name} sends AppendEntries: ${who}`);
    this.#must(
      message.prevLogTerm === termAt(log, message.prevLogIndex),
      `prevLogTerm is not its own: ${who}`,
    );
    this.#must(message.leaderCommit <= commitIndex, `leaderCommit ahead of its own: ${who}`);
    message.entries.forEach((entry, i) =>
      this.#must(
        entryAt(log, message.prevLogIndex + 1 + i) === entry,
        `sends an entry it does not hold: ${who}`,
      ),
    );
  }

  /**
   * Only the leader of a term makes entries of it; terms never go down along a log, nor beyond the server's.
   */
  #checkNewEntries(before: Server, { id, persistent, role }: Server, who: string): void {
    const { log, currentTerm } = persistent;
    if (log === before.persistent.log) return;
    for (let i = 1; i <= log.lastIndex; i += 1) {
      const term = termAt(log, i);
      this.#must(
        termAt(log, i - 1) <= term && term <= currentTerm,
        `terms go down or beyond at ${i}: ${who}`,
      );
      const key = `${i}:${term}`;
      if (this.#entries.has(key)) continue;
      this.#entries.add(key);
      this.#must(
        role.name === 'leader' && term === currentTerm,
        `S${id} makes entry ${i} of term ${term}: ${who}`,
      );
    }
  }

  // --------------------------------------------------------------------------------------------- one moment

  look(view: View): void {
    for (const node of view.nodes) {
      this.#checkLife(node, view.time);
      this.#checkTimers(node, view);
      const { role } = node.server;
      if (role.name === 'leader') this.#checkLeader(node, role, view);
      if (role.name === 'candidate') {
        this.#must(node.server.persistent.votedFor === node.id, `candidate S${node.id} voted for another`);
        role.votes.forEach((granted, i) => {
          const voter = i + 1;
          const real =
            voter === node.id ||
            this.#votes.get(`${node.server.persistent.currentTerm}:${node.id}`)?.has(voter);
          this.#must(!granted || real === true, `S${node.id} counts a vote of S${voter} it never got`);
        });
      }
    }
  }

  /** From one moment to the next, crashes included: what is durable only grows. */
  #checkLife(node: Node, time: number): void {
    const { id, power, server, disk, asked, inbox } = node;
    const last = this.#lives[id] as Life;
    const at = `S${id} at ${time}`;
    const { durable } = disk;
    this.#must(durable.currentTerm >= last.durable.currentTerm, `durable term goes back: ${at}`);
    const keeps = last.durable.votedFor === null || last.durable.votedFor === durable.votedFor;
    this.#must(durable.currentTerm > last.durable.currentTerm || keeps, `durable vote changes: ${at}`);
    const tip = disk.writes.at(-1)?.persistent ?? durable;
    this.#must(tip === server.persistent, `memory is not what was last written: ${at}`);
    if (power !== 'crashed' && last.power !== 'crashed' && time > 0)
      this.#must(
        server.persistent.currentTerm >= last.server.persistent.currentTerm || server.commitIndex === 0,
        `term goes back: ${at}`,
      );
    this.#must(
      queueLength(asked) === 0 || server.role.name === 'leader',
      `clients wait at a ${server.role.name}: ${at}`,
    );
    this.#must(
      inbox.length === 0 || power === 'paused',
      `something waits at a server that is ${power}: ${at}`,
    );
    if (power === 'crashed') {
      const empty = server.commitIndex === 0 && server.role.name === 'follower' && disk.writes.length === 0;
      this.#must(empty && node.state.values.size === 0, `crashed, and yet not empty: ${at}`);
    }
    this.#lives[id] = { durable, server, power };
  }

  #checkTimers({ id, power, server, timers, inbox }: Node, view: View): void {
    const at = `S${id} (${power} ${server.role.name}) at ${view.time}`;
    const { election, heartbeat, retry } = timers;
    const running = [election, heartbeat, retry].filter((timer) => timer !== null);
    for (const timer of running) {
      if (timer.ranOut)
        this.#must(power === 'paused' && timer.dueAt <= view.time, `a timer ran out unheard: ${at}`);
      else this.#must(timer.dueAt >= view.time, `a timer is overdue: ${at}`);
      this.#must(
        timer.startedAt <= timer.dueAt && timer.startedAt <= view.time,
        `a timer from the future: ${at}`,
      );
    }
    if (power === 'crashed') return this.#must(running.length === 0, `a crashed server's timer runs: ${at}`);
    const { name } = server.role;
    this.#must((election !== null) === (name !== 'leader'), `election timer: ${at}`);
    const silent = view.time === 0 || inbox.some(({ type }) => type === 'lead') || !this.#spoken.has(id);
    this.#must(
      name === 'leader' ? heartbeat !== null || silent : heartbeat === null,
      `heartbeat timer: ${at}`,
    );
    this.#must((retry !== null) === (name === 'candidate' && view.nodes.length > 1), `retry timer: ${at}`);
  }

  #checkLeader(node: Node, { nextIndex, matchIndex }: Leader, view: View): void {
    const { id, server, disk } = node;
    const { log, currentTerm, votedFor } = server.persistent;
    const at = `S${id} at ${view.time}`;
    this.#must(votedFor === id || !this.#ownVote, `leads without its own vote: ${at}`);
    this.#must(
      (ofServer(matchIndex, id) ?? 0) <= disk.durable.log.lastIndex,
      `counts itself too early: ${at}`,
    );
    const last = this.#lives[id]?.server;
    for (const other of view.nodes) {
      const [next, match] = [ofServer(nextIndex, other.id) ?? 0, ofServer(matchIndex, other.id) ?? -1];
      const sane = match >= 0 && match <= log.lastIndex && next >= 1 && next <= log.lastIndex + 1;
      this.#must(sane, `next ${next} and match ${match} of S${other.id}: ${at}`);
      const theirs = other.server.persistent;
      const holds = match === 0 || termAt(theirs.log, match) === termAt(log, match);
      this.#must(
        theirs.currentTerm !== currentTerm || holds,
        `matchIndex of S${other.id} is not true: ${at}`,
      );
      if (last?.role.name === 'leader' && last.persistent.currentTerm === currentTerm && view.time > 0)
        this.#must(
          match >= (ofServer(last.role.matchIndex, other.id) ?? 0),
          `matchIndex of S${other.id} goes back: ${at}`,
        );
    }
    const held = view.nodes.map((other) => ofServer(matchIndex, other.id) ?? 0).sort((a, b) => b - a);
    const N = held[majority(held.length) - 1] ?? 0;
    const late = N > server.commitIndex && termAt(log, N) === currentTerm;
    this.#must(!late || !this.#spoken.has(id), `does not commit ${N} though a majority has it: ${at}`);
  }
}

const keyOf = (server: Server, index: number): string => `${index}:${termAt(server.persistent.log, index)}`;

/** What is wrong with a trace as such. */
export function traceFaults(events: readonly SimEvent[]): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string, event: SimEvent): void => {
    if (!holds) faults.push(`${what}: ${JSON.stringify(event)}`);
  };
  const sends = new Map<number, SimEvent>();
  const ended = new Set<number>();
  events.forEach((event, i) => {
    const { seq, time, causes, what } = event;
    must(seq === i + 1, 'a gap', event);
    must(time >= (events[i - 1]?.time ?? 0), 'time goes back', event);
    must(
      causes.every((cause) => cause >= 1 && cause < seq),
      'a cause that is not earlier',
      event,
    );
    if (what.kind === 'send') {
      must(what.packet.id === sends.size + 1, 'ids are not in the order of sending', event);
      must(what.packet.send === seq, 'a packet names another send', event);
      // Only who leads from the start speaks for no reason.
      must(causes.length > 0 || what.packet.message.type === 'AppendEntries', 'a send out of nothing', event);
      sends.set(what.packet.id, event);
    }
    if (what.kind === 'deliver' || what.kind === 'lost') {
      const { id, send, message } = what.packet;
      must(!ended.has(id), 'a message that ends twice', event);
      must(sends.get(id)?.seq === send && causes.includes(send), 'an end that does not name its send', event);
      must(event.server === message.to, 'not the addressee’s line', event);
      ended.add(id);
    }
  });
  return faults;
}
