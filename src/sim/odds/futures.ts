/**
 * Futures of a run: from one of its times on, all dice are thrown again (the action `redraw`). A future is
 * the run's own script with this one act more, so it is a document, too. Later actions still happen.
 */
import { countBefore } from '../../base/sorted.ts';
import type { Micros } from '../../base/time.ts';
import type { Recording } from '../history.ts';
import { Safety } from '../safety/safety.ts';
import { Simulation } from '../simulation.ts';
import type { SimEvent, World } from '../types.ts';
import type { OddsQuestion, OddsVerdict } from './question.ts';
import { type Watched, type Watcher, watchersOf } from './watcher.ts';

/** What really happened, and when. */
export interface Decided {
  readonly yes: boolean;
  readonly time: Micros;
}

/** Moments between two worlds that are kept of the run itself. */
const KEPT_EVERY = 100;

/** The present state as a watcher reads it; a world is as good, but takes longer to make. */
class Run implements Watched {
  readonly sim: Simulation;
  readonly #watcher: Watcher;

  constructor(recording: Recording, watcher: Watcher, watch: Safety | null, world?: World) {
    const onEvent = (event: SimEvent): void => watcher.see(event);
    const { cluster, script, limits } = recording;
    this.sim = new Simulation(cluster, script, { watch, onEvent, limits }, world);
    this.#watcher = watcher;
  }

  get nodes() {
    return this.sim.nodes;
  }
  get time() {
    return this.sim.time;
  }
  get counts() {
    return this.sim.counts;
  }
  get violations() {
    return this.sim.violations;
  }
  get requests() {
    return this.sim.requests;
  }
  answer(): boolean | null {
    return this.#watcher.answer(this);
  }
}

export class Futures {
  readonly #recording: Recording;
  readonly #newWatcher: () => Watcher;
  /** The question is about what happens by this time. */
  readonly #by: Micros;
  readonly #run: Run;
  readonly #safety: Safety | null;
  readonly #kept: World[];
  /** The times of the moments, each once. */
  readonly #times: Micros[] = [0];
  #decided: Decided | null = null;
  /** The world that was asked for last. */
  #world: World;

  constructor(recording: Recording, question: OddsQuestion) {
    this.#recording = recording;
    this.#newWatcher = watchersOf(question, recording);
    this.#by = question.ask === 'elected' ? question.by : Infinity;
    this.#safety = question.ask === 'breaks' ? safetyOf(recording) : null;
    this.#run = new Run(recording, this.#newWatcher(), this.#safety);
    this.#world = this.#run.sim.world();
    this.#kept = [this.#world];
    this.#look();
  }

  /** The times of the run's moments, as far as it was followed. */
  get times(): readonly Micros[] {
    return this.#times;
  }
  /** Null as long as the run has not decided the question. */
  get decided(): Decided | null {
    return this.#decided;
  }

  /** Follows the run itself to `end`, or to where it decides the question; yields the time it has come to. */
  *following(end: Micros): Generator<Micros, void> {
    const { sim } = this.#run;
    while (this.#decided === null && sim.advance(Math.min(end, this.#by))) {
      if (sim.time > (this.#times.at(-1) as Micros)) this.#times.push(sim.time);
      this.#look();
      if (sim.moment % KEPT_EVERY !== 0) continue;
      this.#kept.push(sim.world());
      yield sim.time;
    }
    if (this.#by <= end) this.#decided ??= { yes: false, time: this.#by };
  }

  #look(): void {
    const yes = this.#run.answer();
    if (yes !== null) this.#decided = { yes, time: this.#run.time };
  }

  /** The state after everything that is due at `time` or before. */
  #worldAt(time: Micros): World {
    if (this.#world.time === time) return this.#world;
    const { cluster, script, limits } = this.#recording;
    const place = countBefore(this.#kept, (world) => world.time < time);
    const from = this.#kept[Math.max(0, place - 1)] as World;
    const sim = new Simulation(cluster, script, { watch: null, limits }, from);
    while (sim.advance(time));
    this.#world = sim.world();
    return this.#world;
  }

  /** How the future comes out that begins after `time` with this stream of draws, by `horizon`. */
  verdict(time: Micros, stream: number, horizon: Micros): OddsVerdict {
    const { decided } = this;
    if (decided !== null && decided.time <= time) return decided.yes ? 'yes' : 'no';
    const world = this.#worldAt(time);
    const safety = this.#safety?.upTo(world.seq, world.nodes) ?? null;
    const run = new Run(this.#recording, this.#newWatcher(), safety, world);
    const { sim } = run;
    let answer = run.answer();
    // As `History.act` does it, so that the future is that of the document.
    let at = Math.max(time, sim.soonest());
    while (sim.advance(sim.isScriptedBy(at) ? at : at - 1)) {
      answer ??= run.answer();
      at = Math.max(time, sim.soonest());
    }
    if (sim.stopped !== null) return 'open';
    sim.act({ do: 'redraw', stream }, at);
    answer ??= run.answer();
    while (answer === null && sim.advance(Math.min(horizon, this.#by))) answer = run.answer();
    if (answer === null) return this.#by <= horizon ? 'no' : 'open';
    return answer ? 'yes' : 'no';
  }
}

function safetyOf({ cluster, script }: Recording): Safety {
  const { nodes } = new Simulation(cluster, script, { watch: null });
  return new Safety(nodes, cluster.settings.configuration);
}
