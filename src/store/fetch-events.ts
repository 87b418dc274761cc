/** Events of long ago, computed again by the history, and a cache of those that were asked for. */
import { everyServer } from '../sim/network.ts';
import type { Action, SimEvent } from '../sim/types.ts';
import type { Session } from './session.ts';

/** The size of the cache: a reader may drag about in a long run for as long as they like. */
const KEPT = 1000;
/** The event `seq` of the open run; undefined where there is none. Asked again soon, it costs nothing. */
export const fetchEvent = (session: Session, seq: number): SimEvent | undefined =>
  fetchEvents(session, [seq])[0];

/** Events no further apart than this are computed in one go: the way to a first one is about as long. */
const ONE_GO = 1000;

/** Those of the events `seqs`, ascending, that there are. */
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

/** The action that an action's event reports. A partition names every server here: one that is in no group is alone. */
export function actionOf(session: Session, { what }: Pick<SimEvent, 'what'>): Action | undefined {
  if (!('action' in what)) return undefined;
  const { cluster, script } = session.run.history.recording;
  const action = script.at(what.action)?.action;
  if (action?.do !== 'partition') return action;
  const named = new Set(action.groups.flat());
  const alone = everyServer(cluster.settings.servers.length).filter((id) => !named.has(id));
  return { ...action, groups: [...action.groups, ...alone.map((id) => [id])] };
}

/** What is computed in one go each. */
function groupsOf(seqs: readonly number[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const seq of seqs) {
    const group = groups.at(-1);
    if (group && seq - (group.at(-1) ?? 0) <= ONE_GO) group.push(seq);
    else groups.push([seq]);
  }
  return groups;
}
