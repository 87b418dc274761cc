/** Looks ahead in a run without moving its cursor: only to find the next highlight. */
import type { Micros } from '../base/time.ts';
import { highlightOf } from '../sim/highlights.ts';
import { type History, PORTION } from '../sim/history.ts';
import { Simulation } from '../sim/simulation.ts';

/**
 * The moment of the next highlight after everything known; null if there is none up to a time. Yields while
 * it searches.
 */
export function* lookingAhead(history: History, until: Micros): Generator<Micros, number | null> {
  const { recording } = history;
  const frontier = history.worldAt(history.frontierMoment);
  let found: number | null = null;
  const onEvent = (event: Parameters<typeof highlightOf>[0]) => {
    if (highlightOf(event, ahead.moment) !== null) found ??= ahead.moment;
  };
  const ahead = new Simulation(recording.cluster, recording.script, { watch: null, onEvent }, frontier);
  for (let pause = ahead.seq + PORTION; found === null && ahead.advance(until); ) {
    if (ahead.seq < pause) continue;
    pause = ahead.seq + PORTION;
    yield ahead.time;
  }
  return found;
}
