/**
 * The problems of a timing (paper §5.6), as codes and numbers: the broadcast time must be far less than the
 * election timeout, heartbeats must arrive within it, and few of them may be lost. The sentences are in
 * `words/timing.ts`.
 */
import type { Micros } from '../base/time.ts';
import { majority } from '../raft/configuration.ts';
import type { ServerId } from '../raft/types.ts';
import { everyServer } from '../sim/network.ts';
import type { DiskSettings, LinkSettings, Span, Tunable } from '../sim/types.ts';
import type { ElectionModel } from './failover.ts';

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
      readonly code: 'votes-too-late' | 'not-for-long';
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
  /** One server times out between two heartbeats: it must lead, or it disturbs every leader. */
  | {
      readonly code: 'impatient';
      readonly server: ServerId;
      readonly timeout: Micros;
      readonly interval: Micros;
    }
  /** One server's clock is so slow that the others time out between its heartbeats. */
  | {
      readonly code: 'slow-clock';
      readonly server: ServerId;
      readonly interval: Micros;
      readonly timeout: Micros;
    }
  | { readonly code: 'writes-fail'; readonly chance: number; readonly server: ServerId | 0 }
  | { readonly code: 'failures-too-frequent'; readonly timeout: Micros; readonly failures: Micros };

/** `broken`: nobody leads for long. `tight`: it works, but badly. */
export type Level = 'fine' | 'tight' | 'broken';
export type Judged = TimingFinding & { readonly level: Level };

/** From one server to a majority and back. */
interface Reach {
  /** The messages there and back. */
  readonly quick: Micros;
  readonly slow: Micros;
  /** The longest writes on the way: of the receiver, and of the sender before it asks for votes. */
  readonly write: Micros;
  readonly ownWrite: Micros;
  /** The probability that one direction loses a message. */
  readonly loss: number;
}

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
  const rate = (id: ServerId): number => own?.get(id)?.clock ?? 1;
  return {
    servers,
    timeout: (id) => {
      const [low, high] = own?.get(id)?.electionTimeout ?? electionTimeout;
      return [Math.round(low / rate(id)), Math.round(high / rate(id))];
    },
    heartbeat: (id) => Math.round(heartbeatInterval / rate(id)),
    write: (id) => own?.get(id)?.disk?.write ?? disk.write,
    way,
  };
}

/** The problems of a timing, the worst first; one `fine` if there is none. Pure. */
export function findingsOf(timing: Timing): readonly Judged[] {
  if (timing.servers === 1) return [{ code: 'alone', level: 'fine' }, ...judgeDisks(timing)];
  const model = modelOf(timing);
  const reach = bestReach(model);
  if (reach === null) return [{ code: 'no-majority', level: 'broken' }];
  const judges = [judgeVotes, judgeHeartbeats, judgeLoss, judgeSpread, judgeSingle];
  const found = [...judges.flatMap((judge) => judge(model, reach)), ...judgeDisks(timing)];
  if (found.length === 0) {
    const { quick, slow, write, ownWrite } = reach;
    const way: Span = [quick / 2, slow / 2];
    return [{ code: 'all-is-well', level: 'fine', way, write: write + ownWrite, timeout: timeoutsOf(model) }];
  }
  return [
    ...found.filter(({ level }) => level === 'broken'),
    ...found.filter(({ level }) => level !== 'broken'),
  ];
}

/** The shortest timeout but one server's, and the longest: one impatient server becomes the leader. */
export function timeoutsOf({ servers, timeout }: ElectionModel): Span {
  const spans = everyServer(servers).map(timeout);
  const lows = spans.map(([low]) => low).sort((a, b) => a - b);
  return [lows[1] ?? lows[0] ?? 0, Math.max(...spans.map(([, high]) => high))];
}

/** A vote must arrive before its candidate gives up, and the new leader's message before the voter does. */
function judgeVotes(model: ElectionModel, { quick, slow, write, ownWrite }: Reach): Judged[] {
  const [low, high] = timeoutsOf(model);
  const writes = write + ownWrite;
  const least = writes === 0 ? 0 : leastWrites(model);
  if (quick + least >= high)
    return [{ code: 'votes-too-late', level: 'broken', way: quick / 2, write: writes, timeout: high }];
  if (slow + writes >= low)
    return [{ code: 'not-for-long', level: 'broken', way: slow / 2, write: writes, timeout: low }];
  if ((slow + writes) * 3 <= low) return [];
  return [{ code: 'votes-split', level: 'tight', roundTrip: slow, write: writes, timeout: low }];
}

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
  const interval = Math.min(...everyServer(model.servers).map(model.heartbeat));
  if (interval >= low) return [{ code: 'heartbeats-too-rare', level: 'broken', interval, timeout }];
  const unevenness = (slow - quick) / 2;
  if (interval + unevenness < low) return [];
  return [{ code: 'heartbeats-uneven', level: 'tight', interval, unevenness }];
}

