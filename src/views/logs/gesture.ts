import type { Micros } from '../../base/time.ts';
import { onPaint } from '../../playback/playhead.ts';
import { type Gesture, progressOf } from '../../scene/gestures.ts';

/** How fast the run is shown, and whether the reader asked for less motion: then there are no gestures. */
export interface GesturePace {
  readonly speed: number;
  readonly still: boolean;
}

/**
 * Paints now, and while the run plays, how far a gesture has come that began at `since`: up to 1, which is also what is to be seen at rest.
 * Gives the way to stop.
 */
export const onGesture = (
  gesture: Gesture,
  since: Micros | null,
  { speed, still }: GesturePace,
  paint: (share: number) => void,
): (() => void) =>
  onPaint((time, from) => paint(progressOf(gesture, since, time, { from: still ? Infinity : from, speed })));
