/** Queries of the network, one direction of a link at a time. */
import type { Message, MessageType, ServerId } from '../raft/types.ts';
import { everyServer, isBlocked, isHeld, linkOf, MESSAGE_TYPES, partition, settingOf } from './network.ts';
import type { Action, Filter, LinkSettings, Network, Packet, World } from './types.ts';

/** One direction of a link, and the types of messages that are held or blocked there. */
export interface Way {
  readonly from: ServerId;
  readonly to: ServerId;
  readonly types: readonly MessageType[];
}

/** All directions of all links, S1's first. */
export const waysOf = ({ size }: Network): (readonly [from: ServerId, to: ServerId])[] =>
  everyServer(size).flatMap((from) =>
    everyServer(size)
      .filter((to) => to !== from)
      .map((to) => [from, to] as const),
  );

/** Whether messages of all types are held or blocked there. */
export const isOfAllTypes = ({ types }: Way): boolean => types.length === MESSAGE_TYPES.length;

const waysWhere = (network: Network, is: typeof isHeld): Way[] =>
  waysOf(network).flatMap(([from, to]) => {
    const link = linkOf(network.size, from, to);
    const types = MESSAGE_TYPES.filter((type) => is(network, link, type));
    return types.length > 0 ? [{ from, to, types }] : [];
  });

/** The directions that hold messages. */
export const heldWays = (network: Network): Way[] => waysWhere(network, isHeld);
/** The directions that block messages. */
export const blockedWays = (network: Network): Way[] => waysWhere(network, isBlocked);

/** Whether a message is held, or one that is sent would be. */
export const isHolding = ({ packets, network }: World): boolean =>
  packets.some(({ at }) => at === Infinity) || network.held.some((types) => types !== 0);

/** The present settings of one direction. */
export function settingsOf(network: Network, from: ServerId, to: ServerId): LinkSettings {
  const link = linkOf(network.size, from, to);
  return {
    latency: settingOf(network, link, 'latency'),
    loss: settingOf(network, link, 'loss'),
    duplication: settingOf(network, link, 'duplication'),
  };
}

/** Whether any direction is cut. */
export const isAnyCut = ({ cut }: Network): boolean => cut.some((one) => one !== 0);

export const isCutWay = (network: Network, from: ServerId, to: ServerId): boolean =>
  network.cut[linkOf(network.size, from, to)] === 1;

/** Whether all messages in this direction are held. */
export function isHeldWay(network: Network, from: ServerId, to: ServerId): boolean {
  const link = linkOf(network.size, from, to);
  return MESSAGE_TYPES.every((type) => isHeld(network, link, type));
}

const isAny = <T>(wanted: T | undefined, is: T): boolean => wanted === undefined || wanted === is;

/** The messages in flight that a filter matches, held ones too. */
export const fitting = (packets: readonly Packet[], { from, to, type }: Filter): Packet[] =>
  packets.filter(
    ({ message }) => isAny(from, message.from) && isAny(to, message.to) && isAny(type, message.type),
  );

/** Whether any way, for any type, that a filter matches is among these. */
export const concerns = (ways: readonly Way[], { from, to, type }: Filter): boolean =>
  ways.some(
    (way) => isAny(from, way.from) && isAny(to, way.to) && (type === undefined || way.types.includes(type)),
  );

type Traveller = Pick<Message, 'from' | 'to' | 'type'>;

/** Whether a filter matches a message. */
const isOf = ({ from, to, type }: Filter, message: Traveller): boolean =>
  (from ?? message.from) === message.from &&
  (to ?? message.to) === message.to &&
  (type ?? message.type) === message.type;

/** Whether this action, alone, cuts the way of a message, or blocks it there. */
export function closesWay(
  network: Network,
  action: Action,
  message: Traveller,
  by: 'cut' | 'block',
): boolean {
  const { from, to } = message;
  if (by === 'block') return action.do === 'block' && isOf(action, message);
  if (action.do === 'cut') return action.from === from && action.to === to;
  const link = linkOf(network.size, from, to);
  return action.do === 'partition' && partition(network, action.groups).cut[link] === 1;
}

/** Whether this action holds a message in flight. */
export function holdsMessage(action: Action, { id, message }: Packet): boolean {
  if (action.do !== 'hold') return false;
  const which = 'message' in action ? action.message : action;
  return typeof which === 'number' ? which === id : isOf(which, message);
}