/** Single servers: with a timeout, or a clock, that does not go with the others. */
function judgeSingle({ servers, timeout, heartbeat }: ElectionModel): Judged[] {
  const all = everyServer(servers);
  return all.flatMap((server): Judged[] => {
    const others = all.filter((id) => id !== server);
    const [low] = timeout(server);
    const interval = Math.max(...others.map(heartbeat));
    const patience = Math.min(...others.map((id) => timeout(id)[0]));
    const own = heartbeat(server);
    const isUsual = Math.min(...others.map(heartbeat)) < patience;
    return [
      ...(low <= interval && interval < patience
        ? [{ code: 'impatient', level: 'tight', server, timeout: low, interval } as const]
        : []),
      ...(own >= patience && isUsual && own > interval
        ? [{ code: 'slow-clock', level: 'tight', server, interval: own, timeout: patience } as const]
        : []),
    ];
  });
}

/** A leader is useful only if such a silence is rarer than once in this many election timeouts. */
const OFTEN = 5;
const SELDOM: Micros = 60_000_000;
const SAMPLES = 60;

/** How often all heartbeats of a whole timeout are lost by chance. */
function judgeLoss(model: ElectionModel, { loss }: Reach): Judged[] {
  const [low, high] = timeoutsOf(model);
  const interval = Math.min(...everyServer(model.servers).map(model.heartbeat));
  if (loss === 0 || interval >= low) return [];
  const between = betweenSilences(model, loss);
  if (between > SELDOM) return [];
  const isBroken = between < OFTEN * high;
  return [
    { code: isBroken ? 'loss-breaks' : 'loss-disturbs', level: isBroken ? 'broken' : 'tight', loss, between },
  ];
}

/** The mean time between two silences of a leader to some follower: each begins with a heartbeat heard. */
export function betweenSilences({ servers, heartbeat, timeout }: ElectionModel, loss: number): Micros {
  const all = everyServer(servers);
  const rates = all.map((leader) => {
    const interval = heartbeat(leader);
    const chances = all.map((id) => (id === leader ? 0 : chanceOfSilence(timeout(id), interval, loss)));
    return (chances.reduce((sum, chance) => sum + chance, 0) * (1 - loss)) / interval;
  });
  return servers / rates.reduce((sum, rate) => sum + rate, 0);
}

/**
 * The mean, over all timeouts that may be drawn, of the probability that every heartbeat within it is lost.
 */
function chanceOfSilence([low, high]: Span, interval: Micros, loss: number): number {
  let sum = 0;
  for (let i = 0; i < SAMPLES; i += 1) {
    const timeout = low + ((high - low) * (i + 0.5)) / SAMPLES;
    sum += loss ** Math.max(1, Math.floor(timeout / interval));
  }
  return sum / SAMPLES;
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
  const every: Judged[] =
    disk.fails > 0 ? [{ code: 'writes-fail', level: 'tight', chance: disk.fails, server: 0 }] : [];
  const single = everyServer(servers).flatMap((server): Judged[] => {
    const chance = own?.get(server)?.disk?.fails ?? 0;
    return chance > 0 ? [{ code: 'writes-fail', level: 'tight', chance, server }] : [];
  });
  return [...every, ...single];
}

/** For the best placed server; null if none reaches a majority. */
export function bestReach(model: ElectionModel): Reach | null {
  const total = ({ slow, write, ownWrite }: Reach): number => slow + write + ownWrite;
  let best: Reach | null = null;
  for (const id of everyServer(model.servers)) {
    const reach = reachFrom(model, id, majority(model.servers) - 1);
    if (reach !== null && (best === null || total(reach) < total(best))) best = reach;
  }
  return best;
}

/** To so many others and back: the nearest ones. Null if it does not reach as many. */
export function reachFrom(
  { servers, way, write }: ElectionModel,
  id: ServerId,
  needed: number,
): Reach | null {
  const trips = everyServer(servers)
    .flatMap((other): Omit<Reach, 'ownWrite'>[] => {
      const [there, back] = other === id ? [null, null] : [way(id, other), way(other, id)];
      if (there === null || back === null || there.loss >= 1 || back.loss >= 1) return [];
      return [
        {
          quick: there.latency[0] + back.latency[0],
          slow: there.latency[1] + back.latency[1],
          write: write(other)[1],
          loss: Math.max(there.loss, back.loss),
        },
      ];
    })
    .sort((a, b) => a.slow + a.write - b.slow - b.write)
    .slice(0, needed);
  if (trips.length < needed) return null;
  return {
    quick: Math.max(...trips.map(({ quick }) => quick)),
    slow: Math.max(...trips.map(({ slow }) => slow)),
    write: Math.max(...trips.map((trip) => trip.write)),
    ownWrite: write(id)[1],
    loss: Math.max(...trips.map(({ loss }) => loss)),
  };
}
