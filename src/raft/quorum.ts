import type { Index, ServerId, Settings } from './types.ts';

/** How many of a cluster's servers are a majority (§5.2). It is counted over all of them, up or not. */
export const majority = (size: number): number => Math.floor(size / 2) + 1;

/** Whether `votes` (by server number, true is yes) hold a majority of the cluster. */
export function hasMajority(settings: Settings, votes: readonly (boolean | undefined)[]): boolean {
  let granted = 0;
  for (const id of settings.servers) if (votes[id] === true) granted += 1;
  return granted >= majority(settings.servers.length);
}

/** The highest index that a majority of the cluster holds, by `matchIndex` (by server number). */
export function majorityIndex(settings: Settings, matchIndex: readonly Index[]): Index {
  const held = settings.servers.map((id: ServerId) => matchIndex[id] ?? 0).sort((a, b) => b - a);
  return held[majority(held.length) - 1] ?? 0;
}
