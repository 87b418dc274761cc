/**
 * Evaluates claims about a view of the world: whether they hold, and what is seen instead
 * (docs/scenario-format.md, `expect`).
 */

import { serverName } from '../base/names.ts';
import { entriesOf, getKey, type PMap } from '../base/pmap.ts';
import { commonPrefix, entriesFrom, entryAt, firstIndex, termAt } from '../raft/log.ts';
import type { Index, Log, ServerId } from '../raft/types.ts';
import { conditionOn } from '../sim/condition-watch.ts';
import { countOf } from '../sim/kinds.ts';
import { nodeOf } from '../sim/nodes.ts';
import type { Condition, Node, Topic, Value, View } from '../sim/types.ts';
import { idOf, nameOrNull } from './names.ts';
import type { ClaimDocument, NumberClaim } from './types.ts';

/** One part of a claim. Both functions are pure. */
export interface ClaimPart {
  readonly holds: (view: View) => boolean;
  /** The value found, in words: `S1.term is 3`. */
  readonly seen: (view: View) => string;
  /** The topics that it depends on. */
  readonly topics: readonly Topic[];
}

/** Whether all parts of `claim` hold. */
export function condition(claim: ClaimDocument): Condition {
  const parts = claimParts(claim);
  return conditionOn(topicsOf(parts), (view) => parts.every(({ holds }) => holds(view)));
}

/** All topics that the parts depend on. */
export const topicsOf = (parts: readonly ClaimPart[]): Topic[] => [
  ...new Set(parts.flatMap(({ topics }) => topics)),
];

/** The parts of a claim. */
export function claimParts(claim: ClaimDocument): readonly ClaimPart[] {
  return [...clusterParts(claim), ...(claim.server === undefined ? [] : serverParts(claim, claim.server))];
}

/** The values found for the parts that do not hold, in words; '' if all hold. */
export const whatIsSeen = (parts: readonly ClaimPart[], view: View): string =>
  parts
    .filter(({ holds }) => !holds(view))
    .map(({ seen }) => seen(view))
    .join('; ');

/** Whether a number meets a claim about it. */
export const fits = (claim: NumberClaim, value: number): boolean =>
  typeof claim === 'number'
    ? value === claim
    : value >= (claim.min ?? value) && value <= (claim.max ?? value);

/** A claim that a value of the view passes a test. */
function part<T>(
  what: string,
  topics: readonly Topic[],
  read: (view: View) => T,
  test: (value: T) => boolean,
): ClaimPart {
  const seen = (view: View): string => `${what} is ${JSON.stringify(read(view))}`;
  return { holds: (view) => test(read(view)), seen, topics };
}

function clusterParts(claim: ClaimDocument): ClaimPart[] {
  const { leaders, leader, server, agree, committed, count, violated } = claim;
  const parts: ClaimPart[] = [];
  if (leaders !== undefined) parts.push(part('leaders', SERVERS, countLeaders, (n) => fits(leaders, n)));
  if (leader !== undefined && server === undefined) parts.push(leaderPart(leader));
  if (agree !== undefined) parts.push(agreePart(agree.map(idOf)));
  if (committed !== undefined) parts.push(committedPart(committed));
  if (count !== undefined) {
    const of = count.server === undefined ? 0 : idOf(count.server);
    const what = of === 0 ? `count of ${count.kind}` : `count of ${serverName(of)}'s ${count.kind}`;
    parts.push(
      part(
        what,
        [count.kind],
        (view) => countOf(view, count.kind, of),
        (n) => fits(rangeOf(count), n),
      ),
    );
  }
  if (violated !== undefined) {
    const properties = (view: View): string[] => view.violations.map(({ property }) => property);
    parts.push(part('violated', ['violations'], properties, (broken) => broken.includes(violated)));
  }
  return parts;
}

const SERVERS: readonly Topic[] = ['servers'];

