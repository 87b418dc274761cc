/**
 * The world as one server knows it: a world again, so that what draws a world draws this one. Of itself it
 * knows everything; of another what messages told it; of the network, of messages on their way and of broken
 * properties nothing.
 */
import { emptyQueue } from '../../base/queue.ts';
import { emptyLog } from '../../raft/log.ts';
import { ofServer } from '../../raft/per-server.ts';
import type { Persistent, Role, RoleName, ServerId } from '../../raft/types.ts';
import { wholeNetwork } from '../network.ts';
import { nodeOf } from '../nodes.ts';
import { NO_RECENT_CHANGES } from '../recent-changes.ts';
import { EMPTY_STATE } from '../statemachine.ts';
import type { Network, Node, World } from '../types.ts';
import { asLog, type Belief, type Knowledge } from './beliefs.ts';

export function seenWorld(world: World, of: ServerId, knowledge: Knowledge): World {
  const nodes = world.nodes.map((node) => {
    if (node.id === of) return ownView(node);
    const belief = ofServer(knowledge, node.id);
    return belief === undefined ? node : believed(belief, world.nodes.length);
  });
  return {
    ...world,
    nodes,
    packets: NONE,
    network: uncut(world.network),
    lost: NONE,
    requests: ownRequests(world, of),
    violations: NONE,
  };
}

const NONE: readonly never[] = [];

/** A client that asks a crashed server has asked nobody; a paused one has not read the request yet. */
function ownRequests(world: World, of: ServerId): World['requests'] {
  const own = nodeOf(world, of);
  if (own === undefined || own.power === 'crashed') return NONE;
  const unread = own.inbox.map((waiting) => (waiting.type === 'request' ? waiting.request : 0));
  return world.requests.filter(({ server, id }) => server === of && !unread.includes(id));
}

/** The same object for the same input: `===` finds what changed. */
function cached<K extends object, V>(make: (key: K, count: number) => V): (key: K, count?: number) => V {
  const made = new WeakMap<K, V>();
  return (key, count = 0) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key, count);
    made.set(key, value);
    return value;
  };
}

/** What waits for a paused server has not reached it. */
const ownView = cached((node: Node): Node => (node.inbox.length === 0 ? node : { ...node, inbox: NONE }));

const uncut = cached(({ size, every }: Network): Network => wholeNetwork(size, every));

const NO_TIMERS: Node['timers'] = { election: null, heartbeat: null, retry: null };

const believed = cached((belief: Belief, count: number): Node => {
  const persistent = believedState(belief);
  return {
    id: belief.about,
    power: 'up',
    server: {
      id: belief.about,
      persistent,
      role: roleOf(belief.role?.value ?? 'follower', belief.about, count),
      commitIndex: belief.commitIndex?.value ?? 0,
      lastApplied: 0,
    },
    timers: NO_TIMERS,
    draws: 0,
    disk: { durable: persistent, writes: NONE, draws: 0 },
    state: EMPTY_STATE,
    inbox: NONE,
    asked: emptyQueue(),
    recentChanges: NO_RECENT_CHANGES,
    rolledBack: null,
  };
});

/** A vote counts in its own term only. */
function believedState({ term, vote, log }: Belief): Persistent {
  const currentTerm = term?.value ?? 0;
  const votedFor = vote?.value.term === currentTerm ? vote.value.candidate : null;
  return { currentTerm, votedFor, log: log === null ? emptyLog() : asLog(log.value, emptyLog()) };
}

function roleOf(name: RoleName, id: ServerId, count: number): Role {
  if (name === 'follower') return { name, leader: null };
  if (name === 'leader') return { name, nextIndex: NONE, matchIndex: NONE };
  return { name, votes: Array.from({ length: count }, (_, i) => (i + 1 === id ? true : null)) };
}
