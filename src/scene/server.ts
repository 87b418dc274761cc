/** What is to be seen of a server. */

import { majority } from '../raft/configuration.ts';
import { ofServer } from '../raft/per-server.ts';
import type { ServerId, Term } from '../raft/types.ts';
import type { Node, Power, World } from '../sim/types.ts';
import { type Layout, outward, placeOf } from './layout.ts';
import { angleOf, minus, type Point, plus, times } from './plane.ts';

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
  /** By server number, all of the cluster; none but on a candidate. */
  readonly votes: readonly Vote[];
  /** Whom it gave its vote in this term, if that is another. */
  readonly votedFor: ServerId | null;
  /** Writes that its disk has not finished. */
  readonly writes: number;
  /** What came while it was paused. */
  readonly waiting: number;
}

const ballotOf = (vote: boolean | null): Ballot => (vote === null ? 'awaited' : vote ? 'granted' : 'denied');

/** What is drawn of one server in a cluster of `count`. */
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
 * A leader that was deposed and does not know it: another running leader, or a majority of the servers, is in a higher term, so it
 * can get nothing new committed. (One lonely candidate that counts its terms up deposes nobody yet.)
 */
export function isStale(node: Node, world: World): boolean {
  if (node.power === 'crashed' || node.server.role.name !== 'leader') return false;
  const own = node.server.persistent.currentTerm;
  const later = world.nodes.filter((other) => other.server.persistent.currentTerm > own);
  const isDeposed = later.some((other) => other.power !== 'crashed' && other.server.role.name === 'leader');
  return isDeposed || later.length >= majority(world.nodes.length);
}

/**
 * On which side of a server something of another one stands: on the side of that other; its own on the far side of them all.
 * Votes stand so around a candidate, and a vote given points so to whom it was given.
 */
export function sideAngle(layout: Layout, id: ServerId, other: ServerId): number {
  const place = placeOf(layout, id);
  return angleOf(other === id ? outward(layout, place) : minus(placeOf(layout, other), place));
}

/** A candidate's own vote keeps off a name that stands outside of the disc, on the same side. In radians. */
const ASIDE = 0.8;

/** Where a vote stands around its candidate. */
export const pipAngle = (layout: Layout, candidate: ServerId, voter: ServerId): number =>
  sideAngle(layout, candidate, voter) + (voter === candidate && layout.words !== 'all' ? ASIDE : 0);

/** In a cluster of more than so many the votes of a candidate are counted, and not shown one by one. */
export const MANY = 12;

/** Where that count stands: on the inner side of the ring. */
export function countPlace(layout: Layout, id: ServerId): Point {
  const place = placeOf(layout, id);
  return plus(place, times(outward(layout, place), -layout.disc - 34));
}

/** How large the letters of a name are that stands outside of its disc. */
export const nameSize = ({ disc }: Layout): number => Math.max(9, Math.min(12, disc * 0.75));

/** Where such a name stands: outside of the ring, at the top of the ring above the crown. */
export function namePlace(layout: Layout, id: ServerId, isCrowned = false): Point {
  const place = placeOf(layout, id);
  const way = outward(layout, place);
  const crown = isCrowned && way.y < -0.5 ? 21 * Math.max(0.5, layout.scale) : 0;
  return plus(place, times(way, layout.disc + 8 * layout.scale + nameSize(layout) * 0.95 + crown));
}
