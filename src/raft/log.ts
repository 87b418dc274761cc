/**
 * A server's log: a value that never changes, at the price of one that does.
 *
 * A log is the first `lastIndex` entries of an array that only ever grows. Appending to the newest log of an array
 * pushes onto it; appending the very entry that already stands there reuses it (so re-running a piece of history
 * costs no memory); appending another entry to an older log copies, once. Truncating is forgetting a length. Every log
 * that was ever handed out stays true, so every past world is free to keep.
 */
import { assert } from '../base/assert.ts';
import type { Entry, Index, Term } from './types.ts';

export class Log {
  readonly lastIndex: Index;
  readonly #entries: Entry[];
  /** The array this one was copied from, and up to where the two are alike: `commonPrefix` needs no search. */
  readonly #origin: Entry[] | undefined;
  readonly #alike: Index;

  private constructor(entries: Entry[], lastIndex: Index, origin: Entry[] | undefined, alike: Index) {
    this.#entries = entries;
    this.lastIndex = lastIndex;
    this.#origin = origin;
    this.#alike = alike;
  }

  /** A log without entries, over an array of its own. The servers of one run begin with the same one, and share it. */
  static empty(): Log {
    return new Log([], 0, undefined, 0);
  }

  /** A log of these entries. Their terms must be ≥ 1 and never go down. */
  static of(entries: readonly Entry[]): Log {
    return Log.empty().append(entries);
  }

  /** The term of the last entry, 0 for an empty log. */
  get lastTerm(): Term {
    return this.termAt(this.lastIndex);
  }

  /** The term of the entry at `index`; 0 at index 0, -1 behind the end (§5.3: the consistency check asks this). */
  termAt(index: Index): Term {
    return index === 0 ? 0 : (this.at(index)?.term ?? -1);
  }

  /** The entry at `index`, undefined where there is none. */
  at(index: Index): Entry | undefined {
    return index > this.lastIndex ? undefined : this.#entries[index - 1];
  }

  /** The entries from `from` on, at most `limit`. */
  slice(from: Index, limit = Infinity): readonly Entry[] {
    return this.#entries.slice(from - 1, Math.min(this.lastIndex, from - 1 + limit));
  }

  /** This log with `entries` behind its end. */
  append(entries: readonly Entry[]): Log {
    if (entries.length === 0) return this;
    const shared = this.#entries;
    let at = this.lastIndex;
    for (const entry of entries) {
      const there = shared[at];
      if (there === undefined) shared.push(entry);
      else if (there !== entry && (there.term !== entry.term || there.command !== entry.command)) {
        return this.#fork(entries);
      }
      at += 1;
    }
    return new Log(shared, at, this.#origin, this.#alike);
  }

  /** This log without the entry at `from` and all behind it. */
  truncate(from: Index): Log {
    assert(from >= 1, 'a log begins at index 1');
    if (from > this.lastIndex) return this;
    return new Log(this.#entries, from - 1, this.#origin, this.#alike);
  }

  /** The first index whose entry has a term ≥ `term`; one behind the end if none has. Terms never go down, so it halves. */
  firstIndexFrom(term: Term): Index {
    let low = 1;
    let high = this.lastIndex + 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.termAt(middle) >= term) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Up to which index this log and `other` are certainly the same, found without reading entries where they share. */
  commonPrefix(other: Log): Index {
    const shorter = Math.min(this.lastIndex, other.lastIndex);
    if (this.#entries === other.#entries) return shorter;
    if (this.#origin === other.#entries || other.#origin === this.#entries) {
      const alike = this.#origin === other.#entries ? this.#alike : other.#alike;
      return Math.min(shorter, alike);
    }
    let index = 0;
    while (index < shorter && same(this.at(index + 1), other.at(index + 1))) index += 1;
    return index;
  }

  #fork(entries: readonly Entry[]): Log {
    const own = this.#entries.slice(0, this.lastIndex);
    own.push(...entries);
    return new Log(own, own.length, this.#entries, this.lastIndex);
  }
}

function same(a: Entry | undefined, b: Entry | undefined): boolean {
  return a !== undefined && b !== undefined && a.term === b.term && a.command === b.command;
}
