/** Looks ahead in a run without going there: what it finds is only when something of note will happen. */
import type { Micros } from '../base/time.ts';
import { highlightOf } from '../sim/highlights.ts';
import { type History, PORTION } from '../sim/history.ts';
import { Simulation } from '../sim/simulation.ts';

/** The moment of the first highlight after all that is known; null if none comes up to a time. Pauses as it looks. */
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
