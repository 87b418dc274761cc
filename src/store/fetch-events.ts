/** Fetches old events, which the history computes again, and caches them. */
import type { Recording } from '../sim/history.ts';
import { everyServer } from '../sim/network.ts';
import type { Action, SimEvent } from '../sim/types.ts';
import type { Session } from './session.ts';

/** The size of the cache: a reader may scrub a long run for as long as they like. */
const KEPT = 1000;
/** The event `seq` of the open run; undefined if there is none. Cached. */
export const fetchEvent = (session: Session, seq: number): SimEvent | undefined =>
  fetchEvents(session, [seq])[0];

/** Events closer together than this are computed in one go: reaching the first one costs about as much. */
const ONE_GO = 1000;

/** The events among `seqs`, ascending, that exist. */
export function fetchEvents(session: Session, seqs: readonly number[]): readonly SimEvent[] {
  const { history } = session.run;
  if (session.recalled.of !== history.recording || session.recalled.events.size > KEPT)
    session.recalled = { of: history.recording, events: new Map() };
  const { events } = session.recalled;
  for (const group of groupsOf(seqs.filter((seq) => !events.has(seq)))) {
    const [first = 0] = group;
    const asked = new Set(group);
    for (const event of history.events(first, group.at(-1) ?? first))
      if (asked.has(event.seq)) events.set(event.seq, event);
  }
  return seqs.map((seq) => events.get(seq)).filter((event) => event !== undefined);
}

/**
 * The action that an event of an action reports. A partition names every server here: a server in no group is
 * alone.
 */
export const actionOf = ({ run }: Session, event: Pick<SimEvent, 'what'>): Action | undefined =>
  actionIn(run.history.recording, event);

/** The same in a recording. */
export function actionIn(
  { cluster, script }: Recording,
  { what }: Pick<SimEvent, 'what'>,
): Action | undefined {
  if (!('action' in what)) return undefined;
  const action = script.at(what.action)?.action;
  if (action?.do !== 'partition') return action;
  const named = new Set(action.groups.flat());
  const alone = everyServer(cluster.settings.servers.length).filter((id) => !named.has(id));
  return { ...action, groups: [...action.groups, ...alone.map((id) => [id])] };
}

/** Splits `seqs` into groups that are computed in one go. */
function groupsOf(seqs: readonly number[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const seq of seqs) {
    const group = groups.at(-1);
    if (group && seq - (group.at(-1) ?? 0) <= ONE_GO) group.push(seq);
    else groups.push([seq]);
  }
  return groups;
}
