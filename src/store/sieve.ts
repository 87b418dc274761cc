/**
 * Applies the filter of the list of events to the whole run: in slices, from the cursor backwards, so that
 * the latest events that fit are listed first. Of each page it keeps no more than how many fit; the events
 * themselves are computed again where the list is scrolled to.
 */
import { countBefore } from '../base/sorted.ts';
import { type Job, Slices } from '../playback/slices.ts';
import type { History } from '../sim/history.ts';
import type { Kind, SimEvent } from '../sim/types.ts';
import { weightOf } from '../sim/weight.ts';
import { eventSentence } from '../words/events.ts';
import { actionOf } from './fetch-events.ts';
import { type EventFilter, type KindGroup, NO_FILTER, type Sieve } from './filter.ts';
import { PAGE, pageOf } from './pages.ts';
import type { Session } from './session.ts';

/** Acts are no part of it: they are all that has an action. */
export const KIND_GROUPS: Readonly<Record<Exclude<KindGroup, 'acts'>, readonly Kind[]>> = {
  elections: ['election-timeout', 'become-candidate', 'become-leader', 'step-down', 'new-term'],
  votes: ['grant-vote', 'deny-vote'],
  messages: ['send', 'deliver', 'lost', 'heartbeat-timeout'],
  logs: ['append', 'accept-entries', 'reject-entries', 'truncate'],
  commits: ['commit', 'apply'],
  clients: ['client-request', 'client-response'],
};

const isOfKind = ({ what }: SimEvent, kind: NonNullable<EventFilter['kind']>): boolean => {
  if (kind === 'acts') return 'action' in what || what.kind === 'write-failed';
  return kind in KIND_GROUPS
    ? KIND_GROUPS[kind as keyof typeof KIND_GROUPS].includes(what.kind)
    : what.kind === kind;
};

/** At a server happens what it does, and the loss of what it sent or was to receive. */
const isAt = ({ server, what }: SimEvent, id: number): boolean =>
  server === id || (what.kind === 'lost' && what.packet.message.from === id);

const termOf = ({ what, term }: SimEvent): number => ('packet' in what ? what.packet.message.term : term);

/** As it is typed on a keyboard. */
const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');

/** Whether an event fits a filter. */
export function fitsFilter(session: Session, { server, kind, term, text }: EventFilter) {
  const sought = plain(text).trim();
  return (event: SimEvent): boolean =>
    (server === null || isAt(event, server)) &&
    (kind === null || isOfKind(event, kind)) &&
    (term === null || termOf(event) === term) &&
    (sought === '' || plain(eventSentence(event, actionOf(session, event))).includes(sought));
}

/** How many events fit, by least weight. */
type Counts = readonly [number, number, number];

class PageSieve implements Sieve {
  readonly of: History;
  readonly fits: (event: SimEvent) => boolean;
  /** By page; of whole pages only. */
  readonly #counts: Counts[] = [];
  /** The sums of the pages before each; made again when a count is new. */
  #before: readonly Counts[] = [];
  #isCurrent = false;

  constructor(session: Session, filter: EventFilter) {
    this.of = session.run.history;
    this.fits = fitsFilter(session, filter);
  }

  countBefore(page: number, weight: 0 | 1 | 2): number {
    const sums = this.#sums();
    return (sums[page] ?? sums.at(-1))?.[weight] ?? 0;
  }

  pageWith(ordinal: number, weight: 0 | 1 | 2): number {
    return (
      Math.max(
        1,
        countBefore(this.#sums(), (sums) => sums[weight] <= ordinal),
      ) - 1
    );
  }

  /** The share of the pages before one that were searched: 1 if all were. */
  share(until: number): number {
    let known = 0;
    for (let page = 0; page < until; page += 1) if (this.#counts[page] !== undefined) known += 1;
    return until === 0 ? 1 : known / until;
  }

  /** Searches the pages before one, the last first. */
  *searching(until: number): Job {
    for (let page = until - 1; page >= 0; page -= 1) {
      if (this.#counts[page] !== undefined) continue;
      let counts: Counts = [0, 0, 0];
      for (let frame = page * PAGE; frame < (page + 1) * PAGE; frame += 1) {
        counts = plus(counts, this.#countIn(frame));
        yield this.share(until);
      }
      this.#counts[page] = counts;
      this.#isCurrent = false;
    }
  }

  /** Between two kept worlds. */
  #countIn(frame: number): Counts {
    const { keyframes } = this.of;
    const [first, last] = [keyframes[frame], keyframes[frame + 1]];
    if (first === undefined || last === undefined) return [0, 0, 0];
    const counts: [number, number, number] = [0, 0, 0];
    for (const event of this.of.events(first.seq + 1, last.seq))
      if (this.fits(event)) for (let w = weightOf(event); w >= 0; w -= 1) counts[w] = (counts[w] ?? 0) + 1;
    return counts;
  }

  #sums(): readonly Counts[] {
    const pages = Math.ceil(this.of.keyframes.length / PAGE);
    if (this.#isCurrent && this.#before.length === pages) return this.#before;
    let sum: Counts = [0, 0, 0];
    const before: Counts[] = [];
    for (let page = 0; page < pages; page += 1) {
      before.push(sum);
      const counts = this.#counts[page];
      if (counts) sum = plus(sum, counts);
    }
    this.#isCurrent = true;
    this.#before = before;
    return before;
  }
}

const plus = ([a, b, c]: Counts, [d, e, f]: Counts): Counts => [a + d, b + e, c + f];

const isNothing = (filter: EventFilter | null): boolean =>
  filter === null || JSON.stringify(filter) === JSON.stringify(NO_FILTER);

/** How many events up to the cursor fit at every level of detail, as far as the run was searched. */
export function fitUpToNow(session: Session): number {
  const { sieve } = session;
  const { seq } = session.getState().world;
  if (sieve === null) return 0;
  const page = pageOf(session, seq);
  const from = sieve.of.keyframes[page * PAGE]?.seq ?? 0;
  return sieve.countBefore(page, 0) + sieve.of.events(from + 1, seq).filter(sieve.fits).length;
}

/** Applies the filter of the session, and goes on as the run does, until the returned function is called. */
export function sift(session: Session): () => void {
  const slices = new Slices(session.clock);
  let applied: EventFilter | null = null;
  let sieve: PageSieve | null = null;
  let isSearching = false;
  const here = (): number => pageOf(session, session.getState().world.seq);
  const publish = (): void => session.setState({ sifted: sieve && { share: sieve.share(here()) } });
  const search = (): void => {
    if (sieve === null || isSearching || sieve.share(here()) === 1) return;
    isSearching = true;
    slices.start(sieve.searching(here()), {
      paused: publish,
      done: () => {
        isSearching = false;
        publish();
        search();
      },
    });
  };
  const renew = (): void => {
    const { filter } = session.getState();
    if (filter === applied && (sieve === null || sieve.of === session.run.history)) return search();
    slices.stop();
    isSearching = false;
    applied = filter;
    sieve = filter === null || isNothing(filter) ? null : new PageSieve(session, filter);
    session.sieve = sieve;
    publish();
    search();
  };
  renew();
  const stop = session.subscribe(({ world, filter, sifted }, before) => {
    // What it publishes itself is no news to it.
    if (sifted === before.sifted || world !== before.world || filter !== before.filter) renew();
  });
  return () => {
    stop();
    slices.stop();
    session.sieve = null;
  };
}
