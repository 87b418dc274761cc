import { describe, expect, test } from 'vitest';
import { entry } from '../../words/logs.ts';
import { leaderWords, shortCommand, stateWords, wordsIn } from './entries.ts';
import { EMPTY_WINDOW, indicesIn, placed, windowAt } from './log-window.ts';

describe('the window of a long log', () => {
  test('has the visible indices, and costs the same at the end of ten thousand entries', () => {
    const start = windowAt(0, 400, 62, 10_000, 1);
    const end = windowAt(10_000 * 62 - 400, 400, 62, 10_000, 1);
    expect(start.first).toBe(1);
    expect(end.last).toBe(10_000);
    expect(indicesIn(end).length).toBeLessThan(40);
    expect(indicesIn(end)).toContain(9994);
  });

  test('draws every visible index, wherever it is scrolled', () => {
    for (let left = 0; left < 5000; left += 37) {
      const { first, last } = windowAt(left, 400, 62, 200, 0);
      const inView = [Math.floor(left / 62) + 1, Math.min(200, Math.ceil((left + 400) / 62))] as const;
      expect(first).toBeLessThanOrEqual(inView[0]);
      expect(last).toBeGreaterThanOrEqual(inView[1]);
    }
  });

  test('reaches further on both sides, so that a reader can scroll without waiting', () => {
    const bare = windowAt(3000, 400, 62, 200, 0);
    expect(windowAt(3000, 400, 62, 200, 2)).toEqual({ first: bare.first - 2, last: bare.last + 2 });
  });

  test('does not change while it is scrolled a little', () => {
    expect(windowAt(1000, 400, 62, 200, 1)).toEqual(windowAt(1010, 400, 62, 200, 1));
  });

  test('keeps the places of its blocks as it moves, and after a jump those of the old first blocks', () => {
    expect(windowAt(0, 400, 62, 0, 0)).toEqual({ first: EMPTY_WINDOW.first, last: EMPTY_WINDOW.last });
    expect(placed(windowAt(0, 400, 62, 3, 0), EMPTY_WINDOW).origin).toBe(0);
    const far = placed({ first: 5001, last: 5008 }, EMPTY_WINDOW);
    expect(far.origin).toBe(5000);
    const further = placed({ first: 5003, last: 5010 }, far);
    expect(further.origin).toBe(5000);
    expect(placed({ first: 9003, last: 9010 }, further).origin).toBe(9000);
    expect(placed({ first: 1, last: 8 }, further).origin).toBe(-2);
    // The same for the same input.
    expect(placed(further, further)).toEqual(further);
  });

  test('of an empty log is empty', () => {
    expect(indicesIn(windowAt(0, 400, 62, 0, 1))).toEqual([]);
  });
});

test('a leader’s marks on a follower’s log have words, and no words if there are none', () => {
  expect(leaderWords(1, 3, 5, 4)).toBe(
    'The leader S1 sends S3 entries from index 5 on (nextIndex). Those that it knows S3 has stored: up to index 4 (matchIndex).',
  );
  expect(leaderWords(1, 3, 5, 0)).toMatch(/stored: none so far, index 0 \(matchIndex\)\.$/);
  expect(leaderWords(1, 1, null, null)).toBeNull();
});

describe('a command that is too long for an entry', () => {
  test('has two lines if there is room, with as much of its value as fits', () => {
    expect(wordsIn('SET x 5', 5, false)).toEqual(['', 'x = 5']);
    expect(wordsIn('SET k10 1170', 6, false)).toEqual(['k10', '= 1170']);
    expect(wordsIn('SET k10 1170', 5, false)).toEqual(['k10', '1170']);
    expect(wordsIn('ADD k10 -117', 4, false)).toEqual(['k10', '−117']);
    expect(wordsIn('SET k1 7', 4, true)).toEqual(['', 'k1=7']);
    expect(wordsIn('', 4, false)).toEqual(['', '']);
  });

  test('is cut with a sign, so that it does not look like another value', () => {
    const long = 'v'.repeat(400);
    expect(stateWords([['x', long]], 20)).toBe(`x = ${'v'.repeat(15)}…`);
    const two = [
      ['y', long],
      ['x', 5],
    ] as const;
    expect(stateWords(two, 0)).toBe('y = vvvvvvv…   and 1 more');
  });
});

describe('an entry', () => {
  test('is named by its index, term, command, and whether this server knows it committed', () => {
    expect(entry(4, { term: 2, command: 'SET x 5' }, true)).toBe('index 4, term 2, SET x 5, committed');
    expect(entry(1, { term: 1, command: '' }, false)).toBe('index 1, term 1, blank, uncommitted');
  });

  test.each([
    ['SET x 5', 'x = 5'],
    ['ADD x 3', 'x + 3'],
    ['ADD x -3', 'x − 3'],
    ['GET x', 'x ?'],
    ['', ''],
  ])('%s is written %s', (command, text) => {
    expect(shortCommand(command)).toBe(text);
  });
});

test('a window of a long log has the same number of entries everywhere', () => {
  for (const [width, cell] of [
    [300, 50],
    [349, 66],
    [400, 84],
    [1, 50],
  ] as const) {
    const lengths = new Set<number>();
    for (let left = 0; left < 40 * cell; left += 7)
      lengths.add(indicesIn(windowAt(left, width, cell, 10_000, 1)).length);
    lengths.add(indicesIn(windowAt(10_000 * cell - width, width, cell, 10_000, 1)).length);
    expect(lengths.size).toBe(1);
  }
});

describe('the state below a log', () => {
  const values = Array.from({ length: 6 }, (_, i) => [`k${i}`, `${1000 + i}`] as const);

  test('shows some values, and the number of the others', () => {
    expect(stateWords(values.slice(0, 2), 100)).toBe('k0 = 1000   k1 = 1001');
    expect(stateWords(values, 100)).toBe('k0 = 1000   k1 = 1001   k2 = 1002   k3 = 1003   and 2 more');
    expect(stateWords(values.slice(0, 4), 100, 6)).toBe(stateWords(values, 100));
  });

  test('shows as many as fit, and one if none fits', () => {
    expect(stateWords(values, 40)).toBe('k0 = 1000   k1 = 1001   and 4 more');
    expect(stateWords(values, 0)).toBe('k0 = 1000   and 5 more');
    for (let room = 22; room < 80; room += 1)
      expect(stateWords(values, room).length).toBeLessThanOrEqual(room);
  });
});
