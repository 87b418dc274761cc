/**
 * The run: performs what is due next, one moment after the other, including the script's actions
 * (docs/scenario-format.md, “How a run goes”, Ties and Moments).
 */
import { assert } from '../base/assert.ts';
import type { List } from '../base/growing-list.ts';
import type { Micros } from '../base/time.ts';
import type { PerServer } from '../raft/per-server.ts';
import { perform } from './actions.ts';
import { arrive, diskDone, firstWord, timeOut } from './arriving.ts';
import { Core, type Surroundings } from './core.ts';
import { failsNow } from './disk.ts';
import { isLaterMs, RUN_LIMITS, type RunLimits, type Stop, stopOf } from './limits.ts';
import { failWrite, startElectionTimer } from './power.ts';
import { Safety } from './safety/safety.ts';
import type { Watch } from './safety/watch.ts';
import { Script } from './script.ts';
import { isRealEnd, spend } from './timers.ts';
import type { Action, Cluster, Due, Node, Request, Scripted, View, Violation, World } from './types.ts';

export interface Options extends Surroundings {
  /** The checker: by default a fresh `Safety`; null for none. */
  readonly watch?: Watch | null;
  /** Violations that an earlier run found: reported again at their events if there is no checker. */
  readonly known?: readonly Violation[];
  /** The limits of the run, if they are not the usual ones. */
  readonly limits?: RunLimits | undefined;
}

export class Simulation implements View {
  readonly #core: Core;
  readonly #script: Script;
  readonly #known: readonly Violation[];
  readonly #limits: RunLimits;
  #stopped: Stop | null = null;

  /**
   * Begins a run with its first moment, the start; or restores it from `world`, even if the script has grown
   * since.
   */
  constructor(cluster: Cluster, script: List<Scripted>, options: Options = {}, world?: World) {
    const core = new Core(cluster, options);
    this.#core = core;
    this.#known = options.known ?? [];
    this.#limits = options.limits ?? RUN_LIMITS;
    core.mostPerMoment = this.#limits.eventsPerMoment;
    this.#script = new Script(script, world?.machinery);
    if (world !== undefined) core.restore(world);
    core.watch =
      options.watch === undefined ? new Safety(core.nodes, cluster.settings.configuration) : options.watch;
    if (world === undefined) {
      schedule(core);
      this.#closeMoment();
    } else {
      this.#stopped = stopOf(core, this.#limits);
      this.#script.hasLookedAt(this);
    }
  }

  get time(): Micros {
    return this.#core.time;
  }
  get moment(): number {
    return this.#core.moment;
  }
  get seq(): number {
    return this.#core.seq;
  }
  get nodes(): PerServer<Node> {
    return this.#core.nodes;
  }
  get violations(): readonly Violation[] {
    return this.#core.violations;
  }
  /** The last few of the clients. */
  get requests(): readonly Request[] {
    return this.#core.requests;
  }
  get hash(): string {
    return this.#core.hash;
  }
  /**
   * The limit that ended the run; null while there is none. After that nothing is due, and acts do nothing.
   */
  get stopped(): Stop | null {
    return this.#stopped;
  }
  /** With all acts of the reader. */
  get script(): List<Scripted> {
    return this.#script.entries;
  }
  get counts(): Uint32Array {
    return this.#core.counts;
  }

  /** The time of the next moment; null if there is none. */
  nextAt(): Micros | null {
    if (this.#stopped !== null) return null;
    if (this.#script.isReady) return this.time;
    const at = Math.min(this.#script.nextAt() ?? Infinity, nextDue(this.#core)?.at ?? Infinity);
    return at === Infinity ? null : at;
  }

  /**
   * Performs the next moment if it is due at or before `limit` (µs). False, with nothing done, if it is not.
   */
  advance(limit: Micros): boolean {
    if (this.#stopped !== null) return false;
    const core = this.#core;
    const due = nextDue(core);
    const dueAt = due === null ? Infinity : due.at;
    const at = this.#script.isReady ? core.time : Math.min(this.#script.nextAt() ?? Infinity, dueAt);
    if (at > limit || at === Infinity) return false;
    this.#beginMoment(at);
    const taken = this.#script.take(at, dueAt);
    if (taken !== null) perform(core, taken.action, taken);
    else if (due !== null) happen(core, due);
    this.#closeMoment();
    return true;
  }

  /**
   * Performs a reader's action at once, at `at` (µs): not before now, and not after the next moment. It is
   * added to the script.
   */
  act(action: Action, at: Micros): void {
    assert(this.#stopped === null, 'nothing is done to a run that has come to a limit');
    assert(
      at >= this.time && at <= (this.nextAt() ?? Infinity),
      'an action happens between now and what is due next',
    );
    this.#beginMoment(at);
    perform(this.#core, action, { index: this.#script.join(action, at), isStaged: false });
    this.#closeMoment();
  }

  /** The earliest time at which a reader's action would have the same order in a run from the script. */
  soonest(): Micros {
    return this.#script.acted ? this.time : this.time + 1;
  }

  /**
   * Whether an action of the script precedes one that a reader does at `at` (µs), as in a run from the
   * script.
   */
  isScriptedBy(at: Micros): boolean {
    return this.#script.isReady || (this.#script.nextAt() ?? Infinity) <= at;
  }

  /** The present state as a value: to draw, to keep, to continue from. */
  world(): World {
    return this.#core.snapshot(this.#script.machinery());
  }

  #beginMoment(at: Micros): void {
    const core = this.#core;
    if (isLaterMs(core.time, at)) core.msBegan = core.seq;
    core.time = at;
    core.moment += 1;
    core.since = core.seq;
    core.entriesBegan = core.entriesSent;
  }

  /** The end of a moment: violations are final, and conditions are evaluated. */
  #closeMoment(): void {
    const core = this.#core;
    if (core.watch !== null) core.violations = core.watch.violations;
    else if (this.#known.length > core.violations.length) {
      core.violations = this.#known.filter(({ event }) => event <= core.seq);
    }
    core.stepDone();
    this.#script.look(this);
    this.#stopped = stopOf(core, this.#limits);
  }
}

/** The start of a run: every follower's election timer, every leader's first messages. */
function schedule(core: Core): void {
  for (const { id, server } of core.nodes) {
    if (server.role.name === 'leader')
      core.agenda.push({ kind: 'lead', at: 0, order: core.order++, server: id });
    else startElectionTimer(core, id, 0);
  }
}

/** The next valid item of the agenda; outdated ones are dropped. */
function nextDue(core: Core): Due | null {
  for (;;) {
    const due = core.agenda.peek();
    if (due === undefined) return null;
    if (stands(core, due)) return due;
    core.agenda.pop();
  }
}

function stands(core: Core, due: Due): boolean {
  switch (due.kind) {
    case 'packet':
      return core.packets.get(due.id) === due;
    case 'timer':
      return isRealEnd(core, due);
    case 'disk':
      return core.node(due.server).disk.writes[0]?.order === due.order;
    case 'lead':
      return true;
  }
}

function happen(core: Core, due: Due): void {
  core.agenda.pop();
  switch (due.kind) {
    case 'packet':
      return arrive(core, due);
    case 'timer': {
      spend(core, due);
      const timer = core.node(due.server).timers[due.timer];
      return timer === null ? undefined : timeOut(core, due.server, due.timer, timer);
    }
    case 'disk':
      return failsNow(core.node(due.server).disk) ? failWrite(core, due.server) : diskDone(core, due.server);
    case 'lead':
      return firstWord(core, due.server);
  }
}
