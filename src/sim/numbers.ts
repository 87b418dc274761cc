/**
 * The numbers of a run, counted event by event: a fold, whose cost per event and whose size do not grow with
 * the run. All of them are sums, so those of a part of the run are a difference of two.
 */
import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import type { Message, ServerId, Term } from '../raft/types.ts';
import { bytesOf } from './message-size.ts';
import type { SimEvent, World } from './types.ts';

export const MESSAGE_SORTS = ['voteRequests', 'votes', 'heartbeats', 'entries', 'answers'] as const;
export type MessageSort = (typeof MESSAGE_SORTS)[number];

function sortOf(message: Message): MessageSort {
  if (message.type === 'RequestVote') return 'voteRequests';
  if (message.type === 'RequestVoteReply') return 'votes';
  if (message.type === 'AppendEntriesReply') return 'answers';
  return message.entries.length === 0 ? 'heartbeats' : 'entries';
}

const PLAIN = ['copies', 'stood', 'won', 'terms', 'asked', 'redirected', 'committed', 'leaderless'] as const;
/** Round steps of about the same ratio, from a tenth of a millisecond to a hundred seconds, in µs. */
const STEPS = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8];
const EDGES: readonly Micros[] = [
  ...[1e2, 1e3, 1e4, 1e5, 1e6, 1e7].flatMap((decade) => STEPS.map((step) => Math.round(decade * step))),
  1e8,
];
/** One more for all that took longer. */
const BINS = EDGES.length + 1;
const S = MESSAGE_SORTS.length;
const AT = { sent: 0, lost: S, bytes: 2 * S, plain: 3 * S, bins: 3 * S + PLAIN.length };

/** The first bin whose upper edge a latency does not exceed. */
const binOf = (latency: Micros): number => countBefore(EDGES, (edge) => edge < latency);
/** The upper edge of a bin, in µs; Infinity for the last one. */
export const edgeOf = (bin: number): Micros => EDGES[bin] ?? Infinity;

type PerSort = Readonly<Record<MessageSort, number>>;

export interface RunTally extends Readonly<Record<(typeof PLAIN)[number], number>> {
  /** By servers: copies that the network makes are counted apart. */
  readonly sent: PerSort;
  readonly lost: PerSort;
  readonly bytes: PerSort;
  /** How many requests took how long from the client to the commit at the leader that was asked. */
  readonly latencies: readonly number[];
  /** How long it lasted: the whole run, or the part that is counted. */
  readonly lasted: Micros;
}

/** Requests that a fold waits for at most; later ones are not timed. */
const MOST_WAITING = 1000;
/** Terms that had a leader, the latest. */
const LED_KEPT = 16;

interface Waiting {
  readonly index: number;
  readonly since: Micros;
}

/** The state of the fold. Changed by `count` only. */
export interface Numbers {
  /** The last event that was counted. */
  seq: number;
  /** The last act from outside, except requests. */
  act: { readonly seq: number; readonly time: Micros } | null;
  readonly began: Micros;
  readonly sums: Float64Array;
  sumsAtAct: Float64Array;
  /** By server: whether it leads, and whether it is down or paused. */
  readonly leading: boolean[];
  readonly away: boolean[];
  /** Since when nobody leads; null while somebody does. */
  leaderlessSince: Micros | null;
  highest: Term;
  led: readonly Term[];
  /** When a request was made, by its event, until its server takes it. */
  readonly asked: Map<number, Micros>;
  /** By server, its requests that are not committed yet. */
  readonly waiting: Map<ServerId, readonly Waiting[]>;
}

const isLed = ({ leading, away }: Numbers): boolean =>
  leading.some((leads, id) => leads && away[id] !== true);

/** `start`: the world before the first event. */
export function numbersFrom(start: World): Numbers {
  const numbers: Numbers = {
    seq: start.seq,
    act: null,
    began: start.time,
    sums: new Float64Array(AT.bins + BINS),
    sumsAtAct: new Float64Array(AT.bins + BINS),
    leading: [],
    away: [],
    leaderlessSince: null,
    highest: Math.max(0, ...start.nodes.map(({ server }) => server.persistent.currentTerm)),
    led: [],
    asked: new Map(),
    waiting: new Map(),
  };
  for (const { id, power, server } of start.nodes) {
    numbers.leading[id] = server.role.name === 'leader';
    numbers.away[id] = power !== 'up';
  }
  return { ...numbers, leaderlessSince: isLed(numbers) ? null : start.time };
}

export const copyOfNumbers = (numbers: Numbers): Numbers => ({
  ...numbers,
  sums: numbers.sums.slice(),
  leading: [...numbers.leading],
  away: [...numbers.away],
  asked: new Map(numbers.asked),
  waiting: new Map(numbers.waiting),
});

function add({ sums }: Numbers, at: number, by = 1): void {
  sums[at] = (sums[at] ?? 0) + by;
}
const plain = (name: (typeof PLAIN)[number]): number => AT.plain + PLAIN.indexOf(name);

/** The next event. Events are counted in order, each once. */
export function countEvent(numbers: Numbers, event: SimEvent): void {
  const { what, time, term, seq } = event;
  numbers.seq = seq;
  if (term > numbers.highest) {
    add(numbers, plain('terms'), term - numbers.highest);
    numbers.highest = term;
  }
  if ('packet' in what) countMessage(numbers, event);
  else if ('action' in what) power(numbers, event);
  else countStep(numbers, event);
  settleLeaderless(numbers, time);
  if (!('action' in what) || what.kind === 'request' || event.how === 'staged') return;
  numbers.act = { seq, time };
  numbers.sumsAtAct = sumsAt(numbers, time);
}

