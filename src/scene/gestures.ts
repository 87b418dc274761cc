/**
 * Small movements that say what changed just now, while a run plays. Each is a function of when it began and of the time that is shown; its
 * length is one of the reader's. At rest nothing moves: then the picture shows what is so after the latest event, and nothing else.
 */
import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Highlight } from '../sim/highlights.ts';
import { easeOutCubic } from './motion.ts';

/** In seconds of the reader. */
const LASTS = { crown: 0.7, pulse: 0.6, ballot: 0.9, arrival: 0.4, sweep: 0.6, fall: 1.5 } as const;
export type Gesture = keyof typeof LASTS;

/** At a greater speed than this there are no gestures: changes come so fast that they would flash. In virtual seconds in one of the reader's. */
const FASTEST = 1 / 10;

/** The play that is shown. */
export interface Pace {
  /** When it began (`Paint` of the playhead); Infinity at rest. */
  readonly from: Micros;
  /** Virtual seconds in one of the reader's. */
  readonly speed: number;
}

/** How far a gesture that began at `since` has come: from 0 to 1, and 1 where it is over, has not begun, never did, or began before the play. */
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
 * A candidate's ring is a flash, and all rings together must not flash more than three times in a second (WCAG 2.3.1): no ring begins so soon
 * after another server stood for election. In seconds of the reader.
 */
const RINGS_APART = 0.5;

/** Whether a server that stood for election at `since` sends a ring out. `highlights`: of the run, in order. */
export function mayRing(
  highlights: readonly Highlight[],
  id: ServerId,
  since: Micros,
  { speed }: Pick<Pace, 'speed'>,
): boolean {
  const isCampaign = ({ sort }: Highlight) => sort === 'candidate';
  const recent = highlights.slice(
    countBefore(highlights, ({ time }) => time < since - RINGS_APART * 1e6 * speed),
    countBefore(highlights, ({ time }) => time <= since),
  );
  const first = recent.find(isCampaign);
  return first?.time === since && first.server === id;
}

/** A ring that leaves a disc and fades: how far outside it, and how strong. */
export const pulseOf = (share: number): { readonly out: number; readonly strength: number } => ({
  out: 4 + 16 * easeOutCubic(share),
  strength: (1 - share) ** 1.5,
});

/** How wide that ring is, in pixels. */
export const pulseWidth = (scale: number): number => Math.max(1.5, 3.5 * scale);

/**
 * Up to where a commit has swept, in entries: from before `from`, where it began, to `commitIndex`. Not a whole number on
 * the way.
 */
export function sweptTo(share: number, from: number, commitIndex: number): number {
  return from - 1 + (commitIndex - (from - 1)) * easeOutCubic(share);
}
