/** Log against plain arrays: a program of appends and truncations on any version ever made; every version stays true. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Log } from './log.ts';
import { logOf } from './testing/subject.ts';
import type { Entry } from './types.ts';

/** A version: the log, and what it must hold. */
interface Version {
  readonly log: Log;
  readonly model: readonly Entry[];
}

/** One command of a program; numbers are taken modulo what there is. Few terms and commands, so that branches meet again. */
type Command =
  | { readonly do: 'append'; readonly to: number; readonly rises: readonly number[]; readonly word: string }
  | { readonly do: 'truncate'; readonly to: number; readonly from: number }
  | { readonly do: 'replace'; readonly to: number; readonly from: number; readonly rises: readonly number[] };

const rises = fc.array(fc.nat(1), { minLength: 0, maxLength: 4 });
const pick = fc.nat(1000);
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('append' as const), to: pick, rises, word: fc.constantFrom('a', 'b') }),
    fc.record({ do: fc.constant('truncate' as const), to: pick, from: pick }),
    fc.record({ do: fc.constant('replace' as const), to: pick, from: pick, rises }),
  ),
  { maxLength: 30 },
);

/** Entries behind `model`, each of the term before it or a later one. */
function behind(model: readonly Entry[], steps: readonly number[], word: string): Entry[] {
  let term = Math.max(1, model.at(-1)?.term ?? 1);
  return steps.map((rise) => ({ term: (term += rise), command: word }));
}

function run({ log, model }: Version, command: Command): Version {
  if (command.do === 'append') {
    const more = behind(model, command.rises, command.word);
    return { log: log.append(more), model: [...model, ...more] };
  }
  const from = 1 + (command.from % (model.length + 2));
  const kept = model.slice(0, from - 1);
  if (command.do === 'truncate') return { log: log.truncate(from), model: kept };
  const more = behind(kept, command.rises, 'c');
  return { log: log.truncate(from).append(more), model: [...kept, ...more] };
}

/** All versions that a program makes; each command works on any of those before it. */
function versions(program: readonly Command[]): Version[] {
  const made: Version[] = [{ log: Log.empty(), model: [] }];
  for (const command of program) made.push(run(made[command.to % made.length] as Version, command));
  return made;
}

const alike = (a: Entry | undefined, b: Entry | undefined): boolean =>
  a?.term === b?.term && a?.command === b?.command;
function commonLength(a: readonly Entry[], b: readonly Entry[]): number {
  let length = 0;
  while (length < a.length && length < b.length && alike(a[length], b[length])) length += 1;
  return length;
}

function holds({ log, model }: Version): void {
  expect(log.slice(1)).toEqual(model);
  expect(log.lastIndex).toBe(model.length);
  expect(log.lastTerm).toBe(model.at(-1)?.term ?? 0);
  for (let index = 1; index <= model.length + 2; index += 1) {
    expect(log.at(index)).toEqual(model[index - 1]);
    expect(log.termAt(index)).toBe(model[index - 1]?.term ?? -1);
  }
  for (let term = 0; term <= log.lastTerm + 1; term += 1) {
    const found = model.findIndex((one) => one.term >= term);
    expect(log.firstIndexFrom(term)).toBe(found === -1 ? model.length + 1 : found + 1);
  }
}

const options = { seed: 53, numRuns: 400 };

