/** Sending and losing messages between two servers (docs/scenario-format.md, “Sending”). */
import { chance, draw, Purpose, within } from '../base/draw.ts';
import { progressAt, progressBack } from '../base/flight.ts';
import type { Micros } from '../base/time.ts';
import type { RuleId } from '../raft/rules.ts';
import type { Message } from '../raft/types.ts';
import { type Core, REMEMBERED } from './core.ts';
import type { How } from './how.ts';
import { isBlocked, isHeld, linkOf, settingOf } from './network.ts';
import type { LossReason, Packet } from './types.ts';

/**
 * Puts a message on its link: it is lost at once, held, or in flight; and by chance a copy of it too. `rule`:
 * the rule that let it be sent too early, if a rule is broken on purpose.
 */
export function send(core: Core, message: Message, cause: number, rule: RuleId | null = null): void {
  const link = linkOf(core.size, message.from, message.to);
  const count = core.sent[link] ?? 0;
  core.sent[link] = count + 1;
  const flight = latency(core, link, message, Purpose.latency, count);
  const packet = put(core, message, flight, [cause], null, lostByChance(core, link, message, count), rule);
  if (packet === null) return;
  const duplication = settingOf(core.network, link, 'duplication');
  if (duplication === 0) return;
  if (!chance(draw(core.seed, Purpose.duplication, message.from, message.to, count), duplication)) return;
  put(
    core,
    message,
    latency(core, link, message, Purpose.copyLatency, count),
    [packet.send],
    packet.id,
    false,
  );
}

/** A copy made by hand: a message of its own, which changes no other draw. */
export function sendCopy(core: Core, packet: Packet, cause: number): void {
  const { message } = packet;
  const link = linkOf(core.size, message.from, message.to);
  const count = core.copied[link] ?? 0;
  core.copied[link] = count + 1;
  const flight = latency(core, link, message, Purpose.manualCopyLatency, count);
  put(core, message, flight, [packet.send, cause], packet.id, false);
}

function latency(core: Core, link: number, message: Message, purpose: Purpose, count: number): Micros {
  const [low, high] = settingOf(core.network, link, 'latency');
  return low === high ? low : within(draw(core.seed, purpose, message.from, message.to, count), low, high);
}

function lostByChance(core: Core, link: number, message: Message, count: number): boolean {
  const loss = settingOf(core.network, link, 'loss');
  return loss > 0 && chance(draw(core.seed, Purpose.loss, message.from, message.to, count), loss);
}

/** First a cut or a block, then chance (docs/scenario-format.md, “Sending”). */
function fate(core: Core, message: Message, byChance: boolean): LossReason | null {
  const link = linkOf(core.size, message.from, message.to);
  if (core.network.cut[link] === 1) return 'cut';
  if (isBlocked(core.network, link, message.type)) return 'dropped';
  return byChance ? 'loss' : null;
}

/** Reports the `send`; returns the packet, or null if it was lost at once. */
function put(
  core: Core,
  message: Message,
  flight: Micros,
  causes: readonly number[],
  copyOf: number | null,
  byChance: boolean,
  rule: RuleId | null = null,
): Packet | null {
  const lost = fate(core, message, byChance);
  const held =
    lost === null && isHeld(core.network, linkOf(core.size, message.from, message.to), message.type);
  const flies = lost === null && !held;
  const packet: Packet = {
    kind: 'packet',
    id: core.nextId++,
    message,
    copyOf,
    send: core.seq + 1,
    sentAt: core.time,
    at: held ? Infinity : core.time + flight,
    order: flies ? core.order++ : 0,
    anchorAt: core.time,
    anchorProgress: 0,
  };
  if (message.type === 'AppendEntries') core.entriesSent += message.entries.length;
  core.emit(message.from, causes, rule, { kind: 'send', packet });
  if (lost !== null) {
    lose(core, packet, lost, [packet.send]);
    return null;
  }
  core.packets.set(packet.id, packet);
  if (flies) core.agenda.push(packet);
  return packet;
}

/** The message is lost, here and now. */
export function lose(core: Core, packet: Packet, reason: LossReason, causes: readonly number[]): void {
  core.packets.delete(packet.id);
  core.lost = [...core.lost.slice(1 - REMEMBERED), { packet, at: core.time, reason }];
  const how = howItWasLost(reason, causes.length);
  core.emit(packet.message.to, causes, null, { kind: 'lost', packet, reason }, how);
}

/**
 * A cut or a block loses a message as it is sent; an action is a second cause, and loses messages in flight.
 */
function howItWasLost(reason: LossReason, causes: number): How | null {
  if (reason === 'cut' && causes > 1) return 'midway';
  return reason === 'dropped' && causes === 1 ? 'blocked' : null;
}

/** The same message, held where it is now. */
export const hold = (core: Core, packet: Packet): void =>
  redirect(core, packet, Infinity, progressAt(packet, core.time));

/** The same message, `by` µs later: in the UI it moves back on its way by that time. */
export const delay = (core: Core, packet: Packet, by: Micros): void =>
  redirect(core, packet, packet.at + by, Math.max(0, progressBack(packet, core.time, by)));

/** The same message, due at another time, from its present place in the UI. */
function redirect(core: Core, packet: Packet, at: Micros, anchorProgress: number): void {
  const order = at === Infinity ? 0 : core.order++;
  const moved: Packet = { ...packet, at, order, anchorAt: core.time, anchorProgress };
  core.packets.set(packet.id, moved);
  if (at !== Infinity) core.agenda.push(moved);
}