const rangeOf = ({ min, max }: { min?: number; max?: number }): NumberClaim => ({
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

// ---------------------------------------------------------------------------------------------- the cluster

const isRunningLeader = ({ power, server }: Node): boolean => power === 'up' && server.role.name === 'leader';

function countLeaders(view: View): number {
  let leaders = 0;
  for (const node of view.nodes) if (isRunningLeader(node)) leaders += 1;
  return leaders;
}

/** The running leaders of the highest term: one or none, unless Raft itself is broken. */
function topLeaders(view: View): ServerId[] {
  let top: ServerId[] = [];
  let highest = -1;
  for (const node of view.nodes) {
    if (!isRunningLeader(node)) continue;
    const { currentTerm } = node.server.persistent;
    if (currentTerm > highest) top = [];
    if (currentTerm >= highest) top.push(node.id);
    highest = Math.max(highest, currentTerm);
  }
  return top;
}

function leaderPart(leader: string | null): ClaimPart {
  const names = (view: View): string[] => topLeaders(view).map(serverName);
  const test = (top: string[]): boolean => {
    if (leader === 'none') return top.length === 0;
    return top.length === 1 && (leader === 'one' || top[0] === leader);
  };
  return {
    holds: (view) => test(names(view)),
    seen: (view) => `leader is ${names(view).join(' and ') || 'none'}`,
    topics: SERVERS,
  };
}

function agreePart(ids: readonly ServerId[]): ClaimPart {
  const logs = (view: View): (Log | undefined)[] => ids.map((id) => nodeOf(view, id)?.server.persistent.log);
  return {
    holds: (view) => {
      const [first, ...others] = logs(view);
      return first === undefined || others.every((log) => log !== undefined && isSameLog(first, log));
    },
    seen: (view) =>
      `logs are ${ids.map((id, i) => `${serverName(id)} ${JSON.stringify(termsOf(logs(view)[i]))}`).join(', ')}`,
    topics: ids,
  };
}

function isSameLog(a: Log, b: Log): boolean {
  if (a === b) return true;
  if (a.lastIndex !== b.lastIndex) return false;
  // Entries that a snapshot replaced are not compared.
  const alike = Math.max(commonPrefix(a, b), a.base.index, b.base.index);
  for (let index = alike + 1; index <= a.lastIndex; index += 1) {
    const [x, y] = [entryAt(a, index), entryAt(b, index)];
    if (x?.term !== y?.term || x?.command !== y?.command) return false;
  }
  return true;
}

const termsOf = (log: Log | undefined): number[] =>
  log === undefined ? [] : entriesFrom(log).map(({ term }) => term);

/** The length up to which a server's log was searched without success. */
interface Searched {
  readonly log: Log;
  readonly to: Index;
}

/**
 * Evaluated after every moment, so it remembers how much of each log it has searched; shared entries are
 * searched once. A cache: it changes nothing but the speed.
 */
function committedPart(command: string): ClaimPart {
  const searched: (Searched | undefined)[] = [];
  const stands = (node: Node): boolean => {
    if (node.power === 'crashed') return false;
    const { log } = node.server.persistent;
    const known = searched[node.id];
    const { commitIndex } = node.server;
    let to = known ? Math.min(known.to, commonPrefix(log, known.log)) : 0;
    while (to < commitIndex && entryAt(log, to + 1)?.command !== command) to += 1;
    searched[node.id] = { log, to };
    return to < commitIndex;
  };
  return {
    holds: (view) => view.nodes.some(stands),
    seen: () => `${JSON.stringify(command)} is not committed`,
    topics: SERVERS,
  };
}

// ----------------------------------------------------------------------------------------------- one server

/** The leader that a server believes in; itself when it leads. */
export function supposedLeader({ id, server: { role } }: Node): ServerId | null {
  if (role.name === 'leader') return id;
  return role.name === 'follower' ? role.leader : null;
}

function serverParts(claim: ClaimDocument, name: string): ClaimPart[] {
  const parts: ClaimPart[] = [];
  const check = <T>(field: string, read: (node: Node) => T, test: (value: T) => boolean): void => {
    parts.push(
      part(`${name}.${field}`, [idOf(name)], (view) => read(nodeOf(view, idOf(name)) as Node), test),
    );
  };
  const { power, role, term, votedFor, log, commitIndex, state, leader } = claim;
  if (power !== undefined)
    check(
      'power',
      (node) => node.power,
      (is) => is === power,
    );
  if (role !== undefined)
    check(
      'role',
      ({ server }) => server.role.name,
      (is) => is === role,
    );
  if (term !== undefined)
    check(
      'term',
      ({ server }) => server.persistent.currentTerm,
      (is) => fits(term, is),
    );
  if (votedFor !== undefined) {
    check(
      'votedFor',
      ({ server }) => nameOrNull(server.persistent.votedFor),
      (is) => is === votedFor,
    );
  }
  if (commitIndex !== undefined)
    check(
      'commitIndex',
      ({ server }) => server.commitIndex,
      (is) => fits(commitIndex, is),
    );
  if (leader !== undefined)
    check(
      'leader',
      (node) => nameOrNull(supposedLeader(node)),
      (is) => is === leader,
    );
  if (log !== undefined) parts.push(logPart(name, log));
  if (state !== undefined) parts.push(statePart(name, state));
  return parts;
}

function logPart(name: string, claim: readonly NumberClaim[]): ClaimPart {
  const read = (view: View): Log | undefined => nodeOf(view, idOf(name))?.server.persistent.log;
  return {
    holds: (view) => {
      const log = read(view);
      if (log === undefined || log.lastIndex - log.base.index !== claim.length) return false;
      return claim.every((term, i) => fits(term, termAt(log, firstIndex(log) + i)));
    },
    seen: (view) => `${name}.log is ${JSON.stringify(termsOf(read(view)))}`,
    topics: [idOf(name)],
  };
}

function statePart(name: string, claim: Readonly<Record<string, Value>>): ClaimPart {
  const wanted = Object.entries(claim);
  const read = (view: View): PMap<Value> => (nodeOf(view, idOf(name)) as Node).state.values;
  return {
    holds: (view) => {
      const values = read(view);
      return values.size === wanted.length && wanted.every(([key, value]) => getKey(values, key) === value);
    },
    seen: (view) => `${name}.state is ${JSON.stringify(Object.fromEntries(entriesOf(read(view))))}`,
    topics: [idOf(name)],
  };
}
