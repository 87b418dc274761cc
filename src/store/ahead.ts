/** Looks ahead in a run without going there: what it finds is only when something of note will happen. */
import { highlightOf } from '../sim/highlights.ts';
import type { History } from '../sim/history.ts';
import { Simulation } from '../sim/simulation.ts';

/** The moment of the first highlight after all that is known; null if none comes within so many moments. */
export function momentOfNextHighlight(history: History, moments: number): number | null {
  const { world, recording } = history;
  const frontier = history.seekMoment(history.frontierMoment);
  history.seekMoment(world.moment);
  let found: number | null = null;
  const onEvent = (event: Parameters<typeof highlightOf>[0]) => {
    if (highlightOf(event, ahead.moment) !== null) found ??= ahead.moment;
  };
  const ahead = new Simulation(recording.cluster, recording.script, { watch: null, onEvent }, frontier);
  for (let i = 0; i < moments && found === null; i += 1) if (!ahead.advance(Infinity)) break;
  return found;
}
