/**
 * Logs: values that never change, at the price of one that does.
 *
 * A log is a length of an array that only ever grows. Appending to the newest log of an array pushes onto it;
 * appending the very entry that already stands there reuses it (so re-running a piece of history costs no
 * memory); appending another entry to an older log copies, once. Truncating is forgetting a length, and
 * compacting is forgetting a beginning. Every log that was ever handed out stays true, so every past world is
 * free to keep.
 */
import { assert } from '../base/assert.ts';
import type { Entry, Index, Log, LogBase, ServerId, Term } from './types.ts';

/** Nothing was replaced: the log begins at index 1. */
const NO_BASE: LogBase = { index: 0, term: 0, config: null };

/**
 * A log without entries, over an array of its own. The servers of one run begin with the same one, and share
 * it.
 */
export function emptyLog(base: LogBase = NO_BASE): Log {
  return { base, lastIndex: base.index, configuredAt: 0, shared: [], start: base.index, copied: null };
}

/** The first index at which an entry may stand. */
export const firstIndex = (log: Log): Index => log.base.index + 1;

/** The term of the last entry, that of the base where there is none. */
export const lastTerm = (log: Log): Term => termAt(log, log.lastIndex);

/**
 * The term at `index`, the base's too; -1 where the log holds none (§5.3: the consistency check asks this).
 */
export function termAt(log: Log, index: Index): Term {
  const { base } = log;
  return index === base.index ? base.term : (entryAt(log, index)?.term ?? -1);
}

/** The entry at `index`, undefined where there is none, and where a snapshot replaced it. */
export function entryAt({ base, lastIndex, shared, start }: Log, index: Index): Entry | undefined {
  return index > lastIndex || index <= base.index ? undefined : shared[index - start - 1];
}

/** The entries from `from` on, at most `limit`; without `from`, all. */
export function entriesFrom(log: Log, from: Index = firstIndex(log), limit = Infinity): readonly Entry[] {
  const { base, lastIndex, shared, start } = log;
  assert(from > base.index, 'a log holds nothing up to its base');
  const first = from - start - 1;
  return shared.slice(first, Math.min(lastIndex - start, first + limit));
}

/** The log with `entries` behind its end. Their terms must be ≥ 1 and never go down. */
export function append(log: Log, entries: readonly Entry[]): Log {
  if (entries.length === 0) return log;
  const { base, shared, start, copied } = log;
  let at = log.lastIndex - start;
  let { configuredAt } = log;
  for (const entry of entries) {
    const there = shared[at];
    if (there === undefined) shared.push(entry);
    else if (there !== entry && !isSameEntry(there, entry)) return fork(log, entries);
    at += 1;
    if (entry.config !== undefined) configuredAt = start + at;
  }
  return { base, lastIndex: start + at, configuredAt, shared, start, copied };
}

/** An array of its own, which begins at the base. */
function fork(log: Log, entries: readonly Entry[]): Log {
  const { base, lastIndex, configuredAt, shared, start } = log;
  const own = shared.slice(base.index - start, lastIndex - start);
  const copied = { from: shared, upTo: lastIndex };
  return append({ base, lastIndex, configuredAt, shared: own, start: base.index, copied }, entries);
}

/** The log without the entry at `from` and all behind it. */
export function truncate(log: Log, from: Index): Log {
  assert(from > log.base.index, 'a log holds nothing up to its base');
  if (from > log.lastIndex) return log;
  const { base, shared, start, copied } = log;
  return { base, lastIndex: from - 1, configuredAt: configuredUpTo(log, from - 1), shared, start, copied };
}

/** The last index up to `index` whose entry says a configuration; 0 if none does. */
function configuredUpTo(log: Log, index: Index): Index {
  let { configuredAt } = log;
  if (configuredAt <= index) return configuredAt;
  for (configuredAt = index; configuredAt > log.base.index; configuredAt -= 1)
    if (entryAt(log, configuredAt)?.config !== undefined) return configuredAt;
  return 0;
}

/** The log once a snapshot has replaced its entries up to `index` (§7). */
export function compact(log: Log, index: Index): Log {
  assert(index >= log.base.index && index <= log.lastIndex, 'a snapshot replaces entries that the log holds');
  const config = entryAt(log, configuredUpTo(log, index))?.config ?? log.base.config;
  const configuredAt = log.configuredAt > index ? log.configuredAt : 0;
  return { ...log, base: { index, term: termAt(log, index), config }, configuredAt };
}

/**
 * The first index whose entry has a term ≥ `term`; one behind the end if none has. Terms never go down, so it
 * halves.
 */
export function firstIndexFrom(log: Log, term: Term): Index {
  let low = firstIndex(log);
  let high = log.lastIndex + 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (termAt(log, middle) >= term) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Up to which index two logs are certainly the same, found without reading entries where they share an array.
 * Of entries that a snapshot replaced nothing is known: logs that share nothing and have a base are the same
 * up to 0.
 */
export function commonPrefix(a: Log, b: Log): Index {
  const shorter = Math.min(a.lastIndex, b.lastIndex);
  if (a.shared === b.shared) return shorter;
  if (a.copied?.from === b.shared) return Math.min(shorter, a.copied.upTo);
  if (b.copied?.from === a.shared) return Math.min(shorter, b.copied.upTo);
  let index = 0;
  while (isSameEntry(entryAt(a, index + 1), entryAt(b, index + 1))) index += 1;
  return index;
}

function isSameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined || b === undefined || a.term !== b.term || a.command !== b.command) return false;
  return isSameList(a.config?.voters, b.config?.voters) && isSameList(a.config?.old, b.config?.old);
}

const isSameList = (a: readonly ServerId[] | undefined, b: readonly ServerId[] | undefined): boolean =>
  a === b || (a !== undefined && a.length === b?.length && a.every((id, i) => id === b[i]));
