/** The times in a run at which its beats begin and end. */
import { fromMs, type Micros } from '../../base/time.ts';
import type { Beat, Chapter } from '../../lessons/types.ts';
import { condition } from '../../scenario/conditions.ts';
import type { DueDocument, ScenarioDocument } from '../../scenario/types.ts';
import type { History } from '../../sim/history.ts';

/** A run of a chapter, and the beats that it shows: the first of them has this index in the chapter. */
export interface Course {
  readonly document: ScenarioDocument;
  readonly first: number;
  /** The time at which its first beat begins. */
  readonly begin: Micros;
  readonly beats: readonly Beat[];
}

/** A condition that is not met after this many moments never will be; a test of the lessons forbids that. */
const MOMENTS_SEARCHED = 50_000;
/** Moments between two yields; each moment is tested. */
const PAUSES_EVERY = 16;

/** The run of the beat at `index`. */
export function courseOf({ scenario, beats }: Chapter, index: number): Course {
  let first = index;
  while (first > 0 && beats[first]?.scenario === undefined) first -= 1;
  const rest = beats.slice(first + 1);
  const end = rest.findIndex((beat) => beat.scenario !== undefined);
  return {
    document: beats[first]?.scenario ?? scenario,
    first,
    begin: fromMs(beats[first]?.opens ?? 0),
    beats: beats.slice(first, end < 0 ? undefined : first + 1 + end),
  };
}

/**
 * The end of each beat of a run, in order. The history is computed beyond the last of them, so that any act
 * is in its past. Yields as it goes.
 */
export function* findingEnds(
  history: History,
  { begin: first, beats }: Course,
): Generator<null, readonly Micros[]> {
  const ends: Micros[] = [];
  for (const { until } of beats) {
    const begin = ends.at(-1) ?? first;
    ends.push(until === undefined ? begin : yield* findingEnd(history, until, begin));
  }
  for (const _ of history.seeking(ends.at(-1) ?? first)) yield null;
  history.next();
  return ends;
}

function* findingEnd(
  history: History,
  { at, when, after = 0 }: DueDocument,
  begin: Micros,
): Generator<null, Micros> {
  if (at !== undefined || when === undefined) return Math.max(begin, fromMs(at ?? 0));
  const holds = condition(when);
  for (const _ of history.seeking(begin)) yield null;
  for (let i = 1; i <= MOMENTS_SEARCHED && !holds(history.world); i += 1) {
    if (history.next() === null) break;
    if (i % PAUSES_EVERY === 0) yield null;
  }
  return Math.max(begin, history.world.time) + fromMs(after);
}
