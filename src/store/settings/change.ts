/** The settings of the open run as they are now, and the actions that give it others from now on. */
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import { compile } from '../../scenario/compile.ts';
import { isSameValue } from '../../scenario/same.ts';
import type { ClusterDocument, DiskDocument, Pair, ScenarioDocument } from '../../scenario/types.ts';
import { tunedAtStart } from '../../sim/tuning.ts';
import type { Action, DiskSettings, OwnSettings, Span, World } from '../../sim/types.ts';

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
  };
  return { ...document, cluster };
}

const toDisk = ({ write, fails }: Partial<DiskSettings>): DiskDocument => ({
  ...(write && { write: pair(write) }),
  ...(fails !== undefined && { fails }),
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
  for (const id of [...new Set([...ownNow.keys(), ...own.keys()])].sort((a, b) => a - b)) {
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

/** The fields of `then` that are not as in `now`; null if there is none. */
function differing<T extends object>(now: T, then: T): Partial<T> | null {
  const keys = (Object.keys(then) as (keyof T)[]).filter(
    (key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]),
  );
  return keys.length === 0 ? null : (Object.fromEntries(keys.map((key) => [key, then[key]])) as Partial<T>);
}

/** What only the start of a run can set. */
const ONLY_AT_START = ['servers', 'initial', 'timeouts', 'rules', 'bugs', 'places', 'links'] as const;

export type OnlyAtStart = (typeof ONLY_AT_START)[number] | 'seed';

/** The settings that differ between two documents, and that a run cannot change. */
export function onlyAtStart(a: ScenarioDocument, b: ScenarioDocument): readonly OnlyAtStart[] {
  return [
    ...(a.seed === b.seed ? [] : (['seed'] as const)),
    ...ONLY_AT_START.filter((key) => !isSameValue(a.cluster?.[key], b.cluster?.[key])),
  ];
}
