/** The run as lists along time: the term, the leader, leaders of older terms, and the events with a mark. */
import { keysOf, mapTable } from '../base/keys.ts';
import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import type { ServerId, Term } from '../raft/types.ts';
import type { Highlight } from '../sim/highlights.ts';
import type { Sort } from '../sim/kinds.ts';
import type { Initial } from '../sim/types.ts';

/** A value that holds from `at` until the next change. */
export interface Change<T> {
  readonly at: Micros;
  readonly what: T;
}

export interface Reign {
  readonly leader: ServerId;
  readonly term: Term;
}

/** Each list is in order of time and grows at its end. */
export interface Chronicle {
  /** The highest term of any server. */
  readonly terms: readonly Change<Term>[];
  /**
   * The leader of the highest term that had one; null while there is none. A crashed or paused server is no
   * leader.
   */
  readonly reigns: readonly Change<Reign | null>[];
  /** The leader of an older term at the same time. */
  readonly stale: readonly Change<readonly Reign[]>[];
  readonly marks: Readonly<Record<Sort, readonly Highlight[]>>;
}

/** Acts from outside. Their marks have a row of their own, above the others. */
type ActionSort = Extract<Sort, 'action' | 'request'>;

/**
 * The width of a mark in px, by its sort. In order of weight: where marks would overlap, the first sort is
 * drawn.
 */
const MARK_WIDTHS: Readonly<Record<Exclude<Sort, ActionSort>, number>> = {
  violation: 9,
  leader: 9,
  candidate: 9,
  'step-down': 9,
  rollback: 9,
  failed: 9,
  lost: 9,
  // Commits, and requests below them, look like the teeth of a comb.
  commit: 3,
};
const ACTION_WIDTHS: Readonly<Record<ActionSort, number>> = { action: 9, request: 3 };

export const MARK_SORTS = keysOf(MARK_WIDTHS);
export const ACTION_SORTS = keysOf(ACTION_WIDTHS);
export const WIDTHS: Readonly<Record<Sort, number>> = { ...MARK_WIDTHS, ...ACTION_WIDTHS };

type Growing<T> = Change<T>[];

/** Extends a chronicle, highlight by highlight. */
class Writer {
  readonly terms: Growing<Term> = [];
  readonly reigns: Growing<Reign | null> = [];
  readonly stale: Growing<readonly Reign[]> = [];
  readonly marks = mapTable(WIDTHS, (): Highlight[] => []);
  written = 0;
  last: Highlight | undefined;
  readonly #leading = new Map<ServerId, Term>();
  readonly #paused = new Map<ServerId, Term>();

  readonly initial: readonly (Initial | undefined)[];

  constructor(initial: readonly (Initial | undefined)[]) {
    this.initial = initial;
    let first: Term = 0;
    initial.forEach((of, id) => {
      const term = of?.persistent.currentTerm ?? 0;
      first = Math.max(first, term);
      if (of?.role === 'leader') this.#leading.set(id, term);
    });
    this.terms.push({ at: 0, what: first });
    this.#judge(0);
  }

  write(highlight: Highlight): void {
    const { term, time, sort } = highlight;
    this.written += 1;
    this.last = highlight;
    this.marks[sort].push(highlight);
    if (term > (this.terms.at(-1)?.what ?? 0)) this.terms.push({ at: time, what: term });
    if (this.#turn(highlight)) this.#judge(time);
  }

  /** Whether it may have changed the leader. */
  #turn({ kind, server, term }: Highlight): boolean {
    const leading = this.#leading;
    const led = leading.get(server);
    const waits = this.#paused.get(server);
    if (kind === 'become-leader') leading.set(server, term);
    else if (kind === 'resume' && waits !== undefined) leading.set(server, waits);
    else if (led === undefined || !/^(step-down|crash|wipe|write-failed|pause)$/.test(kind))
      return this.#forget(server, kind);
    else leading.delete(server);
    this.#paused.delete(server);
    if (kind === 'pause' && led !== undefined) this.#paused.set(server, led);
    return true;
  }

  /** A leader that crashes while paused, or learns of a newer term when it resumes, is no leader any more. */
  #forget(server: ServerId, kind: Highlight['kind']): false {
    if (/^(step-down|crash|wipe|write-failed)$/.test(kind)) this.#paused.delete(server);
    return false;
  }

  #judge(at: Micros): void {
    const all = [...this.#leading]
      .map(([leader, term]): Reign => ({ leader, term }))
      .sort((a, b) => b.term - a.term);
    const [now = null, ...others] = all;
    const before = this.reigns.at(-1)?.what;
    if (before === undefined || before?.leader !== now?.leader || before?.term !== now?.term)
      this.reigns.push({ at, what: now });
    if (others.length > 0 || (this.stale.at(-1)?.what.length ?? 0) > 0) this.stale.push({ at, what: others });
  }
}

export class Chronicler {
  #writer = new Writer([]);

  /**
   * The chronicle of a run, from its highlights in order and the servers' state at the start. It continues
   * the last one, so a growing run costs only its new highlights; the lists of earlier results grow too.
   */
  extend(highlights: readonly Highlight[], initial: readonly (Initial | undefined)[]): Chronicle {
    const { written, last } = this.#writer;
    const goesOn = this.#writer.initial === initial && (written === 0 || highlights[written - 1] === last);
    if (!goesOn) this.#writer = new Writer(initial);
    const writer = this.#writer;
    for (let i = writer.written; i < highlights.length; i += 1) writer.write(highlights[i] as Highlight);
    const { terms, reigns, stale, marks } = writer;
    return { terms, reigns, stale, marks };
  }
}

/** The value at `time`. */
export const valueAt = <T>(changes: readonly Change<T>[], time: Micros): T | undefined =>
  changes[countBefore(changes, ({ at }) => at <= time) - 1]?.what;
