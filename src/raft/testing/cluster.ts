/**
 * A cluster without time: servers, and a bag of messages that arrive in any order, twice, or never. After
 * every step it checks the invariants of all servers (Figure 3, and the evidence behind it); it shares no
 * rule with the protocol.
 */

import { assert } from '../../base/assert.ts';
import { configurationOf, hasQuorum } from '../configuration.ts';
import { commonPrefix, emptyLog, entriesFrom, entryAt, termAt } from '../log.ts';
import { ofServer } from '../per-server.ts';
import type { Settings } from '../settings.ts';
import { boot, step } from '../step.ts';
import type { Effect, Entry, Input, Log, Message, Server, ServerId, Term, TimerName } from '../types.ts';

export type Move =
  | { readonly do: 'timer'; readonly server: number; readonly timer: TimerName }
  | { readonly do: 'request' | 'crash'; readonly server: number }
  | { readonly do: 'deliver'; readonly which: number; readonly again: boolean };

export class Cluster {
  readonly settings: Settings;
  readonly servers = new Map<ServerId, Server>();
  bag: Message[] = [];
  /** By server: the timers that run. */
  readonly #timers = new Map<ServerId, Set<TimerName>>();
  readonly #leaders = new Map<Term, ServerId>();
  /** By index and term, "3@2": the entry and the term before it, in every log there ever was. */
  readonly #entries = new Map<string, string>();
  readonly #committed: Entry[] = [];
  #requests = 0;

  constructor(settings: Settings) {
    this.settings = settings;
    const persistent = { currentTerm: 0, votedFor: null, log: emptyLog() };
    for (const id of settings.servers) {
      this.servers.set(id, boot(id, persistent));
      this.#timers.set(id, new Set<TimerName>(['election']));
    }
  }

  server(id: ServerId): Server {
    const found = this.servers.get(id);
    assert(found, `there is a server ${id}`);
    return found;
  }

  /** The leader of the highest term, if there is one. */
  leader(): Server | undefined {
    const leaders = [...this.servers.values()].filter((one) => one.role.name === 'leader');
    return leaders.sort((a, b) => b.persistent.currentTerm - a.persistent.currentTerm)[0];
  }

  move(move: Move): void {
    if (move.do === 'deliver') return this.#deliver(move.which, move.again);
    const id = 1 + (move.server % this.settings.servers.length);
    if (move.do === 'crash') this.#crash(id);
    else if (move.do === 'timer') this.timer(id, move.timer);
    else this.request(id);
  }

  /** A timer runs out, if it runs. */
  timer(id: ServerId, timer: TimerName): void {
    if (this.#timers.get(id)?.delete(timer)) this.take(id, { type: 'timer', timer });
  }

  request(id: ServerId): void {
    this.#requests += 1;
    this.take(id, { type: 'request', command: `SET x ${this.#requests}` });
  }

  /** Delivers all messages, in order of sending, until none is left. */
  flush(): void {
    for (let message = this.bag.shift(); message; message = this.bag.shift()) {
      this.take(message.to, { type: 'receive', message });
    }
  }

  #deliver(which: number, again: boolean): void {
    const message = this.bag[which % Math.max(1, this.bag.length)];
    if (!message) return;
    if (!again) this.bag = this.bag.filter((one) => one !== message);
    this.take(message.to, { type: 'receive', message });
  }

