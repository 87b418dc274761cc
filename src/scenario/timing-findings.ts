/**
 * The problems of a timing (paper §5.6), as codes and numbers: the broadcast time must be far less than the
 * election timeout, heartbeats must arrive within it, and few of them may be lost. The sentences are in
 * `words/timing.ts`.
 */
import type { Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import { everyServer } from '../sim/network.ts';
import type { DiskSettings, LinkSettings, Span, Tunable } from '../sim/types.ts';
import type { ElectionModel } from './failover.ts';
import {
  bestReach,
  betweenSilences,
  type Level,
  lossesToMajority,
  OFTEN,
  type Reach,
  SELDOM,
  timeoutsOf,
  tripsOf,
} from './timing-reach.ts';
import { judgeSingle, type SingleFinding } from './timing-singles.ts';

/** What a verdict is about: the settings of a cluster, and its links as they are. */
export interface Timing extends Pick<Tunable, 'electionTimeout' | 'heartbeatInterval'> {
  readonly servers: number;
  readonly own?: Tunable['own'];
  readonly disk?: DiskSettings;
  /** The behaviour of a direction; null if it is cut. */
  readonly way: (from: ServerId, to: ServerId) => LinkSettings | null;
}

/** A problem, or that there is none. Times are those that the sentence names. */
export type TimingFinding =
  | { readonly code: 'alone' | 'no-majority' }
  | { readonly code: 'all-is-well'; readonly way: Span; readonly write: Micros; readonly timeout: Span }
  | {
      readonly code: 'votes-too-late' | 'not-for-long' | 'votes-late';
      readonly way: Micros;
      readonly write: Micros;
      readonly timeout: Micros;
    }
  | {
      readonly code: 'votes-split';
      readonly roundTrip: Micros;
      readonly write: Micros;
      readonly timeout: Micros;
    }
  | { readonly code: 'heartbeats-too-rare'; readonly interval: Micros; readonly timeout: Span }
  | { readonly code: 'heartbeats-uneven'; readonly interval: Micros; readonly unevenness: Micros }
  | { readonly code: 'loss-breaks' | 'loss-disturbs'; readonly loss: number; readonly between: Micros }
  | { readonly code: 'timeouts-too-close'; readonly apart: Micros; readonly way: Micros }
  | SingleFinding
  | { readonly code: 'writes-fail'; readonly chance: number; readonly server: ServerId | 0 }
  | { readonly code: 'failures-too-frequent'; readonly timeout: Micros; readonly failures: Micros }
  /** In the model of elections nobody is ever elected: at all, or after a crash of this server. */
  | { readonly code: 'elections-endless' }
  | { readonly code: 'both-needed' }
  | { readonly code: 'crash-stops'; readonly server: ServerId }
  /** No model here tells for how much of the time there is no leader. */
  | { readonly code: 'share-unknown' };

export type Judged = TimingFinding & { readonly level: Level };

const BARE_DISK: DiskSettings = { write: [0, 0], fails: 0 };

/** The cluster as the model of elections sees it: in true time, by every server's clock. */
export function modelOf({
  servers,
  electionTimeout,
  heartbeatInterval,
  own,
  disk = BARE_DISK,
  way,
}: Timing): ElectionModel {
  const all = [0, ...everyServer(servers)];
  const rates = all.map((id) => own?.get(id)?.clock ?? 1);
  const timeouts = all.map((id): Span => {
    const [low, high] = own?.get(id)?.electionTimeout ?? electionTimeout;
    const rate = rates[id] ?? 1;
    return [Math.round(low / rate), Math.round(high / rate)];
  });
  const heartbeats = rates.map((rate) => Math.round(heartbeatInterval / rate));
  const writes = all.map((id) => own?.get(id)?.disk?.write ?? disk.write);
  // They are asked for many times.
  const ways = all.map((from) => all.map((to) => (from * to === 0 || from === to ? null : way(from, to))));
  return {
    servers,
    timeout: (id) => timeouts[id] ?? electionTimeout,
    heartbeat: (id) => heartbeats[id] ?? heartbeatInterval,
    write: (id) => writes[id] ?? disk.write,
    way: (from, to) => ways[from]?.[to] ?? null,
  };
}

/** The problems of a timing, the worst first; one `fine` if there is none. Pure. */
export function findingsOf(
  timing: Timing,
  model = modelOf(timing),
  trips = tripsOf(model),
): readonly Judged[] {
  if (timing.servers === 1) return [{ code: 'alone', level: 'fine' }, ...judgeDisks(timing)];
  const reach = bestReach(model, trips);
  if (reach === null) return [{ code: 'no-majority', level: 'broken' }];
  const judges = [judgeVotes, judgeHeartbeats, judgeLoss, judgeSpread, judgeSingle];
  const found = [...judges.flatMap((judge) => judge(model, reach, trips)), ...judgeDisks(timing)];
  if (found.length > 0) return worstFirst(found);
  const { quick, slow, write, ownWrite } = reach;
  const way: Span = [quick / 2, slow / 2];
  return [{ code: 'all-is-well', level: 'fine', way, write: write + ownWrite, timeout: timeoutsOf(model) }];
}

export const worstFirst = (found: readonly Judged[]): readonly Judged[] => [
  ...found.filter(({ level }) => level === 'broken'),
  ...found.filter(({ level }) => level !== 'broken'),
];

/** A vote must arrive before its candidate gives up: else another stands, or it stands again. */
function judgeVotes(model: ElectionModel, { quick, slow, write, ownWrite }: Reach): Judged[] {
  const [low, high] = timeoutsOf(model);
  const writes = write + ownWrite;
  const least = writes === 0 ? 0 : leastWrites(model);
  if (quick + least >= high)
    return [{ code: 'votes-too-late', level: 'broken', way: quick / 2, write: writes, timeout: high }];
  if (slow + writes >= low) {
    const votes = { way: slow / 2, write: writes };
    // Heartbeats, too, may come after the longest timeout.
    return (slow - quick) / 2 + shortestHeartbeat(model) >= high
      ? [{ code: 'not-for-long', level: 'broken', ...votes, timeout: high }]
      : [{ code: 'votes-late', level: 'tight', ...votes, timeout: low }];
  }
  if ((slow + writes) * 3 <= low) return [];
  return [{ code: 'votes-split', level: 'tight', roundTrip: slow, write: writes, timeout: low }];
}

const shortestHeartbeat = ({ servers, heartbeat }: ElectionModel): Micros =>
  Math.min(...everyServer(servers).map(heartbeat));

/** The two shortest writes that an election needs. */
function leastWrites({ servers, write }: ElectionModel): Micros {
  const [a = 0, b = 0] = everyServer(servers)
    .map((id) => write(id)[0])
    .sort((x, y) => x - y);
  return a + b;
}

/** A server without a message for its shortest timeout starts an election, even if the leader is well. */
function judgeHeartbeats(model: ElectionModel, { quick, slow }: Reach): Judged[] {
  const timeout = timeoutsOf(model);
  const [low] = timeout;
  const interval = shortestHeartbeat(model);
  if (interval >= low) return [{ code: 'heartbeats-too-rare', level: 'broken', interval, timeout }];
  const unevenness = (slow - quick) / 2;
  if (interval + unevenness < low) return [];
  return [{ code: 'heartbeats-uneven', level: 'tight', interval, unevenness }];
}

/** How often all heartbeats of a whole timeout are lost by chance, on the ways that a majority needs. */
function judgeLoss(model: ElectionModel): Judged[] {
  const [low, high] = timeoutsOf(model);
  const interval = shortestHeartbeat(model);
  const loss = Math.min(...lossesToMajority(model));
  if (loss === 0 || interval >= low) return [];
  const between = betweenSilences(model, loss);
  if (between > SELDOM) return [];
  const isBroken = between < OFTEN * high;
  return [
    { code: isBroken ? 'loss-breaks' : 'loss-disturbs', level: isBroken ? 'broken' : 'tight', loss, between },
  ];
}

/**
 * Timeouts are drawn at random so that one server is first (§5.2): it must be first by more than its
 * message's latency.
 */
function judgeSpread(model: ElectionModel, { slow }: Reach): Judged[] {
  const [low, high] = timeoutsOf(model);
  if (high - low >= slow / 2) return [];
  return [{ code: 'timeouts-too-close', level: 'tight', apart: high - low, way: slow / 2 }];
}

/** Every failed write is a crash. */
function judgeDisks({ servers, own, disk = BARE_DISK }: Timing): Judged[] {
  const all = everyServer(servers);
  const ownChance = (server: ServerId): number | undefined => own?.get(server)?.disk?.fails;
  // The chance of all disks is that of nobody if each has its own.
  const common = all.some((server) => ownChance(server) === undefined) ? disk.fails : 0;
  const chances = [[0, common], ...all.map((server) => [server, ownChance(server) ?? 0] as const)] as const;
  return chances.flatMap(([server, chance]): Judged[] =>
    chance > 0 ? [{ code: 'writes-fail', level: 'tight', chance, server }] : [],
  );
}
