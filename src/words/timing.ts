/** Advice about the timing of a cluster. */
import { serverName } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Span } from '../sim/types.ts';

const tenths = (time: Micros): string => `${Math.round(toMs(time) * 10) / 10}`;
const ms = (time: Micros): string => `${tenths(time)} ms`;
const span = ([low, high]: Span): string => (low === high ? ms(low) : `${tenths(low)}–${ms(high)}`);
const percent = (chance: number): string => `${Math.round(chance * 1000) / 10} %`;
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
  `${way(ms(time), write)}, elections time out after ${ms(timeout)}: nobody will lead for long.`;
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
