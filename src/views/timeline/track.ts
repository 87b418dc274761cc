/** What the track shows: bands of terms, and marks where something interesting happened. */
import type { Micros } from '../../base/time.ts';
import type { Term } from '../../raft/types.ts';
import type { Highlight } from '../../sim/highlights.ts';

export interface Band {
  readonly term: Term;
  readonly from: Micros;
  readonly to: Micros;
}

/** The highest term that anybody had reached, as stretches of time up to `end`; the run opens in the term `first`. */
export function bands(highlights: readonly Highlight[], end: Micros, first: Term): readonly Band[] {
  const found: Band[] = [];
  let term = first;
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

/** Two seconds, or the first of ever longer stretches with room behind `time`: so one can always go on, and the track grows seldom, and in steps. */
export function trackLength(time: Micros): Micros {
  let length = 2_000_000;
  while (length <= time) length *= 1.5;
  return Math.round(length / 1000) * 1000;
}

/** At most so many marks can be told apart on a track. */
const MARKS_SEEN = 1500;

/** The highlights that get a mark on a track so long: of those that would stand on one another, the first. */
export function seenMarks(highlights: readonly Highlight[], length: Micros): readonly Highlight[] {
  const apart = length / MARKS_SEEN;
  let last = -Infinity;
  return highlights.filter(({ time }) => {
    if (time - last < apart) return false;
    last = time;
    return true;
  });
}
