/** The hash of a trace, updated with every event. Equal runs have equal hashes in every JavaScript engine. */
import { unreachable } from '../base/assert.ts';
import type { Configuration, Entry, Message } from '../raft/types.ts';
import { CODES } from './kinds.ts';
import type { Happening, SimEvent } from './types.ts';

const TWO_32 = 0x1_0000_0000;

/** Mixes every number and text of a trace into two 32-bit lanes. */
export class TraceHash {
  #a: number;
  #b: number;

  constructor([a, b]: readonly [number, number] = [0x243f6a88, 0x85a308d3]) {
    this.#a = a;
    this.#b = b;
  }

  get lanes(): readonly [number, number] {
    return [this.#a, this.#b];
  }

  /** 16 hex digits. */
  toString(): string {
    return [this.#a, this.#b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }

  event(event: SimEvent): void {
    this.#number(event.time);
    this.#int((CODES[event.what.kind] << 8) | event.server);
    for (const cause of event.causes) this.#number(cause);
    this.#happening(event.what);
  }

  #int(value: number): void {
    const a = Math.imul(this.#a ^ value, 0x9e3779b1);
    this.#a = (a << 13) | (a >>> 19);
    const b = Math.imul(this.#b + value, 0x85ebca6b) ^ a;
    this.#b = b ^ (b >>> 15);
  }

  #number(value: number): void {
    this.#int(value | 0);
    if (value >= TWO_32 || value < 0) this.#int(Math.floor(value / TWO_32) | 0);
  }

  #text(text: string): void {
    this.#int(text.length);
    for (let i = 0; i < text.length; i += 1) this.#int(text.charCodeAt(i));
  }

  #happening(what: Happening): void {
    switch (what.kind) {
      case 'send':
        this.#number(what.packet.id);
        this.#number(what.packet.copyOf ?? 0);
        return this.#message(what.packet.message);
      case 'deliver':
        return this.#number(what.packet.id);
      case 'accept-entries':
        this.#number(what.prevLogIndex);
        return this.#number(what.matchIndex);
      case 'apply':
        return this.#number(what.index);
      case 'append':
        this.#number(what.index);
        this.#number(what.term);
        return this.#text(what.command);
      default:
        return this.#otherFields(what);
    }
  }

  #otherFields(what: Happening): void {
    for (const value of Object.values(what)) {
      if (typeof value === 'number') this.#number(value);
      else if (typeof value === 'string') this.#text(value);
      else if (typeof value === 'boolean') this.#int(value ? 1 : 0);
      else if (value !== null && 'id' in value) this.#number(value.id);
      else this.#text(JSON.stringify(value));
    }
  }

  #message(message: Message): void {
    this.#number(message.term);
    this.#int((message.from << 8) | message.to);
    switch (message.type) {
      case 'RequestVote':
        this.#number(message.lastLogIndex);
        return this.#number(message.lastLogTerm);
      case 'RequestVoteReply':
        return this.#int(message.voteGranted ? 1 : 2);
      case 'AppendEntries':
        this.#number(message.prevLogIndex);
        this.#number(message.prevLogTerm);
        this.#number(message.leaderCommit);
        return this.#entries(message.entries);
      case 'AppendEntriesReply':
        this.#number(message.prevLogIndex);
        this.#number(message.matchIndex);
        this.#int(message.success ? 3 : 4);
        this.#number(message.conflictTerm ?? 0);
        return this.#number(message.conflictIndex ?? 0);
      default:
        return unreachable(message);
    }
  }

  #entries(entries: readonly Entry[]): void {
    this.#int(entries.length);
    for (const entry of entries) {
      this.#number(entry.term);
      this.#text(entry.command);
      if (entry.config !== undefined) this.#configuration(entry.config);
    }
  }

  #configuration({ voters, old = [] }: Configuration): void {
    for (const servers of [voters, old]) {
      this.#int(servers.length);
      for (const id of servers) this.#int(id);
    }
  }
}
