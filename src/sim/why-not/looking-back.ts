/** The latest event of a kind before the present one. */
import { countBefore } from '../../base/sorted.ts';
import type { SimEvent } from '../types.ts';
import type { AskedPlace } from './types.ts';

/** How many events it looks at, at most. */
const LOOKS_BACK = 6000;

/** The latest event of the run that fits, up to the world that is asked; undefined if none is near. */
export function latest(
  { world, past }: AskedPlace,
  fits: (event: SimEvent) => boolean,
  until = 0,
): SimEvent | undefined {
  const last = Math.max(until, world.seq - LOOKS_BACK);
  for (let at = world.seq; at > last; ) {
    const frame = past.keyframes[countBefore(past.keyframes, ({ seq }) => seq < at) - 1];
    const from = Math.max(last, frame?.seq ?? 0);
    const found = past.events(from + 1, at).findLast(fits);
    if (found !== undefined) return found;
    at = from;
  }
  return undefined;
}
