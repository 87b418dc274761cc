/** Several events in one line. */
import { serverName as name } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { ServerId, Term } from '../raft/types.ts';
import type { How } from '../sim/how.ts';
import type { LossReason, Span } from '../sim/types.ts';
import { plural } from './grammar.ts';
import { servers, whyLost } from './nouns.ts';

/** `450.0 to 1350.0 ms` */
function during([from, to]: Span): string {
  const ms = (time: Micros): string => toMs(time).toFixed(1);
  return ms(from) === ms(to) ? `at ${ms(from)} ms` : `${ms(from)} to ${ms(to)} ms`;
}

export const timeouts = (server: ServerId, count: number, span: Span) =>
  `The election timer of ${name(server)} runs out ${count} times, ${during(span)}.`;
export const candidacies = (
  server: ServerId,
  count: number,
  [first, last]: readonly [Term, Term],
  span: Span,
) => `${name(server)} stands for election ${count} times, in terms ${first} to ${last}, ${during(span)}.`;
export const heartbeats = (leader: ServerId, count: number, span: Span) =>
  `Heartbeats of ${name(leader)}, and the answers to them: ${count} events, ${during(span)}.`;

export const kinds = {
  heartbeats: 'heartbeats',
  voteRequests: 'requests for votes',
  messages: 'messages',
} as const;

const WHERE: Readonly<Record<LossReason, (receivers: number) => string>> = {
  loss: () => 'on the network',
  cut: () => 'at the cut',
  crashed: (receivers) => plural(receivers, { one: 'at a crashed server', other: 'at crashed servers' }),
  dropped: () => 'by hand',
};

const countOf = (ids: readonly ServerId[]): number => new Set(ids).size;

/** All at one instant. */
export const lostAtOnce = (from: ServerId, to: readonly ServerId[], reason: LossReason, how: How | null) =>
  `What ${name(from)} sent to ${servers(to)} is lost: ${whyLost(reason, how, eachOf(to))}.`;

const eachOf = (ids: readonly ServerId[]): string =>
  plural(countOf(ids), { one: servers(ids), other: 'each of them' });

interface Lost {
  readonly kind: keyof typeof kinds;
  readonly from: ServerId;
  readonly to: readonly ServerId[];
  readonly reason: LossReason;
  readonly how: How | null;
  /** At how many instants. */
  readonly times: number;
}

export function lost({ kind, from, to, reason, how, times }: Lost, span: Span): string {
  const where = how === 'blocked' ? 'at a block' : WHERE[reason](countOf(to));
  return `${name(from)}’s ${kinds[kind]} to ${servers(to)} are lost ${where}, ${times} times, ${during(span)}.`;
}
