/** What the simulator shows to an outside checker. A watch only observes: without it a run is the same. */

import type { Micros } from '../../base/time.ts';
import type { PerServer } from '../../raft/per-server.ts';
import type { Effect, Entry, Index, Log, Message, Persistent, Server, ServerId } from '../../raft/types.ts';
import type { Node, Violation } from '../types.ts';

/** A step that changed its server. */
export interface Stepped {
  readonly before: Server;
  readonly id: ServerId;
  /** All servers after the step. */
  readonly nodes: PerServer<Node>;
  /** What the server said it did, and the events of it: only to name the event at fault, never to judge. */
  readonly effects: readonly Effect[];
  readonly seqs: readonly number[];
  readonly trigger: number;
  readonly time: Micros;
}

export interface Applied {
  readonly id: ServerId;
  readonly index: Index;
  readonly entry: Entry;
  /** Of the state machine after it. */
  readonly digest: number;
  /** What the server says it had applied before (0: nothing yet since its start), and its commit index. */
  readonly lastApplied: Index;
  readonly commitIndex: Index;
  readonly seq: number;
  readonly time: Micros;
}

/** A client is answered with a result. */
export interface AnsweredCommand {
  readonly id: ServerId;
  readonly command: string;
  /** The source of the result: the state after this log up to and including `index`. */
  readonly log: Log;
  readonly index: Index;
  /** The event of the client's request. */
  readonly since: number;
  readonly seq: number;
  readonly time: Micros;
}

export interface Watch {
  /** All violations so far, oldest first; a new list whenever one is added. */
  readonly violations: readonly Violation[];
  /**
   * A message is about to leave as event `seq`, its sender's disk holding `durable`; `nodes`: all servers.
   */
  sent(message: Message, durable: Persistent, nodes: PerServer<Node>, seq: number, time: Micros): void;
  /**
   * The disk of a server has finished a write, asked for by
   * the event `seq`, some time after the step that asked.
   */
  written(id: ServerId, durable: Persistent, seq: number, time: Micros): void;
  stepped(step: Stepped): void;
  applied(applied: Applied): void;
  answered(answered: AnsweredCommand): void;
}
