/**
 * How long a cluster has no leader after a crash of its leader: a model of elections, in the manner of the
 * dissertation's AvailSim (§9.4), and independent of the simulator. It has no heartbeats and no log, so it is
 * fast enough to be asked while a form is filled in.
 *
 * The model: all servers run and have equal logs, and nobody is cut off. The leader crashes at a random point
 * between two heartbeats, and is back before the next crash. Each follower's election timer runs since the
 * last heartbeat that was not lost. When a timer runs out, its server stands for election in the next term,
 * writes its vote to disk, and asks all others. A server that adopts the term and has not voted in it writes
 * its vote to disk, starts its timer again, and answers. Whoever has the votes of a majority leads. Requests
 * and answers take the latency of their link and may be lost; a candidate asks again every heartbeat. Two
 * writes of one disk do not wait for each other, and no message is duplicated.
 */
import { draw, Purpose, within } from '../base/draw.ts';
import type { Micros } from '../base/time.ts';
import { majority } from '../raft/configuration.ts';
import type { ServerId } from '../raft/types.ts';
import { Agenda } from '../sim/agenda.ts';
import { everyServer } from '../sim/network.ts';
import type { LinkSettings, Span } from '../sim/types.ts';

/** A cluster as the model sees it; times of a server's clock are in true time. */
export interface ElectionModel {
  readonly servers: number;
  readonly timeout: (id: ServerId) => Span;
  readonly heartbeat: (id: ServerId) => Micros;
  readonly write: (id: ServerId) => Span;
  /** Null: the direction is cut. */
  readonly way: (from: ServerId, to: ServerId) => LinkSettings | null;
}

/** Means over many crashes. */
export interface Failover {
  /** From the crash to the first election timeout. */
  readonly detection: Micros;
  /** From there to the new leader. */
  readonly election: Micros;
  /** Of the elections, the share that needed more than one term. */
  readonly split: number;
  /**
   * The time without a leader when a follower stands although the leader runs, because all heartbeats to it
   * were lost: from the old leader's stepping down to the new leader. 0 where nothing is lost.
   */
  readonly handover: Micros;
}

const SAMPLES = 400;
/** Larger clusters are sampled less often. */
const SERVERS_SAMPLED = 4000;
const FEWEST = 60;
/** An election with more steps than this is none that ends. */
const MOST_STEPS = 20_000;

/** Deterministic draws, one after the other. */
class Draws {
  #count = 0;
  of([low, high]: Span): Micros {
    return within(this.#next(), low, high);
  }
  isLost({ loss }: LinkSettings): boolean {
    return loss > 0 && this.#next() < loss * 0x1_0000_0000;
  }
  #next(): number {
    return draw(1, Purpose.electionTimeout, 0, 0, this.#count++);
  }
}

/** The mean failover; null if elections do not end. */
export function failoverOf(model: ElectionModel): Failover | null {
  const draws = new Draws();
  const samples = Math.max(FEWEST, Math.min(SAMPLES, Math.round(SERVERS_SAMPLED / model.servers)));
  let leader: ServerId | 0 = 0;
  const sums = { detection: 0, election: 0, split: 0, handover: 0 };
  const mayBeSilent = everyServer(model.servers).some((id) => id > 1 && (model.way(1, id)?.loss ?? 0) > 0);
  for (let i = 0; i <= samples; i += 1) {
    const result = new Election(model, draws, leader).run();
    if (result === null) return null;
    // The first election is that of the start: it finds a leader that can crash.
    if (leader !== 0) {
      sums.detection += result.firstTimeout;
      sums.election += result.wonAt - result.firstTimeout;
      sums.split += result.terms > 1 ? 1 : 0;
      if (mayBeSilent) sums.handover += handover(model, draws, result.winner);
    }
    leader = result.winner;
  }
  return {
    detection: sums.detection / samples,
    election: sums.election / samples,
    split: sums.split / samples,
    handover: sums.handover / samples,
  };
}

function handover(model: ElectionModel, draws: Draws, leader: ServerId): Micros {
  const silent = draws.of([1, model.servers - 1]);
  const result = new Election(model, draws, leader, silent < leader ? silent : silent + 1).run();
  return result === null ? 0 : Math.max(0, result.wonAt - (result.deposedAt ?? result.wonAt));
}

interface Result {
  readonly firstTimeout: Micros;
  readonly wonAt: Micros;
  readonly terms: number;
  readonly winner: ServerId;
  /** When a leader that runs stepped down; null if it has not heard of the election yet. */
  readonly deposedAt: Micros | null;
}

/** A message or a retry that is due. */
interface Due {
  readonly at: Micros;
  readonly order: number;
  readonly kind: 'request' | 'vote' | 'retry';
  readonly from: ServerId;
  readonly to: ServerId;
  readonly term: number;
}

interface Voter {
  timerEnd: Micros;
  term: number;
  votedFor: ServerId | 0;
  /** Who voted for it, while it is a candidate. */
  votes: Set<ServerId> | null;
}

/**
 * One election, from the crash of `leader` at time 0; 0: from the start of a cluster. With `silent` the
 * leader runs, and that follower stands at time 0.
 */
class Election {
  readonly #model: ElectionModel;
  readonly #draws: Draws;
  readonly #voters = new Map<ServerId, Voter>();
  readonly #entries: readonly (readonly [ServerId, Voter])[];
  readonly #agenda = new Agenda<Due>();
  #order = 0;
  #deposedAt: Micros | null = null;

