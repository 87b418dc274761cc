/** Messages as lines from where and when they were sent to where and when they came, or to the cross where they were lost. */
import { progressAt } from '../base/flight.ts';
import type { Micros } from '../base/time.ts';
import type { Message } from '../raft/types.ts';
import type { Excerpt } from '../sim/excerpt.ts';
import type { LossReason, Packet, SimEvent } from '../sim/types.ts';
import { bandHeight, type Frame } from './diagram-frame.ts';
import { breaksOn } from './lost.ts';
import { angleOf, between, minus, type Point } from './plane.ts';

/** What became of a message. */
export type Fate =
  | { readonly kind: 'delivered'; readonly at: Micros }
  | { readonly kind: 'lost'; readonly at: Micros; readonly reason: LossReason }
  /** In flight, held, or waiting at a paused server where the excerpt ends. */
  | { readonly kind: 'open'; readonly at: Micros };

export interface Journey {
  readonly packet: Packet;
  readonly fate: Fate;
  /** The seq of the event that ended it; null while it is open. */
  readonly end: number | null;
}

/** A moment on the way of a message: when, and on which share of the way from its sender (0) to its receiver (1). */
type Stop = readonly [time: Micros, share: number];

/** Where a wall stands on the way, when nobody asks exactly. */
const WALL = 0.5;

/** All messages that are under way at some time of the excerpt, in order of id. */
export function journeysOf({ first, last, events }: Excerpt): readonly Journey[] {
  const found = new Map<number, Journey>();
  const open = (packet: Packet): void =>
    void found.set(packet.id, { packet, fate: { kind: 'open', at: last.time }, end: null });
  for (const packet of first.packets) open(packet);
  for (const event of events ?? []) note(found, event, last.time);
  for (const packet of last.packets) open(packet);
  return [...found.values()].sort((a, b) => a.packet.id - b.packet.id);
}

function note(found: Map<number, Journey>, { seq, time, what }: SimEvent, now: Micros): void {
  if (!('packet' in what)) return;
  const { packet } = what;
  const ended = (fate: Fate) => found.set(packet.id, { packet, fate, end: seq });
  if (what.kind === 'lost') ended({ kind: 'lost', at: time, reason: what.reason });
  else if (what.kind === 'deliver') ended({ kind: 'delivered', at: time });
  else found.set(packet.id, { packet, fate: { kind: 'open', at: now }, end: null });
}

/** The way of a message through time: straight, but where it was held, or waited at its receiver. */
export function stopsOf({ packet, fate }: Journey): readonly Stop[] {
  const { sentAt, anchorAt, anchorProgress, at } = packet;
  const start: Stop[] = [[sentAt, 0]];
  if (fate.kind === 'lost' && fate.at <= sentAt) return [...start, lostAtOnce(packet, fate)];
  if (anchorAt > sentAt) start.push([anchorAt, anchorProgress]);
  if (at === Infinity) return [...start, [Math.max(fate.at, anchorAt), anchorProgress]];
  if (fate.kind === 'open' && fate.at <= at) return [...start, [at, 1]];
  if (fate.kind === 'lost') {
    const share = progressAt(packet, fate.at);
    return share < 1 ? [...start, [fate.at, share]] : arrived(start, at, fate.at);
  }
  return arrived(start, at, fate.at);
}

/** It is at its receiver `at`, or sooner if it was brought there; and waits there until it is taken in. */
const arrived = (start: Stop[], at: Micros, takenIn: Micros): readonly Stop[] => [
  ...start,
  [Math.min(at, takenIn), 1],
  ...(takenIn > at ? [[takenIn, 1] as const] : []),
];

/** What was lost when it was sent is still seen to go as far as to the place where it breaks, as on the ring. */
function lostAtOnce(packet: Packet, fate: Fate & { kind: 'lost' }): Stop {
  const share = breaksOn({ packet, at: fate.at, reason: fate.reason }, WALL);
  const flight = Number.isFinite(packet.at) ? packet.at - packet.sentAt : 0;
  return [packet.sentAt + share * flight, share];
}

export interface MessageLine {
  readonly id: number;
  readonly packet: Packet;
  readonly message: Message;
  readonly points: readonly Point[];
  readonly fate: Fate['kind'];
  /** When it was delivered or lost; else the end of the excerpt. */
  readonly endedAt: Micros;
  /** The seqs of its sending and of what ended it. */
  readonly send: number;
  readonly end: number | null;
  /** Where its sign stands, and where it points (radians). */
  readonly head: Point;
  readonly angle: number;
}

/** A journey as it lies on the sheet: from band to band. */
export function messageLine(journey: Journey, frame: Frame): MessageLine {
  const { packet, fate } = journey;
  const { message } = packet;
  const down = Math.sign(message.to - message.from);
  const inset = (bandHeight(frame) / 2) * down;
  const [start, end] = [frame.y(message.from) + inset, frame.y(message.to) - inset];
  const points = stopsOf(journey).map(([time, share]) => ({
    x: frame.x(time),
    y: start + (end - start) * share,
  }));
  const way = headOn(points, end, frame.gap);
  const ends = { send: packet.send, end: journey.end };
  return { id: packet.id, packet, message, points, fate: fate.kind, endedAt: fate.at, ...ends, ...way };
}

/** The sign stands in the gap before the receiver's lane, where no other lane is crossed; of a message that did not come so far, at its middle. */
function headOn(points: readonly Point[], end: number, gap: number): { head: Point; angle: number } {
  const falling = points.slice(1).findLastIndex((point, i) => point.y !== points[i]?.y);
  const [from, to] = [points[Math.max(0, falling)] as Point, points[Math.max(0, falling) + 1] as Point];
  const rise = Math.abs(to.y - from.y);
  const isThere = Math.abs(to.y - end) < 0.01;
  const share = isThere && rise > gap ? 1 - (gap * 0.36) / rise : 0.5;
  return { head: between(from, to, share), angle: angleOf(minus(to, from)) };
}