describe('whatever is done to it', () => {
  test('every version ever made stays true to the last', () => {
    fc.assert(
      fc.property(commands, (program) => versions(program).forEach(holds)),
      options,
    );
  });

  test('commonPrefix never claims more than two versions share, and is the same from both sides', () => {
    fc.assert(
      fc.property(commands, (program) => {
        const made = versions(program);
        for (const a of made) {
          for (const b of made) {
            const claimed = a.log.commonPrefix(b.log);
            expect(claimed).toBeLessThanOrEqual(commonLength(a.model, b.model));
            expect(b.log.commonPrefix(a.log)).toBe(claimed);
          }
        }
      }),
      { ...options, numRuns: 150 },
    );
  });

  test('commonPrefix is exact across one step: entries behind the end, or in place of one that conflicts', () => {
    fc.assert(
      fc.property(commands, pick, pick, rises, (program, to, cut, steps) => {
        const { log, model } = versions(program)[to % (program.length + 1)] as Version;
        const from = 1 + (cut % (model.length + 1));
        const kept = model.slice(0, from - 1);
        // As AppendEntries does it: the first new entry is of another term than the one it replaces.
        const term = Math.max(1, kept.at(-1)?.term ?? 1, (model[from - 1]?.term ?? 0) + 1);
        const fresh = [{ term, command: 'a' }, ...behind([{ term, command: 'a' }], steps, 'b')];
        const next = log.truncate(from).append(fresh);
        expect(next.commonPrefix(log)).toBe(from - 1);
        expect(log.commonPrefix(next)).toBe(from - 1);
      }),
      options,
    );
  });

  test('slice gives at most so many, from there on', () => {
    fc.assert(
      fc.property(commands, pick, fc.nat(8), (program, from, limit) => {
        const { log, model } = versions(program).at(-1) as Version;
        const first = 1 + (from % (model.length + 2));
        expect(log.slice(first, limit)).toEqual(model.slice(first - 1, first - 1 + limit));
        expect(log.slice(first)).toEqual(model.slice(first - 1));
      }),
      options,
    );
  });
});

describe('a log', () => {
  test('without entries', () => {
    const log = Log.empty();
    expect([log.lastIndex, log.lastTerm, log.termAt(0), log.termAt(1), log.firstIndexFrom(1)]).toEqual([
      0, 0, 0, -1, 1,
    ]);
    expect(log.at(0)).toBe(undefined);
    expect(log.at(1)).toBe(undefined);
    expect(log.slice(1)).toEqual([]);
  });

  test('does not show what another version put behind its end', () => {
    const short = logOf([1, 1]);
    const long = short.append([{ term: 2, command: 'x' }]);
    expect(short.at(3)).toBe(undefined);
    expect(short.termAt(3)).toBe(-1);
    expect(short.slice(1)).toHaveLength(2);
    expect(long.termAt(3)).toBe(2);
  });

  test('the same step done again gives the same, beside one that was done otherwise', () => {
    const base = logOf([1]);
    const once = base.append([{ term: 2, command: 'x' }]);
    const otherwise = base.append([{ term: 2, command: 'y' }]);
    const again = base.append([{ term: 2, command: 'x' }]);
    expect(again.slice(1)).toEqual(once.slice(1));
    expect(again.commonPrefix(once)).toBe(2);
    expect(otherwise.commonPrefix(once)).toBe(1);
    expect(otherwise.at(2)?.command).toBe('y');
  });

  test('an entry of another term with the same command is another entry', () => {
    const base = logOf([1]);
    const two = base.append([{ term: 2, command: 'x' }]);
    const three = base.append([{ term: 3, command: 'x' }]);
    expect([two.lastTerm, three.lastTerm]).toEqual([2, 3]);
  });

  test('copies of copies share what they share', () => {
    const a = logOf([1, 1, 1]);
    const b = a.truncate(3).append([{ term: 2, command: 'b' }]);
    const c = b.truncate(2).append([{ term: 3, command: 'c' }]);
    expect([a.commonPrefix(b), b.commonPrefix(c), a.commonPrefix(c)]).toEqual([2, 1, 1]);
    const other = a.truncate(3).append([{ term: 4, command: 'd' }]);
    expect(b.commonPrefix(other)).toBe(2);
  });

  test('nothing to append, or to truncate, gives the very same log', () => {
    const log = logOf([1, 2]);
    expect(log.append([])).toBe(log);
    expect(log.truncate(3)).toBe(log);
    expect(log.truncate(1).lastIndex).toBe(0);
  });

  test('there is nothing before index 1', () => {
    expect(() => logOf([1]).truncate(0)).toThrow('a log begins at index 1');
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
    expect(logOf([1, 1, 1, 2, 2, 4, 5, 5]).firstIndexFrom(term)).toBe(index);
  });
});
