import { useSyncExternalStore } from 'react';
import type { SimEvent } from '../../sim/types.ts';
import { useSession } from '../../store/session.ts';
import { headOf, isStanding } from '../../store/standing.ts';

/** The event at the cursor; undefined while playing, and between two events. */
export function useStanding(): SimEvent | undefined {
  const session = useSession();
  useSession((state) => state.playing);
  const stands = useSyncExternalStore(session.playhead.onPaint, () => isStanding(session));
  // While playing there is a new head with every event, and nothing to render for it.
  return useSession((state) => (stands && !state.playing ? headOf(state) : undefined));
}
