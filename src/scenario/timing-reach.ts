/** What the judges of a timing measure: round trips, timeouts, and how often heartbeats are lost. */
import type { Micros } from '../base/time.ts';
import { majority } from '../raft/configuration.ts';
import type { ServerId } from '../raft/types.ts';
import { everyServer } from '../sim/network.ts';
import type { Span } from '../sim/types.ts';
import type { ElectionModel } from './failover.ts';

/** `broken`: nobody leads for long. `tight`: it works, but badly. */
export type Level = 'fine' | 'tight' | 'broken';

/** A leader is useful only if it is deposed less often than once in this many election timeouts. */
export const OFTEN = 5;
export const SELDOM: Micros = 60_000_000;
const MOST_COUNTS = 100;
/** Where more messages are lost, a candidate does not collect its votes. */
const MOST_LOSS = 0.9;
const ALMOST_NEVER = 1e-9;

/** From one server to a majority and back. */
export interface Reach {
  /** The messages there and back. */
  readonly quick: Micros;
  readonly slow: Micros;
  /** The longest writes on the way: of the receiver, and of the sender before it asks for votes. */
  readonly write: Micros;
  readonly ownWrite: Micros;
}

/** The probability that a message is lost; 1 if the direction is cut. */
export const lossOf = ({ way }: ElectionModel, from: ServerId, to: ServerId): number =>
  way(from, to)?.loss ?? 1;

/** The shortest timeout but one server's, and the longest: one impatient server becomes the leader. */
export function timeoutsOf({ servers, timeout }: ElectionModel): Span {
  const spans = everyServer(servers).map(timeout);
  const lows = spans.map(([low]) => low).sort((a, b) => a - b);
  return [lows[1] ?? lows[0] ?? 0, Math.max(...spans.map(([, high]) => high))];
}

/** A message to another server and back. */
type Trip = Omit<Reach, 'ownWrite'>;
/** For each server, from S1 on: its trips to all others that it reaches and hears, the shortest first. */
export type Trips = readonly (readonly Trip[])[];

export function tripsOf({ servers, way, write }: ElectionModel): Trips {
  const all = everyServer(servers);
  return all.map((id) =>
    all
      .flatMap((other): Trip[] => {
        const [there, back] = other === id ? [null, null] : [way(id, other), way(other, id)];
        if (there === null || back === null || there.loss >= 1 || back.loss >= 1) return [];
        return [
          {
            quick: there.latency[0] + back.latency[0],
            slow: there.latency[1] + back.latency[1],
            write: write(other)[1],
          },
        ];
      })
      .sort((a, b) => a.slow + a.write - b.slow - b.write),
  );
}

/** For the best placed server; null if none reaches a majority. */
export function bestReach(model: ElectionModel, trips: Trips): Reach | null {
  const total = ({ slow, write, ownWrite }: Reach): number => slow + write + ownWrite;
  let best: Reach | null = null;
  for (const id of everyServer(model.servers)) {
    const reach = reachFrom(model, trips, id, majority(model.servers) - 1);
    if (reach !== null && (best === null || total(reach) < total(best))) best = reach;
  }
  return best;
}

/** To so many others and back: the nearest ones. Null if it does not reach as many. */
export function reachFrom(
  { write }: ElectionModel,
  trips: Trips,
  id: ServerId,
  needed: number,
): Reach | null {
  const nearest = trips[id - 1]?.slice(0, needed) ?? [];
  if (nearest.length < needed) return null;
  return {
    quick: Math.max(...nearest.map(({ quick }) => quick)),
    slow: Math.max(...nearest.map(({ slow }) => slow)),
    write: Math.max(...nearest.map((trip) => trip.write)),
    ownWrite: write(id)[1],
  };
}

/** For each server, from S1 on: the loss between it and a majority in the worse direction; 1: unreachable. */
export function lossesToMajority(model: ElectionModel): readonly number[] {
  const all = everyServer(model.servers);
  return all.map((id) => {
    const losses = all
      .filter((other) => other !== id)
      .map((other) => Math.max(lossOf(model, id, other), lossOf(model, other, id)))
      .sort((a, b) => a - b);
    return losses[majority(model.servers) - 2] ?? 0;
  });
}

