/** The numbers of a run. */
import { type Micros, toMs } from '../base/time.ts';
import type { MessageSort } from '../sim/numbers.ts';
import { plural } from './grammar.ts';

export const number = (value: number): string => value.toLocaleString('en');
/** As short as it is exact enough. */
export function duration(time: Micros): string {
  const ms = toMs(time);
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 100 ? `${Math.round(ms)} ms` : `${Number(ms.toFixed(1))} ms`;
}
export const bytes = (value: number): string =>
  value < 10_000 ? `${number(value)} B` : `${number(Math.round(value / 1000))} kB`;

export const which = 'Counted';
export const parts = { wholeRun: 'The whole run', sinceAct: 'Since the last act' } as const;
export const upTo = (time: Micros) => `From the start to ${duration(time)}.`;
export const since = (act: string, at: Micros) =>
  `Since ${duration(at)}: ${act} A client’s request is no act here.`;
export const noAct = 'Nobody has acted yet. A client’s request is no act here.';
export const counting = (share: number) => `Counting … ${Math.floor(100 * share)} %`;

export const messages = 'Messages';
export const sent = 'Sent';
export const lost = 'Lost';
export const size = 'Bytes';
export const all = 'All';
export const sorts: Readonly<Record<MessageSort, string>> = {
  voteRequests: 'Requests for a vote',
  votes: 'Answers to them',
  heartbeats: 'Heartbeats',
  entries: 'Messages with entries',
  answers: 'Answers to both',
};
export const copies = (count: number) =>
  `The network made ${plural(count, { one: 'one copy', other: `${number(count)} copies` })}, counted under no sort.`;
export const howBytes = 'How the bytes are counted';
export const bytesMeant =
  'An estimate: the fields of Figure 2 in a fixed form. A term or an index takes 8 bytes, a server 4, the type and each yes or no 1, the length of a list or a text 4; commands are UTF-8. What a network puts around a message is not counted.';

export const elections = 'Elections and terms';
export const stood = 'Times that a server stood';
export const won = 'Terms that got a leader';
export const terms = 'New terms';
export const leaderless = 'Without a leader';
export const lasted = (time: Micros, of: Micros) =>
  of === 0 ? duration(time) : `${duration(time)}, ${Math.round((100 * time) / of)} %`;
export const leaderlessMeant =
  'Time in which no server that is up leads. A leader that a majority has left counts until it hears of it.';

export const requests = 'From request to commit';
export const asked = 'Requests';
export const committed = 'Committed';
export const redirected = 'Sent to another server';
export const noLatency = 'No request was committed yet.';
const bound = (time: Micros | null): string =>
  time === null || time === Infinity ? 'more than 100 s' : duration(time);
export const spread = (half: Micros | null, most: Micros | null) =>
  half === most
    ? `Nine of ten within ${bound(most)}.`
    : `Half of them within ${bound(half)}, nine of ten within ${bound(most)}.`;
export const bar = (from: Micros, to: Micros, count: number) =>
  `${to === Infinity ? `More than ${duration(from)}` : `${duration(from)} to ${duration(to)}`}: ${number(count)}`;
export const ending = (to: Micros) => bound(to);
export const histogram = 'How long they took';
