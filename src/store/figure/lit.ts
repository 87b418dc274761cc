/** The lines of Figure 2 that ran at a moment of a run, for the panel of the rules. */
import { countBefore } from '../../base/sorted.ts';
import type { Micros } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import { linesOf, type Ran } from '../../sim/figure/ran.ts';
import type { History } from '../../sim/history.ts';
import type { MomentSteps } from '../../sim/steps.ts';
import type { SimEvent, World } from '../../sim/types.ts';
import { weightOf } from '../../sim/weight.ts';

/** A moment at which a server decided something. */
export interface Lit {
  readonly moment: number;
  readonly time: Micros;
  readonly server: ServerId;
  /** The event that tells most of it; null if it has none: a write is done. */
  readonly event: SimEvent | null;
  readonly ran: readonly Ran[];
}

function litBy({ moment, time, events, steps }: MomentSteps, chosen?: SimEvent): Lit | null {
  const ran = linesOf(steps);
  const [first] = steps;
  if (first === undefined || ran.length === 0) return null;
  const own = events.filter(({ server }) => server === first.server);
  return { moment, time, server: first.server, event: chosen ?? heaviest(own), ran };
}

/** The heaviest event: among decisions the last one, to which the others led; else the first. */
function heaviest(events: readonly SimEvent[]): SimEvent | null {
  const most = Math.max(...events.map(weightOf));
  const those = events.filter((event) => weightOf(event) === most);
  return (most === 1 ? those.at(-1) : those[0]) ?? null;
}

const isDecided = ({ steps }: MomentSteps): boolean => steps.length > 0;

/** The last moment after `world` and up to `moment` at which something was decided. */
export function litSince(history: History, world: World, moment: number): Lit | null {
  let last: MomentSteps | null = null;
  for (const one of history.momentsAfter(world, moment)) if (isDecided(one)) last = one;
  return last && litBy(last);
}

/** Mostly something was decided in so many moments: decisions of others need not be computed. */
const NEAR = 12;
/** How many kept worlds are looked at for the last decision. */
const LOOKS_BACK = 8;

/** The last moment up to `moment` at which something was decided. */
export function litUpTo(history: History, moment: number): Lit | null {
  const near = litSince(history, history.worldAt(Math.max(0, moment - NEAR)), moment);
  if (near !== null) return near;
  const { keyframes } = history;
  const last = countBefore(keyframes, (frame) => frame.moment < moment) - 1;
  for (let i = last; i >= 0 && i > last - LOOKS_BACK; i -= 1) {
    const end = Math.min(moment, keyframes[i + 1]?.moment ?? moment);
    const lit = litSince(history, keyframes[i] as World, end);
    if (lit !== null) return lit;
  }
  return null;
}

/** The moment of an event, if something was decided at it. */
export function litOfEvent(history: History, seq: number): Lit | null {
  const { keyframes } = history;
  const before = keyframes[Math.max(0, countBefore(keyframes, (frame) => frame.seq < seq) - 1)] as World;
  for (const one of history.momentsAfter(before, Infinity)) {
    const event = one.events.find((other) => other.seq === seq);
    if (event !== undefined) return litBy(one, event);
    if ((one.events[0]?.seq ?? 0) > seq) return null;
  }
  return null;
}

/** The first moment after `moment` at which something was decided, as far as the run is known. */
export function* litAfter(history: History, moment: number): Generator<null, Lit | null> {
  const from = countBefore(history.keyframes, (frame) => frame.moment <= moment) - 1;
  const start = history.keyframes[Math.max(0, from)] as World;
  for (const one of history.momentsAfter(start, Infinity)) {
    if (one.moment > moment && isDecided(one)) return litBy(one);
    yield null;
  }
  return null;
}