  #crash(id: ServerId): void {
    this.servers.set(id, boot(id, this.server(id).persistent));
    this.#timers.set(id, new Set<TimerName>(['election']));
  }

  take(id: ServerId, input: Input): void {
    const before = this.server(id);
    const { server, effects } = step(this.settings, before, input);
    this.servers.set(id, server);
    for (const effect of effects) this.#perform(id, effect);
    this.#check(before, server, effects);
    if (server.persistent !== before.persistent)
      this.take(id, { type: 'written', persistent: server.persistent });
  }

  #perform(id: ServerId, effect: Effect): void {
    if (effect.type === 'send') this.bag.push(effect.message);
    else if (effect.type === 'start') this.#timers.get(id)?.add(effect.timer);
    else if (effect.type === 'stop') this.#timers.get(id)?.delete(effect.timer);
  }

  #check(before: Server, after: Server, effects: readonly Effect[]): void {
    this.#checkDisk(before, after);
    this.#checkRole(before, after);
    this.#checkLog(after);
    this.#checkCommit(before, after, effects);
    this.#checkProgress(after);
    this.#checkTimers(after);
  }

  #checkDisk({ persistent: a }: Server, { persistent: b }: Server): void {
    assert(b.currentTerm >= a.currentTerm, 'a term never goes down');
    if (b.currentTerm === a.currentTerm && a.votedFor !== null) {
      assert(b.votedFor === a.votedFor, 'a vote stands for its whole term');
    }
  }

  #checkRole(before: Server, after: Server): void {
    const { currentTerm, votedFor, log } = after.persistent;
    if (after.role.name !== 'follower') assert(votedFor === after.id, 'who stands or leads voted for itself');
    if (after.role.name !== 'leader') return;
    const known = this.#leaders.get(currentTerm);
    assert(known === undefined || known === after.id, 'at most one leader a term');
    this.#leaders.set(currentTerm, after.id);
    if (before.role.name !== 'leader') this.#checkComplete(log);
    else
      assert(
        commonPrefix(log, before.persistent.log) === before.persistent.log.lastIndex,
        'a leader only appends',
      );
  }

  /** Leader Completeness: committed entries are in the log of every later leader. */
  #checkComplete(log: Log): void {
    this.#committed.forEach((entry, i) => {
      assert(termAt(log, i + 1) === entry.term, `a new leader holds the committed entry ${i + 1}`);
    });
  }

  /**
   * Log Matching, over all logs there ever were: an index and a term have one command, and one term before
   * them.
   */
  #checkLog({ persistent: { log, currentTerm } }: Server): void {
    entriesFrom(log).forEach((entry, i) => {
      const before = termAt(log, i);
      assert(before <= entry.term && entry.term <= currentTerm, 'terms in a log never go down');
      const key = `${i + 1}@${entry.term}`;
      const found = `${before} ${entry.command}`;
      assert((this.#entries.get(key) ?? found) === found, `one entry at ${key}`);
      this.#entries.set(key, found);
    });
  }

  #checkCommit(before: Server, after: Server, effects: readonly Effect[]): void {
    const { commitIndex, lastApplied, persistent, role } = after;
    assert(
      commitIndex >= before.commitIndex && lastApplied === commitIndex,
      'what is committed stays, and is applied',
    );
    assert(commitIndex <= persistent.log.lastIndex, 'only what is there is committed');
    const applied = effects.flatMap((one) =>
      one.type === 'fact' && one.fact.kind === 'apply' ? [one.fact.index] : [],
    );
    assert(applied.length === lastApplied - before.lastApplied, 'each entry is applied once');
    assert(
      applied.every((index, i) => index === before.lastApplied + 1 + i),
      'in the order of the log',
    );
    if (role.name === 'leader' && commitIndex > before.commitIndex) this.#checkEvidence(after);
    for (let index = before.commitIndex + 1; index <= commitIndex; index += 1) {
      const entry = entryAt(persistent.log, index);
      const known = this.#committed[index - 1];
      assert(
        entry !== undefined && (known ?? entry).command === entry.command,
        `all commit the same at ${index}`,
      );
      if (!known) assert(role.name === 'leader', 'a follower commits only what a leader has');
      this.#committed[index - 1] = entry;
    }
  }

  /** §5.4.2: of its own term, and on a majority at this moment. */
  #checkEvidence({ commitIndex, persistent: { currentTerm, log } }: Server): void {
    assert(
      termAt(log, commitIndex) === currentTerm,
      'a leader commits by counting only what is of its own term',
    );
    const holds = (id: ServerId): boolean =>
      termAt(this.server(id).persistent.log, commitIndex) === currentTerm;
    const configuration = configurationOf(this.settings.configuration, log);
    assert(hasQuorum(configuration, holds), 'a majority holds what is committed');
  }

  #checkProgress({ id, role, persistent: { currentTerm, log } }: Server): void {
    if (role.name !== 'leader') return;
    for (const other of this.settings.servers) {
      const next = ofServer(role.nextIndex, other) ?? 0;
      const match = ofServer(role.matchIndex, other) ?? -1;
      if (other !== id)
        assert(next >= 1 && next <= log.lastIndex + 1, 'nextIndex is a place in the log, or behind it');
      const { persistent } = this.server(other);
      if (persistent.currentTerm !== currentTerm) continue;
      assert(match >= 0 && termAt(persistent.log, match) === termAt(log, match), 'matchIndex is true');
    }
  }

  /**
   * A server has an election timer if and only if it waits for a leader; a leader has a heartbeat timer, a
   * candidate a retry timer.
   */
  #checkTimers({ id, role }: Server): void {
    const running = this.#timers.get(id);
    assert(running?.has('election') === (role.name !== 'leader'), `the election timer of a ${role.name}`);
    assert(running?.has('heartbeat') === (role.name === 'leader'), `the heartbeat timer of a ${role.name}`);
    const asks = role.name === 'candidate' && this.settings.servers.length > 1;
    assert(running?.has('retry') === asks, `the retry timer of a ${role.name}`);
  }
}
