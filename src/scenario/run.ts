/** Runs a document from its start to its end, without a page. */
import type { Micros } from '../base/time.ts';
import type { RunLimits, Stop } from '../sim/limits.ts';
import { Simulation } from '../sim/simulation.ts';
import type { SimEvent, Violation } from '../sim/types.ts';
import { compile } from './compile.ts';
import { type Expectation, type ExpectationResult, ExpectationWatch, toExpectation } from './expectations.ts';
import type { ScenarioDocument } from './types.ts';

export interface RunListeners {
  /** Every event, in order. */
  readonly onEvent?: (event: SimEvent) => void;
  /** A step is done: all events since the last call belong to it. The simulation has their effects. */
  readonly onStepDone?: (simulation: Simulation) => void;
  /** A moment is done. */
  readonly onMoment?: (simulation: Simulation) => void;
}

export interface Outcome {
  /** The state at the end. */
  readonly simulation: Simulation;
  /** The limit that stopped the run; null if none did. */
  readonly stopped: Stop | null;
  /** The end of the run; everything due at exactly this time has happened, unless the run was stopped. */
  readonly until: Micros;
  /** In the order of the document's `expect`. */
  readonly verdicts: readonly ExpectationResult[];
  /**
   * The run was not stopped, met all expectations, and broke no safety property that it was not expected to
   * break.
   */
  readonly ok: boolean;
}

/** Runs a valid document to its `until`, or until it exceeds a limit. */
export function runDocument(
  document: ScenarioDocument,
  listeners: RunListeners = {},
  limits?: RunLimits,
): Outcome {
  const run = runningDocument(document, listeners, limits);
  for (let step = run.next(); ; step = run.next()) if (step.done === true) return step.value;
}

/** Moments between two yields. */
const PORTION = 32;

/** The same as a generator: it yields often, each time the time that the run has reached. */
export function* runningDocument(
  document: ScenarioDocument,
  listeners: RunListeners = {},
  limits?: RunLimits,
): Generator<Micros, Outcome> {
  const { cluster, script, until } = compile(document);
  const expect = (document.expect ?? []).map(toExpectation);
  const { onEvent, onStepDone, onMoment } = listeners;
  let simulation: Simulation | undefined;
  const stepDone = (): void => {
    // The constructor runs the start before `simulation` is assigned; the start has no events.
    if (simulation) onStepDone?.(simulation);
  };
  simulation = new Simulation(cluster, script, { ...(onEvent && { onEvent }), onStepDone: stepDone, limits });
  const judge = new ExpectationWatch(expect);
  judge.look(simulation);
  for (let next = simulation.nextAt(); next !== null && next <= until; next = simulation.nextAt()) {
    judge.before(next, simulation);
    simulation.advance(until);
    judge.look(simulation);
    onMoment?.(simulation);
    if (simulation.moment % PORTION === 0) yield simulation.time;
  }
  const { stopped } = simulation;
  const end = stopped === null ? until : stopped.time;
  const verdicts = judge.end(end, simulation);
  const met = verdicts.every((verdict) => verdict.ok) && !isUnsafe(expect, simulation.violations);
  return { simulation, stopped, until: end, verdicts, ok: met && stopped === null };
}

/**
 * Whether a safety property broke that no expectation (`at`, `by`) names. Properties that break after an
 * expected one do not count: once one is broken, the others are not guaranteed.
 */
function isUnsafe(expect: readonly Expectation[], violations: readonly Violation[]): boolean {
  const isNamed = ({ property }: Violation): boolean => expect.some(({ names }) => names === property);
  const first = violations.filter(isNamed).reduce((least, { event }) => Math.min(least, event), Infinity);
  return violations.some((violation) => !isNamed(violation) && violation.event < first);
}
