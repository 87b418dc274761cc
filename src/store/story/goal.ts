/** Whether the goal of a task is reached in a world. */
import type { Goal } from '../../lessons/types.ts';
import type { MessageType, ServerId } from '../../raft/types.ts';
import { condition, fits } from '../../scenario/conditions.ts';
import { runningLeader } from '../../sim/actions.ts';
import { isBlocked, isHeld, linkOf, settingOf } from '../../sim/network.ts';
import type { Network, World } from '../../sim/types.ts';

/** A test of worlds. It caches what it has searched, and is pure otherwise. */
export function goalTest({ claim, leaderReaches }: Goal): (world: World) => boolean {
  const holds = claim ? condition(claim) : () => true;
  return (world) => holds(world) && (leaderReaches === undefined || fits(leaderReaches, countReached(world)));
}

/**
 * How many other running servers exchange messages with the leader in both directions; -1 without a leader.
 */
function countReached({ nodes, network }: World): number {
  const leader = runningLeader(nodes);
  if (leader === null) return -1;
  return nodes.filter(
    (node) =>
      node !== leader &&
      node.power === 'up' &&
      isOpen(network, leader.id, node.id, 'AppendEntries') &&
      isOpen(network, node.id, leader.id, 'AppendEntriesReply'),
  ).length;
}

function isOpen(network: Network, from: ServerId, to: ServerId, type: MessageType): boolean {
  const link = linkOf(network.size, from, to);
  return (
    network.cut[link] === 0 &&
    !isBlocked(network, link, type) &&
    !isHeld(network, link, type) &&
    settingOf(network, link, 'loss') < 1
  );
}
