/** The links that have settings of their own at the start: between servers, or between places. */
import type { ClusterDocument, LinkDocument, LinksDocument, ServerName } from './types.ts';

export const LINK_SETTINGS = ['latency', 'loss', 'duplication'] as const;

/** `S2`, not a place. */
export const IS_SERVER = /^S[1-9][0-9]?$/;

/** The servers of each end of an entry: one, or all of a place. */
type Ends = readonly [from: readonly ServerName[], to: readonly ServerName[]];

/** The servers that a name stands for; undefined if it is neither a server's nor a place's. */
export function serversOf(
  { servers: size = 5, places = {} }: ClusterDocument,
  name: string,
): readonly ServerName[] | undefined {
  if (IS_SERVER.test(name)) return Number(name.slice(1)) <= size ? [name] : undefined;
  return Object.hasOwn(places, name) ? places[name] : undefined;
}

export const endsOf = (entry: LinksDocument): readonly [from: string, to: string] =>
  'between' in entry ? entry.between : [entry.from, entry.to];

/** How many ends of an entry are single servers: an entry with more counts more, whatever the order. */
const rankOf = (entry: LinksDocument): number => endsOf(entry).filter((end) => IS_SERVER.test(end)).length;

function directionsOf(cluster: ClusterDocument, entry: LinksDocument): Ends[] {
  const [from = [], to = []] = endsOf(entry).map((end) => serversOf(cluster, end));
  return 'between' in entry
    ? [
        [from, to],
        [to, from],
      ]
    : [[from, to]];
}

/** Two entries of `links`, by their places in it, that set the same field of a direction. */
export interface Conflict {
  readonly entry: number;
  readonly earlier: number;
  readonly key: (typeof LINK_SETTINGS)[number];
  readonly from: ServerName;
  readonly to: ServerName;
}

/** Every direction of a link that has settings of its own, by `S1 S2`; or how the entries contradict. */
export function ownLinks(cluster: ClusterDocument): ReadonlyMap<string, LinkDocument> | Conflict {
  const { links = [] } = cluster;
  const own = new Map<string, LinkDocument>();
  for (const rank of [0, 1, 2]) {
    /** The entry of this rank that sets a setting of a direction. */
    const setBy = new Map<string, number>();
    for (const [i, entry] of links.entries()) {
      if (rankOf(entry) !== rank) continue;
      const settings = LINK_SETTINGS.filter((key) => entry[key] !== undefined);
      for (const [from, to] of waysOf(directionsOf(cluster, entry))) {
        const way = `${from} ${to}`;
        for (const key of settings) {
          const earlier = setBy.get(`${way} ${key}`) ?? i;
          if (earlier !== i) return { entry: i, earlier, key, from, to };
          setBy.set(`${way} ${key}`, i);
          own.set(way, { ...own.get(way), [key]: entry[key] });
        }
      }
    }
  }
  return own;
}

function* waysOf(directions: readonly Ends[]): Generator<readonly [from: ServerName, to: ServerName]> {
  for (const [from, to] of directions) for (const a of from) for (const b of to) if (a !== b) yield [a, b];
}
