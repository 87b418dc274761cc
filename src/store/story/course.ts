/** Where the beats of a run begin and end in it. */
import { fromMs, type Micros } from '../../base/time.ts';
import type { Beat, Chapter } from '../../lessons/types.ts';
import { condition } from '../../scenario/conditions.ts';
import type { DueDocument, ScenarioDocument } from '../../scenario/types.ts';
import type { History } from '../../sim/history.ts';

/** A run of a chapter, and the beats that are told along it: the first of them has this place in the chapter. */
export interface Course {
  readonly document: ScenarioDocument;
  readonly first: number;
  /** Where its first beat begins. */
  readonly begin: Micros;
  readonly beats: readonly Beat[];
}

/** A condition that has not come true after so many moments never will: the lessons' own test forbids that. */
const MOMENTS_SEARCHED = 50_000;
/** Moments between two pauses: each is looked at. */
const PAUSES_EVERY = 16;

/** The run that the beat at `index` is told along. */
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
 * When each beat of a run ends, in order. The history is computed beyond the last of them: any act is in its past. Pauses as it
 * goes.
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
