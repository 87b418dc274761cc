/**
 * A run with a cursor that goes anywhere in it. The recording determines the run; keyframes (worlds kept at
 * intervals) only save time. Everything between two keyframes is computed again on demand.
 */
import { assert } from '../base/assert.ts';
import type { List } from '../base/growing-list.ts';
import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import type { Surroundings } from './core.ts';
import { type Excerpt, sketch, watchTurns } from './excerpt.ts';
import { type Highlight, highlightOf, highlightOfViolation } from './highlights.ts';
import { Latest } from './latest-events.ts';
import type { RunLimits, Stop } from './limits.ts';
import { Safety } from './safety/safety.ts';
import { doneOf } from './script.ts';
import { Simulation } from './simulation.ts';
import { type MomentSteps, type ServerStep, StepRecorder } from './steps.ts';
import type { Action, Cluster, Scripted, SimEvent, Violation, World } from './types.ts';

export type { Highlight };

/** Everything that determines a run. */
export interface Recording {
  readonly cluster: Cluster;
  readonly script: List<Scripted>;
  /** The limits of the run, if they are not the usual ones. */
  readonly limits?: RunLimits;
}

/** Moments between two keyframes. A seek computes at most that many, after the `RECENT` events before. */
export const KEYFRAME_EVERY = 125;
/**
 * Also the most events between two keyframes, which limits the work of a seek if moments have many events.
 */
const KEYFRAME_EVENTS = 16_384;

/** Jobs yield after this many moments and events: a fraction of a millisecond on a usual machine. */
export const PORTION = 128;

/** The known state of a run up to one of its worlds. */
interface Past {
  readonly world: World;
  readonly safety: Safety;
  readonly keyframes: World[];
  readonly recentEvents: Latest;
  readonly highlights: Highlight[];
}

/** Whether a point of the run is at or before the one that is searched for. */
type Fits = (place: Pick<World, 'time' | 'moment' | 'seq'>) => boolean;

export class History {
  #recording: Recording;
  /** The first computation of the run, with the checks, as far as it was requested. */
  #frontier: Simulation;
  #safety: Safety;
  /** The run at the cursor; the frontier itself while the cursor is there. */
  #at: Simulation;
  #world: World;
  readonly #keyframes: World[];
  /** The latest events at the frontier, and at the cursor behind it. */
  readonly #recentEvents: Latest;
  #passed = new Latest(PASSED);
  #highlights: Highlight[] = [];
  /** The event of the latest highlight, kept because a page at the frontier always reads it. */
  #highlighted: SimEvent | null = null;

  /** Opens a run at its start, or at the end of `past`, the known state of another history. */
  constructor(recording: Recording, past?: Past) {
    this.#recording = recording;
    const { cluster, script } = recording;
    const { configuration } = cluster.settings;
    this.#safety =
      past?.safety ?? new Safety(new Simulation(cluster, script, { watch: null }).nodes, configuration);
    this.#recentEvents = past?.recentEvents ?? new Latest(RECENT);
    this.#highlights = past?.highlights ?? [];
    this.#frontier = this.#onward(past?.world);
    this.#at = this.#frontier;
    this.#world = past?.world ?? this.#frontier.world();
    this.#keyframes = past?.keyframes ?? [this.#world];
  }

  get recording(): Recording {
    return this.#recording;
  }
  /** The world at the cursor. */
  get world(): World {
    return this.#world;
  }
  /** How far the run has been computed, in µs. */
  get frontierTime(): Micros {
    return this.#frontier.time;
  }
  get frontierMoment(): number {
    return this.#frontier.moment;
  }
  /** All violations so far. */
  get violations(): readonly Violation[] {
    return this.#safety.violations;
  }
  /** The kept worlds, in order; the first is the start. */
  get keyframes(): readonly World[] {
    return this.#keyframes;
  }
  /** All highlights so far, in order. */
  get highlights(): readonly Highlight[] {
    return this.#highlights;
  }

