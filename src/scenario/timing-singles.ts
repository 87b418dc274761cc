/**
 * Single servers whose timeout, clock or links do not go with the others. One is enough to depose every
 * leader: it stands for election in a later term, and everybody adopts that term. So the broadcast time of
 * §5.6 counts every server, and not only those of a majority.
 */
import type { Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import { everyServer } from '../sim/network.ts';
import type { ElectionModel } from './failover.ts';
import {
  canWin,
  chanceToBeHeard,
  depositionRates,
  type Level,
  lossesToMajority,
  lossOf,
  OFTEN,
  type Reach,
  SELDOM,
  standRate,
  type Trips,
} from './timing-reach.ts';

/** `under`: the leader with which it is so; 0: with most of them. */
export type SingleFinding =
  /** It times out between two heartbeats: it must lead, or it disturbs every leader. */
  | {
      readonly code: 'impatient';
      readonly server: ServerId;
      readonly timeout: Micros;
      readonly interval: Micros;
    }
  /** Its clock is so slow that the others time out between its heartbeats. */
  | {
      readonly code: 'slow-clock';
      readonly server: ServerId;
      readonly interval: Micros;
      readonly timeout: Micros;
    }
  /** The round trip to a leader takes longer than it waits. */
  | {
      readonly code: 'far-away';
      readonly server: ServerId;
      readonly under: ServerId | 0;
      readonly roundTrip: Micros;
      readonly timeout: Micros;
    }
  /** Heartbeats come so unevenly to it that it may time out between two. */
  | {
      readonly code: 'uneven-way';
      readonly server: ServerId;
      readonly under: ServerId | 0;
      readonly interval: Micros;
      readonly unevenness: Micros;
    }
  /** It loses so many heartbeats that it stands for election while a leader runs. */
  | {
      readonly code: 'badly-linked';
      readonly server: ServerId;
      readonly under: ServerId | 0;
      readonly loss: number;
      readonly between: Micros;
    };
type Judged = SingleFinding & { readonly level: Level };

/** A server, and those that may lead it. */
interface Single {
  readonly server: ServerId;
  readonly leaders: readonly ServerId[];
  /** Whether it may lead, too: then it disturbs others only until it does. */
  readonly wins: boolean;
}

/** `reach`: that of the best placed server; what is no worse concerns the whole cluster. */
export function judgeSingle(model: ElectionModel, reach: Reach, trips: Trips): Judged[] {
  const all = everyServer(model.servers);
  const losses = lossesToMajority(model);
  const winners = new Set(all.filter((id) => canWin(model, trips, id, losses[id - 1] ?? 1)));
  const common = Math.min(...losses);
  const rates = depositionRates(model, losses);
  const singles = all.map((server): Single => {
    const others = all.filter((id) => id !== server);
    const able = others.filter((id) => winners.has(id));
    return { server, wins: winners.has(server), leaders: able.length > 0 ? able : others };
  });
  return [
    ...singles.flatMap((single) => judgeClock(model, single)),
    ...toBlame(singles.flatMap((single) => judgeDistance(model, single, reach))),
    ...toBlame(singles.flatMap((single) => judgeUnevenness(model, single, reach))),
    ...toBlame(singles.flatMap((single) => judgeLosses(model, single, common, rates))),
  ];
}

/**
 * A bad link has two ends. To blame is the server that has bad links to most others; if there is none, one
 * example is enough.
 */
function toBlame<T extends { readonly under: ServerId | 0 }>(found: readonly T[]): readonly T[] {
  const blamed = found.filter(({ under }) => under === 0);
  return blamed.length > 0 ? blamed : found.slice(0, 1);
}

/** The one leader to name, or 0 if it is so with most. */
const named = (bad: readonly ServerId[], leaders: readonly ServerId[]): ServerId | 0 =>
  bad.length * 2 > leaders.length ? 0 : (bad[0] ?? 0);

function judgeClock({ servers, timeout, heartbeat }: ElectionModel, { server, wins }: Single): Judged[] {
  const others = everyServer(servers).filter((id) => id !== server);
  const [low] = timeout(server);
  const beats = others.map(heartbeat);
  const interval = Math.max(...beats);
  const patience = Math.min(...others.map((id) => timeout(id)[0]));
  const own = heartbeat(server);
  const isUsual = Math.min(...beats) < patience;
  const level = wins ? 'tight' : 'broken';
  return [
    ...(low <= interval && interval < patience
      ? [{ code: 'impatient', level, server, timeout: low, interval } as const]
      : []),
    ...(own >= patience && isUsual && own > interval
      ? [{ code: 'slow-clock', level: 'tight', server, interval: own, timeout: patience } as const]
      : []),
  ];
}

/**
 * If it stands for election, the next leader's first message must come before it stands again: its request
 * has to go there, and the message back.
 */
function judgeDistance(model: ElectionModel, single: Single, reach: Reach) {
  const { server, leaders, wins } = single;
  const [low, high] = model.timeout(server);
  const trip = (leader: ServerId, end: 0 | 1): Micros => {
    const [there, back] = [model.way(server, leader), model.way(leader, server)];
    if (there === null || back === null || there.loss >= 1 || back.loss >= 1) return 0;
    return there.latency[end] + back.latency[end];
  };
  const bad = leaders.filter((leader) => trip(leader, 1) >= low && trip(leader, 1) > reach.slow);
  if (bad.length === 0) return [];
  const isAlways = leaders.every((leader) => trip(leader, 0) >= high);
  const roundTrip = Math.max(...bad.map((leader) => trip(leader, 1)));
  const level: Level = isAlways && !wins ? 'broken' : 'tight';
  return [{ code: 'far-away', level, server, under: named(bad, leaders), roundTrip, timeout: low } as const];
}

function judgeUnevenness(model: ElectionModel, { server, leaders }: Single, reach: Reach) {
  const [patience] = model.timeout(server);
  const unevennessOf = (leader: ServerId): Micros => {
    const [low, high] = model.way(leader, server)?.latency ?? [0, 0];
    return high - low;
  };
  const bad = leaders.filter((leader) => {
    const [interval, unevenness] = [model.heartbeat(leader), unevennessOf(leader)];
    // An interval that is longer than the timeout is reported as such.
    const isLate = interval < patience && interval + unevenness >= patience;
    return isLate && unevenness > (reach.slow - reach.quick) / 2;
  });
  if (bad.length === 0) return [];
  const interval = Math.max(...bad.map(model.heartbeat));
  const unevenness = Math.max(...bad.map(unevennessOf));
  const under = named(bad, leaders);
  return [{ code: 'uneven-way', level: 'tight', server, under, interval, unevenness } as const];
}

/** How often it hears nothing for a whole timeout, and anybody hears that it stands for election. */
function judgeLosses(
  model: ElectionModel,
  { server, leaders, wins }: Single,
  common: number,
  deposed: readonly number[],
) {
  const heard = chanceToBeHeard(model, server, leaders);
  const rateOf = (leader: ServerId): number => standRate(model, leader, server) * heard;
  const bad = leaders.filter(
    (leader) => lossOf(model, leader, server) > common && rateOf(leader) * SELDOM >= 1,
  );
  if (bad.length === 0) return [];
  const usable = OFTEN * model.timeout(server)[1];
  const isAlways = leaders.every((leader) => rateOf(leader) * usable > 1);
  const leadsWell = wins && (deposed[server - 1] ?? 0) * usable <= 1;
  const rates = bad.map(rateOf);
  return [
    {
      code: 'badly-linked',
      level: isAlways && !leadsWell ? 'broken' : 'tight',
      server,
      under: named(bad, leaders),
      loss: Math.max(...bad.map((leader) => lossOf(model, leader, server))),
      between: rates.length / rates.reduce((sum, rate) => sum + rate, 0),
    } as const,
  ];
}
