/**
 * Configurations (§6): the one that a server uses, and what is a majority of it. A joint configuration
 * (C_old,new) needs a majority of both its lists.
 */
import { entryAt } from './log.ts';
import type { Configuration, Log, ServerId } from './types.ts';

/** How many of `size` servers are a majority. */
export const majority = (size: number): number => Math.floor(size / 2) + 1;

/**
 * The configuration of a server with this log: the latest in it, committed or not; else that of its snapshot;
 * else `initial`, with which the cluster began (§6: "a server always uses the latest configuration in its
 * log").
 */
export function configurationOf(initial: Configuration, log: Log): Configuration {
  return entryAt(log, log.configuredAt)?.config ?? log.base.config ?? initial;
}

/** All servers in it, each once, in the order of their numbers. */
export function membersOf({ voters, old }: Configuration): readonly ServerId[] {
  if (old === undefined) return voters;
  return [...new Set([...voters, ...old])].sort((a, b) => a - b);
}

/** For how many of these servers `has` holds. */
export function howMany(servers: readonly ServerId[], has: (id: ServerId) => boolean): number {
  let count = 0;
  for (const id of servers) if (has(id)) count += 1;
  return count;
}

/** Whether `has` holds for a majority of the configuration: of both its lists if it is joint. */
export function hasQuorum({ voters, old }: Configuration, has: (id: ServerId) => boolean): boolean {
  return isMajority(voters, has) && (old === undefined || isMajority(old, has));
}

const isMajority = (servers: readonly ServerId[], has: (id: ServerId) => boolean): boolean =>
  howMany(servers, has) >= majority(servers.length);
