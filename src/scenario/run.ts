/** A document's run from its start to its end, without a page. */
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
  /** The step that made the events since the last call is done. The simulation is as they left it. */
  readonly onStepDone?: (simulation: Simulation) => void;
  /** A moment is done. */
  readonly onMoment?: (simulation: Simulation) => void;
}

export interface Outcome {
  /** As it stands at the end. */
  readonly simulation: Simulation;
  /** The limit that ended the run before its time; null if none did. */
  readonly stopped: Stop | null;
  /** The run's end; what was due at exactly this time has happened, unless it was stopped. */
  readonly until: Micros;
  /** In the order of the document's `expect`. */
  readonly verdicts: readonly ExpectationResult[];
  /** It was not stopped, all expectations were met, and no safety property broke that was not meant to. */
  readonly ok: boolean;
}

/** Runs a valid document to its `until`, or to where it goes over a limit. */
export function runDocument(
  document: ScenarioDocument,
  listeners: RunListeners = {},
  limits?: RunLimits,
): Outcome {
  const { cluster, script, until } = compile(document);
  const expect = (document.expect ?? []).map(toExpectation);
  const { onEvent, onStepDone, onMoment } = listeners;
  let simulation: Simulation | undefined;
  const stepDone = (): void => {
    // The start of a run is done before the simulation can be named; it has no events.
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
  }
  const { stopped } = simulation;
  const end = stopped === null ? until : stopped.time;
  const verdicts = judge.end(end, simulation);
  const met = verdicts.every((verdict) => verdict.ok) && !isUnsafe(expect, simulation.violations);
  return { simulation, stopped, until: end, verdicts, ok: met && stopped === null };
}

/**
 * Whether a safety property broke that no expectation (`at`, `by`) names. What breaks in the wake of a named one does
 * not count: once one is gone, nothing is owed any more.
 */
function isUnsafe(expect: readonly Expectation[], violations: readonly Violation[]): boolean {
  const isNamed = ({ property }: Violation): boolean => expect.some(({ names }) => names === property);
  const first = violations.filter(isNamed).reduce((least, { event }) => Math.min(least, event), Infinity);
  return violations.some((violation) => !isNamed(violation) && violation.event < first);
}
