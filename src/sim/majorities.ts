/** The majorities of a configuration: which there are, which a server reaches now, and where two meet. */
import { hasQuorum, majority, membersOf } from '../raft/configuration.ts';
import type { Configuration, ServerId } from '../raft/types.ts';
import { isBlocked, isHeld, linkOf, MESSAGE_TYPES } from './network.ts';
import { nodeOf } from './nodes.ts';
import type { Network, World } from './types.ts';
import { isCutWay } from './ways.ts';

/** With more servers they are only counted: ten have 210. */
const LISTED_UP_TO = 9;

/** All smallest sets that decide: without any one of its servers, it is none. Null: too many to list. */
export function majoritiesOf(configuration: Configuration): readonly (readonly ServerId[])[] | null {
  const members = membersOf(configuration);
  if (members.length > LISTED_UP_TO) return null;
  const isQuorum = (set: readonly ServerId[]): boolean => hasQuorum(configuration, (id) => set.includes(id));
  return subsets(members).filter(
    (set) => isQuorum(set) && set.every((one) => !isQuorum(set.filter((id) => id !== one))),
  );
}

/** In order: those with S1 first. */
function subsets(members: readonly ServerId[]): readonly (readonly ServerId[])[] {
  const [first, ...rest] = members;
  if (first === undefined) return [[]];
  const others = subsets(rest);
  return [...others.map((set) => [first, ...set]), ...others];
}

/** How many sets of exactly a majority there are among `size` servers. */
export function countOfMajorities(size: number): number {
  const most = majority(size);
  let count = 1;
  for (let i = 1; i <= most; i += 1) count = (count * (size - most + i)) / i;
  return Math.round(count);
}

/** How many of `size` servers may fail, so that the others are still a majority. */
export const mayFail = (size: number): number => size - majority(size);

/** Whether messages of at least one type arrive in one direction now. */
function isOpen(network: Network, from: ServerId, to: ServerId): boolean {
  const link = linkOf(network.size, from, to);
  return (
    !isCutWay(network, from, to) &&
    MESSAGE_TYPES.some((type) => !isBlocked(network, link, type) && !isHeld(network, link, type))
  );
}

/** The running servers with which `from` exchanges messages of some type both ways now, itself included. */
export function reachedFrom(world: World, from: ServerId): readonly ServerId[] {
  const isUp = (id: ServerId): boolean => nodeOf(world, id)?.power === 'up';
  if (!isUp(from)) return [];
  return world.nodes
    .map(({ id }) => id)
    .filter(
      (id) => id === from || (isUp(id) && isOpen(world.network, from, id) && isOpen(world.network, id, from)),
    );
}

/** Whether all of a set are among those that are reached. */
export const isReachable = (set: readonly ServerId[], reached: readonly ServerId[]): boolean =>
  set.every((id) => reached.includes(id));

/** The servers that are in both. */
export const sharedBy = (one: readonly ServerId[], other: readonly ServerId[]): readonly ServerId[] =>
  one.filter((id) => other.includes(id));
