/** The settings that an action may change during a run (docs/scenario-format.md, `settings`). */
import type { Settings } from '../raft/settings.ts';
import type { ServerId } from '../raft/types.ts';
import type { Action, Cluster, Tunable } from './types.ts';

/** The settings at the start of a run. */
export function tunedAtStart({ settings, electionTimeout, heartbeatInterval, disk, own }: Cluster): Tunable {
  const { replicate, maxEntries, noop, fastBacktrack } = settings;
  return { electionTimeout, heartbeatInterval, disk, own, replicate, maxEntries, noop, fastBacktrack };
}

/** The settings of the protocol as they are now. */
export function settingsNow(settings: Settings, tuned: Tunable): Settings {
  const { replicate, maxEntries, noop, fastBacktrack } = tuned;
  return { ...settings, replicate, maxEntries, noop, fastBacktrack };
}

type Change = Extract<Action, { do: 'settings' }>;

/** The settings after an action; `id`: the server that it is about, 0 for all. Omitted ones do not change. */
export function tunedBy(tuned: Tunable, change: Change, id: ServerId | 0): Tunable {
  const { do: _, server: _server, disk, ...rest } = change as Change & { server?: unknown };
  if (id === 0) return { ...tuned, ...rest, disk: { ...tuned.disk, ...disk } };
  const old = tuned.own.get(id);
  const own = { ...old, ...rest, ...(disk && { disk: { ...old?.disk, ...disk } }) };
  return { ...tuned, own: new Map(tuned.own).set(id, own) };
}
