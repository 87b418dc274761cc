/**
 * Logs compared with plain arrays: appends, truncations and snapshots on any earlier version; no version ever
 * changes, nor does a clone of it.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationOf } from './configuration.ts';
import {
  append,
  commonPrefix,
  compact,
  emptyLog,
  entriesFrom,
  entryAt,
  firstIndex,
  firstIndexFrom,
  lastTerm,
  termAt,
  truncate,
} from './log.ts';
import { entry, logOf } from './testing/subject.ts';
import type { Configuration, Entry, Log, Term } from './types.ts';

/** A version: the log, and its expected entries: `model`, of which a snapshot replaced the first `base`. */
interface Version {
  readonly log: Log;
  readonly model: readonly Entry[];
  readonly base: number;
}

/**
 * One command of a program; numbers are taken modulo the number of choices. Few terms and commands, so that
 * branches meet again.
 */
type Command =
  | { readonly do: 'append'; readonly to: number; readonly rises: readonly number[]; readonly word: string }
  | { readonly do: 'truncate'; readonly to: number; readonly from: number }
  | { readonly do: 'replace'; readonly to: number; readonly from: number; readonly rises: readonly number[] }
  | Snapshot;
interface Snapshot {
  readonly do: 'compact' | 'install';
  readonly to: number;
  readonly at: number;
}

const logEntries = (...terms: Term[]): Entry[] => terms.map(entry);

/** The configurations of entries that these words append; all others have none. */
const CONFIGURATIONS: Readonly<Record<string, Configuration>> = {
  joint: { voters: [1, 2], old: [1, 2, 3] },
  new: { voters: [1, 2] },
  other: { voters: [1, 4] },
};
const INITIAL: Configuration = { voters: [1, 2, 3] };
const entryOf = (term: Term, word: string): Entry => {
  const config = CONFIGURATIONS[word];
  return config === undefined
    ? { term, command: word }
    : { term, command: '', config: structuredClone(config) };
};

const rises = fc.array(fc.nat(1), { minLength: 0, maxLength: 4 });
const pick = fc.nat(1000);
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('append' as const),
      to: pick,
      rises,
      word: fc.constantFrom('a', 'b', ...Object.keys(CONFIGURATIONS)),
    }),
    fc.record({ do: fc.constant('truncate' as const), to: pick, from: pick }),
    fc.record({ do: fc.constant('replace' as const), to: pick, from: pick, rises }),
    fc.record({ do: fc.constantFrom('compact' as const, 'install' as const), to: pick, at: pick }),
  ),
  { maxLength: 30 },
);

/** Entries behind `model`, each of the term before it or a later one. */
function behind(model: readonly Entry[], steps: readonly number[], word: string): Entry[] {
  let term = Math.max(1, model.at(-1)?.term ?? 1);
  return steps.map((rise) => entryOf((term += rise), word));
}

function run({ log, model, base }: Version, command: Command): Version {
  if (command.do === 'append') {
    const more = behind(model, command.rises, command.word);
    return { log: append(log, more), model: [...model, ...more], base };
  }
  if ('at' in command) return snapshot({ log, model, base }, command);
  const from = base + 1 + (command.from % (model.length - base + 2));
  const kept = model.slice(0, from - 1);
  if (command.do === 'truncate') return { log: truncate(log, from), model: kept, base };
  const more = behind(kept, command.rises, 'c');
  return { log: append(truncate(log, from), more), model: [...kept, ...more], base };
}

/**
 * A snapshot replaces the entries up to `index`: of the server's own log, or of one that had nothing else.
 */
function snapshot({ log, model, base }: Version, { do: word, at }: Snapshot): Version {
  const index = base + (at % (model.length - base + 1));
  if (word === 'compact') return { log: compact(log, index), model, base: index };
  const term = model[index - 1]?.term ?? 0;
  const config = configIn(model.slice(0, index)) ?? null;
  return { log: emptyLog({ index, term, config }), model: model.slice(0, index), base: index };
}

/** All versions that a program makes; each command works on any of those before it. */
function versions(program: readonly Command[], first = emptyLog()): Version[] {
  const made: Version[] = [{ log: first, model: [], base: 0 }];
  for (const command of program) made.push(run(made[command.to % made.length] as Version, command));
  return made;
}

const configIn = (entries: readonly Entry[]): Configuration | undefined =>
  entries.findLast(({ config }) => config !== undefined)?.config;

