/**
 * How long a cluster has no leader after a crash of its leader: a model of elections, in the manner of the
 * dissertation's AvailSim (§9.4). It uses none of the simulator's rules or events. It has no heartbeats and
 * no log, so it is fast enough to be asked while a form is filled in.
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
/** Fewer than these say nothing about a mean. */
const FEWEST = 10;
/** Messages of the election of the start, and of all others: if there are many, fewer crashes are sampled. */
const STEPS_OF_START = 100_000;
const STEPS = 25_000;
/** An election with more terms than this, by the number of servers, is none that ends. */
const mostTerms = (servers: number): number => Math.max(20, Math.round(2000 / servers));

/** Elections that do not end: those after a crash of that server; 0: those of the start. */
export interface Endless {
  readonly without: ServerId | 0;
}

/** Deterministic draws, one after the other. */
class Draws {
  #count = 0;
  of([low, high]: Span): Micros {
    return within(this.#next(), low, high);
  }
  isLost({ loss }: LinkSettings): boolean {
    return loss > 0 && this.#next() < loss * 0x1_0000_0000;
  }
  /** How many messages are lost before one is not. Needs a loss below 1. */
  lostInARow({ loss }: LinkSettings): number {
    if (loss === 0) return 0;
    return Math.floor(Math.log((this.#next() + 1) / 0x1_0000_0000) / Math.log(loss));
  }
  #next(): number {
    return draw(1, Purpose.electionTimeout, 0, 0, this.#count++);
  }
}

/** The mean failover, unless elections do not end. Null: there are too many messages to tell. */
export function failoverOf(model: ElectionModel): Failover | Endless | null {
  const draws = new Draws();
  const start = new Election(model, draws, 0).run({ left: STEPS_OF_START });
  if (start === 'endless') return { without: 0 };
  if (start === 'unknown') return null;
  let leader = start.winner;
  let samples = 0;
  const steps = { left: STEPS };
  const sums = { detection: 0, election: 0, split: 0, handover: 0, handovers: 0 };
  for (; samples < SAMPLES; samples += 1) {
    const result = new Election(model, draws, leader).run(steps);
    if (result === 'endless') return { without: leader };
    if (result === 'unknown') break;
    sums.detection += result.firstTimeout;
    sums.election += result.wonAt - result.firstTimeout;
    sums.split += result.terms > 1 ? 1 : 0;
    leader = result.winner;
    const lost = handover(model, draws, steps, leader);
    if (lost === 'endless') return null;
    if (typeof lost !== 'number') continue;
    sums.handover += lost;
    sums.handovers += 1;
  }
  if (samples < FEWEST) return null;
  return {
    detection: sums.detection / samples,
    election: sums.election / samples,
    split: sums.split / samples,
    handover: sums.handover / Math.max(1, sums.handovers),
  };
}

/** Null if every follower hears every heartbeat of this leader. */
function handover(model: ElectionModel, draws: Draws, steps: Steps, leader: ServerId) {
  const followers = everyServer(model.servers).filter(
    (id) => id !== leader && (model.way(leader, id)?.loss ?? 0) > 0,
  );
  if (followers.length === 0) return null;
  const silent = followers[draws.of([1, followers.length]) - 1];
  const result = new Election(model, draws, leader, silent).run(steps);
  return typeof result === 'string' ? result : Math.max(0, result.wonAt - (result.deposedAt ?? result.wonAt));
}

/** How many steps may still be made. */
interface Steps {
  left: number;
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
  /** Whose timer runs out next; null: to be looked for. */
  #next: readonly [ServerId, Voter] | null = null;
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
    const sent = -phase - this.#draws.lostInARow(way) * this.#model.heartbeat(leader);
    return sent + this.#draws.of(way.latency);
  }

  /** `endless`: after too many terms. `unknown`: after too many steps. */
  run(steps: Steps): Result | 'endless' | 'unknown' {
    let firstTimeout: Micros | null = null;
    const most = mostTerms(this.#model.servers);
    for (; steps.left > 0; steps.left -= 1) {
      const [id, voter] = this.#nextTimer();
      const due = this.#agenda.peek();
      if (due === undefined || voter.timerEnd <= due.at) {
        if (voter.term >= most) return 'endless';
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
    return 'unknown';
  }

  #nextTimer(): readonly [ServerId, Voter] {
    if (this.#next !== null) return this.#next;
    let next: readonly [ServerId, Voter] | null = null;
    for (const entry of this.#entries)
      if (next === null || entry[1].timerEnd < next[1].timerEnd) next = entry;
    this.#next = next;
    return next as readonly [ServerId, Voter];
  }

  #startTimer(voter: Voter, id: ServerId, at: Micros): void {
    voter.timerEnd = at + Math.max(1, this.#draws.of(this.#model.timeout(id)));
    this.#next = null;
  }

  #schedule(at: Micros, kind: Due['kind'], from: ServerId, to: ServerId, term: number): void {
    this.#agenda.push({ at, order: this.#order++, kind, from, to, term });
  }

  #stand(id: ServerId, voter: Voter, at: Micros): void {
    Object.assign(voter, { term: voter.term + 1, votedFor: id, votes: new Set([id]) });
    this.#startTimer(voter, id, at);
    this.#ask(id, at + this.#draws.of(this.#model.write(id)), voter.term);
  }

  /** Asks everybody who has not answered, and once more a heartbeat later, where messages may be lost. */
  #ask(id: ServerId, at: Micros, term: number): void {
    const votes = this.#voters.get(id)?.votes;
    if (!votes || this.#voters.get(id)?.term !== term) return;
    let mayBeLost = false;
    for (const [to, other] of this.#entries) {
      // Whoever has voted in this term, or is in a later one, answers with a refusal, which changes nothing.
      const isRefused =
        other.term > term || (other.term === term && other.votedFor !== 0 && other.votedFor !== id);
      if (votes.has(to) || isRefused) continue;
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
      if (led || voter.votes !== null) this.#startTimer(voter, to, at);
      Object.assign(voter, { term, votedFor: 0, votes: null });
    }
    if (voter.votedFor !== 0 && voter.votedFor !== from) return;
    const isNew = voter.votedFor === 0;
    voter.votedFor = from;
    this.#startTimer(voter, to, at);
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
