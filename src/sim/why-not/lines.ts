/** Lines that several answers have: about a server's power, a message, a way, the clauses of a judge. */
import { ofServer } from '../../raft/per-server.ts';
import type { Message, ServerId } from '../../raft/types.ts';
import type { Seen } from '../../raft/verdict.ts';
import { isFall } from '../kinds.ts';
import { nodeOf } from '../nodes.ts';
import type { Action, Node, Packet, SimEvent } from '../types.ts';
import { closesWay, holdsMessage, isCutWay } from '../ways.ts';
import { latest } from './looking-back.ts';
import type { AskedPlace, ReasonLine } from './types.ts';

export const serverOf = ({ world }: AskedPlace, id: ServerId): Node | undefined => ofServer(world.nodes, id);

/** The action that an event reports. */
const actionOf = ({ past }: AskedPlace, { what }: SimEvent): Action | undefined =>
  'action' in what && !what.nothing ? past.recording.script.at(what.action)?.action : undefined;

/** Whether a server runs; if not, with what stopped it. */
export function powerLine(place: AskedPlace, id: ServerId): ReasonLine {
  const power = nodeOf(place.world, id)?.power ?? 'crashed';
  const says = { say: 'power', server: id, is: power } as const;
  if (power === 'up') return { says, holds: true };
  const stopped = (event: SimEvent): boolean =>
    power === 'paused' ? event.what.kind === 'pause' && !event.what.nothing : isFall(event);
  const event = latest(place, (one) => one.server === id && stopped(one));
  return { says, holds: false, ...(event && { event: event.seq }) };
}

export const isUp = (place: AskedPlace, id: ServerId): boolean => nodeOf(place.world, id)?.power === 'up';

const between = ({ type, from, to }: Message) => ({ type, from, to });

/** A message in flight, with what holds it or sent it. */
export function flightLine(place: AskedPlace, packet: Packet): ReasonLine {
  const { message, at, send } = packet;
  const isHeld = (event: SimEvent): boolean => {
    const action = actionOf(place, event);
    return action !== undefined && holdsMessage(action, packet);
  };
  const held = at === Infinity ? latest(place, isHeld) : undefined;
  return { says: { say: 'flight', ...between(message), at }, holds: false, event: held?.seq ?? send };
}

/** A message that was lost. */
export function lostLine({ what, seq, time }: SimEvent): ReasonLine | null {
  if (what.kind !== 'lost') return null;
  const { packet, reason } = what;
  return { says: { say: 'lost', ...between(packet.message), at: time, reason }, holds: false, event: seq };
}

/** It has not been said yet. */
export const unsentLine = (about: 'entry' | 'commit' | 'term', from: ServerId, to: ServerId): ReasonLine => ({
  says: { say: 'unsent', about, from, to },
  holds: false,
});

export interface WantedMessage {
  readonly from: ServerId;
  readonly to: ServerId;
  readonly fits: (message: Message) => boolean;
}

/** What became of the latest message that fits: a line, and null if none was sent in reach. */
export function fateLine(place: AskedPlace, { from, to, fits }: WantedMessage): ReasonLine | null {
  const is = (message: Message): boolean => message.from === from && message.to === to && fits(message);
  const flying = place.world.packets.filter(({ message }) => is(message));
  const first = flying.reduce<Packet | null>((one, other) => (one && one.at <= other.at ? one : other), null);
  if (first !== null) return flightLine(place, first);
  const inbox = nodeOf(place.world, to)?.inbox ?? [];
  const waiting = inbox.find((one) => one.type === 'packet' && is(one.packet.message));
  if (waiting?.type === 'packet')
    return { says: { say: 'waits', ...between(waiting.packet.message) }, holds: false };
  const ends = ({ what }: SimEvent): boolean =>
    (what.kind === 'lost' || what.kind === 'deliver') && is(what.packet.message);
  const end = latest(place, ends);
  if (end === undefined) return null;
  if (end.what.kind === 'deliver') {
    const { message } = end.what.packet;
    return { says: { say: 'arrived', ...between(message), at: end.time }, holds: true, event: end.seq };
  }
  return lostLine(end);
}

/** Whether a way is open; if not, with what cut it. */
export function wayLine(place: AskedPlace, from: ServerId, to: ServerId): ReasonLine | null {
  if (!isCutWay(place.world.network, from, to)) return null;
  const { network } = place.world;
  const event = latest(place, (one) => {
    const action = actionOf(place, one);
    return action !== undefined && closesWay(network, action, { from, to, type: 'AppendEntries' }, 'cut');
  });
  return { says: { say: 'cut', from, to }, holds: false, ...(event && { event: event.seq }) };
}

/**
 * The conditions of a decision, as they were evaluated. One that did not hold, and did not decide, would
 * have been enough without the others: its absence is no fault.
 */
export const judgedLines = (seen: readonly Seen[]): readonly ReasonLine[] =>
  seen.map(({ condition, values, held }, i) => ({
    says: { say: 'condition', condition, values },
    holds: held || i === seen.length - 1 ? held : null,
  }));

export const linesThere = <T>(lines: readonly (T | null | undefined)[]): readonly T[] =>
  lines.filter((line) => line !== null && line !== undefined);

/** A write that something waits for. */
export function diskLine(place: AskedPlace, id: ServerId): ReasonLine | null {
  const last = nodeOf(place.world, id)?.disk.writes.at(-1);
  return last === undefined ? null : { says: { say: 'disk', server: id, at: last.dueAt }, holds: false };
}
