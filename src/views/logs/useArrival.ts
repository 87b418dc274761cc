import { type RefObject, useLayoutEffect } from 'react';
import { onPaint } from '../../playback/playhead.ts';
import type { ServerId } from '../../raft/types.ts';
import { comeOf, settling } from '../../scene/gestures.ts';
import { useSession } from '../../store/session.ts';

/** Entries that a server appended just now come down into its row: `--arrived`, on the row, goes from 0 to 1 for them. */
export function useArrival(row: RefObject<HTMLElement | null>, id: ServerId): number {
  const append = useSession(({ world }) => world.nodes[id]?.recent.append ?? null);
  const speed = useSession((session) => session.speed);
  useLayoutEffect(() => {
    let told = '1';
    return onPaint((time) => {
      const arrived = settling(comeOf('arrival', append?.at ?? null, time, speed)).toFixed(2);
      if (arrived === told) return;
      told = arrived;
      row.current?.style.setProperty('--arrived', arrived);
    });
  }, [row, append, speed]);
  return append?.from ?? Infinity;
}
