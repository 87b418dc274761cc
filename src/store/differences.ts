/**
 * Differences between two worlds of one cluster, server by server and in words; and where two runs diverge.
 */

import { entriesOf } from '../base/pmap.ts';
import type { Micros } from '../base/time.ts';
import { commonPrefix } from '../raft/log.ts';
import type { Log, ServerId } from '../raft/types.ts';
import { type History, KEYFRAME_EVERY } from '../sim/history.ts';
import { nodeOf } from '../sim/nodes.ts';
import type { Node, SimEvent, Value, World } from '../sim/types.ts';
import * as words from '../words/differences.ts';

/** A value that differs between the two worlds, and both values. */
export interface Difference {
  readonly what: keyof typeof words.aspects;
  readonly here: string;
  readonly there: string;
}

export interface Differing {
  readonly server: ServerId;
  readonly differences: readonly Difference[];
}

const TEXTS: readonly (readonly [what: Difference['what'], said: (node: Node) => string])[] = [
  ['role', ({ power, server }) => words.role(power, server.role.name)],
  ['currentTerm', ({ server }) => String(server.persistent.currentTerm)],
  ['votedFor', ({ server }) => words.vote(server.persistent.votedFor)],
  ['commitIndex', ({ server }) => String(server.commitIndex)],
];

/** The servers that differ, in order, with their differences. Pure. */
export function differencesOf(here: World, there: World): readonly Differing[] {
  return here.nodes.flatMap((node) => {
    const other = nodeOf(there, node.id);
    if (other === undefined || node === other) return [];
    const differences = [...inWords(node, other), ...inLogs(node, other), ...inState(node, other)];
    return differences.length > 0 ? [{ server: node.id, differences }] : [];
  });
}

function inWords(node: Node, other: Node): readonly Difference[] {
  return TEXTS.flatMap(([what, said]) => {
    const [here, there] = [said(node), said(other)];
    return here === there ? [] : [{ what, here, there }];
  });
}

function inLogs(node: Node, other: Node): readonly Difference[] {
  const [here, there] = [node.server.persistent.log, other.server.persistent.log];
  const alike = commonPrefix(here, there);
  if (alike === here.lastIndex && alike === there.lastIndex) return [];
  const said = ({ lastIndex }: Log): string => words.logBeyond(lastIndex, alike);
  return [{ what: 'log', here: said(here), there: said(there) }];
}

function inState(node: Node, other: Node): readonly Difference[] {
  if (node.state.digest === other.state.digest) return [];
  if (node.server.lastApplied !== other.server.lastApplied)
    return [{ what: 'state', here: applied(node), there: applied(other) }];
  const here = valuesOf(node);
  const there = valuesOf(other);
  const keys = [...new Set([...here.keys(), ...there.keys()])].filter(
    (key) => here.get(key) !== there.get(key),
  );
  const said = (values: ReadonlyMap<string, Value>) => words.held(keys.map((key) => [key, values.get(key)]));
  return [{ what: 'state', here: said(here), there: said(there) }];
}

const valuesOf = ({ state }: Node) => new Map(entriesOf(state.values));
const applied = ({ server }: Node): string => words.applied(server.lastApplied);

/** For each of two runs, the first event that the other does not have; null if there is none (yet). */
export interface Parting {
  readonly time: Micros;
  readonly here: SimEvent | null;
  readonly there: SimEvent | null;
}

/**
 * Where two runs of one cluster diverge; null if they do not, as far as both are known. The trace's hash
 * tells whether they are equal up to a moment, so this is a binary search.
 */
export function partingOf(here: History, there: History): Parting | null {
  const isSame = (moment: number): boolean => {
    const [a, b] = [here.worldAt(moment), there.worldAt(moment)];
    return a.hash === b.hash && a.seq === b.seq;
  };
  let low = 0;
  let high = Math.min(here.frontierMoment, there.frontierMoment);
  if (isSame(high)) return null;
  while (high - low > 1) {
    // Searches the kept moments first: all others have to be computed.
    const half = (low + high) >>> 1;
    const middle = high - low > 2 * KEYFRAME_EVERY ? half - (half % KEYFRAME_EVERY) : half;
    if (isSame(middle)) low = middle;
    else high = middle;
  }
  return firstAfter(here, there, here.worldAt(low).seq);
}

/** The moment after `seq` differs: compares its events one by one. */
function firstAfter(here: History, there: History, seq: number): Parting | null {
  for (let next = seq + 1; ; next += 1) {
    const [a = null] = here.events(next, next);
    const [b = null] = there.events(next, next);
    if (a === null && b === null) return null;
    if (JSON.stringify(a) !== JSON.stringify(b))
      return { time: Math.min(a?.time ?? Infinity, b?.time ?? Infinity), here: a, there: b };
  }
}
