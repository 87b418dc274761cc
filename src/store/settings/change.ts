/** The settings of the open run as they are now, and the actions that give it others from now on. */
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import { compile } from '../../scenario/compile.ts';
import { isObject } from '../../scenario/fields.ts';
import { endsOf, IS_SERVER } from '../../scenario/links.ts';
import { isSameValue } from '../../scenario/same.ts';
import type {
  ClusterDocument,
  DiskDocument,
  LinkDocument,
  LinksDocument,
  Pair,
  ScenarioDocument,
} from '../../scenario/types.ts';
import { linkOf } from '../../sim/network.ts';
import { tunedAtStart } from '../../sim/tuning.ts';
import type { Action, DiskSettings, LinkSettings, OwnSettings, Span, World } from '../../sim/types.ts';
import { waysOf } from '../../sim/ways.ts';

const pair = ([low, high]: Span): Pair => [toMs(low), toMs(high)];

/** A run's document with the settings that it has now. */
export function documentNow(document: ScenarioDocument, { tuned, network }: World): ScenarioDocument {
  const { replicate, maxEntries, noop, fastBacktrack, disk } = tuned;
  const { latency, loss, duplication } = network.every;
  const cluster: ClusterDocument = {
    ...document.cluster,
    electionTimeout: pair(tuned.electionTimeout),
    heartbeatInterval: toMs(tuned.heartbeatInterval),
    latency: pair(latency),
    loss,
    duplication,
    replicate,
    maxEntries,
    noop,
    fastBacktrack,
    disk: { write: pair(disk.write), fails: disk.fails },
    ...ofEach('clock', tuned.own, ({ clock }) => clock),
    ...ofEach('electionTimeouts', tuned.own, (own) => own.electionTimeout && pair(own.electionTimeout)),
    ...ofEach('disks', tuned.own, (own) => own.disk && toDisk(own.disk)),
    ...linksNow(document.cluster ?? {}, network),
  };
  return { ...document, cluster };
}

const toDisk = ({ write, fails }: Partial<DiskSettings>): DiskDocument => ({
  ...(write && { write: pair(write) }),
  ...(fails !== undefined && { fails }),
});

/** The links that have settings of their own now; nothing if they are as at the start. */
function linksNow(cluster: ClusterDocument, network: World['network']): Pick<ClusterDocument, 'links'> {
  const startingWith = (links: readonly LinksDocument[]) =>
    compile({ raftarium: 1, cluster: { ...cluster, links } }).cluster.links;
  const { links = [] } = cluster;
  const atStart = startingWith(links);
  if ([...network.own].every(([link, own]) => isSameValue(own, atStart.get(link)))) return {};
  // An entry from one server to another counts more than one with a place, so only these are made anew.
  const ofPlaces = links.filter((entry) => !endsOf(entry).every((end) => IS_SERVER.test(end)));
  const byPlaces = startingWith(ofPlaces);
  const single = waysOf(network).flatMap(([from, to]) => {
    const link = linkOf(network.size, from, to);
    const own = differing(byPlaces.get(link) ?? {}, network.own.get(link) ?? {});
    return own ? [{ from: serverName(from), to: serverName(to), ...toLinkDocument(own) }] : [];
  });
  return { links: [...ofPlaces, ...single] };
}

const toLinkDocument = ({ latency, ...chances }: Partial<LinkSettings>): LinkDocument => ({
  ...(latency && { latency: pair(latency) }),
  ...chances,
});

/** What single servers have of their own, by name; nothing if none has it. */
function ofEach<T>(field: string, own: World['tuned']['own'], of: (settings: OwnSettings) => T | undefined) {
  const table: Record<string, T> = {};
  for (const [id, settings] of own) {
    const value = of(settings);
    if (value !== undefined) table[serverName(id)] = value;
  }
  return Object.keys(table).length > 0 ? { [field]: table } : {};
}

/**
 * The actions after which the open run has the settings of a valid document, as far as actions can do that.
 */
export function changesTo({ tuned, network }: World, document: ScenarioDocument): readonly Action[] {
  const { link, ...cluster } = compile(document).cluster;
  const { own, ...target } = tunedAtStart({ ...cluster, link });
  const { own: ownNow, ...now } = tuned;
  const actions: Action[] = [];
  const ofNetwork = differing(network.every, link);
  if (ofNetwork) actions.push({ do: 'network', ...ofNetwork });
  const ofAll = differing(now, target);
  if (ofAll) actions.push({ do: 'settings', ...ofAll });
  // Of the servers that both clusters have.
  const size = Math.min(network.size, cluster.settings.servers.length);
  const ids = new Set([...ownNow.keys(), ...own.keys()]);
  for (const id of [...ids].filter((one) => one <= size).sort((a, b) => a - b)) {
    // What every server has is changed first.
    const ofOne = differing(ownOf({ ...target, own: ownNow }, id), ownOf({ ...target, own }, id));
    if (ofOne) actions.push({ do: 'settings', server: id, ...ofOne });
  }
  return actions;
}

type TunedTimes = Pick<World['tuned'], 'electionTimeout' | 'disk' | 'own'>;

/** What one server has: its own, else that of every server. */
function ownOf({ electionTimeout, disk, own }: TunedTimes, id: ServerId): Required<OwnSettings> {
  const settings = own.get(id);
  return {
    electionTimeout: settings?.electionTimeout ?? electionTimeout,
    clock: settings?.clock ?? 1,
    disk: { ...disk, ...settings?.disk },
  };
}

/** Some fields, and of a field that has fields itself only some of them. */
type Some<T> = {
  readonly [Key in keyof T]?: T[Key] extends readonly unknown[]
    ? T[Key]
    : T[Key] extends object
      ? Some<T[Key]>
      : T[Key];
};

/** The fields of `then` that are not as in `now`, at any depth; null if there is none. */
function differing<T extends object>(now: T, then: T): Some<T> | null {
  const fields = (Object.keys(then) as (keyof T)[]).flatMap((key) => {
    const [old, value] = [now[key], then[key]];
    if (isSameValue(old, value)) return [];
    return [[key, isObject(old) && isObject(value) ? differing(old, value) : value] as const];
  });
  return fields.length === 0 ? null : (Object.fromEntries(fields) as Some<T>);
}

/** What only the start of a run can set. */
const ONLY_AT_START = ['servers', 'initial', 'timeouts', 'rules', 'bugs', 'places', 'links'] as const;

export type OnlyAtStart = (typeof ONLY_AT_START)[number] | 'seed';

/** The settings that differ between two documents, and that a run cannot change. */
export function onlyAtStart(a: ScenarioDocument, b: ScenarioDocument): readonly OnlyAtStart[] {
  const [one, other] = [inOrder(a.cluster), inOrder(b.cluster)];
  return [
    ...(a.seed === b.seed ? [] : (['seed'] as const)),
    ...ONLY_AT_START.filter((key) => !isSameValue(one[key], other[key])),
  ];
}

/** The same cluster, its lists in one order where the order means nothing. */
function inOrder({ places, links, ...others }: ClusterDocument = {}): ClusterDocument {
  const sides = (entry: LinksDocument) =>
    'between' in entry ? { ...entry, between: entry.between.toSorted() as [string, string] } : entry;
  return {
    ...others,
    ...(places && {
      places: Object.fromEntries(Object.entries(places).map(([name, servers]) => [name, servers.toSorted()])),
    }),
    ...(links && { links: links.map(sides).toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)) }),
  };
}

const sortKey = (entry: LinksDocument): string => JSON.stringify([endsOf(entry), entry]);
