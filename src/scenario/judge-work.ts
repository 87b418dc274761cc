/** Checks that a document does not ask for more work than a run may cause; some of it is estimated. */
import type { Fault } from './fields.ts';
import { endOf, MOST_LOG, MOST_TIMED_PER_MS, type Raisable } from './limits.ts';
import type { ClusterDocument, ScenarioDocument } from './types.ts';

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

/** Timers so short that virtual time hardly advances. */
function judgeTimers({ cluster = {} }: ScenarioDocument): Fault | undefined {
  const { servers = 5, heartbeatInterval = 75, electionTimeout: [election] = [150], clock = {} } = cluster;
  const [fastest, rate] = Object.entries(clock).reduce((a, b) => (b[1] > a[1] ? b : a), ['', 1]);
  for (const [name, interval] of [
    ['heartbeatInterval', heartbeatInterval],
    ['electionTimeout', election],
  ] as const) {
    const least = (EVENTS_PER_FOLLOWER * servers * rate) / MOST_TIMED_PER_MS;
    if (interval >= least) continue;
    if (cluster[name] === undefined)
      return {
        path: ['cluster', 'clock', fastest],
        message: `is too fast for ${servers} servers: their timers would make more than ${MOST_TIMED_PER_MS} events in a millisecond`,
      };
    const message = `must be at least ${least} ms with ${servers} servers${rate > 1 ? ' and that clock' : ''}, not ${interval}: more than ${MOST_TIMED_PER_MS} events in a millisecond`;
    return { path: name === 'heartbeatInterval' ? ['cluster', name] : ['cluster', name, 0], message };
  }
  return undefined;
}
