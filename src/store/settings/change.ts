/** The settings of the open run as they are now, and the actions that give it others from now on. */
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import { compile } from '../../scenario/compile.ts';
import { endsOf } from '../../scenario/links.ts';
import { isSameValue } from '../../scenario/same.ts';
import type {
  ClusterDocument,
  DiskDocument,
  LinksDocument,
  Pair,
  ScenarioDocument,
} from '../../scenario/types.ts';
import { tunedAtStart } from '../../sim/tuning.ts';
import type { Action, DiskSettings, OwnSettings, Span, Tunable, World } from '../../sim/types.ts';
import type { SessionState } from '../session.ts';
import { differing } from './differing.ts';
import { linkChangesFrom, linksNow, linksWithPlaces } from './links-now.ts';

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

/** What single servers have of their own, by name; nothing if none has it. */
function ofEach<T>(field: string, own: Tunable['own'], of: (settings: OwnSettings) => T | undefined) {
  const table: Record<string, T> = {};
  for (const [id, settings] of own) {
    const value = of(settings);
    if (value !== undefined) table[serverName(id)] = value;
  }
  return Object.keys(table).length > 0 ? { [field]: table } : {};
}

type OpenRun = Pick<SessionState, 'world' | 'document'>;

/**
 * The actions after which the open run has the settings of a valid document, as far as actions can do that.
 */
export const changesTo = (run: OpenRun, document: ScenarioDocument): readonly Action[] =>
  changesFrom(run)(document);

/** The same for many documents: what they have in common is computed once. */
export function changesFrom({ world, document }: OpenRun) {
  const { tuned, network } = world;
  const linkChanges = linkChangesFrom(network, document.cluster ?? {});
  return ({ cluster: then = {} }: ScenarioDocument): readonly Action[] => {
    const { links: _, ...withoutLinks } = then;
    const { link, ...cluster } = compile({ raftarium: 1, cluster: withoutLinks }).cluster;
    const size = Math.min(network.size, cluster.settings.servers.length);
    const ofNetwork = differing(network.every, link);
    return [
      ...(ofNetwork ? [{ do: 'network' as const, ...ofNetwork }] : []),
      ...tuningTo(tuned, tunedAtStart({ ...cluster, link }), size),
      ...linkChanges(then, { every: link, size }),
    ];
  };
}

/** What changes the settings of all servers, and then of single ones among the first `size`. */
function tuningTo({ own: ownNow, ...now }: Tunable, { own, ...target }: Tunable, size: number): Action[] {
  const ofAll = differing(now, target);
  const actions: Action[] = ofAll ? [{ do: 'settings', ...ofAll }] : [];
  const ids = new Set([...ownNow.keys(), ...own.keys()]);
  for (const id of [...ids].filter((one) => one <= size).sort((a, b) => a - b)) {
    // What every server has is changed first.
    const ofOne = differing(ownOf({ ...target, own: ownNow }, id), ownOf({ ...target, own }, id));
    if (ofOne) actions.push({ do: 'settings', server: id, ...ofOne });
  }
  return actions;
}

type TunedTimes = Pick<Tunable, 'electionTimeout' | 'disk' | 'own'>;

/** What one server has: its own, else that of every server. */
function ownOf({ electionTimeout, disk, own }: TunedTimes, id: ServerId): Required<OwnSettings> {
  const settings = own.get(id);
  return {
    electionTimeout: settings?.electionTimeout ?? electionTimeout,
    clock: settings?.clock ?? 1,
    disk: { ...disk, ...settings?.disk },
  };
}

/** What only the start of a run can set; of links, only those with places. */
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

/** The same cluster without single links, its lists in one order where the order means nothing. */
function inOrder(cluster: ClusterDocument = {}): ClusterDocument {
  const { places, links: _, ...others } = cluster;
  const links = linksWithPlaces(cluster);
  const sides = (entry: LinksDocument) =>
    'between' in entry ? { ...entry, between: entry.between.toSorted() as [string, string] } : entry;
  return {
    ...others,
    ...(places && {
      places: Object.fromEntries(Object.entries(places).map(([name, servers]) => [name, servers.toSorted()])),
    }),
    links: links.map(sides).toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  };
}

const sortKey = (entry: LinksDocument): string => JSON.stringify([endsOf(entry), entry]);
