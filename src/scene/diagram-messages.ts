/**
 * Messages as lines, from the time and server of sending to those of arrival, or to a cross where they were
 * lost.
 */
import { progressAt } from '../base/flight.ts';
import type { Micros } from '../base/time.ts';
import type { Message } from '../raft/types.ts';
import type { Excerpt } from '../sim/excerpt.ts';
import type { LossReason, Packet, SimEvent } from '../sim/types.ts';
import { bandHeight, type Frame } from './diagram-frame.ts';
import { breaksOn } from './lost.ts';
import { angleOf, between, minus, type Point } from './plane.ts';

/** The fate of a message. */
export type Fate =
  | { readonly kind: 'delivered'; readonly at: Micros }
  | { readonly kind: 'lost'; readonly at: Micros; readonly reason: LossReason }
  /** In flight, held, or waiting at a paused server at the end of the excerpt. */
  | { readonly kind: 'open'; readonly at: Micros };

export interface Journey {
  readonly packet: Packet;
  readonly fate: Fate;
  /** The seq of the event that ended it; null while it is open. */
  readonly end: number | null;
}

/** A point of a message's journey: a time, and a share of the way from its sender (0) to its receiver (1). */
type Stop = readonly [time: Micros, share: number];

/** The wall's place on the way, if it is not computed exactly. */
const WALL = 0.5;

/** All messages that are in flight at some time of the excerpt, in order of id. */
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

/** The journey of a message: a straight line, with bends where it was held or waited at its receiver. */
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

/**
 * It arrives at `at`, or earlier if it was delivered by hand, and waits there until the receiver handles it.
 */
const arrived = (start: Stop[], at: Micros, takenIn: Micros): readonly Stop[] => [
  ...start,
  [Math.min(at, takenIn), 1],
  ...(takenIn > at ? [[takenIn, 1] as const] : []),
];

/** A message that was lost as it was sent is drawn up to the place where it breaks, as on the ring. */
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
  /** The time of its delivery or loss; else the end of the excerpt. */
  readonly endedAt: Micros;
  /** The seqs of the event that sent it and of the one that ended it. */
  readonly send: number;
  readonly end: number | null;
  /** The place and direction (radians) of its sign. */
  readonly head: Point;
  readonly angle: number;
}

/** A journey with its geometry on the sheet: from band to band. */
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

/**
 * The sign is in the gap before the receiver's lane, where it crosses no other lane; of a shorter journey, in
 * the middle.
 */
function headOn(points: readonly Point[], end: number, gap: number): { head: Point; angle: number } {
  const falling = points.slice(1).findLastIndex((point, i) => point.y !== points[i]?.y);
  const [from, to] = [points[Math.max(0, falling)] as Point, points[Math.max(0, falling) + 1] as Point];
  const rise = Math.abs(to.y - from.y);
  const isThere = Math.abs(to.y - end) < 0.01;
  const share = isThere && rise > gap ? 1 - (gap * 0.36) / rise : 0.5;
  return { head: between(from, to, share), angle: angleOf(minus(to, from)) };
}