function settleLeaderless(numbers: Numbers, time: Micros): void {
  const { leaderlessSince } = numbers;
  if (!isLed(numbers)) numbers.leaderlessSince ??= time;
  else if (leaderlessSince !== null) {
    add(numbers, plain('leaderless'), time - leaderlessSince);
    numbers.leaderlessSince = null;
  }
}

function countMessage(numbers: Numbers, { what }: SimEvent): void {
  if (!('packet' in what) || what.kind === 'deliver') return;
  const { message, copyOf } = what.packet;
  const sort = MESSAGE_SORTS.indexOf(sortOf(message));
  if (what.kind === 'lost') return add(numbers, AT.lost + sort);
  if (copyOf !== null) return add(numbers, plain('copies'));
  add(numbers, AT.sent + sort);
  add(numbers, AT.bytes + sort, bytesOf(message));
}

/** A server that is down forgets that it leads, and who waits; a paused one comes back with both. */
function power(numbers: Numbers, { what, server }: SimEvent): void {
  if (!('action' in what) || what.nothing || server === 0) return;
  if (what.kind === 'crash' || what.kind === 'wipe') goDown(numbers, server);
  else if (what.kind === 'pause') numbers.away[server] = true;
  else if (what.kind === 'resume' || what.kind === 'restart') numbers.away[server] = false;
}

function goDown(numbers: Numbers, server: ServerId): void {
  numbers.away[server] = true;
  giveUp(numbers, server);
}

function giveUp(numbers: Numbers, server: ServerId): void {
  numbers.leading[server] = false;
  numbers.waiting.delete(server);
}

function countStep(numbers: Numbers, event: SimEvent): void {
  const { what, server, seq, time, rule, causes } = event;
  if (server === 0) return;
  switch (what.kind) {
    case 'write-failed':
      return goDown(numbers, server);
    case 'become-candidate':
      return add(numbers, plain('stood'));
    case 'become-leader':
      return lead(numbers, server, what.term);
    case 'step-down':
      return giveUp(numbers, server);
    case 'client-request':
      add(numbers, plain('asked'));
      numbers.asked.set(seq, time);
      // A request to a crashed server is never answered: the oldest is given up.
      if (numbers.asked.size > MOST_WAITING) numbers.asked.delete(numbers.asked.keys().next().value ?? 0);
      return;
    case 'client-response':
      if ('redirect' in what.answer) add(numbers, plain('redirected'));
      for (const cause of causes) numbers.asked.delete(cause);
      return;
    case 'append':
      return rule === 'log:client' ? appended(numbers, server, what.index, causes[0] ?? 0) : undefined;
    case 'commit':
      return committed(numbers, server, what.commitIndex, time);
    default:
  }
}

function lead(numbers: Numbers, server: ServerId, term: Term): void {
  numbers.leading[server] = true;
  // With a broken rule a term may have two leaders; it was led all the same.
  if (numbers.led.includes(term)) return;
  numbers.led = [...numbers.led, term].slice(-LED_KEPT);
  add(numbers, plain('won'));
}

function appended(numbers: Numbers, server: ServerId, index: number, request: number): void {
  const since = numbers.asked.get(request);
  const waiting = numbers.waiting.get(server) ?? [];
  numbers.asked.delete(request);
  if (since !== undefined && waiting.length < MOST_WAITING)
    numbers.waiting.set(server, [...waiting, { index, since }]);
}

function committed(numbers: Numbers, server: ServerId, to: number, time: Micros): void {
  const waiting = numbers.waiting.get(server);
  if (waiting === undefined) return;
  const done = waiting.filter(({ index }) => index <= to);
  for (const { since } of done) add(numbers, AT.bins + binOf(time - since));
  add(numbers, plain('committed'), done.length);
  numbers.waiting.set(server, waiting.slice(done.length));
}

/** The sums at `time`, not before the last event: with the time since when nobody leads. */
function sumsAt({ sums, leaderlessSince }: Numbers, time: Micros): Float64Array {
  const until = sums.slice();
  const at = plain('leaderless');
  if (leaderlessSince !== null) until[at] = (until[at] ?? 0) + time - leaderlessSince;
  return until;
}

const perSort = (sums: Float64Array, from: number): PerSort =>
  Object.fromEntries(MESSAGE_SORTS.map((sort, i) => [sort, sums[from + i] ?? 0])) as PerSort;

const tallyOf = (sums: Float64Array, lasted: Micros): RunTally => ({
  ...(Object.fromEntries(PLAIN.map((name) => [name, sums[plain(name)] ?? 0])) as Record<
    (typeof PLAIN)[number],
    number
  >),
  sent: perSort(sums, AT.sent),
  lost: perSort(sums, AT.lost),
  bytes: perSort(sums, AT.bytes),
  latencies: [...sums.slice(AT.bins)],
  lasted,
});

/** The numbers of the whole run up to `time`, not before its last event. */
export const wholeTally = (numbers: Numbers, time: Micros): RunTally =>
  tallyOf(sumsAt(numbers, time), time - numbers.began);

/** Those since the last act; null if there was none. */
export function tallySinceAct(numbers: Numbers, time: Micros): RunTally | null {
  if (numbers.act === null) return null;
  const { sumsAtAct } = numbers;
  const since = sumsAt(numbers, time).map((sum, i) => sum - (sumsAtAct[i] ?? 0));
  return tallyOf(since, time - numbers.act.time);
}

/** The share of latencies (0 to 1) within a time: the upper edge of its bin, in µs; null without any. */
export function latencyWithin(latencies: readonly number[], share: number): Micros | null {
  const all = latencies.reduce((sum, one) => sum + one, 0);
  let known = 0;
  for (const [bin, one] of latencies.entries()) {
    known += one;
    if (all > 0 && known >= share * all) return edgeOf(bin);
  }
  return null;
}
