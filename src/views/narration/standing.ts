import { useSyncExternalStore } from 'react';
import { onPaint } from '../../playback/playhead.ts';
import type { SimEvent } from '../../sim/types.ts';
import { useSession } from '../../store/session.ts';
import { headOf, isStanding } from '../../store/standing.ts';

/** The event that the reader stands at; undefined while the run plays, and between two events. */
export function useStanding(): SimEvent | undefined {
  useSession((session) => session.playing);
  const stands = useSyncExternalStore(onPaint, isStanding);
  // While the run plays there is a new head with every event, and nothing to render for it.
  return useSession((session) => (stands && !session.playing ? headOf(session) : undefined));
}
