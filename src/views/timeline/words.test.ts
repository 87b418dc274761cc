import { beforeEach, expect, test } from 'vitest';
import { chronicleOf } from '../../scene/chronicle.ts';
import { highlightOfViolation } from '../../sim/highlights.ts';
import { openRun, seek } from '../../store/commands.ts';
import { run } from '../../store/session.ts';
import { ruleWords, wordsAt } from './words.ts';

beforeEach(() => {
  openRun({
    raftarium: 1,
    seed: 31,
    cluster: { servers: 5 },
    actions: [
      { at: 400, do: 'partition', groups: [['S3'], ['S1', 'S2', 'S4', 'S5']] },
      { at: 1500, do: 'heal' },
    ],
  });
  seek(2_000_000);
});

const chronicle = () => chronicleOf(run.history.highlights, []);

test('who leads is said, and who takes himself for a leader still', () => {
  expect(ruleWords(chronicle(), 0)).toBe('term 0, nobody leads');
  expect(ruleWords(chronicle(), 300_000)).toBe('term 1, S3 leads');
  expect(ruleWords(chronicle(), 1_400_000)).toMatch(/^term \d, S[1245] leads, S3 leads term 1 still$/);
  expect(ruleWords(chronicle(), 1_900_000)).toMatch(/^term \d, S[1245] leads$/);
});

test('a mark nearby is told in the words of the story; what has not been run is not', () => {
  const leader = run.history.highlights.find(({ sort }) => sort === 'leader');
  expect(wordsAt(chronicle(), leader?.time ?? 0, 500, 2_000_000)).toMatch(
    /ms · term 1, S3 leads · S3 has a majority: it leads term 1\.$/,
  );
  expect(wordsAt(chronicle(), 400_000, 500, 2_000_000)).toContain('The network is cut: S3 | S1, S2, S4, S5.');
  // Two in reach: the nearest is meant.
  expect(wordsAt(chronicle(), 1_400_000, 1_000_000, 2_000_000)).toMatch(/it leads term [2-9]\.$/);
  expect(wordsAt(chronicle(), 2_500_000, 500, 2_000_000)).toBe('2500.0 ms · not run yet');
});

test('of more marks than can be told apart is told how many there are', () => {
  openRun({
    raftarium: 1,
    seed: 31,
    cluster: { servers: 3, initial: { S1: { term: 1, role: 'leader' } } },
    actions: Array.from({ length: 40 }, (_, i) => ({
      at: 100 + 50 * i,
      do: 'request',
      server: 'leader',
      command: `SET x ${i}`,
    })),
  });
  seek(2_400_000);
  expect(wordsAt(chronicle(), 1_200_000, 400_000, 2_400_000)).toMatch(/ · 11 commits\.$/);
  expect(wordsAt(chronicle(), 1_200_000, 30_000, 2_400_000)).toMatch(/committed up to index \d+\.$/);
});

test('a broken property is told as itself, however many there are', () => {
  const broken = Array.from({ length: 9 }, (_, i) =>
    highlightOfViolation(
      { property: 'election-safety', event: 1, time: 300_000 + i, servers: [1], index: null, detail: '' },
      i,
    ),
  );
  expect(wordsAt(chronicleOf(broken, []), 300_000, 500, 2_000_000)).toContain('A safety property is broken.');
});