  /** The limit that ends the run at the cursor; null if there is none. Then `nextAt` is null. */
  get stopped(): Stop | null {
    return this.#at.stopped;
  }

  /** The time (µs) of the moment after the cursor; null if there is none. */
  nextAt(): Micros | null {
    return this.#at.nextAt();
  }

  /** Goes to `time` (µs): everything due up to then is done. Beyond the frontier the run is continued. */
  seek(time: Micros): World {
    return this.#finish(this.seeking(time));
  }

  /**
   * The same as a job: a generator that yields the time it has reached (µs). If it is stopped (`return`), the
   * cursor stays at that time. Nothing else may move the cursor until the job is done or stopped.
   */
  *seeking(time: Micros): Generator<Micros, void> {
    if (time < this.#world.time) this.#jump((frame) => frame.time <= time);
    else this.#jumpAhead((frame) => frame.time <= time);
    yield* this.#going(() => this.#step(time));
  }

  /** Goes to the world after `moment` moments. */
  seekMoment(moment: number): World {
    return this.#finish(this.seekingMoment(moment));
  }

  /** The same as a job, like `seeking`. */
  *seekingMoment(moment: number): Generator<Micros, void> {
    if (moment < this.#world.moment) this.#jump((frame) => frame.moment <= moment);
    else this.#jumpAhead((frame) => frame.moment <= moment);
    yield* this.#going(() => this.#at.moment < moment && this.#step(Infinity));
  }

  /** Whether everything due up to `time` (µs) has been computed. */
  knows(time: Micros): boolean {
    return (this.#frontier.nextAt() ?? Infinity) > time;
  }

  /** One moment forwards; null if nothing is due any more. */
  next(): World | null {
    return this.#step(Infinity) ? this.#arrive() : null;
  }

  /** One moment back; null at the start. */
  previous(): World | null {
    return this.#world.moment === 0 ? null : this.seekMoment(this.#world.moment - 1);
  }

  /** The events from `from` to `to` by seq, both included, that have happened. */
  events(from: number, to: number): readonly SimEvent[] {
    const first = Math.max(1, from);
    const last = Math.min(to, this.#frontier.seq);
    if (first === last && first === this.#highlighted?.seq) return [this.#highlighted];
    const kept = this.#recentEvents.between(first, last) ?? this.#passed.between(first, last);
    if (kept !== null) return kept;
    const found: SimEvent[] = [];
    const onEvent = (event: SimEvent): void =>
      void (event.seq >= first && event.seq <= last && found.push(event));
    const rerun = this.#rerun(
      this.#keyframe((frame) => frame.seq < first),
      { onEvent },
    );
    while (rerun.seq < last && rerun.advance(Infinity));
    return found;
  }

  /** The world after `moment` moments, as far as the run is known; the cursor does not move. */
  worldAt(moment: number): World {
    const rerun = this.#rerun(this.#keyframe((frame) => frame.moment <= moment));
    while (rerun.moment < Math.min(moment, this.#frontier.moment) && rerun.advance(Infinity));
    return rerun.world();
  }

  /**
   * The excerpt from `from` to `to` (µs), both included, as far as the run is known; the cursor does not
   * move. With clearly more than `most` events, only kept worlds are used.
   */
  excerpt(from: Micros, to: Micros, most = Infinity): Excerpt {
    const start = this.#keyframe((frame) => frame.time < from);
    const end = this.#keyframe((frame) => frame.time <= to);
    if (end.seq - start.seq > most) {
      const between = this.#keyframes.filter(({ moment }) => moment >= start.moment && moment <= end.moment);
      return sketch(from, to, this.#frontier.time <= to ? [...between, this.#frontier.world()] : between);
    }
    const run = this.#rerun(start);
    while (run.moment < this.#frontier.moment && run.advance(from - 1));
    const first = run.world();
    return this.extend({ from, to, first, last: first, turns: [], events: [] });
  }

  /** The same excerpt, extended by what is known since; with the same limit. */
  extend(excerpt: Excerpt, most = Infinity): Excerpt {
    if (excerpt.events === null || excerpt.last.moment === this.#frontier.moment) return excerpt;
    const end = this.#keyframe((frame) => frame.time <= excerpt.to);
    if (end.seq - excerpt.last.seq > most) return this.excerpt(excerpt.from, excerpt.to, most);
    const events: SimEvent[] = [];
    const run = this.#rerun(excerpt.last, { onEvent: (event) => void events.push(event) });
    const turns = watchTurns(run, excerpt.to, this.#frontier.moment);
    return {
      ...excerpt,
      last: run.world(),
      turns: [...excerpt.turns, ...turns],
      events: [...excerpt.events, ...events],
    };
  }

  /**
   * The steps of the moment in which the event `seq` happened, with all their decisions; the cursor does not
   * move.
   */
  steps(seq: number): readonly ServerStep[] {
    const start = this.#keyframe((frame) => frame.seq < seq);
    for (const { events, steps } of this.momentsAfter(start, Infinity))
      if ((events.at(-1)?.seq ?? 0) >= seq) return steps;
    return [];
  }

  /**
   * What happened after `from`, a world of this run, up to the moment `to`, moment by moment, as far as the
   * run is known; the cursor does not move.
   */
  *momentsAfter(from: World, to: number): Generator<MomentSteps, void> {
    const recorder = new StepRecorder();
    const rerun = this.#rerun(from, recorder.listeners);
    while (rerun.moment < Math.min(to, this.#frontier.moment) && rerun.advance(Infinity))
      yield { moment: rerun.moment, time: rerun.time, ...recorder.taken() };
  }

  /** Runs again from the last kept world before the event `seq` to its moment; returns that world. */
  passage(seq: number, listeners: Surroundings): World {
    const start = this.#keyframe((frame) => frame.seq < seq);
    const rerun = this.#rerun(start, listeners);
    while (rerun.seq < seq && rerun.moment < this.#frontier.moment && rerun.advance(Infinity));
    return start;
  }

  /** The moment of the event `seq`: with the cursor there, its effect is visible. */
  momentOf(seq: number): number {
    const rerun = this.#rerun(this.#keyframe((frame) => frame.seq < seq));
    while (rerun.seq < seq && rerun.moment < this.#frontier.moment && rerun.advance(Infinity));
    return rerun.moment;
  }

  /**
   * A copy of this history up to the cursor, independent of this one. Later actions of
   * the script at set times are dropped, unless `keepsScript`: then the two runs differ
   * by one act alone. The copy may be at its start: move it here with `seekMoment`.
   */
  branch(keepsScript = false): History {
    const { script } = this.#recording;
    const world = this.#world;
    const done = new Set(doneOf(script, world.machinery));
    const kept = [...script].filter((entry, i) => keepsScript || !('at' in entry) || done.has(i));
    const recording = { ...this.#recording, script: kept.length === script.length ? script : kept };
    // Actions are known by their indices: if those have shifted, the past has to be computed again.
    if (kept.some((entry, i) => entry !== script.at(i))) return new History(recording);
    return new History(recording, {
      world,
      safety: this.#safety.upTo(world.seq, world.nodes),
      keyframes: this.#keyframes.filter(({ moment }) => moment <= world.moment),
      recentEvents: this.#recentEvents.upTo(world.seq),
      highlights: this.#highlights.filter(({ seq }) => seq <= world.seq),
    });
  }

  /**
   * Performs `action` at the cursor, which must be at the frontier (else call `branch` first), or as soon
   * after `time` (µs, not before the cursor) as its order among other events is unambiguous. The action is
   * added to the recording with that time. If the run meets a limit before, nothing is done.
   */
  act(action: Action, time: Micros = this.#world.time): World {
    assert(this.#at === this.#frontier, 'a run is acted upon where it ends so far');
    let at = Math.max(time, this.#at.soonest());
    while (this.#step(this.#at.isScriptedBy(at) ? at : at - 1)) at = Math.max(time, this.#at.soonest());
    if (this.stopped !== null) return this.#arrive();
    const known = this.violations.length;
    this.#at.act(action, at);
    this.#recording = { ...this.#recording, script: this.#at.script };
    this.#keep(known);
    return this.#arrive();
  }

  // ---------------------------------------------------------------------------------------------

  #finish(work: Generator): World {
    while (work.next().done !== true);
    return this.#world;
  }

  *#going(step: () => boolean): Generator<Micros, void> {
    const spent = (): number => this.#at.moment + this.#at.seq;
    let pause = spent() + PORTION;
    try {
      while (step()) {
        // A moment of very many events counts as several portions.
        for (; spent() >= pause; pause += PORTION) yield this.#at.time;
      }
    } finally {
      this.#arrive();
    }
  }

  #step(limit: Micros): boolean {
    const known = this.violations.length;
    if (!this.#at.advance(limit)) return false;
    if (this.#at === this.#frontier) this.#keep(known);
    else if (this.#at.moment === this.#frontier.moment) this.#at = this.#frontier;
    return true;
  }

  /** `known`: the number of violations before this moment. */
  #keep(known: number): void {
    const { moment, seq } = this.#frontier;
    for (let i = known; i < this.violations.length; i += 1)
      this.#highlights.push(highlightOfViolation(this.violations[i] as Violation, moment));
    const last = this.#keyframes.at(-1) as World;
    // A world has a list of all messages in flight and a count per link. Fewer large worlds are kept.
    const weight = Math.max(last.packets.length / 16, last.network.cut.length / 8);
    if (moment - last.moment >= Math.max(KEYFRAME_EVERY, weight) || seq - last.seq >= KEYFRAME_EVENTS)
      this.#keyframes.push(this.#frontier.world());
  }

  #arrive(): World {
    if (this.#at.moment !== this.#world.moment || this.#at.seq !== this.#world.seq)
      this.#world = this.#at.world();
    return this.#world;
  }

  /** Restores a keyframe at the cursor. */
  #jump(fits: Fits): void {
    const passed = new Latest(PASSED);
    this.#passed = passed;
    this.#at = this.#rerun(this.#before(fits), { onEvent: (event) => passed.push(event) });
  }

  /** The last keyframe that is `RECENT` events before a matching one: these are needed next. */
  #before(fits: Fits): World {
    const { seq } = this.#keyframe(fits);
    return this.#keyframe((frame) => frame.seq <= seq - RECENT);
  }

  /** The same, but only if it saves time. */
  #jumpAhead(fits: Fits): void {
    if (fits(this.#frontier)) this.#at = this.#frontier;
    else if (this.#before(fits).moment > this.#at.moment) this.#jump(fits);
  }

  /** The last matching keyframe; `fits` holds up to some point and not after it. The first always matches. */
  #keyframe(fits: Fits): World {
    return this.#keyframes[Math.max(0, countBefore(this.#keyframes, fits) - 1)] as World;
  }

  #rerun(from: World, listeners: Surroundings = {}): Simulation {
    const { cluster, script, limits } = this.#recording;
    return new Simulation(
      cluster,
      script,
      { ...listeners, watch: null, known: this.violations, limits },
      from,
    );
  }

  /** The checked run, from the start or from `world` on. */
  #onward(world?: World): Simulation {
    const { cluster, script, limits } = this.#recording;
    const onEvent = (event: SimEvent): void => this.#note(event);
    return new Simulation(cluster, script, { watch: this.#safety, limits, onEvent }, world);
  }

  #note(event: SimEvent): void {
    this.#recentEvents.push(event);
    // There is no frontier while the first moment is computed; that moment has no events.
    const highlight = highlightOf(event, this.#frontier.moment);
    if (highlight === null) return;
    this.#highlights.push(highlight);
    if (highlight.sort !== 'lost') this.#highlighted = event;
  }
}

/**
 * How many of the latest events are cached; older ones are computed again. It is small, so that V8 collects
 * events in its young generation.
 */
export const RECENT = 240;

/** How many events are cached that a jump back computes on its way: about those between two keyframes. */
const PASSED = 1024;
