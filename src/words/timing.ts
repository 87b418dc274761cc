/** Advice about the timing of a cluster. */
import { serverName } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Span } from '../sim/types.ts';

const tenths = (time: Micros): string => `${Math.round(toMs(time) * 10) / 10}`;
const ms = (time: Micros): string => `${tenths(time)} ms`;
const span = ([low, high]: Span): string => (low === high ? ms(low) : `${tenths(low)}–${ms(high)}`);
/** Begins a sentence. */
function percent(chance: number): string {
  if (chance > 0 && chance < 0.0005) return 'Less than 0.1 %';
  if (chance < 1 && chance >= 0.9995) return 'More than 99.9 %';
  return `${Math.round(chance * 1000) / 10} %`;
}
const seconds = (time: Micros): string => `${Math.max(0.1, Math.round(time / 100_000) / 10)} s`;

export const alone = 'One server alone is its own majority: it needs no messages.';
export const noMajority =
  'No server reaches a majority and hears back from it: nobody will lead, nothing is committed.';
/** The time of the messages, and of the writes to disk that an election waits for. */
const way = (time: string, write: Micros): string =>
  `One way takes ${time}${write === 0 ? '' : `, writes to disk up to ${ms(write)}`}`;

export const allIsWell = (time: Span, timeout: Span, write: Micros = 0) =>
  `${way(span(time), write)}, elections time out after ${span(timeout)}: time enough to elect a leader, and to keep it.`;
export const votesTooLate = (time: Micros, timeout: Micros, write: Micros = 0) =>
  `${way(ms(time), write)}, elections time out after ${ms(timeout)}: votes come back too late, nobody will lead.`;
export const notForLong = (time: Micros, timeout: Micros, write: Micros = 0) =>
  `${way(`up to ${ms(time)}`, write)}, elections time out after ${ms(timeout)} at most: votes and heartbeats often come too late, nobody will lead for long.`;
export const votesLate = (time: Micros, timeout: Micros, write: Micros = 0) =>
  `${way(ms(time), write)}, elections may time out after ${ms(timeout)}: many elections fail before one has a leader.`;
export const votesSplit = (roundTrip: Micros, timeout: Micros, write: Micros = 0) =>
  `A round trip${write === 0 ? '' : ' with the writes to disk'} takes up to ${ms(roundTrip + write)}, elections time out after ${ms(timeout)}: that should be ten times as long, or votes are split.`;
export const heartbeatsTooRare = (interval: Micros, timeout: Span) =>
  `A heartbeat comes every ${ms(interval)}, elections time out after ${span(timeout)}: followers do not wait for it, nobody will lead for long.`;
export const heartbeatsUneven = (interval: Micros, unevenness: Micros) =>
  `A heartbeat comes every ${ms(interval)}, but one may take ${ms(unevenness)} longer than the one before: now and then that is too late.`;
const silence = (loss: number, between: Micros): string =>
  `${percent(loss)} of the messages are lost: about every ${seconds(between)} some follower hears nothing for a whole election timeout`;
export const lossBreaks = (loss: number, between: Micros) =>
  `${silence(loss, between)}, and nobody will lead for long.`;
export const lossDisturbs = (loss: number, between: Micros) =>
  `${silence(loss, between)}, and stands for election without need.`;
export const timeoutsTooClose = (apart: Micros, way: Micros) =>
  `Election timeouts lie only ${ms(apart)} apart, and one way takes ${ms(way)}: several stand at once, and votes are split.`;
export const impatient = (server: ServerId, timeout: Micros, interval: Micros) =>
  `${serverName(server)} may time out after ${ms(timeout)}, before the next heartbeat (every ${ms(interval)}): it deposes every other leader.`;
export const slowClock = (server: ServerId, interval: Micros, timeout: Micros) =>
  `The clock of ${serverName(server)} is slow: as leader it speaks every ${ms(interval)}, and others time out after ${ms(timeout)}.`;
export const writesFail = (server: ServerId | 0, chance: number) =>
  `${percent(chance)} of the writes to ${server === 0 ? 'a disk' : `the disk of ${serverName(server)}`} fail, and each one crashes its server.`;
export const failuresTooFrequent = (timeout: Micros, failures: Micros) =>
  `A leader runs for ${seconds(failures)} before it fails, elections time out after ${ms(timeout)}: that should be far less (§5.6).`;
/** `under`: with this leader; 0: with most. */
export const farAway = (server: ServerId, under: ServerId | 0, roundTrip: Micros, timeout: Micros) =>
  `A round trip between ${serverName(server)} and ${under === 0 ? 'a leader' : serverName(under)} takes up to ${ms(roundTrip)}, and ${serverName(server)} may time out after ${ms(timeout)}. Once it stands for election, it may stand again before it hears of the next leader, and depose that one, too.`;
export const unevenWay = (server: ServerId, under: ServerId | 0, interval: Micros, unevenness: Micros) =>
  `A heartbeat comes every ${ms(interval)}, but one ${from(under)}to ${serverName(server)} may take ${ms(unevenness)} longer than the one before: now and then that is too late, and ${serverName(server)} deposes the leader.`;
export const badlyLinked = (server: ServerId, under: ServerId | 0, loss: number, between: Micros) =>
  `${percent(loss)} of the messages ${from(under)}to ${serverName(server)} are lost: ${under === 0 ? '' : `while ${serverName(under)} leads, `}${serverName(server)} hears nothing for a whole election timeout and deposes the leader about every ${seconds(between)}.`;
const from = (under: ServerId | 0): string => (under === 0 ? '' : `from ${serverName(under)} `);
export const electionsEndless =
  'With these settings no election ends: candidates give up too early, or votes are split again and again.';
export const bothNeeded = 'Two servers are a majority only together: a crash of either stops the cluster.';
export const crashStops = (server: ServerId) =>
  `After a crash of ${serverName(server)} no election ends: nobody leads until it is back.`;
export const shareUnknown =
  'How much of the time there is no leader cannot be computed for these settings: run the cluster, and see.';
