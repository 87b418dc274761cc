/** “Play until”: the highlights to wait for, and where playing pauses. */
import { fromMs, type Micros } from '../base/time.ts';
import type { Highlight } from '../sim/highlights.ts';
import type { History } from '../sim/history.ts';
import type { Sort } from '../sim/kinds.ts';
import * as words from '../words/until.ts';
import type { MenuPlace, Until } from './session.ts';

/** Playing gives up after this virtual time. */
const WAITS: Micros = fromMs(10_000);

/** The menu opens beside its button. */
export function untilPlace(): MenuPlace {
  const { x, y, width, height } =
    document.getElementById('play-until')?.getBoundingClientRect() ?? new DOMRect();
  return { x, y, width, height };
}

const isMeant = (sort: Sort, meant: Until['sort']): boolean =>
  meant === 'any' || meant === sort || (meant === 'action' && sort === 'request');

/** The first such highlight in the moments after `after`, up to the cursor. */
function firstOf({ highlights, world }: History, meant: Until['sort'], after: number): Highlight | undefined {
  const known = highlights.findLastIndex(({ moment }) => moment <= after) + 1;
  return highlights.slice(known).find(({ moment, sort }) => moment <= world.moment && isMeant(sort, meant));
}

/**
 * Moves the history to the awaited highlight, if it came after the moment `after`. Returns the notice for
 * that, or for giving up; null while it waits.
 */
export function seekAwaited(history: History, { sort, since }: Until, after: number): string | null {
  const found = firstOf(history, sort, after);
  if (found) {
    history.seekMoment(found.moment);
    return words.stopped(words.awaited[sort]);
  }
  if (history.nextAt() === null) return words.neverFound(words.awaited[sort]);
  if (history.world.time - since < WAITS) return null;
  return words.notFound(words.awaited[sort], WAITS / 1_000_000);
}
