/**
 * A run at one instant, while it is computed: the only mutable part of the simulator. Its fields are numbers,
 * or values that are replaced and never changed, so a `World` is a shallow copy of it.
 */

import { emptyQueue } from '../base/queue.ts';
import type { Decision, DecisionListener } from '../raft/draft.ts';
import { emptyLog } from '../raft/log.ts';
import { ofServer, setOfServer } from '../raft/per-server.ts';
import type { RuleId } from '../raft/rules.ts';
import type { Settings } from '../raft/settings.ts';
import { boot } from '../raft/step.ts';
import {
  type Input,
  type Persistent,
  type Server,
  type ServerId,
  type Step,
  type Term,
  TIMERS,
  type Values,
} from '../raft/types.ts';
import { Agenda } from './agenda.ts';
import type { How } from './how.ts';
import { CODES, KINDS } from './kinds.ts';
import { wholeNetwork } from './network.ts';
import { NO_RECENT_CHANGES } from './recent-changes.ts';
import type { Watch } from './safety/watch.ts';
import type { ScriptPosition } from './script.ts';
import { EMPTY_STATE, Executor } from './statemachine.ts';
import { TraceHash } from './trace.ts';
import { settingsNow, tunedAtStart } from './tuning.ts';
import type {
  Cluster,
  Happening,
  Initial,
  Lost,
  Machinery,
  Network,
  Node,
  Packet,
  Request,
  SimEvent,
  TimerDue,
  Tunable,
  View,
  Violation,
  World,
} from './types.ts';
import { weightOf } from './weight.ts';

/** Decisions about a server outside of its steps. */
export interface FromOutside {
  readonly type: 'crash' | 'timeout';
  readonly before: Server;
  readonly after: Server;
  readonly decisions: readonly Decision[];
}

/** Callbacks for the outside. */
export interface Surroundings {
  /**
   * Every decision of every step, in order, with refusals and silent decisions. Conditions are computed only
   * if this is set.
   */
  readonly onDecision?: DecisionListener;
  /** A server was stepped; its events are not reported yet. */
  readonly onStep?: (before: Server, input: Input, taken: Step) => void;
  /**
   * What the policy decides about a server outside of its steps: what a crash keeps of it, and how long its
   * timer runs.
   */
  readonly onAside?: (aside: FromOutside) => void;
  /** Every event, in order, as it happens. */
  readonly onEvent?: (event: SimEvent) => void;
  /** A step is done: the servers have the effects of all events since the last call. */
  readonly onStepDone?: () => void;
}

/** How many lost messages and client requests a world keeps, for the UI only. */
export const REMEMBERED = 16;

export class Core implements View {
  readonly cluster: Cluster;
  readonly size: number;
  readonly listeners: Surroundings;
  /** As they are now: `settings` and `tuned` change together, by `tune`. */
  settings: Settings;
  tuned: Tunable;
  /** What draws depend on. */
  seed: number;
  /** The safety checks, from outside; null when a checked run is computed again. */
  watch: Watch | null = null;

  time = 0;
  moment = 0;
  seq = 0;
  since = 0;
  decisions = 0;
  turns = 0;
  /** The last event before the present millisecond of virtual time. */
  msBegan = 0;
  entriesSent = 0;
  /** Entries that were sent before the present moment. */
  entriesBegan = 0;
  /** The most events of a moment; the rest of its effects are dropped. */
  mostPerMoment = Infinity;
  order = 0;
  nextId = 1;
  nextRequest = 1;
  nodes: Node[];
  packets = new Map<number, Packet>();
  agenda: Agenda;
  /**
   * By server and timer: the agenda's earliest item for it. It may be earlier than the timer's real end,
   * never later.
   */
  queued: (TimerDue | null)[];
  network: Network;
  /** By link: messages sent, and copies made by hand. The counts of the keyed draws. */
  sent: Int32Array;
  copied: Int32Array;
  lost: readonly Lost[] = [];
  requests: readonly Request[] = [];
  violations: readonly Violation[] = [];

  /** A cache: everything in it can be computed again. */
  readonly executor = new Executor();
  #hash = new TraceHash();
  /** By kind and server, see `countOf`. */
  counts: Uint32Array;

  constructor(cluster: Cluster, listeners: Surroundings) {
    const size = cluster.settings.servers.length;
    this.cluster = cluster;
    this.size = size;
    this.listeners = listeners;
    this.settings = cluster.settings;
    this.tuned = tunedAtStart(cluster);
    this.seed = cluster.seed;
    this.nodes = firstNodes(cluster);
    this.agenda = new Agenda();
    this.queued = new Array(size * TIMERS.length).fill(null);
    this.network = wholeNetwork(size, cluster.link, cluster.links);
    this.sent = new Int32Array((size + 1) * (size + 1));
    this.copied = new Int32Array((size + 1) * (size + 1));
    this.counts = new Uint32Array(KINDS.length * (size + 1));
  }

  get hash(): string {
    return this.#hash.toString();
  }

  /** The cost of the present moment: its events, where ten sent entries count as one. */
  get momentCost(): number {
    return this.seq - this.since + (this.entriesSent - this.entriesBegan) / 10;
  }

  /** Whether the present moment exceeds its limit. The run ends with it. */
  get isOver(): boolean {
    return this.momentCost > this.mostPerMoment;
  }

