/**
 * Small animations of recent changes, while a run plays. Each is a function of its start and of the shown
 * time; its length is in wall time. While paused there are none: the picture shows the state after the latest
 * event.
 */
import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Highlight } from '../sim/highlights.ts';
import { easeOutCubic } from './motion.ts';

/** In seconds of wall time. */
const LASTS = { crown: 0.7, pulse: 0.6, ballot: 0.9, arrival: 0.4, sweep: 0.6, fall: 1.5 } as const;
export type Gesture = keyof typeof LASTS;

/**
 * No animations above this speed: changes would follow so fast that they flash. In virtual seconds per wall
 * second.
 */
const FASTEST = 1 / 10;

/** The play that is shown. */
export interface Pace {
  /** When it began (`Paint` of the playhead); Infinity while paused. */
  readonly from: Micros;
  /** Virtual seconds per wall second. */
  readonly speed: number;
}

/**
 * The progress of a gesture that began at `since`: from 0 to 1; 1 if it is over, has not begun, never did, or
 * began before the play.
 */
export function progressOf(
  gesture: Gesture,
  since: Micros | null,
  time: Micros,
  { from, speed }: Pace,
): number {
  if (since === null || since > time || since <= from || speed > FASTEST) return 1;
  return Math.min(1, (time - since) / (LASTS[gesture] * 1e6 * speed));
}

/**
 * A candidate's ring is a flash, and all rings together must not flash more than three times a second (WCAG
 * 2.3.1): no ring begins this soon after another election started. In seconds of wall time.
 */
const RINGS_APART = 0.5;

/** Whether a server whose election began at `since` shows its ring. `highlights`: of the run, in order. */
export function mayRing(
  highlights: readonly Highlight[],
  id: ServerId,
  since: Micros,
  { speed }: Pick<Pace, 'speed'>,
): boolean {
  const isCampaign = ({ sort }: Highlight) => sort === 'candidate';
  const recentHighlights = highlights.slice(
    countBefore(highlights, ({ time }) => time < since - RINGS_APART * 1e6 * speed),
    countBefore(highlights, ({ time }) => time <= since),
  );
  const first = recentHighlights.find(isCampaign);
  return first?.time === since && first.server === id;
}

/** A ring that leaves a disc and fades: its distance from the disc, and its opacity. */
export const pulseOf = (share: number): { readonly out: number; readonly strength: number } => ({
  out: 4 + 16 * easeOutCubic(share),
  strength: (1 - share) ** 1.5,
});

/** The width of that ring, in pixels. */
export const pulseWidth = (scale: number): number => Math.max(1.5, 3.5 * scale);

/**
 * The index that the animation of a commit has reached: from `from`, before it, to `commitIndex`. Not a whole
 * number on the way.
 */
export function sweptTo(share: number, from: number, commitIndex: number): number {
  return from - 1 + (commitIndex - (from - 1)) * easeOutCubic(share);
}