/** Whether a server can collect votes before it gives up. `loss`: between it and a majority. */
export function canWin(model: ElectionModel, trips: Trips, id: ServerId, loss: number): boolean {
  if (loss > MOST_LOSS) return false;
  const reach = reachFrom(model, trips, id, majority(model.servers) - 1);
  return reach !== null && reach.quick + model.write(id)[0] < model.timeout(id)[1];
}

/**
 * How often per µs one follower hears nothing from a leader for a whole timeout. Its timer starts again with
 * every heartbeat that it hears, and whenever it stands for election. At most so much counts as lost: `most`.
 */
export function standRate(model: ElectionModel, leader: ServerId, id: ServerId, most = 1): number {
  const loss = Math.min(most, lossOf(model, leader, id));
  const [timeout, interval] = [model.timeout(id), model.heartbeat(leader)];
  if (loss === 0) return 0;
  if (loss === 1) return 1 / meanOf(timeout);
  const chance = chanceOfSilence(timeout, interval, loss);
  if (chance === 1) return 1 / meanOf(timeout);
  return (chance * (1 - loss)) / ((1 - chance) * interval);
}

const meanOf = ([low, high]: Span): Micros => (low + high) / 2;

/** The probability that any of these hears a server that stands for election, before it stands again. */
export function chanceToBeHeard(model: ElectionModel, id: ServerId, others: readonly ServerId[]): number {
  const asks = Math.max(1, Math.round(meanOf(model.timeout(id)) / model.heartbeat(id)));
  let unheard = 1;
  for (const other of others) {
    if (other !== id) unheard *= lossOf(model, id, other) ** asks;
    if (unheard < ALMOST_NEVER) break;
  }
  return 1 - unheard;
}

/** How often per µs each leader is deposed because some follower hears nothing from it; first that of S1. */
export function depositionRates(model: ElectionModel, losses: readonly number[]): readonly number[] {
  const all = everyServer(model.servers);
  const others = all.filter((id) => (losses[id - 1] ?? 0) < 1);
  const heard = all.map((id) => chanceToBeHeard(model, id, others));
  return all.map((leader) =>
    sumOf(all.map((id) => (id === leader ? 0 : standRate(model, leader, id) * (heard[id - 1] ?? 0)))),
  );
}

/**
 * The mean time between two elections that are held because a follower hears nothing from a leader that
 * runs; infinite if that does not happen. Every server is elected as often, so those that are deposed less
 * often lead for more of the time.
 */
export function betweenNeedless(model: ElectionModel, failures: Micros): Micros {
  const rates = depositionRates(model, lossesToMajority(model));
  const lives = rates.map((rate) => 1 / (rate + 1 / failures));
  const deposed = rates.map((rate, i) => rate * (lives[i] ?? 0));
  return sumOf(lives) / sumOf(deposed);
}

/** The mean time between two silences of any leader to any follower, where no way loses more than `most`. */
export function betweenSilences(model: ElectionModel, most: number): Micros {
  const all = everyServer(model.servers);
  const rates = all.map((leader) =>
    sumOf(all.map((id) => (id === leader ? 0 : standRate(model, leader, id, most)))),
  );
  return model.servers / sumOf(rates);
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/**
 * The mean, over all timeouts that may be drawn, of the probability that every heartbeat within it is lost.
 */
function chanceOfSilence([low, high]: Span, interval: Micros, loss: number): number {
  const [fewest, most] = [low, high].map((timeout) => Math.floor(timeout / interval)) as [number, number];
  if (fewest === most) return loss ** Math.max(1, fewest);
  const counts = most - fewest + 1;
  // Of so many, the first and the last need no weight of their own.
  if (counts > MOST_COUNTS) return (loss ** fewest * (1 - loss ** counts)) / ((1 - loss) * counts);
  let sum = 0;
  for (let beats = fewest; beats <= most; beats += 1) {
    const part = Math.min(high, (beats + 1) * interval) - Math.max(low, beats * interval);
    sum += (part / (high - low)) * loss ** Math.max(1, beats);
  }
  return sum;
}
