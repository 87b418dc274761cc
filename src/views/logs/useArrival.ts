import { type RefObject, useLayoutEffect } from 'react';
import { onPaint } from '../../playback/playhead.ts';
import type { ServerId } from '../../raft/types.ts';
import { comeOf, settling } from '../../scene/gestures.ts';
import { useSession } from '../../store/session.ts';

/**
 * Entries that a server appended just now come down into its row: `--arrived` goes from 0 to 1 on each of them, and on them only,
 * so that the rest of the row keeps its style.
 */
export function useArrival(row: RefObject<HTMLElement | null>, id: ServerId): number {
  const append = useSession(({ world }) => world.nodes[id]?.recent.append ?? null);
  const speed = useSession((session) => session.speed);
  useLayoutEffect(() => {
    let told = '';
    return onPaint((time) => {
      const arrived = settling(comeOf('arrival', append?.at ?? null, time, speed)).toFixed(2);
      if (arrived === told) return;
      told = arrived;
      for (const block of row.current?.querySelectorAll<HTMLElement>('.is-new') ?? [])
        block.style.setProperty('--arrived', arrived);
    });
  }, [row, append, speed]);
  return append?.from ?? Infinity;
}
