/** What may be wrong with `places` and `links`. */
import { describeValue, type Fault } from './fields.ts';
import { MOST_PLACE } from './limits.ts';
import { endsOf, IS_SERVER, LINK_SETTINGS, ownLinks, serversOf } from './links.ts';
import type { ClusterDocument, ServerName } from './types.ts';

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
      if (serversOf(cluster, name) === undefined)
        return {
          path: ['links', i, ...(keys[end] ?? [])],
          message: `there is no server or place ${describeValue(name)}`,
        };
    }
    if (ends[0] === ends[1] && IS_SERVER.test(ends[0]))
      return { path: ['links', i, ...(keys[1] ?? [])], message: `must be another server than ${ends[0]}` };
    if (LINK_SETTINGS.every((key) => entry[key] === undefined))
      return {
        path: ['links', i],
        message: `sets nothing: at least one of ${LINK_SETTINGS.join(', ')} is needed`,
      };
  }
  const own = ownLinks(cluster);
  if (!('earlier' in own)) return undefined;
  const { entry, earlier, key, from, to } = own;
  return {
    path: ['links', entry, key],
    message: `is set from ${from} to ${to} already, by links[${earlier}]`,
  };
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
