/** The JSON document that a headless run prints at its end (docs/scenario-format.md, “The headless run”). */

import { serverName } from '../base/names.ts';
import { entriesOf } from '../base/pmap.ts';
import { toMs } from '../base/time.ts';
import { entriesFrom, firstIndex } from '../raft/log.ts';
import { ofServer, type PerServer } from '../raft/per-server.ts';
import type { Leader } from '../raft/types.ts';
import { supposedLeader } from '../scenario/conditions.ts';
import { nameOrNull } from '../scenario/names.ts';
import type { Outcome } from '../scenario/run.ts';
import { cutPairs } from '../sim/network.ts';
import type { Node, Violation, World } from '../sim/types.ts';
import { breachWords } from '../words/safety.ts';

type Json = Record<string, unknown>;

export function summaryOf({ simulation, stopped, until, verdicts }: Outcome): Json {
  const world = simulation.world();
  const { nodes } = world;
  return {
    time: toMs(until),
    events: world.seq,
    ...(stopped !== null && { stopped: { limit: stopped.limit, most: stopped.most } }),
    hash: world.hash,
    servers: Object.fromEntries(nodes.map((node) => [serverName(node.id), serverJson(node, nodes)])),
    network: {
      inFlight: inFlight(world, nodes),
      cut: cutPairs(world.network).map((pair) => pair.map(serverName)),
    },
    violations: world.violations.map(violationJson),
    expectations: verdicts.map(({ ok, detail }, expect) => (ok ? { expect, ok } : { expect, ok, detail })),
  };
}

function serverJson(node: Node, nodes: PerServer<Node>): Json {
  const { power, server, state } = node;
  const { persistent, role, commitIndex, lastApplied } = server;
  return {
    power,
    role: role.name,
    term: persistent.currentTerm,
    votedFor: nameOrNull(persistent.votedFor),
    leader: nameOrNull(supposedLeader(node)),
    log: entriesFrom(persistent.log).map(({ term, command }, i) => ({
      index: firstIndex(persistent.log) + i,
      term,
      command,
    })),
    commitIndex,
    lastApplied,
    state: Object.fromEntries(entriesOf(state.values)),
    ...(role.name === 'leader' &&
      progress(
        role,
        nodes.filter(({ id }) => id !== node.id),
      )),
  };
}

/** A leader's nextIndex and matchIndex of the other servers. */
function progress({ nextIndex, matchIndex }: Leader, others: readonly Node[]): Json {
  const byName = (of: PerServer<number>): Json =>
    Object.fromEntries(others.map(({ id }) => [serverName(id), ofServer(of, id) ?? 0]));
  return { nextIndex: byName(nextIndex), matchIndex: byName(matchIndex) };
}

/** The number of messages in flight, held, or waiting at a paused server. */
function inFlight({ packets }: World, nodes: PerServer<Node>): number {
  const waiting = nodes.map(({ inbox }) => inbox.filter(({ type }) => type === 'packet').length);
  return waiting.reduce((sum, count) => sum + count, packets.length);
}

const violationJson = ({ property, time, event, servers, index, detail }: Violation): Json => ({
  property,
  time: toMs(time),
  event,
  servers: servers.map(serverName),
  ...(index !== null && { index }),
  detail: breachWords(detail),
});
