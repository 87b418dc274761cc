import { expect, test } from 'vitest';
import type { Highlight } from '../../sim/highlights.ts';
import { bands, seenMarks, trackLength } from './track.ts';

const highlight = (time: number, term: number): Highlight => ({
  seq: time,
  moment: time,
  time,
  kind: 'become-candidate',
  server: 1,
  term,
});

test('a band lasts from the first that reached its term to the first of a higher one', () => {
  expect(bands([highlight(100, 1), highlight(120, 1), highlight(300, 3), highlight(310, 2)], 500, 0)).toEqual(
    [
      { term: 0, from: 0, to: 100 },
      { term: 1, from: 100, to: 300 },
      { term: 3, from: 300, to: 500 },
    ],
  );
});

test('a run that has not begun has no band, one that begins in a term has no other', () => {
  expect(bands([], 0, 0)).toEqual([]);
  expect(bands([highlight(0, 2)], 50, 0)).toEqual([{ term: 2, from: 0, to: 50 }]);
  expect(bands([], 50, 2)).toEqual([{ term: 2, from: 0, to: 50 }]);
});

test('the track holds the run, and grows in steps', () => {
  expect(trackLength(0)).toBe(2_000_000);
  expect(trackLength(1_999_999)).toBe(2_000_000);
  expect(trackLength(2_000_000)).toBe(3_000_000);
  for (let time = 1; time < 4e9; time = Math.ceil(time * 1.3)) {
    expect(trackLength(time)).toBeGreaterThan(time);
  }
});

test('marks that would stand on one another are one, so that a long run costs no more to draw', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => highlight(i * 1000, 1));
  const seen = seenMarks(many, trackLength(50_000_000));
  expect(seen.length).toBeLessThan(1500);
  expect(seen[0]).toBe(many[0]);
  expect(seenMarks(many.slice(0, 3), 3000)).toHaveLength(3);
});
