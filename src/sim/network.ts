/** The links between servers, as data: cuts, blocks, holds, and the settings of each. */
import { keysOf } from '../base/keys.ts';
import type { MessageType, ServerId } from '../raft/types.ts';
import type { Filter, LinkSettings, Network } from './types.ts';

export const linkOf = (size: number, from: ServerId, to: ServerId): number => from * (size + 1) + to;

/** The bit of each type of message in a link's mask. A mask is one byte. */
const BITS: Readonly<Record<MessageType, number>> = {
  RequestVote: 1,
  RequestVoteReply: 2,
  AppendEntries: 4,
  AppendEntriesReply: 8,
};
export const MESSAGE_TYPES = keysOf(BITS);
const EVERY_BIT = MESSAGE_TYPES.reduce((mask, type) => mask | BITS[type], 0);

/** A network of `size` servers without cuts. */
export function wholeNetwork(size: number, every: LinkSettings, own: Network['own'] = new Map()): Network {
  const links = (size + 1) * (size + 1);
  const none = (): Uint8Array => new Uint8Array(links);
  return { size, cut: none(), blocked: none(), held: none(), every, own, groups: [] };
}

export const isBlocked = (network: Network, link: number, type: MessageType): boolean =>
  ((network.blocked[link] ?? 0) & BITS[type]) !== 0;

export const isHeld = (network: Network, link: number, type: MessageType): boolean =>
  ((network.held[link] ?? 0) & BITS[type]) !== 0;

/** One property of a link: its own, or that of every link. */
export function settingOf<K extends keyof LinkSettings>(
  network: Network,
  link: number,
  key: K,
): LinkSettings[K] {
  if (network.own.size === 0) return network.every[key];
  return network.own.get(link)?.[key] ?? network.every[key];
}

/** Cuts exactly the links between groups, in both directions; a server in no group is alone. */
export function partition(network: Network, groups: readonly (readonly ServerId[])[]): Network {
  const { size } = network;
  const named = new Set(groups.flat());
  const alone = everyServer(size).filter((id) => !named.has(id));
  const all = [...groups.filter((group) => group.length > 0), ...alone.map((id) => [id])];
  const groupOf = new Map(all.flatMap((group, i) => group.map((id) => [id, i] as const)));
  const cut = new Uint8Array(network.cut.length);
  forEachLink(size, {}, (link, from, to) => {
    cut[link] = groupOf.get(from) === groupOf.get(to) ? 0 : 1;
  });
  return { ...network, cut, groups: all.length > 1 ? all : [] };
}

/** Mends every link. */
export const heal = (network: Network): Network => ({
  ...network,
  cut: new Uint8Array(network.cut.length),
  groups: [],
});

/** Cuts or mends one direction of one link. */
export function setCut(network: Network, from: ServerId, to: ServerId, on: boolean): Network {
  const cut = network.cut.slice();
  cut[linkOf(network.size, from, to)] = on ? 1 : 0;
  return { ...network, cut, groups: on ? network.groups : stillParted({ ...network, cut }) };
}

/** The groups, where groups without any cut between them are merged. */
function stillParted({ size, cut, groups }: Network): Network['groups'] {
  const isOpen = (a: ServerId, b: ServerId): boolean =>
    cut[linkOf(size, a, b)] === 0 && cut[linkOf(size, b, a)] === 0;
  const parted: ServerId[][] = [];
  for (const group of groups) {
    const joined = parted.find((other) => other.every((a) => group.every((b) => isOpen(a, b))));
    if (joined) joined.push(...group);
    else parted.push([...group]);
  }
  return parted.length > 1 ? parted.map((group) => group.sort((a, b) => a - b)) : [];
}

/** Gives one direction settings of its own; omitted ones do not change. */
export function setOwn(
  network: Network,
  from: ServerId,
  to: ServerId,
  change: Partial<LinkSettings>,
): Network {
  const link = linkOf(network.size, from, to);
  return { ...network, own: new Map(network.own).set(link, { ...network.own.get(link), ...change }) };
}

/** Sets `blocked` or `held` for every combination of from, to and type that matches. */
export function setMask(network: Network, mask: 'blocked' | 'held', filter: Filter, on: boolean): Network {
  const bits = filter.type === undefined ? EVERY_BIT : BITS[filter.type];
  const flags = network[mask].slice();
  forEachLink(network.size, filter, (link) => {
    const old = flags[link] ?? 0;
    flags[link] = on ? old | bits : old & ~bits;
  });
  return { ...network, [mask]: flags };
}

/** All directed pairs that are cut. */
export function cutPairs(network: Network): readonly (readonly [ServerId, ServerId])[] {
  const pairs: (readonly [ServerId, ServerId])[] = [];
  forEachLink(network.size, {}, (link, from, to) => {
    if (network.cut[link] === 1) pairs.push([from, to]);
  });
  return pairs;
}

export const everyServer = (size: number): ServerId[] => Array.from({ length: size }, (_, i) => i + 1);

function forEachLink(
  size: number,
  only: Filter,
  visit: (link: number, from: ServerId, to: ServerId) => void,
): void {
  for (const from of only.from === undefined ? everyServer(size) : [only.from]) {
    for (const to of only.to === undefined ? everyServer(size) : [only.to]) {
      if (from !== to) visit(linkOf(size, from, to), from, to);
    }
  }
}