  node(id: ServerId): Node {
    return ofServer(this.nodes, id) as Node;
  }

  setNode(id: ServerId, node: Node): void {
    setOfServer(this.nodes, id, node);
  }

  /** Replaces some fields of a server's node. */
  patch(id: ServerId, change: Partial<Node>): void {
    this.setNode(id, { ...this.node(id), ...change });
  }

  /** Replaces the settings that an action may change. */
  tune(tuned: Tunable): void {
    this.tuned = tuned;
    this.settings = settingsNow(this.cluster.settings, tuned);
  }

  /** Reports an event, caused by `causes` (0: the start of the run, which is no event); returns its seq. */
  emit(
    server: ServerId | 0,
    causes: readonly number[],
    rule: RuleId | null,
    what: Happening,
    how: How | null = null,
    from: ServerId | 0 = 0,
    values: Values | null = null,
    term: Term = server === 0 ? 0 : this.node(server).server.persistent.currentTerm,
  ): number {
    this.seq += 1;
    const earlier = causes.length === 1 && causes[0] === 0 ? [] : causes;
    const event: SimEvent = {
      seq: this.seq,
      time: this.time,
      server,
      causes: earlier,
      rule,
      what,
      how,
      from,
      term,
      values,
    };
    const row = CODES[what.kind] * (this.size + 1);
    this.counts[row] = (this.counts[row] ?? 0) + 1;
    if (server !== 0) this.counts[row + server] = (this.counts[row + server] ?? 0) + 1;
    this.#hash.event(event);
    const weight = weightOf(event);
    if (weight > 0) this.decisions += 1;
    if (weight > 1) this.turns += 1;
    this.listeners.onEvent?.(event);
    return this.seq;
  }

  stepDone(): void {
    this.listeners.onStepDone?.();
  }

  /** The present state as a value. The fields of the script belong to the caller. */
  snapshot(place: ScriptPosition): World {
    const { time, moment, seq, since, network, tuned, lost, requests, violations } = this;
    const { seed, order, nextId, nextRequest, msBegan, entriesSent, entriesBegan } = this;
    const nodes = this.nodes.slice();
    const machinery: Machinery = {
      ...place,
      seed,
      order,
      nextId,
      nextRequest,
      msBegan,
      entriesSent,
      entriesBegan,
      hash: this.#hash.lanes,
      agenda: this.agenda.toArray(),
      queued: this.queued.slice(),
      sent: this.sent.slice(),
      copied: this.copied.slice(),
    };
    const packets = [...this.packets.values()];
    return {
      time,
      moment,
      seq,
      since,
      eventCounts: { decisions: this.decisions, turns: this.turns },
      nodes,
      packets,
      network,
      tuned,
      lost,
      requests,
      violations,
      hash: this.hash,
      counts: this.counts.slice(),
      machinery,
    };
  }

  /** Restores a world exactly. */
  restore(world: World): void {
    const { machinery } = world;
    Object.assign(this, { time: world.time, moment: world.moment, seq: world.seq, since: world.since });
    Object.assign(this, { ...world.eventCounts, order: machinery.order });
    Object.assign(this, {
      seed: machinery.seed,
      nextId: machinery.nextId,
      nextRequest: machinery.nextRequest,
      msBegan: machinery.msBegan,
      entriesSent: machinery.entriesSent,
      entriesBegan: machinery.entriesBegan,
      network: world.network,
    });
    Object.assign(this, { lost: world.lost, requests: world.requests, violations: world.violations });
    this.tune(world.tuned);
    this.nodes = world.nodes.slice();
    this.packets = new Map(world.packets.map((packet) => [packet.id, packet]));
    this.agenda = new Agenda(machinery.agenda);
    this.queued = machinery.queued.slice();
    this.sent = machinery.sent.slice();
    this.copied = machinery.copied.slice();
    this.counts = world.counts.slice();
    this.#hash = new TraceHash(machinery.hash);
  }
}

function firstNodes(cluster: Cluster): Node[] {
  const blank: Persistent = { currentTerm: 0, votedFor: null, log: emptyLog() };
  return cluster.settings.servers.map((id) =>
    firstNode(id, cluster.initial[id] ?? { persistent: blank, role: 'follower' }, cluster),
  );
}

/** No timer runs. */
export const NO_TIMERS = Object.fromEntries(TIMERS.map((name) => [name, null])) as Node['timers'];

function firstNode(id: ServerId, initial: Initial, cluster: Cluster): Node {
  const server = boot(id, initial.persistent);
  return {
    id,
    power: 'up',
    server: initial.role === 'leader' ? asLeader(server, cluster) : server,
    timers: NO_TIMERS,
    draws: 0,
    disk: { durable: initial.persistent, writes: [], draws: 0 },
    state: EMPTY_STATE,
    inbox: [],
    asked: emptyQueue(),
    recentChanges: NO_RECENT_CHANGES,
    rolledBack: null,
  };
}

/** A server that leads from the start of the run: as if just elected, before its first message. */
function asLeader(server: Server, cluster: Cluster): Server {
  const { lastIndex } = server.persistent.log;
  const { servers } = cluster.settings;
  const nextIndex = servers.map(() => lastIndex + 1);
  const matchIndex = servers.map((id) => (id === server.id ? lastIndex : 0));
  return { ...server, role: { name: 'leader', nextIndex, matchIndex } };
}
