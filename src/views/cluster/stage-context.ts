import { createContext, use, useCallback, useLayoutEffect } from 'react';
import type { Micros } from '../../base/time.ts';
import { Glides } from '../../playback/glide.ts';
import type { Paint } from '../../playback/playhead.ts';
import { type Gesture, progressOf } from '../../scene/gestures.ts';
import { type Layout, layOut } from '../../scene/layout.ts';
import { useSession } from '../../store/session.ts';
import { Field } from './field.ts';

/** Shared by everything on the stage. */
export interface StageValue {
  readonly layout: Layout;
  readonly field: Field;
  /** The reader asked for less motion: no animations. */
  readonly still: boolean;
  /** The reader's pointer is a finger: small things need a larger target. */
  readonly coarse: boolean;
}

const nowhere = layOut({ width: 720, height: 640 }, 1, []);

export const StageContext = createContext<StageValue>({
  layout: nowhere,
  field: new Field(nowhere, new Glides()),
  still: false,
  coarse: false,
});

export const useStage = (): StageValue => use(StageContext);

/** Painters of slow motion at a server, such as the arc of a timer, run less often than those of messages. */
export function useCalmPaint(paint: Paint): void {
  const session = useSession();
  useLayoutEffect(() => session.playhead.onCalmPaint(paint), [session, paint]);
}

/** Paints now, at every frame and seek, and whenever servers move. */
export function usePaint(paint: Paint): void {
  const session = useSession();
  const { field } = useStage();
  useLayoutEffect(() => {
    const stopTime = session.playhead.onPaint(paint);
    const stopMoves = field.onMove(() => paint(session.playhead.now(), session.playhead.from));
    return () => {
      stopTime();
      stopMoves();
    };
  }, [session, field, paint]);
}

/**
 * Paints the progress of a gesture that began at `since`: up to 1, which is also its state while paused.
 * `paint` must keep its identity. With reduced motion there are no gestures.
 */
export function useGesture(gesture: Gesture, since: Micros | null, paint: (share: number) => void): void {
  const session = useSession();
  const { still } = useStage();
  const paintShare = useCallback(
    (time: Micros, from: Micros) => {
      const pace = { from: still ? Infinity : from, speed: session.getState().speed };
      paint(progressOf(gesture, since, time, pace));
    },
    [gesture, since, paint, still, session],
  );
  usePaint(paintShare);
}

/** Calls `move` now, and whenever servers move. */
export function useMove(move: () => void): void {
  const { field } = useStage();
  useLayoutEffect(() => field.onMove(move), [field, move]);
}
