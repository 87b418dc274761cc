/**
 * Which messages in flight are drawn. A run may have twenty thousand of them, which nobody can tell apart,
 * and each needs some ten elements. The others are shown as numbers.
 */
import type { ServerId } from '../raft/types.ts';
import type { Packet } from '../sim/types.ts';

/**
 * Drawn in one direction of a link: the oldest, so that a message once drawn stays drawn until it arrives.
 */
export const MOST_ON_WAY = 20;
/** Drawn on the whole stage. */
export const MOST_DRAWN = 400;
/** With more messages in flight they are so close that the number beside one would be on another. */
const MOST_NUMBERED = 30;

export const isCrowded = (packets: readonly Packet[]): boolean => packets.length > MOST_NUMBERED;

export interface UndrawnCount {
  readonly from: ServerId;
  readonly to: ServerId;
  readonly count: number;
}

export interface Crowd {
  /** Ids, in order. */
  readonly drawn: readonly number[];
  /** The directions with more messages than are drawn. */
  readonly undrawn: readonly UndrawnCount[];
}

/** The messages of a world never change, so the result is cached. */
const known = new WeakMap<readonly Packet[], Crowd>();

export function crowdOf(packets: readonly Packet[]): Crowd {
  const before = known.get(packets);
  if (before) return before;
  const drawn = thinned(oldestOfWays(packets)).map(({ id }) => id);
  const crowd = {
    drawn,
    undrawn: drawn.length === packets.length ? [] : waysWithout(packets, new Set(drawn)),
  };
  known.set(packets, crowd);
  return crowd;
}

const wayOf = ({ message }: Packet): string => `${message.from} ${message.to}`;

function oldestOfWays(packets: readonly Packet[]): readonly Packet[] {
  if (packets.length <= MOST_ON_WAY) return packets;
  const counts = new Map<string, number>();
  return packets.filter((packet) => {
    const way = wayOf(packet);
    const count = (counts.get(way) ?? 0) + 1;
    counts.set(way, count);
    return count <= MOST_ON_WAY;
  });
}

/**
 * Half of them, a quarter, …: spread over all servers. A message that is dropped when more are sent does not
 * come back before some have arrived.
 */
function thinned(packets: readonly Packet[]): readonly Packet[] {
  let left = packets;
  for (let share = 1 / 2; left.length > MOST_DRAWN; share /= 2)
    left = packets.filter(({ id }) => scattered(id) < share);
  return left;
}

/** A number in [0, 1) for each id; those of neighbouring ids are far apart (Knuth’s multiplicative hash). */
const scattered = (id: number): number => (Math.imul(id, 0x9e3779b1) >>> 0) / 2 ** 32;

function waysWithout(packets: readonly Packet[], drawn: ReadonlySet<number>): readonly UndrawnCount[] {
  const ways = new Map<string, UndrawnCount>();
  for (const packet of packets) {
    // The pile of held messages shows their number.
    if (drawn.has(packet.id) || packet.at === Infinity) continue;
    const way = wayOf(packet);
    const { from, to } = packet.message;
    ways.set(way, { from, to, count: (ways.get(way)?.count ?? 0) + 1 });
  }
  return [...ways.values()];
}
