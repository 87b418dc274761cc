/** The links of a run that have settings of their own: as they are now, and the actions that change them. */
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import { toLink } from '../../scenario/actions.ts';
import { endsOf, IS_SERVER, ownLinks } from '../../scenario/links.ts';
import type { ClusterDocument, LinkDocument, LinksDocument } from '../../scenario/types.ts';
import { linkOf } from '../../sim/network.ts';
import type { Action, LinkSettings, Network } from '../../sim/types.ts';
import { waysOf } from '../../sim/ways.ts';
import { differing } from './differing.ts';

type Settings = Partial<LinkSettings>;
type Ways = ReadonlyMap<string, Settings>;
type Way = readonly [from: ServerId, to: ServerId];

/** Whether an entry is from one server to another. It counts more than one with a place. */
const isSingle = (entry: LinksDocument): boolean => endsOf(entry).every((end) => IS_SERVER.test(end));

export const linksWithPlaces = ({ links = [] }: ClusterDocument): readonly LinksDocument[] =>
  links.filter((entry) => !isSingle(entry));

const singleLinks = ({ links = [] }: ClusterDocument): readonly LinksDocument[] => links.filter(isSingle);

/** What links give to each way at the start, by its two servers. */
function givenBy(cluster: ClusterDocument, links: readonly LinksDocument[]): Ways {
  const own = ownLinks({ ...cluster, links });
  if ('earlier' in own) throw new Error('links of a document that is not valid');
  return new Map([...own].map(([way, settings]) => [way, toLink(settings)]));
}

/** As `isSameValue`, for thousands of ways. */
function isSameOwn(one: Settings = {}, other: Settings = {}): boolean {
  const [low, high] = one.latency ?? [];
  const [otherLow, otherHigh] = other.latency ?? [];
  const { loss, duplication } = other;
  return low === otherLow && high === otherHigh && one.loss === loss && one.duplication === duplication;
}

const nameOf = ([from, to]: Way) => `${serverName(from)} ${serverName(to)}`;

const ownOf = ({ size, own }: Network, [from, to]: Way): Settings | undefined =>
  own.get(linkOf(size, from, to));

/** The links that have settings of their own now; nothing if they are as at the start. */
export function linksNow(cluster: ClusterDocument, network: Network): Pick<ClusterDocument, 'links'> {
  const ways = waysOf(network).filter((way) => ownOf(network, way) !== undefined);
  const atStart = givenBy(cluster, cluster.links ?? []);
  if (ways.every((way) => isSameOwn(ownOf(network, way), atStart.get(nameOf(way))))) return {};
  const ofPlaces = linksWithPlaces(cluster);
  const byPlaces = givenBy(cluster, ofPlaces);
  const single = ways.flatMap((way) => {
    const placed = byPlaces.get(nameOf(way));
    const own = ownOf(network, way);
    if (own === undefined || isSameOwn(own, placed)) return [];
    const others = differing({ ...network.every, ...placed }, own);
    return others ? [{ from: serverName(way[0]), to: serverName(way[1]), ...toLinkDocument(others) }] : [];
  });
  return { links: [...ofPlaces, ...single] };
}

const toLinkDocument = ({ latency, ...chances }: Settings): LinkDocument => ({
  ...(latency && { latency: [toMs(latency[0]), toMs(latency[1])] }),
  ...chances,
});

interface Others {
  /** What the ways without settings of their own have then. */
  readonly every: LinkSettings;
  /** Only the ways between the first servers are changed. */
  readonly size: number;
}

/**
 * For a cluster, the actions after which the ways of a network have its single links. The links with places
 * stay as they are now.
 */
export function linkChangesFrom(network: Network, now: ClusterDocument) {
  const byPlaces = givenBy(now, linksWithPlaces(now));
  const ways = waysOf(network);
  /** The ways that are not as their places have them. */
  const apart = new Set(
    ways.filter((way) => !isSameOwn(ownOf(network, way), byPlaces.get(nameOf(way)))).map(nameOf),
  );
  return (then: ClusterDocument, { every, size }: Others): readonly Action[] => {
    const single = givenBy(then, singleLinks(then));
    if (single.size + apart.size === 0) return [];
    return ways.flatMap((way) => {
      const name = nameOf(way);
      if (Math.max(...way) > size || !(single.has(name) || apart.has(name))) return [];
      const settings = { ...every, ...byPlaces.get(name), ...single.get(name) };
      const change = differing({ ...every, ...ownOf(network, way) }, settings);
      return change ? [{ do: 'link' as const, from: way[0], to: way[1], ...change }] : [];
    });
  };
}
