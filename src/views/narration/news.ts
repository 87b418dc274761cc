/** Whether the new lines are news for screen readers, or another place in the run. */
import { useCallback } from 'react';
import type { History } from '../../sim/history.ts';
import type { World } from '../../sim/types.ts';
import { isPlayedTo } from '../../store/playing.ts';
import { type Session, useSession } from '../../store/session.ts';
import { useKept } from '../../ui/kept.ts';

/** What was shown, and of which run. */
interface Seen {
  readonly world: World;
  readonly history: History;
}

/** The run has only gone on: by playing, or by one step. */
export const isOnward = (session: Session, before: Seen, world: World): boolean =>
  before.history === session.run.history &&
  world.moment >= before.world.moment &&
  (isPlayedTo(session, world) || world.moment <= before.world.moment + 1);

/** The visible lines. */
export interface ViewedList {
  readonly world: World;
  readonly detail: string;
  /** Whether the end of the list is visible. */
  readonly isFollowing: boolean;
}

interface News extends Seen {
  readonly shown: ViewedList;
  readonly isNews: boolean;
}

/** Whether the lines that appear are new events. `shown` must be the same object while nothing changes. */
export function useNews(shown: ViewedList): boolean {
  const session = useSession();
  const next = useCallback((now: ViewedList, before: News | null) => newsOf(session, now, before), [session]);
  return useKept(shown, null, next)?.isNews ?? false;
}

function newsOf(session: Session, shown: ViewedList, before: News | null): News {
  if (before?.shown === shown) return before;
  const { world } = shown;
  const isNews =
    before !== null &&
    before.world !== world &&
    before.shown.detail === shown.detail &&
    before.shown.isFollowing &&
    shown.isFollowing &&
    isOnward(session, before, world);
  return { shown, world, history: session.run.history, isNews };
}
