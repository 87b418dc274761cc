import type { Micros } from '../../base/time.ts';
import { type Gesture, progressOf } from '../../scene/gestures.ts';
import type { Session } from '../../store/session.ts';

/** The speed of the run, and whether the reader asked for less motion: then there are no gestures. */
export interface GesturePace {
  readonly speed: number;
  readonly still: boolean;
}

/**
 * Paints now, and while playing, the progress of a gesture that began at `since`: up to 1, which is also its
 * state while paused. Returns a function that stops it.
 */
export const onGesture = (
  session: Session,
  gesture: Gesture,
  since: Micros | null,
  { speed, still }: GesturePace,
  paint: (share: number) => void,
): (() => void) =>
  session.playhead.onPaint((time, from) =>
    paint(progressOf(gesture, since, time, { from: still ? Infinity : from, speed })),
  );
