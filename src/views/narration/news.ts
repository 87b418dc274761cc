/** Whether what is shown is news to the ear, or another place in the run. */
import type { History } from '../../sim/history.ts';
import type { World } from '../../sim/types.ts';
import { isPlayedTo } from '../../store/playing.ts';
import { run } from '../../store/session.ts';
import { useKept } from '../../ui/kept.ts';

/** What was shown, and of which run. */
interface Seen {
  readonly world: World;
  readonly history: History;
}

/** The run has only gone on: it played, or was brought one step further. */
export const isOnward = (before: Seen, world: World): boolean =>
  before.history === run.history &&
  world.moment >= before.world.moment &&
  (isPlayedTo(world) || world.moment <= before.world.moment + 1);

/** Which lines are looked at. */
export interface ViewedList {
  readonly world: World;
  readonly detail: string;
  /** Whether the end of the list is in sight. */
  readonly isFollowing: boolean;
}

interface Heard extends Seen {
  readonly shown: ViewedList;
  readonly isNews: boolean;
}

/** Whether the lines that appear tell what has just happened. `shown` must be the same object while nothing changes. */
export const useNews = (shown: ViewedList): boolean => useKept(shown, null, heardOf)?.isNews ?? false;

function heardOf(shown: ViewedList, before: Heard | null): Heard {
  if (before?.shown === shown) return before;
  const { world } = shown;
  const isNews =
    before !== null &&
    before.world !== world &&
    before.shown.detail === shown.detail &&
    before.shown.isFollowing &&
    shown.isFollowing &&
    isOnward(before, world);
  return { shown, world, history: run.history, isNews };
}
