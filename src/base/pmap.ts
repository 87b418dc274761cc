import { countBefore } from './sorted.ts';

/**
 * An immutable map from strings. Setting a key gives a new map that shares all nodes but the path to the key,
 * so past states of a state machine cost almost nothing. A hash trie with 16 children a level; its shape
 * depends on its keys only.
 */
export interface PMap<V> {
  readonly size: number;
  readonly root: Branch<V>;
}
interface Leaf<V> {
  readonly key: string;
  readonly value: V;
}
/** Below the last level no bits of the hash are left: a branch is a plain list of leaves there. */
type Branch<V> = readonly (Branch<V> | Leaf<V> | undefined)[];

const BITS = 4;
const LEVELS = 32 / BITS;
const EMPTY: PMap<never> = { size: 0, root: [] };

export function emptyMap<V>(): PMap<V> {
  return EMPTY;
}

/** FNV-1a over UTF-16 units. */
export function hashString(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

const slot = (hash: number, level: number): number => (hash >>> (level * BITS)) & ((1 << BITS) - 1);
const isBranch = <V>(node: Branch<V> | Leaf<V>): node is Branch<V> => Array.isArray(node);

export const getKey = <V>(map: PMap<V>, key: string): V | undefined => get(map, key, hashString(key));

function get<V>(map: PMap<V>, key: string, hash: number): V | undefined {
  let branch = map.root;
  for (let level = 0; level < LEVELS; level += 1) {
    const next = branch[slot(hash, level)];
    if (next === undefined) return undefined;
    if (!isBranch(next)) return next.key === key ? next.value : undefined;
    branch = next;
  }
  return branch.find((leaf): leaf is Leaf<V> => leaf !== undefined && !isBranch(leaf) && leaf.key === key)
    ?.value;
}

export function setKey<V>(map: PMap<V>, key: string, value: V): PMap<V> {
  const hash = hashString(key);
  const grows = get(map, key, hash) === undefined;
  return { size: map.size + (grows ? 1 : 0), root: put(map.root, { key, value }, hash, 0) };
}

function put<V>(branch: Branch<V>, leaf: Leaf<V>, hash: number, level: number): Branch<V> {
  if (level === LEVELS)
    return [...branch.filter((l) => l === undefined || isBranch(l) || l.key !== leaf.key), leaf];
  const at = slot(hash, level);
  const there = branch[at];
  const copy = branch.slice();
  if (there === undefined || (!isBranch(there) && there.key === leaf.key)) copy[at] = leaf;
  else if (isBranch(there)) copy[at] = put(there, leaf, hash, level + 1);
  else copy[at] = put(put([], there, hashString(there.key), level + 1), leaf, hash, level + 1);
  return copy;
}

/** All keys and values, in the order of the keys. */
export function entriesOf<V>(map: PMap<V>): (readonly [string, V])[] {
  const found: (readonly [string, V])[] = [];
  visit(map.root, ({ key, value }) => found.push([key, value]));
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The first `most` keys and values. */
export function firstEntriesOf<V>(map: PMap<V>, most: number): (readonly [string, V])[] {
  const first: (readonly [string, V])[] = [];
  visit(map.root, ({ key, value }) => {
    const last = first[most - 1];
    if (last !== undefined && last[0] < key) return;
    const place = countBefore(first, ([other]) => other < key);
    first.splice(place, 0, [key, value]);
    if (first.length > most) first.pop();
  });
  return first;
}

function visit<V>(branch: Branch<V>, see: (leaf: Leaf<V>) => void): void {
  for (const next of branch) {
    if (next === undefined) continue;
    if (isBranch(next)) visit(next, see);
    else see(next);
  }
}
