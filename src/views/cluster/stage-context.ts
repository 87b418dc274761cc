import { createContext, use, useLayoutEffect } from 'react';
import type { StoreApi } from 'zustand';
import type { Micros } from '../../base/time.ts';
import { onCalmPaint, onPaint, playhead } from '../../playback/playhead.ts';
import { type Layout, layOut } from '../../scene/layout.ts';
import type { Segment } from '../../scene/plane.ts';
import { type Session, useSession } from '../../store/session.ts';
import { Field } from './field.ts';

/** What all that stands on the stage shares. */
export interface StageValue {
  readonly layout: Layout;
  readonly field: Field;
  readonly walls: readonly Segment[];
  /** What is drawn between two events is asked of it directly. */
  readonly session: StoreApi<Session>;
  /** The reader asked for less motion: nothing glides. */
  readonly still: boolean;
  /** The reader points with a finger: what is small needs a larger target. */
  readonly coarse: boolean;
}

const nowhere = layOut({ width: 720, height: 640 }, 1, []);

export const StageContext = createContext<StageValue>({
  layout: nowhere,
  field: new Field(nowhere),
  walls: [],
  session: useSession,
  still: false,
  coarse: false,
});

export const useStage = (): StageValue => use(StageContext);

/** What creeps and stands on its server, such as the arc of a timer, is painted less often than what flies. */
export function useCalmPaint(paint: (time: Micros) => void): void {
  useLayoutEffect(() => onCalmPaint(paint), [paint]);
}

/** Paints now, at every frame and seek, and whenever servers drift. */
export function usePaint(paint: (time: Micros) => void): void {
  const { field } = useStage();
  useLayoutEffect(() => {
    const stopTime = onPaint(paint);
    const stopMoves = field.onMove(() => paint(playhead.now()));
    return () => {
      stopTime();
      stopMoves();
    };
  }, [field, paint]);
}

/** Calls `move` now, and whenever servers drift. */
export function useMove(move: () => void): void {
  const { field } = useStage();
  useLayoutEffect(() => field.onMove(move), [field, move]);
}
