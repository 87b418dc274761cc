import { describe, expect, test } from 'vitest';
import { stepFrom } from './walk.ts';

/** Two shelves: three columns, then two. The last row of the first shelf has one entry. */
const BOXES = [
  [0, 0],
  [100, 0],
  [200, 0],
  [0, 50],
  [0, 150],
  [100, 150],
].map(([left = 0, top = 0]) => ({ left, top, width: 90 }));

describe('a key among the entries', () => {
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 3],
    ['ArrowRight', 5, 5],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 0, 3],
    ['ArrowDown', 2, 3],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 5, 5],
    ['ArrowUp', 5, 3],
    ['ArrowUp', 3, 0],
    ['ArrowUp', 1, 1],
    ['Home', 4, 0],
    ['End', 1, 5],
    ['a', 1, null],
    ['PageDown', 1, null],
  ])('%s leads from %i to %j', (key, from, to) => {
    expect(stepFrom(BOXES, from, key)).toBe(to);
  });
});
