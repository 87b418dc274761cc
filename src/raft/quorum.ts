/** Majorities (§5.2). They are counted over all servers of the cluster, up or not. */
import type { VoteCount } from './policy.ts';
import type { Settings } from './settings.ts';
import type { Candidate, Index, ServerId } from './types.ts';

/** How many of `size` servers are a majority. */
export const majority = (size: number): number => Math.floor(size / 2) + 1;

/** The votes that a candidate has, and how many it needs. */
export function votesOf({ servers, policy }: Settings, { votes, repeated = 0 }: Candidate): VoteCount {
  let granted = repeated;
  for (const id of servers) if (votes[id] === true) granted += 1;
  return { granted, majority: policy.majority(servers.length), size: servers.length };
}

/** The highest index that a majority of the cluster holds, by `matchIndex` (by server number), as the leader counts. */
export function majorityIndex(
  { servers, policy }: Settings,
  matchIndex: readonly Index[],
  leader: ServerId,
): Index {
  const held = servers.map((id) => matchIndex[id] ?? 0);
  if (policy.ownShare === 2) held.push(matchIndex[leader] ?? 0);
  held.sort((a, b) => b - a);
  return held[policy.majority(servers.length) - 1] ?? 0;
}
