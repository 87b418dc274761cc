/**
 * Counts the votes of a candidate and the copies of an entry, as the policy says
 * (§5.2, §5.4.2). A majority is one of all servers, also of those that are down.
 */
import { howMany } from './configuration.ts';
import { ofServer, type PerServer } from './per-server.ts';
import type { Policy, Tally, VoteCount } from './policy.ts';
import type { Candidate, Configuration, Index, ServerId } from './types.ts';

/** Whether a server has granted or denied its vote. */
export const hasAnswered = ({ votes }: Candidate, id: ServerId): boolean =>
  typeof ofServer(votes, id) === 'boolean';

/** The votes that a candidate has, and how many it needs. */
export function votesOf(policy: Policy, { voters, old }: Configuration, candidate: Candidate): VoteCount {
  const count = tally(policy, voters, candidate);
  return old === undefined ? count : { ...count, old: tally(policy, old, candidate) };
}

function tally(policy: Policy, servers: readonly ServerId[], { votes, repeated = 0 }: Candidate): Tally {
  const granted = repeated + howMany(servers, (id) => ofServer(votes, id) === true);
  return { granted, majority: policy.majority(servers.length), size: servers.length };
}

/**
 * The highest index that a majority holds, by `matchIndex`, as the leader counts. In a joint configuration
 * a majority of both lists must hold it.
 */
export function majorityIndex(
  policy: Policy,
  { voters, old }: Configuration,
  matchIndex: PerServer<Index>,
  leader: ServerId,
): Index {
  const index = heldBy(policy, voters, matchIndex, leader);
  return old === undefined ? index : Math.min(index, heldBy(policy, old, matchIndex, leader));
}

function heldBy(
  policy: Policy,
  servers: readonly ServerId[],
  matchIndex: PerServer<Index>,
  leader: ServerId,
): Index {
  const held = servers.map((id) => ofServer(matchIndex, id) ?? 0);
  if (policy.ownShare === 2) held.push(ofServer(matchIndex, leader) ?? 0);
  held.sort((a, b) => b - a);
  return held[policy.majority(servers.length) - 1] ?? 0;
}
