/** Which stretch of time the diagram shows, and how it moves. All times in µs. */
import type { Micros } from '../base/time.ts';

export interface Window {
  readonly from: Micros;
  readonly span: Micros;
  /** The reader has moved it: while the run plays, it follows the playhead no more. */
  readonly loose: boolean;
}

/** Where in the window the playhead rests while it plays, and where a leap to elsewhere lands. */
const REST = 0.7;
const SHORTEST: Micros = 1000;
const LONGEST: Micros = 3_600_000_000;

/** Pixels for a ms at first: a message of usual latency is clearly slanted. */
const USUAL_PACE = 4;

/** What is left of time zero in view, as a share of the span. */
const BEFORE_ZERO = 0.02;

const clamped = (shown: Window): Window => ({
  ...shown,
  from: Math.max(-BEFORE_ZERO * shown.span, shown.from),
});

/** The window as it opens, `width` pixels wide. */
export const openingAt = (time: Micros, width: number): Window =>
  clamped({
    from: time - REST * (width / USUAL_PACE) * 1000,
    span: (width / USUAL_PACE) * 1000,
    loose: false,
  });

/**
 * The window when the playhead is at `time`: while it plays, the playhead walks up to its resting place, and from there the window
 * moves with it; a leap out of view brings the window along.
 */
export function following(shown: Window, time: Micros, playing: boolean): Window {
  const { from, span, loose } = shown;
  if (loose && playing) return shown;
  const share = (time - from) / span;
  if (share >= 0 && share <= 1 && !(playing && share > REST)) return shown;
  return clamped({ span, from: time - REST * span, loose: false });
}

/** `factor` below 1 shows less, and larger; what is at `at` stays where it is. */
export function zoomed(shown: Window, factor: number, at: Micros): Window {
  const span = Math.min(LONGEST, Math.max(SHORTEST, shown.span * factor));
  const share = (at - shown.from) / shown.span;
  return clamped({ ...shown, span, from: at - share * span });
}

/** Moved by so much time, and loose. */
export const panned = (shown: Window, by: Micros): Window =>
  clamped({ ...shown, from: shown.from + by, loose: true });

/** `span` of time with `time` at that share of the width, and loose. */
export function held(time: Micros, share: number, span: Micros): Window {
  const within = Math.min(LONGEST, Math.max(SHORTEST, span));
  return clamped({ from: time - share * within, span: within, loose: true });
}

export interface Stretch {
  readonly from: Micros;
  readonly to: Micros;
}

/** What is drawn for a window: more than it shows, in steps, so that moving it seldom means drawing anew. */
export function stretchOf({ from, span }: Window): Stretch {
  const step = 2 ** Math.ceil(Math.log2(span / 2));
  const start = Math.floor(from / step) * step;
  return { from: start, to: start + 3 * step };
}
