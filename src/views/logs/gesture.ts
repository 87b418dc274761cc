import type { Micros } from '../../base/time.ts';
import { type Gesture, progressOf } from '../../scene/gestures.ts';
import type { Session } from '../../store/session.ts';

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
  session: Session,
  gesture: Gesture,
  since: Micros | null,
  { speed, still }: GesturePace,
  paint: (share: number) => void,
): (() => void) =>
  session.playhead.onPaint((time, from) =>
    paint(progressOf(gesture, since, time, { from: still ? Infinity : from, speed })),
  );
