/**
 * Small movements that say what changed just now. Each is a function of when it began and of the time that is shown, so it
 * scrubs and reverses; its length is one of the reader's, so it is seen at every speed.
 */
import type { Micros } from '../base/time.ts';

/** In seconds of the reader. */
const LASTS = { crown: 0.7, pulse: 0.6, ballot: 0.9, arrival: 0.4, sweep: 0.6 } as const;
type Gesture = keyof typeof LASTS;

/**
 * How far a gesture that began at `since` has come: from 0 to 1, and 1 where it is over, has not begun, or never did. `speed`:
 * virtual seconds in one of the reader's.
 */
export function comeOf(gesture: Gesture, since: Micros | null, time: Micros, speed: number): number {
  if (since === null || since > time) return 1;
  return Math.min(1, (time - since) / (LASTS[gesture] * 1e6 * speed));
}

/** Quick at first, then slower: how what arrives comes to rest. */
export const settling = (share: number): number => 1 - (1 - share) ** 3;

/** A ring that leaves a disc and fades: how far outside it, and how strong. */
export const pulseOf = (share: number): { readonly out: number; readonly strength: number } => ({
  out: 4 + 16 * settling(share),
  strength: (1 - share) ** 1.5,
});

/**
 * Up to where a commit has swept, in entries: from before `from`, where it began, to `commitIndex`. Not a whole number on
 * the way.
 */
export function sweptTo(share: number, from: number, commitIndex: number): number {
  return from - 1 + (commitIndex - (from - 1)) * settling(share);
}
