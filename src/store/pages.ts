/**
 * The events of the open run in pages of a number of moments each, for a list that reaches back to the start.
 * A page is computed from a kept world when it is shown; the number of its events by weight is known without
 * that.
 */
import { countBefore } from '../base/sorted.ts';
import type { SimEvent, World } from '../sim/types.ts';
import { weightOf } from '../sim/weight.ts';
import type { EventPage as Page } from './event-page.ts';
import type { Sieve } from './filter.ts';
import { type Detail, type Session } from './session.ts';

/** In kept worlds. */
export const PAGE = 2;
/** The size of the cache of pages. */
const KEPT = 12;

/** The least weight that a level of detail lists. */
const LEAST = { everything: 0, decisions: 1, turns: 2 } as const satisfies Record<Detail, number>;

export const isListed = (event: SimEvent, detail: Detail): boolean => weightOf(event) >= LEAST[detail];

/** The filter of the open run; null if all events fit, or it is not there yet. */
const sieveOf = ({ sieve, run }: Session): Sieve | null => (sieve?.of === run.history ? sieve : null);

/** How many events up to `world` have the weight of a level of detail. */
export const weighedUpTo = ({ seq, eventCounts }: World, detail: Detail): number =>
  detail === 'everything' ? seq : eventCounts[detail];

/** How many events up to `world` are listed: with a filter, as far as the run was searched. */
export function listedUpTo(session: Session, world: World, detail: Detail): number {
  if (sieveOf(session) === null) return weighedUpTo(world, detail);
  const page = pageOf(session, world.seq);
  return listedBefore(session, page, detail) + listedOn(session, page, detail, world.seq).length;
}

const worldBefore = (session: Session, page: number): World | undefined =>
  session.run.history.keyframes[page * PAGE];

/** The page of the last kept world for which `isBefore` holds; the first page if it holds for none. */
const lastPage = (session: Session, isBefore: (world: World) => boolean): number =>
  Math.floor((Math.max(1, countBefore(session.run.history.keyframes, isBefore)) - 1) / PAGE);

/** The page with the event `seq`. */
export const pageOf = (session: Session, seq: number): number =>
  lastPage(session, (world) => world.seq < seq);

/** How many events are listed on the pages before one. */
export function listedBefore(session: Session, page: number, detail: Detail): number {
  const sieve = sieveOf(session);
  if (sieve !== null) return sieve.countBefore(page, LEAST[detail]);
  const world = worldBefore(session, page);
  return world === undefined ? 0 : weighedUpTo(world, detail);
}

/** The last page before `page` with a listed event; -1 if there is none. */
export function listedPageBefore(session: Session, page: number, detail: Detail): number {
  const before = listedBefore(session, page, detail);
  if (before === 0) return -1;
  return pageWith(session, before - 1, detail);
}

/** The next page after `page`, up to the event `last`, with a listed event; -1 if there is none. */
export function listedPageAfter(session: Session, page: number, detail: Detail, world: World): number {
  const through = worldBefore(session, page + 1);
  if (through === undefined || through.seq >= world.seq) return -1;
  const ordinal = listedBefore(session, page + 1, detail);
  return ordinal < listedUpTo(session, world, detail) ? pageWith(session, ordinal, detail) : -1;
}

/** The page with the event before which `ordinal` events are listed. */
export const pageWith = (session: Session, ordinal: number, detail: Detail): number =>
  sieveOf(session)?.pageWith(ordinal, LEAST[detail]) ??
  lastPage(session, (world) => weighedUpTo(world, detail) <= ordinal);

function pageAt(session: Session, index: number, after: number, detail: Detail): Page {
  const sieve = sieveOf(session);
  const { history } = session.run;
  const known = session.pages;
  if (known.of !== history || known.detail !== detail || known.sieve !== sieve)
    session.pages = { of: history, detail, sieve, pages: new Map() };
  const { pages } = session.pages;
  const page = pages.get(index) ?? { events: [], after, last: after };
  // The most recently used page is last.
  pages.delete(index);
  pages.set(index, page);
  const [oldest = index] = pages.keys();
  if (pages.size > KEPT) pages.delete(oldest);
  return page;
}

/**
 * The listed events of a page, up to the event `upTo`. `hurried`: the page grows too fast to compute; only
 * its latest events, which are at hand.
 */
export function listedOn(
  session: Session,
  index: number,
  detail: Detail,
  upTo: number,
  hurried = false,
): readonly SimEvent[] {
  const start = worldBefore(session, index)?.seq ?? 0;
  const last = Math.min(worldBefore(session, index + 1)?.seq ?? Infinity, upTo);
  let page = pageAt(session, index, start, detail);
  const latest = session.getState().events;
  const oldest = latest[0]?.seq ?? Infinity;
  const isAtHand = page.last >= last || oldest <= page.last + 1;
  if (hurried && !isAtHand) page = renewed(session, index, Math.max(start, oldest - 1));
  if (!hurried && page.after > start) page = renewed(session, index, start);
  if (page.last < last) {
    for (const event of eventsFrom(session, page.last + 1, last))
      if (isListed(event, detail) && (sieveOf(session)?.fits(event) ?? true)) page.events.push(event);
    page.last = last;
  }
  const isAhead = (page.events.at(-1)?.seq ?? 0) > upTo;
  return isAhead
    ? page.events.slice(
        0,
        countBefore(page.events, ({ seq }) => seq <= upTo),
      )
    : page.events;
}

function renewed(session: Session, index: number, after: number): Page {
  const page = { events: [], after, last: after };
  session.pages.pages.set(index, page);
  return page;
}

/** The session has these events already. */
function eventsFrom(session: Session, first: number, last: number): readonly SimEvent[] {
  const latest = session.getState().events;
  const oldest = latest[0]?.seq ?? Infinity;
  const newest = latest.at(-1)?.seq ?? 0;
  if (oldest > last || newest < last) return session.run.history.events(first, last);
  const atHand = latest.slice(Math.max(0, first - oldest), last - oldest + 1);
  return first < oldest ? [...session.run.history.events(first, oldest - 1), ...atHand] : atHand;
}
