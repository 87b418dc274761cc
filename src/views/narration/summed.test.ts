/** A sentence about a stretch of the run. */
import { expect, test } from 'vitest';
import { compile } from '../../scenario/compile.ts';
import { History } from '../../sim/history.ts';
import { summed } from './summed.ts';

/** S3 is elected, a request is committed, then it crashes and another one is elected. */
const history = new History(
  compile({
    raftarium: 1,
    seed: 31,
    actions: [
      { at: 400, do: 'request', server: 'leader', command: 'SET x 1' },
      { at: 600, do: 'crash', server: 'S3' },
    ],
  }),
);
const { seq: early } = history.seek(300_000);
const { seq: late } = history.seek(1_200_000);
const { highlights } = history;

test('tells the election, and who won it', () => {
  expect(summed(highlights, 0, early)).toBe('S3 leads term 1. 1 candidate.');
});

test('tells only of its stretch, the weightiest first', () => {
  expect(summed(highlights, early, late)).toMatch(
    /^S\d leads term 2\. 1 candidate\. 1 commit\. \d+ messages lost\. 2 acts from outside\.$/,
  );
});

test('has nothing to say where nothing of note happened', () => {
  expect(summed(highlights, late, late)).toBe('');
  expect(summed([], 0, 10)).toBe('');
});
