/** What a candidate and a leader count, by their policy (§5.2, §5.4.2). Servers count that are down, too. */
import { howMany } from './configuration.ts';
import type { Policy, Tally, VoteCount } from './policy.ts';
import type { Candidate, Configuration, Index, ServerId } from './types.ts';

/** The votes that a candidate has, and how many it needs. */
export function votesOf(policy: Policy, { voters, old }: Configuration, candidate: Candidate): VoteCount {
  const count = tally(policy, voters, candidate);
  return old === undefined ? count : { ...count, old: tally(policy, old, candidate) };
}

function tally(policy: Policy, servers: readonly ServerId[], { votes, repeated = 0 }: Candidate): Tally {
  const granted = repeated + howMany(servers, (id) => votes[id] === true);
  return { granted, majority: policy.majority(servers.length), size: servers.length };
}

/**
 * The highest index that a majority holds, by `matchIndex` (by server number), as the leader counts. In a joint configuration
 * a majority of both lists must hold it.
 */
export function majorityIndex(
  policy: Policy,
  { voters, old }: Configuration,
  matchIndex: readonly Index[],
  leader: ServerId,
): Index {
  const index = heldBy(policy, voters, matchIndex, leader);
  return old === undefined ? index : Math.min(index, heldBy(policy, old, matchIndex, leader));
}

function heldBy(
  policy: Policy,
  servers: readonly ServerId[],
  matchIndex: readonly Index[],
  leader: ServerId,
): Index {
  const held = servers.map((id) => matchIndex[id] ?? 0);
  if (policy.ownShare === 2) held.push(matchIndex[leader] ?? 0);
  held.sort((a, b) => b - a);
  return held[policy.majority(servers.length) - 1] ?? 0;
}
