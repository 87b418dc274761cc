import { expect, test } from 'vitest';
import type { SimEvent } from '../../sim/types.ts';
import { foldedChain } from './folded-chain.ts';

const event = (seq: number): SimEvent => ({
  seq,
  time: seq,
  server: 1,
  causes: [],
  rule: null,
  what: { kind: 'election-timeout' },
  how: null,
  from: 0,
  term: 0,
  values: null,
});
/** A chain of `count` events, of which the last rests on these. */
function folded(count: number, direct: readonly number[]): readonly (number | number[])[] {
  const steps = Array.from({ length: count }, (_, i) => ({
    event: event(i + 1),
    reasons: i + 1 === count ? direct : [],
  }));
  return foldedChain(steps).map((part) => (Array.isArray(part) ? part.map(({ seq }) => seq) : part.seq));
}

test('a chain of eight steps is shown whole', () => {
  expect(folded(8, [7])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('of a longer one, what began it and what the event rests on stay in view', () => {
  expect(folded(12, [6, 11])).toEqual([1, 2, [3, 4, 5], 6, [7, 8, 9, 10], 11, 12]);
});

test('a single step is not folded', () => {
  expect(folded(9, [4, 8])).toEqual([1, 2, 3, 4, [5, 6, 7], 8, 9]);
});
