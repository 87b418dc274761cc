/** The links of a run that have settings of their own: as they are now, and the actions that change them. */
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import { toLink } from '../../scenario/actions.ts';
import { endsOf, IS_SERVER, ownLinks } from '../../scenario/links.ts';
import { isSameValue } from '../../scenario/same.ts';
import type { ClusterDocument, LinkDocument, LinksDocument } from '../../scenario/types.ts';
import { linkOf } from '../../sim/network.ts';
import type { Action, LinkSettings, Network } from '../../sim/types.ts';
import { waysOf } from '../../sim/ways.ts';
import { differing } from './differing.ts';

type Settings = Partial<LinkSettings>;
type Ways = ReadonlyMap<string, Settings>;

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

const nameOf = ([from, to]: readonly [number, number]) => `${serverName(from)} ${serverName(to)}`;

/** The links that have settings of their own now; nothing if they are as at the start. */
export function linksNow(cluster: ClusterDocument, network: Network): Pick<ClusterDocument, 'links'> {
  const ownOf = ([from, to]: readonly [number, number]): Settings =>
    network.own.get(linkOf(network.size, from, to)) ?? {};
  const ways = waysOf(network).filter(([from, to]) => network.own.has(linkOf(network.size, from, to)));
  const atStart = givenBy(cluster, cluster.links ?? []);
  if (ways.every((way) => isSameValue(ownOf(way), atStart.get(nameOf(way))))) return {};
  const ofPlaces = linksWithPlaces(cluster);
  const byPlaces = givenBy(cluster, ofPlaces);
  const single = ways.flatMap((way) => {
    const placed = byPlaces.get(nameOf(way)) ?? {};
    const own = differing({ ...network.every, ...placed }, ownOf(way));
    return own ? [{ from: serverName(way[0]), to: serverName(way[1]), ...toLinkDocument(own) }] : [];
  });
  return { links: [...ofPlaces, ...single] };
}

const toLinkDocument = ({ latency, ...chances }: Settings): LinkDocument => ({
  ...(latency && { latency: [toMs(latency[0]), toMs(latency[1])] }),
  ...chances,
});

/**
 * The actions after which the ways between the first `size` servers have the single links of another
 * cluster, if links with places are as in this one. `every`: what the other ways have then.
 */
export function linkChanges(
  network: Network,
  now: ClusterDocument,
  then: ClusterDocument,
  { every, size }: { readonly every: LinkSettings; readonly size: number },
): readonly Action[] {
  const byPlaces = givenBy(now, linksWithPlaces(now));
  const single = givenBy(then, singleLinks(then));
  return waysOf(network).flatMap(([from, to]) => {
    const own = network.own.get(linkOf(network.size, from, to));
    const name = nameOf([from, to]);
    if (Math.max(from, to) > size || (own === undefined && !single.has(name))) return [];
    const settings = { ...every, ...byPlaces.get(name), ...single.get(name) };
    const change = differing({ ...every, ...own }, settings);
    return change ? [{ do: 'link' as const, from, to, ...change }] : [];
  });
}
