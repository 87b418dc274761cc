/** What the stage shows of a server. */

import { majority } from '../raft/configuration.ts';
import { ofServer } from '../raft/per-server.ts';
import type { ServerId, Term } from '../raft/types.ts';
import type { Node, Power, World } from '../sim/types.ts';
import { type Layout, outward, placeOf } from './layout.ts';
import { angleOf, length, minus, type Point, plus, times } from './plane.ts';

export type Ballot = 'granted' | 'denied' | 'awaited';
export type Look = 'follower' | 'candidate' | 'leader';

export interface Vote {
  readonly voter: ServerId;
  readonly ballot: Ballot;
}

export interface ServerMark {
  readonly id: ServerId;
  readonly term: Term;
  readonly look: Look;
  readonly power: Power;
  /** By server number, for all servers of the cluster; empty unless it is a candidate. */
  readonly votes: readonly Vote[];
  /** The other server that it voted for in this term. */
  readonly votedFor: ServerId | null;
  /** Writes that its disk has not finished. */
  readonly writes: number;
  /** Messages that arrived while it was paused. */
  readonly waiting: number;
}

const ballotOf = (vote: boolean | null): Ballot => (vote === null ? 'awaited' : vote ? 'granted' : 'denied');

/** The mark of one server in a cluster of `count`. */
export function markOf(node: Node, count: number): ServerMark {
  const { id, power, server, disk, inbox } = node;
  const { role } = server;
  const look = power === 'crashed' ? 'follower' : role.name;
  const votes =
    power !== 'crashed' && role.name === 'candidate'
      ? Array.from({ length: count }, (_, i) => ({
          voter: i + 1,
          ballot: ballotOf(ofServer(role.votes, i + 1) ?? null),
        }))
      : [];
  const { currentTerm: term, votedFor: vote } = server.persistent;
  const votedFor = vote === id ? null : vote;
  return { id, term, look, power, votes, votedFor, writes: disk.writes.length, waiting: inbox.length };
}

/**
 * Whether it is a leader that was deposed and does not know it yet. Another running leader, or a majority of
 * the servers, is in a higher term, so it can commit nothing new. (One candidate in a higher term is not
 * enough.)
 */
export function isStale(node: Node, world: World): boolean {
  if (node.power === 'crashed' || node.server.role.name !== 'leader') return false;
  const own = node.server.persistent.currentTerm;
  const later = world.nodes.filter((other) => other.server.persistent.currentTerm > own);
  const isDeposed = later.some((other) => other.power !== 'crashed' && other.server.role.name === 'leader');
  return isDeposed || later.length >= majority(world.nodes.length);
}

/**
 * The angle at which a mark about `other` is drawn around server `id`; a mark about itself points away from
 * all others. Votes are drawn like this around a candidate, and a granted vote points to its candidate.
 */
export function sideAngle(layout: Layout, id: ServerId, other: ServerId): number {
  const place = placeOf(layout, id);
  return angleOf(other === id ? outward(layout, place) : minus(placeOf(layout, other), place));
}

/** A candidate's own vote avoids a name outside the disc on the same side. In radians. */
const ASIDE = 0.8;

/** The distance of a vote from the edge of its candidate's disc, and the room it needs; at scale 1. */
export const PIP_AWAY = 21;
const PIP_ROOM = 20;

/** The angle of a vote around its candidate. */
export function pipAngle(layout: Layout, candidate: ServerId, voter: ServerId): number {
  const angle = sideAngle(layout, candidate, voter);
  if (voter === candidate) return layout.words === 'all' ? angle : angle + ASIDE;
  return candidate < voter ? angle + asideFor(layout, candidate, voter) : angle;
}

/**
 * Two candidates side by side each show the other's vote between them. One of the two moves outwards by this
 * angle, so that they do not overlap.
 */
function asideFor(layout: Layout, candidate: ServerId, voter: ServerId): number {
  const place = placeOf(layout, candidate);
  const way = minus(placeOf(layout, voter), place);
  const away = layout.disc + PIP_AWAY * layout.scale;
  const other = length(way) - away;
  const room = PIP_ROOM * layout.scale;
  const cosine = (away ** 2 + other ** 2 - room ** 2) / (2 * away * other);
  if (other - away >= room || cosine >= 1) return 0;
  const out = outward(layout, place);
  return Math.sign(way.x * out.y - way.y * out.x || 1) * Math.acos(Math.max(-1, cosine));
}

/** With more servers than this, the votes of a candidate are shown as a number. */
export const MANY = 12;

/** The place of that count: on the inner side of the ring. */
export function countPlace(layout: Layout, id: ServerId): Point {
  const place = placeOf(layout, id);
  return plus(place, times(outward(layout, place), -layout.disc - 34));
}

/**
 * The size and the baseline of a name inside its disc, above the term. It is readable on a small disc, too.
 */
export function nameInside(scale: number): { readonly size: number; readonly y: number } {
  const size = Math.max(10.5, 14 * scale);
  return { size, y: -15.5 * scale + 0.4 * (size - 14 * scale) };
}

/** Half the length and half the width of the notch that points to the receiver of a vote; at scale 1. */
export const NOTCH = { long: 4, wide: 5 };

/**
 * The distance from the middle of the disc to that of the notch. On a small disc it leaves room for the name.
 */
export const notchAway = ({ disc, scale }: Pick<Layout, 'disc' | 'scale'>): number =>
  disc - NOTCH.long * scale - Math.min(4 * scale, Math.max(0.5, 12 * scale - 6));

/** The font size of a name outside its disc. */
export const nameSize = ({ disc }: Layout): number => Math.max(9, Math.min(12, disc * 0.75));

/** The place of such a name: outside the ring, and at the top of the ring above the crown. */
export function namePlace(layout: Layout, id: ServerId, isCrowned = false): Point {
  const place = placeOf(layout, id);
  const way = outward(layout, place);
  const crown = isCrowned && way.y < -0.5 ? 21 * Math.max(0.5, layout.scale) : 0;
  return plus(place, times(way, layout.disc + 8 * layout.scale + nameSize(layout) * 0.95 + crown));
}