const alike = (a: Entry | undefined, b: Entry | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
function commonLength(a: readonly Entry[], b: readonly Entry[]): number {
  let length = 0;
  while (length < a.length && length < b.length && alike(a[length], b[length])) length += 1;
  return length;
}

function holds({ log, model, base }: Version): void {
  expect(entriesFrom(log)).toEqual(model.slice(base));
  expect([firstIndex(log), log.lastIndex]).toEqual([base + 1, model.length]);
  expect(lastTerm(log)).toBe(model.at(-1)?.term ?? 0);
  expect(configurationOf(INITIAL, log)).toEqual(configIn(model) ?? INITIAL);
  for (let index = 0; index <= model.length + 2; index += 1) {
    const held = index > base ? model[index - 1] : undefined;
    expect(entryAt(log, index)).toEqual(held);
    const replaced = index === base ? (model[index - 1]?.term ?? 0) : -1;
    expect(termAt(log, index)).toBe(held?.term ?? replaced);
  }
  for (let term = 0; term <= lastTerm(log) + 1; term += 1) {
    const found = model.slice(base).findIndex((one) => one.term >= term);
    expect(firstIndexFrom(log, term)).toBe(found === -1 ? model.length + 1 : base + found + 1);
  }
}

const options = { seed: 53, numRuns: 400 };

describe('whatever is done to it', () => {
  test('no version ever changes', () => {
    fc.assert(
      fc.property(commands, (program) => versions(program).forEach(holds)),
      options,
    );
  });

  test('a clone of all versions is equal, can be continued, and does not change the originals', () => {
    fc.assert(
      fc.property(commands, commands, pick, (program, more, to) => {
        const made = versions(program);
        const clones = structuredClone(made);
        const rest = more.map((command) =>
          run(clones[(command.to + to) % clones.length] as Version, command),
        );
        [...made, ...clones, ...rest].forEach(holds);
        for (const [i, a] of made.entries()) {
          for (const [j, b] of made.entries()) {
            const cloned = commonPrefix((clones[i] as Version).log, (clones[j] as Version).log);
            expect(cloned).toBe(commonPrefix(a.log, b.log));
          }
        }
      }),
      { ...options, numRuns: 150 },
    );
  });

  test('commonPrefix never exceeds what two versions share, and is symmetric', () => {
    fc.assert(
      fc.property(commands, (program) => {
        const made = versions(program);
        for (const a of made) {
          for (const b of made) {
            const claimed = commonPrefix(a.log, b.log);
            expect(claimed).toBeLessThanOrEqual(commonLength(a.model, b.model));
            expect(commonPrefix(b.log, a.log)).toBe(claimed);
          }
        }
      }),
      { ...options, numRuns: 150 },
    );
  });

  test('commonPrefix is exact across one step: entries after the end, in place of a conflict, a snapshot', () => {
    fc.assert(
      fc.property(commands, pick, pick, rises, (program, to, cut, steps) => {
        const { log, model, base } = versions(program)[to % (program.length + 1)] as Version;
        const from = base + 1 + (cut % (model.length - base + 1));
        const kept = model.slice(0, from - 1);
        // As in AppendEntries: the first new entry has another term than the one it replaces.
        const term = Math.max(1, kept.at(-1)?.term ?? 1, (model[from - 1]?.term ?? 0) + 1);
        const fresh = [{ term, command: 'a' }, ...behind([{ term, command: 'a' }], steps, 'b')];
        const next = append(truncate(log, from), fresh);
        expect(commonPrefix(next, log)).toBe(from - 1);
        expect(commonPrefix(log, next)).toBe(from - 1);
        expect(commonPrefix(log, compact(log, from - 1))).toBe(log.lastIndex);
      }),
      options,
    );
  });

  test('entriesFrom returns at most this many, from an index on', () => {
    fc.assert(
      fc.property(commands, pick, fc.nat(8), (program, from, limit) => {
        const { log, model, base } = versions(program).at(-1) as Version;
        const first = base + 1 + (from % (model.length - base + 2));
        expect(entriesFrom(log, first, limit)).toEqual(model.slice(first - 1, first - 1 + limit));
        expect(entriesFrom(log, first)).toEqual(model.slice(first - 1));
      }),
      options,
    );
  });
});

describe('a log', () => {
  test('without entries', () => {
    const log = emptyLog();
    expect([log.lastIndex, lastTerm(log), termAt(log, 0), termAt(log, 1), firstIndexFrom(log, 1)]).toEqual([
      0, 0, 0, -1, 1,
    ]);
    expect(entryAt(log, 0)).toBe(undefined);
    expect(entryAt(log, 1)).toBe(undefined);
    expect(entriesFrom(log)).toEqual([]);
  });

  test('does not show what another version appended after its end', () => {
    const short = logOf([1, 1]);
    const long = append(short, [{ term: 2, command: 'x' }]);
    expect(entryAt(short, 3)).toBe(undefined);
    expect(termAt(short, 3)).toBe(-1);
    expect(entriesFrom(short)).toHaveLength(2);
    expect(termAt(long, 3)).toBe(2);
  });

  test('the same step done again has the same result, beside another step', () => {
    const base = logOf([1]);
    const once = append(base, [{ term: 2, command: 'x' }]);
    const otherwise = append(base, [{ term: 2, command: 'y' }]);
    const again = append(base, [{ term: 2, command: 'x' }]);
    expect(entriesFrom(again)).toEqual(entriesFrom(once));
    expect(commonPrefix(again, once)).toBe(2);
    expect(commonPrefix(otherwise, once)).toBe(1);
    expect(entryAt(otherwise, 2)?.command).toBe('y');
  });

  test('an entry of another term with the same command is another entry', () => {
    const base = logOf([1]);
    const two = append(base, [{ term: 2, command: 'x' }]);
    const three = append(base, [{ term: 3, command: 'x' }]);
    expect([lastTerm(two), lastTerm(three)]).toEqual([2, 3]);
  });

  test('logs that begin empty grow in one array: the same entries cost no memory in a second server', () => {
    const empty = emptyLog();
    const one = append(empty, logEntries(1, 1, 2));
    const other = append(empty, logEntries(1, 1));
    expect(one.shared).toBe(empty.shared);
    expect(other.shared).toBe(empty.shared);
    expect(empty.shared).toEqual(logEntries(1, 1, 2));
  });

  test('made anew from equal entries is the same log, as far as both go', () => {
    const long = logOf([1, 1, 2, 3]);
    expect([commonPrefix(long, logOf([1, 1, 2])), commonPrefix(logOf([1, 1, 2]), long)]).toEqual([3, 3]);
    expect([commonPrefix(long, emptyLog()), commonPrefix(emptyLog(), long)]).toEqual([0, 0]);
    expect(commonPrefix(emptyLog(), emptyLog())).toBe(0);
  });

  test('made anew beside a snapshot: nothing is known of what the snapshot replaced (§7)', () => {
    const log = logOf([1, 1, 2]);
    const short = compact(logOf([1, 1, 2]), 2);
    expect([commonPrefix(log, short), commonPrefix(short, log)]).toEqual([0, 0]);
    expect(commonPrefix(short, compact(logOf([1, 1, 2]), 2))).toBe(0);
  });

  test('that began behind a snapshot, and goes another way, keeps what both ways share (§7)', () => {
    const installed = emptyLog({ index: 5, term: 2, config: null });
    const one = append(installed, logEntries(2, 2, 3));
    const other = append(truncate(one, 7), logEntries(4, 4));
    expect(entriesFrom(other)).toEqual(logEntries(2, 4, 4));
    expect([firstIndex(other), other.lastIndex, commonPrefix(one, other)]).toEqual([6, 8, 6]);
    // A copy of the copy, too.
    const third = append(truncate(other, 8), logEntries(5));
    expect(entriesFrom(third)).toEqual(logEntries(2, 4, 5));
    expect(commonPrefix(other, third)).toBe(7);
  });

  test('copies of copies share their common entries', () => {
    const a = logOf([1, 1, 1]);
    const b = append(truncate(a, 3), [{ term: 2, command: 'b' }]);
    const c = append(truncate(b, 2), [{ term: 3, command: 'c' }]);
    expect([commonPrefix(a, b), commonPrefix(b, c), commonPrefix(a, c)]).toEqual([2, 1, 1]);
    const other = append(truncate(a, 3), [{ term: 4, command: 'd' }]);
    expect(commonPrefix(b, other)).toBe(2);
  });

  test('appending or truncating nothing returns the same log', () => {
    const log = logOf([1, 2]);
    expect(append(log, [])).toBe(log);
    expect(truncate(log, 3)).toBe(log);
    expect(truncate(log, 1).lastIndex).toBe(0);
  });

  test('there is nothing before index 1, and nothing up to its base', () => {
    expect(() => truncate(logOf([1]), 0)).toThrow('a log holds nothing up to its base');
    const log = compact(logOf([1, 1, 2]), 2);
    expect(() => truncate(log, 2)).toThrow('a log holds nothing up to its base');
    expect(() => entriesFrom(log, 2)).toThrow('a log holds nothing up to its base');
  });

  test('a snapshot replaces entries of the log, and nothing else (§7)', () => {
    const log = compact(logOf([1, 1, 2]), 2);
    expect([log.base, log.lastIndex, lastTerm(log)]).toEqual([{ index: 2, term: 1, config: null }, 3, 2]);
    expect(() => compact(log, 1)).toThrow('a snapshot replaces entries that the log holds');
    expect(() => compact(log, 4)).toThrow('a snapshot replaces entries that the log holds');
    expect(lastTerm(compact(log, 3))).toBe(2);
  });
});

describe('firstIndexFrom: the first entry of that term or a later one', () => {
  test.each([
    [1, 1],
    [2, 4],
    [3, 6],
    [4, 6],
    [5, 7],
    [6, 9],
  ])('in [1, 1, 1, 2, 2, 4, 5, 5], of term %i: %i', (term, index) => {
    expect(firstIndexFrom(logOf([1, 1, 1, 2, 2, 4, 5, 5]), term)).toBe(index);
  });
});

describe('the configuration in force is the latest in the log (§6)', () => {
  const joint = { voters: [1, 2, 4], old: [1, 2, 3] };
  const log = append(logOf([1]), [
    { term: 1, command: '', config: joint },
    { term: 1, command: 'x' },
    { term: 2, command: '', config: { voters: [1, 2, 4] } },
  ]);
  const inForce = (of: Log): Configuration => configurationOf(INITIAL, of);

  test('from the append on, committed or not', () => {
    expect([inForce(logOf([1])), inForce(log)]).toEqual([INITIAL, { voters: [1, 2, 4] }]);
  });

  test('when its entry is cut off, the one before it', () => {
    expect(inForce(truncate(log, 4))).toEqual(joint);
    expect(inForce(truncate(log, 2))).toEqual(INITIAL);
  });

  test('a snapshot keeps the one that it replaces, for when what follows is cut off', () => {
    const short = compact(log, 3);
    expect(inForce(short)).toEqual({ voters: [1, 2, 4] });
    expect(inForce(truncate(short, 4))).toEqual(joint);
    expect(inForce(compact(log, 4))).toEqual({ voters: [1, 2, 4] });
  });

  test('once a snapshot has replaced its entry, the log holds none', () => {
    expect([log, compact(log, 3), compact(log, 4)].map((one) => one.configuredAt)).toEqual([4, 4, 0]);
  });

  const [abc, ab, abd] = [
    [1, 2, 3],
    [1, 2],
    [1, 2, 4],
  ] as const;
  test.each<[is: 'the same' | 'another', one: Configuration | null, other: Configuration | null]>([
    ['the same', null, null],
    ['the same', { voters: abc }, { voters: abc }],
    ['the same', { voters: abc, old: ab }, { voters: abc, old: ab }],
    ['another', null, { voters: abc }],
    ['another', { voters: abc }, null],
    ['another', { voters: abc }, { voters: ab }],
    ['another', { voters: ab }, { voters: abc }],
    ['another', { voters: abc }, { voters: abd }],
    ['another', { voters: abc, old: ab }, { voters: abc }],
    ['another', { voters: abc }, { voters: abc, old: ab }],
    ['another', { voters: abc, old: ab }, { voters: abc, old: abd }],
    ['another', { voters: abc, old: ab }, { voters: abd, old: ab }],
    ['another', { voters: abc, old: abc }, { voters: abc, old: abd }],
  ])('%s entry: one with %j, and one with %j appended in its place', (is, one, other) => {
    const base = logOf([1]);
    const [first, second] = [one, other].map((config) =>
      // Parsed anew, as it comes in a document: equal, and never the same object.
      append(base, [{ term: 2, command: '', ...(config && { config: structuredClone(config) }) }]),
    ) as [Log, Log];
    expect(commonPrefix(first, second)).toBe(is === 'the same' ? 2 : 1);
    expect([inForce(first), inForce(second)]).toEqual([one ?? INITIAL, other ?? INITIAL]);
  });

  test('two entries of one term that say different configurations are two', () => {
    const one = append(log, [{ term: 2, command: '', config: { voters: [1] } }]);
    const other = append(log, [{ term: 2, command: '', config: { voters: [1], old: [1, 2, 4] } }]);
    expect(commonPrefix(one, other)).toBe(4);
    expect([inForce(one), inForce(other)]).toEqual([{ voters: [1] }, { voters: [1], old: [1, 2, 4] }]);
  });
});
