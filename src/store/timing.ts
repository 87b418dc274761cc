/**
 * Whether a leader can be elected and stay, judged by the timing alone (paper §5.6): the broadcast time must
 * be far less than the election timeout, heartbeats must arrive within it, and few of them may be lost.
 */

import type { Micros } from '../base/time.ts';
import { majority } from '../raft/configuration.ts';
import type { ServerId } from '../raft/types.ts';
import { everyServer } from '../sim/network.ts';
import type { LinkSettings, Span } from '../sim/types.ts';
import * as words from '../words/timing.ts';

export interface Timing {
  readonly servers: number;
  readonly electionTimeout: Span;
  readonly heartbeatInterval: Micros;
  /** The behaviour of a direction; null if it is cut. */
  readonly way: (from: ServerId, to: ServerId) => LinkSettings | null;
}

/** `broken`: nobody leads for long. `tight`: it works, but badly. */
export interface TimingAdvice {
  readonly level: 'fine' | 'tight' | 'broken';
  readonly text: string;
}

/**
 * From one server to a majority and back: round-trip times, and the probability that one direction loses it.
 */
interface Reach {
  readonly quick: Micros;
  readonly slow: Micros;
  readonly loss: number;
}

/** The problems of a timing, the worst first; one `fine` if there is none. Pure. */
export function judgeTiming(timing: Timing): readonly TimingAdvice[] {
  if (timing.servers === 1) return [fine(words.alone)];
  const reach = bestReach(timing);
  if (reach === null) return [broken(words.noMajority)];
  const found = [judgeVotes, judgeHeartbeats, judgeLoss, judgeSpread].flatMap(
    (judge) => judge(timing, reach) ?? [],
  );
  if (found.length === 0)
    return [fine(words.allIsWell([reach.quick / 2, reach.slow / 2], timing.electionTimeout))];
  return [
    ...found.filter(({ level }) => level === 'broken'),
    ...found.filter(({ level }) => level !== 'broken'),
  ];
}

const fine = (text: string): TimingAdvice => ({ level: 'fine', text });
const tight = (text: string): TimingAdvice => ({ level: 'tight', text });
const broken = (text: string): TimingAdvice => ({ level: 'broken', text });

/** A vote must arrive before its candidate gives up, and the new leader's message before the voter does. */
function judgeVotes({ electionTimeout: [low, high] }: Timing, { quick, slow }: Reach): TimingAdvice | null {
  if (quick >= high) return broken(words.votesTooLate(quick / 2, high));
  if (slow >= low) return broken(words.notForLong(slow / 2, low));
  if (slow * 3 <= low) return null;
  return tight(words.votesSplit(slow, low));
}

/** A server without a message for its shortest timeout starts an election, even if the leader is well. */
function judgeHeartbeats(
  { electionTimeout: [low, high], heartbeatInterval }: Timing,
  { quick, slow }: Reach,
): TimingAdvice | null {
  if (heartbeatInterval >= low) return broken(words.heartbeatsTooRare(heartbeatInterval, [low, high]));
  const unevenness = (slow - quick) / 2;
  if (heartbeatInterval + unevenness < low) return null;
  return tight(words.heartbeatsUneven(heartbeatInterval, unevenness));
}

/** A leader is useful only if such a silence is rarer than once in this many election timeouts. */
const OFTEN = 5;
const SELDOM: Micros = 60_000_000;
const SAMPLES = 60;

/** How often all heartbeats of a whole timeout are lost by chance. */
function judgeLoss(timing: Timing, { loss }: Reach): TimingAdvice | null {
  const { servers, electionTimeout, heartbeatInterval } = timing;
  if (loss === 0 || heartbeatInterval >= electionTimeout[0]) return null;
  const between = heartbeatInterval / ((servers - 1) * chanceOfSilence(timing, loss));
  if (between > SELDOM) return null;
  return between < OFTEN * electionTimeout[1]
    ? broken(words.lossBreaks(loss, between))
    : tight(words.lossDisturbs(loss, between));
}

/**
 * The mean, over all timeouts that may be drawn, of the probability that every heartbeat within it is lost.
 */
function chanceOfSilence({ electionTimeout: [low, high], heartbeatInterval }: Timing, loss: number): number {
  let sum = 0;
  for (let i = 0; i < SAMPLES; i += 1) {
    const timeout = low + ((high - low) * (i + 0.5)) / SAMPLES;
    sum += loss ** Math.max(1, Math.floor(timeout / heartbeatInterval));
  }
  return sum / SAMPLES;
}

/**
 * Timeouts are drawn at random so that one server is first (§5.2): it must be first by more than its
 * message's latency.
 */
function judgeSpread({ electionTimeout: [low, high] }: Timing, { slow }: Reach): TimingAdvice | null {
  if (high - low >= slow / 2) return null;
  return tight(words.timeoutsTooClose(high - low, slow / 2));
}

/** For the best placed server; null if none reaches a majority. */
function bestReach(timing: Timing): Reach | null {
  let best: Reach | null = null;
  for (const id of everyServer(timing.servers)) {
    const reach = reachOf(timing, id);
    if (reach !== null && (best === null || reach.slow < best.slow)) best = reach;
  }
  return best;
}

/** The other servers that it needs for a majority: the nearest ones. */
function reachOf({ servers, way }: Timing, id: ServerId): Reach | null {
  const needed = majority(servers) - 1;
  const trips = everyServer(servers)
    .flatMap((other): Reach[] => {
      const [there, back] = other === id ? [null, null] : [way(id, other), way(other, id)];
      if (there === null || back === null || there.loss >= 1 || back.loss >= 1) return [];
      return [
        {
          quick: there.latency[0] + back.latency[0],
          slow: there.latency[1] + back.latency[1],
          loss: Math.max(there.loss, back.loss),
        },
      ];
    })
    .sort((a, b) => a.slow - b.slow)
    .slice(0, needed);
  if (trips.length < needed) return null;
  return {
    quick: Math.max(...trips.map(({ quick }) => quick)),
    slow: Math.max(...trips.map(({ slow }) => slow)),
    loss: Math.max(...trips.map(({ loss }) => loss)),
  };
}
