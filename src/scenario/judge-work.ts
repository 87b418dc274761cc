/** Checks that a document does not ask for more work than a run may cause; some of it is estimated. */
import type { Fault } from './fields.ts';
import { endOf, MOST_LOG, MOST_TIMED_PER_MS, type Raisable } from './limits.ts';
import type { ClusterDocument, Ms, ScenarioDocument } from './types.ts';

/**
 * Events of a heartbeat to one follower: sent, delivered, accepted, reply sent, reply delivered. An entry
 * causes the same.
 */
const EVENTS_PER_FOLLOWER = 5;

/** The first field of a valid document that asks for too much; its events are estimated. */
export function judgeWork(document: ScenarioDocument, { run, time }: Raisable): Fault | undefined {
  const [end, path] = endOf(document);
  if (end > time) return { path, message: `must be at most ${time} ms, the longest run, not ${end}` };
  const { cluster = {}, actions = [] } = document;
  const { servers = 5, heartbeatInterval = 75 } = cluster;
  const hurried = judgeTimers(document);
  if (hurried) return hurried;
  const requests = actions.filter(({ do: word }) => word === 'request').length;
  const events = (times: number): number => Math.round(EVENTS_PER_FOLLOWER * (servers - 1) * times);
  const tooMany = (count: number, what: string): string =>
    `${servers} servers ${what} make some ${count} events, and a run has at most ${run.events}`;
  // A run made on the page has no `until`: it lasts to its latest action, and must open again.
  const beats = document.until === undefined ? 0 : events(end / heartbeatInterval);
  if (beats > run.events) return { path, message: tooMany(beats, `for ${end} ms`) };
  const all = beats + events(requests);
  if (all > run.events) return { path: ['actions'], message: tooMany(all, `with ${requests} requests`) };
  return judgeLogs(cluster, requests);
}

function judgeLogs({ initial = {} }: ClusterDocument, requests: number): Fault | undefined {
  const longest = Object.values(initial).reduce((most, { log = [] }) => Math.max(most, log.length), 0);
  if (longest + requests <= MOST_LOG) return undefined;
  const message = `${requests} requests and a log of ${longest} entries: together they must be at most ${MOST_LOG}`;
  return { path: ['actions'], message };
}

/** A timer that a document sets, and the path of the field. */
type Timer = readonly [time: Ms, path: readonly (string | number)[]];

/** The timers of the cluster and of its single servers, and those that actions set. */
function timersOf({ cluster = {}, actions = [] }: ScenarioDocument): Timer[] {
  const timers: Timer[] = [];
  const add = ({ heartbeatInterval, electionTimeout }: ClusterDocument, path: Timer[1]): void => {
    if (heartbeatInterval !== undefined) timers.push([heartbeatInterval, [...path, 'heartbeatInterval']]);
    if (electionTimeout) timers.push([electionTimeout[0], [...path, 'electionTimeout', 0]]);
  };
  add(cluster, ['cluster']);
  for (const [name, [low]] of Object.entries(cluster.electionTimeouts ?? {}))
    timers.push([low, ['cluster', 'electionTimeouts', name, 0]]);
  actions.forEach((action, i) => {
    if (action.do === 'settings') add(action as ClusterDocument, ['actions', i]);
  });
  return timers;
}

/** The fastest clock of a server, ever, and the path of its rate. */
function fastestClock({ cluster = {}, actions = [] }: ScenarioDocument): Timer {
  let fastest: Timer = [1, ['cluster', 'clock']];
  const look = (rate: number, path: Timer[1]): void => {
    if (rate > fastest[0]) fastest = [rate, path];
  };
  for (const [name, rate] of Object.entries(cluster.clock ?? {})) look(rate, ['cluster', 'clock', name]);
  actions.forEach((action, i) => {
    if (action.do === 'settings' && 'clock' in action) look(action.clock ?? 1, ['actions', i, 'clock']);
  });
  return fastest;
}

/** Timers so short that virtual time hardly advances. */
function judgeTimers(document: ScenarioDocument): Fault | undefined {
  const { servers = 5, heartbeatInterval, electionTimeout } = document.cluster ?? {};
  const [rate, ofRate] = fastestClock(document);
  const least = (EVENTS_PER_FOLLOWER * servers * rate) / MOST_TIMED_PER_MS;
  const most = `more than ${MOST_TIMED_PER_MS} events in a millisecond`;
  for (const [time, path] of timersOf(document)) {
    if (time >= least) continue;
    const clock = rate > 1 ? ' and that clock' : '';
    return {
      path,
      message: `must be at least ${least} ms with ${servers} servers${clock}, not ${time}: ${most}`,
    };
  }
  // The timers that the document leaves as they are by default.
  const shortest = heartbeatInterval === undefined ? 75 : electionTimeout === undefined ? 150 : Infinity;
  if (shortest >= least) return undefined;
  return { path: ofRate, message: `is too fast for ${servers} servers: their timers would make ${most}` };
}
