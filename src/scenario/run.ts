/** A document's run from its start to its end, without a page. */
import type { Micros } from '../base/time.ts';
import { Simulation } from '../sim/simulation.ts';
import type { SimEvent, Violation } from '../sim/types.ts';
import { compile } from './compile.ts';
import { type Expectation, Judge, toExpectation, type Verdict } from './expectations.ts';
import type { ScenarioDocument } from './types.ts';

export interface RunListeners {
  /** Every event, in order. */
  readonly onEvent?: (event: SimEvent) => void;
  /** The step that made the events since the last call is done. The simulation is as they left it. */
  readonly onStepDone?: (simulation: Simulation) => void;
}

export interface Outcome {
  /** As it stands at the end. */
  readonly simulation: Simulation;
  /** The run's end; what was due at exactly this time has happened. */
  readonly until: Micros;
  /** In the order of the document's `expect`. */
  readonly verdicts: readonly Verdict[];
  /** All expectations were met, and no safety property broke that was not meant to. */
  readonly ok: boolean;
}

/** Runs a valid document to its `until`. */
export function runDocument(document: ScenarioDocument, listeners: RunListeners = {}): Outcome {
  const { cluster, script, until } = compile(document);
  const expect = (document.expect ?? []).map(toExpectation);
  const { onEvent, onStepDone } = listeners;
  let simulation: Simulation | undefined;
  const stepDone = (): void => {
    // The start of a run is done before the simulation can be named; it has no events.
    if (simulation) onStepDone?.(simulation);
  };
  simulation = new Simulation(cluster, script, { ...(onEvent && { onEvent }), onStepDone: stepDone });
  const judge = new Judge(expect);
  judge.look(simulation);
  for (let next = simulation.nextAt(); next !== null && next <= until; next = simulation.nextAt()) {
    judge.before(next, simulation);
    simulation.advance(until);
    judge.look(simulation);
  }
  const verdicts = judge.end(until, simulation);
  const ok = verdicts.every((verdict) => verdict.ok) && !isUnsafe(expect, simulation.violations);
  return { simulation, until, verdicts, ok };
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
