/**
 * Compiles a document for the simulator: names become numbers, milliseconds become microseconds, defaults are
 * filled in.
 */

import { assert } from '../base/assert.ts';
import { serverName } from '../base/names.ts';
import { fromMs, type Micros } from '../base/time.ts';
import { policyOf } from '../raft/broken.ts';
import type { ServerId } from '../raft/types.ts';
import { startingLogs } from '../sim/logs.ts';
import { linkOf } from '../sim/network.ts';
import type { Cluster, Condition, Initial, OwnSettings, Scripted } from '../sim/types.ts';
import { toAction, toLink } from './actions.ts';
import { condition } from './conditions.ts';
import { disk, span, timer, timerSpan } from './field-codecs.ts';
import { initialTerm, toEntry } from './initial.ts';
import { endOf } from './limits.ts';
import { ownLinks } from './links.ts';
import { idOf, idOrNull } from './names.ts';
import type {
  ActionDocument,
  ByServer,
  ClusterDocument,
  InitialDocument,
  ScenarioDocument,
} from './types.ts';

export interface Compiled {
  readonly cluster: Cluster;
  readonly script: readonly Scripted[];
  /** Actions and events due at exactly this time still happen. */
  readonly until: Micros;
}

/** Compiles a valid document. `isStaged`: its actions at time 0 are part of the setup. */
export function compile(document: ScenarioDocument, isStaged = false): Compiled {
  return {
    cluster: compileCluster(document),
    script: toScript(document.actions ?? [], isStaged),
    until: fromMs(endOf(document)[0]),
  };
}

function compileCluster({ seed = 1, cluster = {} }: ScenarioDocument): Cluster {
  const size = cluster.servers ?? 5;
  const servers = Array.from({ length: size }, (_, i) => i + 1);
  return {
    seed,
    settings: {
      servers,
      configuration: { voters: servers },
      maxEntries: cluster.maxEntries ?? 100,
      replicate: cluster.replicate ?? 'heartbeat',
      noop: cluster.noop ?? false,
      fastBacktrack: cluster.fastBacktrack ?? true,
      reads: cluster.rules?.reads ?? 'log',
      policy: policyOf(cluster.bugs ?? []),
    },
    electionTimeout: timerSpan.read(cluster.electionTimeout ?? [150, 300]),
    heartbeatInterval: timer.read(cluster.heartbeatInterval ?? 75),
    disk: { write: [0, 0], fails: 0, ...disk.read(cluster.disk ?? {}) },
    own: toOwn(size, cluster),
    link: { latency: span.read([10, 15]), loss: 0, duplication: 0, ...toLink(cluster) },
    links: toLinks(size, cluster),
    initial: toInitials(size, cluster),
    timeouts: byNumber(cluster.timeouts ?? {}, (times) => times.map(fromMs)),
  };
}

/** The links with settings of their own, by their numbers. */
function toLinks(size: number, cluster: ClusterDocument): Cluster['links'] {
  if (cluster.links === undefined) return new Map();
  const own = ownLinks(cluster);
  assert(own instanceof Map, 'a valid document has no contradictions');
  return new Map(
    [...own].map(([way, settings]) => {
      const [from = '', to = ''] = way.split(' ');
      return [linkOf(size, idOf(from), idOf(to)), toLink(settings)];
    }),
  );
}

/** What single servers have of their own. */
function toOwn(size: number, { electionTimeouts, clock, disks }: ClusterDocument): Cluster['own'] {
  const own = new Map<ServerId, OwnSettings>();
  for (let id = 1; id <= size; id += 1) {
    const name = serverName(id);
    const [timeout, rate, ofDisk] = [electionTimeouts?.[name], clock?.[name], disks?.[name]];
    if (timeout ?? rate ?? ofDisk)
      own.set(id, {
        ...(timeout && { electionTimeout: timerSpan.read(timeout) }),
        ...(rate !== undefined && { clock: rate }),
        ...(ofDisk && { disk: disk.read(ofDisk) }),
      });
  }
  return own;
}

function byNumber<T, R>(named: ByServer<T>, to: (value: T) => R): R[] {
  const list: R[] = [];
  for (const [name, value] of Object.entries(named)) list[idOf(name)] = to(value);
  return list;
}

/** The start of every server, named or not, so that all logs of a run share their common entries. */
function toInitials(size: number, { initial = {} }: ClusterDocument): Initial[] {
  const given = Array.from({ length: size }, (_, i) => initial[serverName(i + 1)] ?? {});
  const logs = startingLogs(given.map(({ log = [] }) => log.map(toEntry)));
  const list: Initial[] = [];
  for (const [i, log] of logs.entries()) {
    const server = given[i] ?? {};
    const persistent = { currentTerm: initialTerm(server), votedFor: initialVote(i + 1, server), log };
    list[i + 1] = { persistent, role: server.role ?? 'follower' };
  }
  return list;
}

/** A leader voted for itself, unless the document says otherwise. */
function initialVote(id: ServerId, { votedFor, role }: InitialDocument): ServerId | null {
  if (votedFor !== undefined) return idOrNull(votedFor);
  return role === 'leader' ? id : null;
}

/**
 * Actions that wait for the same condition share one object, so the condition is evaluated once for all of
 * them.
 */
function toScript(actions: readonly ActionDocument[], isStaged: boolean): Scripted[] {
  const conditions = new Map<string, Condition>();
  return actions.map((document) => {
    const action = toAction(document);
    const { at = 0, when, after = 0 } = document;
    if (when === undefined) return { action, at: fromMs(at), isStaged: isStaged && at === 0 };
    const text = JSON.stringify(when);
    const shared = conditions.get(text) ?? condition(when);
    conditions.set(text, shared);
    return { action, when: shared, after: fromMs(after) };
  });
}
