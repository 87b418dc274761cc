/** The links that have settings of their own at the start: between servers, or between places. */
import { describeValue, type Fault } from './fields.ts';
import { MOST_PLACE } from './limits.ts';
import type { ClusterDocument, LinkDocument, LinksDocument, ServerName } from './types.ts';

const SETTINGS = ['latency', 'loss', 'duplication'] as const;

/** `S2`, not a place. */
const IS_SERVER = /^S[1-9][0-9]?$/;

/** The servers of each end of an entry: one, or all of a place. */
type Ends = readonly [from: readonly ServerName[], to: readonly ServerName[]];

/** The servers that a name stands for; undefined if it is neither a server's nor a place's. */
function servers(
  { servers: size = 5, places = {} }: ClusterDocument,
  name: string,
): readonly ServerName[] | undefined {
  if (IS_SERVER.test(name)) return Number(name.slice(1)) <= size ? [name] : undefined;
  return Object.hasOwn(places, name) ? places[name] : undefined;
}

const endsOf = (entry: LinksDocument): readonly [from: string, to: string] =>
  'between' in entry ? entry.between : [entry.from, entry.to];

/** How many ends of an entry are single servers: an entry with more counts more, whatever the order. */
const rankOf = (entry: LinksDocument): number => endsOf(entry).filter((end) => IS_SERVER.test(end)).length;

function directionsOf(cluster: ClusterDocument, entry: LinksDocument): Ends[] {
  const [from = [], to = []] = endsOf(entry).map((end) => servers(cluster, end));
  return 'between' in entry
    ? [
        [from, to],
        [to, from],
      ]
    : [[from, to]];
}

/** Every direction of a link that has settings of its own, by `S1 S2`; or why the entries contradict. */
export function ownLinks(cluster: ClusterDocument): ReadonlyMap<string, LinkDocument> | Fault {
  const { links = [] } = cluster;
  const own = new Map<string, LinkDocument>();
  for (const rank of [0, 1, 2]) {
    /** The entry of this rank that sets a setting of a direction. */
    const setBy = new Map<string, number>();
    for (const [i, entry] of links.entries()) {
      if (rankOf(entry) !== rank) continue;
      const settings = SETTINGS.filter((key) => entry[key] !== undefined);
      for (const [from, to] of waysOf(directionsOf(cluster, entry))) {
        const way = `${from} ${to}`;
        for (const key of settings) {
          const earlier = setBy.get(`${way} ${key}`) ?? i;
          if (earlier !== i)
            return {
              path: ['links', i, key],
              message: `is set from ${from} to ${to} already, by links[${earlier}]`,
            };
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

/** Names that do not exist, entries that say nothing, and entries that contradict each other. */
export function judgeLinks(cluster: ClusterDocument): Fault | undefined {
  for (const [i, entry] of (cluster.links ?? []).entries()) {
    const keys =
      'between' in entry
        ? [
            ['between', 0],
            ['between', 1],
          ]
        : [['from'], ['to']];
    const ends = endsOf(entry);
    for (const [end, name] of ends.entries()) {
      if (servers(cluster, name) === undefined)
        return {
          path: ['links', i, ...(keys[end] ?? [])],
          message: `there is no server or place ${describeValue(name)}`,
        };
    }
    if (ends[0] === ends[1] && IS_SERVER.test(ends[0]))
      return { path: ['links', i, ...(keys[1] ?? [])], message: `must be another server than ${ends[0]}` };
    if (SETTINGS.every((key) => entry[key] === undefined))
      return {
        path: ['links', i],
        message: `sets nothing: at least one of ${SETTINGS.join(', ')} is needed`,
      };
  }
  const own = ownLinks(cluster);
  return 'message' in own ? own : undefined;
}

/** A place has a name of its own, and no server is in two places. */
export function judgePlaces(places: Readonly<Record<string, readonly ServerName[]>>): Fault | undefined {
  const seen = new Map<ServerName, string>();
  for (const [place, names] of Object.entries(places)) {
    if (IS_SERVER.test(place)) return { path: [place], message: 'is the name of a server' };
    if (place === '' || place.length > MOST_PLACE)
      return {
        path: [place],
        message: `a place's name must have 1 to ${MOST_PLACE} characters, not ${place.length}`,
      };
    for (const [i, name] of names.entries()) {
      const other = seen.get(name);
      if (other !== undefined)
        return { path: [place, i], message: `${name} stands in a place already: ${other}` };
      seen.set(name, place);
    }
  }
  return undefined;
}
