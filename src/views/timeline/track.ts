/** What the track shows: bands of terms, and marks where something interesting happened. */
import type { Micros } from '../../base/time.ts';
import type { Term } from '../../raft/types.ts';
import type { Highlight } from '../../sim/highlights.ts';

export interface Band {
  readonly term: Term;
  readonly from: Micros;
  readonly to: Micros;
}

/** The highest term that anybody had reached, as stretches of time up to `end`. */
export function bands(highlights: readonly Highlight[], end: Micros): readonly Band[] {
  const found: Band[] = [];
  let term = 0;
  let from = 0;
  for (const highlight of highlights) {
    if (highlight.term <= term) continue;
    if (highlight.time > from) found.push({ term, from, to: highlight.time });
    ({ term } = highlight);
    from = highlight.time;
  }
  if (end > from) found.push({ term, from, to: end });
  return found;
}

/** Two seconds, or the first of ever longer stretches that holds `time`: so the track grows seldom, and in steps. */
export function trackLength(time: Micros): Micros {
  let length = 2_000_000;
  while (length < time) length *= 1.5;
  return Math.round(length / 1000) * 1000;
}