  constructor(model: ElectionModel, draws: Draws, leader: ServerId | 0, silent: ServerId | 0 = 0) {
    this.#model = model;
    this.#draws = draws;
    const phase = leader === 0 ? 0 : draws.of([0, model.heartbeat(leader)]);
    for (const id of everyServer(model.servers)) {
      if (id === leader && silent === 0) continue;
      const heard = leader === 0 || id === leader ? 0 : this.#lastHeard(leader, id, phase);
      const runsOut = id === silent ? 0 : Math.max(0, heard + draws.of(model.timeout(id)));
      const timerEnd = id === leader ? Infinity : runsOut;
      this.#voters.set(id, { timerEnd, term: 0, votedFor: 0, votes: null });
    }
    this.#entries = [...this.#voters];
  }

  /** When the last heartbeat that was not lost arrived; the last one was sent `phase` before the crash. */
  #lastHeard(leader: ServerId, id: ServerId, phase: Micros): Micros {
    const way = this.#model.way(leader, id);
    if (way === null || way.loss >= 1) return 0;
    let sent = -phase;
    while (this.#draws.isLost(way)) sent -= this.#model.heartbeat(leader);
    return sent + this.#draws.of(way.latency);
  }

  run(): Result | null {
    let firstTimeout: Micros | null = null;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const [id, voter] = this.#nextTimer();
      const due = this.#agenda.peek();
      if (due === undefined || voter.timerEnd <= due.at) {
        firstTimeout ??= voter.timerEnd;
        this.#stand(id, voter, voter.timerEnd);
        continue;
      }
      this.#agenda.pop();
      if (due.kind === 'vote' && this.#counts(due)) {
        return {
          firstTimeout: firstTimeout ?? 0,
          wonAt: due.at,
          terms: due.term,
          winner: due.to,
          deposedAt: this.#deposedAt,
        };
      }
      if (due.kind === 'request') this.#vote(due);
      if (due.kind === 'retry') this.#ask(due.from, due.at, due.term);
    }
    return null;
  }

  #nextTimer(): readonly [ServerId, Voter] {
    let next: readonly [ServerId, Voter] | null = null;
    for (const entry of this.#entries)
      if (next === null || entry[1].timerEnd < next[1].timerEnd) next = entry;
    return next as readonly [ServerId, Voter];
  }

  #schedule(at: Micros, kind: Due['kind'], from: ServerId, to: ServerId, term: number): void {
    this.#agenda.push({ at, order: this.#order++, kind, from, to, term });
  }

  #stand(id: ServerId, voter: Voter, at: Micros): void {
    const { timeout, write } = this.#model;
    Object.assign(voter, { term: voter.term + 1, votedFor: id, votes: new Set([id]) });
    voter.timerEnd = at + Math.max(1, this.#draws.of(timeout(id)));
    this.#ask(id, at + this.#draws.of(write(id)), voter.term);
  }

  /** Asks everybody who has not answered, and once more a heartbeat later, where messages may be lost. */
  #ask(id: ServerId, at: Micros, term: number): void {
    const votes = this.#voters.get(id)?.votes;
    if (!votes || this.#voters.get(id)?.term !== term) return;
    let mayBeLost = false;
    for (const to of this.#voters.keys()) {
      if (votes.has(to)) continue;
      mayBeLost ||= (this.#model.way(id, to)?.loss ?? 0) > 0 || (this.#model.way(to, id)?.loss ?? 0) > 0;
      this.#send('request', id, to, at, term);
    }
    if (mayBeLost) this.#schedule(at + this.#model.heartbeat(id), 'retry', id, id, term);
  }

  #send(kind: 'request' | 'vote', from: ServerId, to: ServerId, at: Micros, term: number): void {
    const way = this.#model.way(from, to);
    if (way === null || this.#draws.isLost(way)) return;
    this.#schedule(at + this.#draws.of(way.latency), kind, from, to, term);
  }

  #vote({ at, from, to, term }: Due): void {
    const voter = this.#voters.get(to);
    if (voter === undefined || term < voter.term) return;
    if (term > voter.term) {
      // A candidate or a leader steps down, and its timer starts again.
      const led = voter.timerEnd === Infinity;
      if (led) this.#deposedAt = at;
      if (led || voter.votes !== null) voter.timerEnd = at + this.#draws.of(this.#model.timeout(to));
      Object.assign(voter, { term, votedFor: 0, votes: null });
    }
    if (voter.votedFor !== 0 && voter.votedFor !== from) return;
    const isNew = voter.votedFor === 0;
    voter.votedFor = from;
    voter.timerEnd = at + Math.max(1, this.#draws.of(this.#model.timeout(to)));
    this.#send('vote', to, from, at + (isNew ? this.#draws.of(this.#model.write(to)) : 0), term);
  }

  /** Counts a vote; true if it is the one that makes a majority. */
  #counts({ from, to, term }: Due): boolean {
    const candidate = this.#voters.get(to);
    if (candidate?.votes == null || candidate.term !== term) return false;
    candidate.votes.add(from);
    return candidate.votes.size >= majority(this.#model.servers);
  }
}
