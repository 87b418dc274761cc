/**
 * Whether a cluster can elect a leader and keep it (paper §5.6): broadcast time ≪ election timeout ≪ time
 * between failures, and the share of the time without a leader that follows. Numbers and codes; the sentences
 * are in `words/timing.ts`.
 */
import { fromMs, type Micros } from '../base/time.ts';
import { majority } from '../raft/configuration.ts';
import type { ServerId } from '../raft/types.ts';
import { everyServer, wholeNetwork } from '../sim/network.ts';
import type { Span } from '../sim/types.ts';
import { settingsOf } from '../sim/ways.ts';
import { compile } from './compile.ts';
import { type ElectionModel, type Endless, type Failover, failoverOf } from './failover.ts';
import {
  findingsOf,
  type Judged,
  modelOf,
  type Timing,
  type TimingFinding,
  worstFirst,
} from './timing-findings.ts';
import { betweenNeedless, reachFrom, type Trips, timeoutsOf, tripsOf } from './timing-reach.ts';
import type { ScenarioDocument } from './types.ts';

/** §5.6 in numbers, in µs. */
export interface TimingNumbers {
  readonly findings: readonly Judged[];
  /**
   * The longest round trip with the receiver's write, from the best placed server: to a majority, and to all
   * others. Null if it reaches fewer.
   */
  readonly broadcast: { readonly majority: Micros | null; readonly all: Micros | null };
  /** That to all, as one server can depose every leader; where some cannot be reached, that to a majority. */
  readonly broadcastTime: Micros | null;
  /** From the shortest to the longest of any server, in true time. */
  readonly electionTimeout: Span;
  readonly heartbeat: Span;
  /** The mean time between two failures of a leader. */
  readonly failures: Micros;
  /** Whether broadcast time ≪ election timeout, and election timeout ≪ time between failures. */
  readonly holds: { readonly broadcast: boolean; readonly failures: boolean };
  /** Means of a crash of the leader; null if elections do not end, or there is one server alone. */
  readonly failover: Failover | null;
  /** The mean time between two elections that no crash causes, but lost heartbeats; null: none are lost. */
  readonly needless: Micros | null;
  /** The expected share of the time without a leader, 0 to 1; null if nobody leads for long. */
  readonly leaderless: number | null;
}

/** “Far less” is an order of magnitude (§5.6). */
const FAR_LESS = 10;
/** A day: for a teaching example, a server that crashes often. */
export const USUAL_FAILURES: Micros = fromMs(86_400_000);

/**
 * The verdict about a valid document. `failures`: the mean time for which a leader runs before it crashes.
 *
 * The share without a leader: each failure costs the detection and the election, and each election by lost
 * heartbeats a handover. So it is (detection + election + failures / needless × handover) / (failures +
 * detection + election).
 */
export function timingVerdict(document: ScenarioDocument, failures: Micros = USUAL_FAILURES): TimingNumbers {
  const { settings, electionTimeout, heartbeatInterval, own, disk, link, links } = compile({
    raftarium: 1,
    // The logs of the start would cost most, and no number here depends on them.
    cluster: { ...document.cluster, initial: {} },
  }).cluster;
  const servers = settings.servers.length;
  const network = wholeNetwork(servers, link, links);
  const way = (from: ServerId, to: ServerId) => settingsOf(network, from, to);
  return numbersOf({ servers, electionTimeout, heartbeatInterval, own, disk, way }, failures);
}

/** The same for a timing that is known otherwise, as that of a run at some moment. */
export function numbersOf(timing: Timing, failures: Micros): TimingNumbers {
  const model = modelOf(timing);
  const trips = tripsOf(model);
  const all = everyServer(timing.servers);
  const broadcast = {
    majority: broadcastTime(model, trips, majority(timing.servers) - 1),
    all: broadcastTime(model, trips, timing.servers - 1),
  };
  const longestTrip = broadcast.all ?? broadcast.majority;
  const spans = all.map(model.timeout);
  const beats = all.map(model.heartbeat);
  const longest = Math.max(...spans.map(([, high]) => high));
  const [patience] = timeoutsOf(model);
  const found = findingsOf(timing, model, trips);
  const isRare = longest * FAR_LESS <= failures;
  const isAsked = timing.servers > 1 && !found.some(({ level }) => level === 'broken');
  const elected = isAsked ? failoverOf(model) : null;
  const failover = elected === null || 'without' in elected ? null : elected;
  const isKnown = failover !== null && !found.some(isUncounted);
  const more: Judged[] = [];
  if (elected !== null && 'without' in elected) more.push(endless(timing.servers, elected, found));
  else if (isAsked && !isKnown) more.push({ code: 'share-unknown', level: 'tight' });
  if (!isRare) more.push({ code: 'failures-too-frequent', level: 'tight', timeout: longest, failures });
  const findings =
    more.length === 0 ? found : worstFirst([...found.filter(({ level }) => level !== 'fine'), ...more]);
  const between = timing.servers > 1 ? betweenNeedless(model, failures) : Infinity;
  const needless = Number.isFinite(between) ? between : null;
  return {
    findings,
    broadcast,
    broadcastTime: longestTrip,
    electionTimeout: [Math.min(...spans.map(([low]) => low)), longest],
    heartbeat: [Math.min(...beats), Math.max(...beats)],
    failures,
    holds: {
      broadcast: longestTrip !== null && longestTrip * FAR_LESS <= patience,
      failures: isRare,
    },
    failover,
    needless,
    leaderless: failover === null || !isKnown ? null : shareWithout(failover, failures, needless),
  };
}

/** What the share does not count: elections without need for other reasons than lost heartbeats. */
const UNCOUNTED: ReadonlySet<TimingFinding['code']> = new Set([
  'heartbeats-uneven',
  'impatient',
  'far-away',
  'uneven-way',
  'writes-fail',
]);
/** Where more is lost on the way to one server, it stands again before the next leader can speak to it. */
const MOST_LOSS = 0.5;

const isUncounted = (found: Judged): boolean =>
  UNCOUNTED.has(found.code) || (found.code === 'badly-linked' && found.loss > MOST_LOSS);

function endless(servers: number, { without }: Endless, found: readonly Judged[]): Judged {
  // Votes that are split, or come too late, again and again do so whoever has crashed.
  const isSlow = found.some(({ code }) => code === 'timeouts-too-close' || code === 'votes-late');
  if (without === 0 || isSlow) return { code: 'elections-endless', level: 'broken' };
  if (servers === 2) return { code: 'both-needed', level: 'tight' };
  return { code: 'crash-stops', level: 'tight', server: without };
}

function shareWithout(
  { detection, election, handover }: Failover,
  failures: Micros,
  needless: Micros | null,
): number {
  const byLoss = needless === null ? 0 : (failures / needless) * handover;
  return Math.min(1, (detection + election + byLoss) / (failures + detection + election));
}

/** The longest round trip to so many others, with the write of the receiver. */
function broadcastTime(model: ElectionModel, trips: Trips, others: number): Micros | null {
  const times = everyServer(model.servers).flatMap((id) => {
    const reach = reachFrom(model, trips, id, others);
    return reach === null ? [] : [others === 0 ? 0 : reach.slow + reach.write];
  });
  return times.length === 0 ? null : Math.min(...times);
}
