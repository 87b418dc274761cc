/** Runs one document to see what breaks in it. */
import '../raft/bugs.ts';
import type { Micros } from '../base/time.ts';
import { withBroken } from '../scenario/broken.ts';
import { compile } from '../scenario/compile.ts';
import { runDocument } from '../scenario/run.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { RUN_LIMITS } from '../sim/limits.ts';
import type { Property } from '../sim/safety/properties.ts';
import { Simulation } from '../sim/simulation.ts';
import { expecting, type Loss, type LostProgress } from './loss.ts';

/** A run of the search ends here, however long its document is. */
export const SEARCH_LIMITS = { ...RUN_LIMITS, events: 30_000, eventsPerMs: 2000, inFlight: 1000 };

export interface Sighting {
  /** What broke first; null if nothing did. */
  readonly loss: Loss | null;
  /** When: the event that broke the property, or the end of the calm. */
  readonly time: Micros;
  /** The events that were computed. */
  readonly events: number;
}

/** Runs up to the first violation. */
export function lookForViolation(document: ScenarioDocument): Sighting {
  const { cluster, script, until } = compile(document);
  const simulation = new Simulation(cluster, script, { limits: SEARCH_LIMITS });
  while (simulation.violations.length === 0 && simulation.advance(until));
  const first = simulation.violations[0];
  const events = simulation.seq;
  if (first === undefined) return { loss: null, time: simulation.time, events };
  return { loss: { property: first.property as Property }, time: first.time, events };
}

/** Runs to the end of the calm, then a second time without the broken rules if progress ended. */
export function lookForStandstill(document: ScenarioDocument, progress: LostProgress): Sighting {
  const claim = expecting(document, progress);
  const broken = runDocument(claim, {}, SEARCH_LIMITS);
  const { time, seq } = broken.simulation;
  if (!broken.ok) return { loss: null, time, events: seq };
  const right = runDocument(withBroken(claim, []), {}, SEARCH_LIMITS);
  const isLost = right.stopped === null && right.verdicts.every(({ ok }) => !ok);
  return { loss: isLost ? { progress } : null, time, events: seq + right.simulation.seq };
}

/** The same run with all rules. */
export function withAllRules(document: ScenarioDocument): ScenarioDocument {
  const { expect: _, ...rest } = withBroken(document, []);
  return rest;
}
