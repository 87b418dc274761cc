import { beforeEach, expect, test } from 'vitest';
import { Chronicler } from '../../scene/chronicle.ts';
import { highlightOfViolation } from '../../sim/highlights.ts';
import { openRun, seek } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { planOf } from '../../store/plan.ts';
import type { Session } from '../../store/session.ts';
import { clockText } from './Clock.tsx';
import { ruleWords, wordsAt } from './track-words.ts';

const chronicleOf = (...run: Parameters<Chronicler['extend']>) => new Chronicler().extend(...run);

let session: Session;
beforeEach(() => {
  session = createSession();
});

beforeEach(() => {
  openRun(session, {
    raftarium: 1,
    seed: 31,
    cluster: { servers: 5 },
    actions: [
      { at: 400, do: 'partition', groups: [['S3'], ['S1', 'S2', 'S4', 'S5']] },
      { at: 1500, do: 'heal' },
    ],
  });
  seek(session, 2_000_000);
});

const chronicle = () => chronicleOf(session.run.history.highlights, []);

test.each([
  [812_449, '812.4', 'ms'],
  [59_999_900, '59\u202f999.9', 'ms'],
  [59_999_990, '1 min 0.0000', 's'],
  [600_000_000, '10 min 0.0000', 's'],
])('the clock at %d µs: %s %s', (time, digits, unit) => {
  expect(clockText(time)).toEqual([digits, unit]);
});

test('names the leader, and a leader of an older term', () => {
  expect(ruleWords(chronicle(), 0)).toBe('term 0, nobody leads');
  expect(ruleWords(chronicle(), 300_000)).toBe('term 1, S3 leads');
  expect(ruleWords(chronicle(), 1_400_000)).toMatch(/^term \d, S[1245] leads, S3 leads term 1 still$/);
  expect(ruleWords(chronicle(), 1_900_000)).toMatch(/^term \d, S[1245] leads$/);
});

test('describes a mark nearby in the words of the events, if it has been computed', () => {
  const leader = session.run.history.highlights.find(({ sort }) => sort === 'leader');
  expect(wordsAt(session, chronicle(), leader?.time ?? 0, 500, 2_000_000)).toMatch(
    /ms · term 1, S3 leads · S3 has a majority, 3 of 5 votes: it leads term 1\.$/,
  );
  expect(wordsAt(session, chronicle(), 400_000, 500, 2_000_000)).toContain(
    'The network is cut: S3 | S1, S2, S4, S5.',
  );
  // Two within reach: the nearest is meant.
  expect(wordsAt(session, chronicle(), 1_400_000, 1_000_000, 2_000_000)).toMatch(/it leads term [2-9]\.$/);
  expect(wordsAt(session, chronicle(), 2_500_000, 500, 2_000_000)).toBe('2500.0 ms · not run yet');
});

test('counts marks that are too close to be told apart', () => {
  openRun(session, {
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
  seek(session, 2_400_000);
  expect(wordsAt(session, chronicle(), 1_200_000, 400_000, 2_400_000)).toMatch(/ · 11 commits\.$/);
  expect(wordsAt(session, chronicle(), 1_200_000, 30_000, 2_400_000)).toMatch(
    /finds entry \d+ of its term 1 on \d of \d servers: it is committed\.$/,
  );
});

test('names a broken property itself, however many there are', () => {
  const broken = Array.from({ length: 9 }, (_, i) =>
    highlightOfViolation(
      {
        property: 'election-safety',
        event: 1,
        time: 300_000 + i,
        servers: [1],
        index: null,
        detail: { code: 'asks-undurable', server: 1 },
      },
      i,
    ),
  );
  expect(wordsAt(session, chronicleOf(broken, []), 300_000, 500, 2_000_000)).toContain(
    'A safety property is broken.',
  );
});

test('describes the plan beyond what has been computed', () => {
  const crash = { at: 3000, do: 'crash', server: 'S1' } as const;
  const request = { at: 3500, do: 'request', server: 'leader', command: 'SET x 1' } as const;
  const many = Array.from({ length: 9 }, () => ({ ...request, at: 4000 }));
  const plan = planOf({
    raftarium: 1,
    actions: [...many, request, crash, { ...crash, at: 900 }],
    until: 9000,
  });
  const words = (time: number) => wordsAt(session, chronicle(), time, 500, 2_000_000, plan);
  expect(words(3_000_200)).toBe('3000.2 ms · not run yet · planned: crash S1');
  expect(words(3_500_000)).toBe('3500.0 ms · not run yet · planned: SET x 1 at the leader');
  expect(words(4_000_000)).toBe('4000.0 ms · not run yet · planned: 9 things');
  expect(words(5_000_000)).toBe('5000.0 ms · not run yet');
  expect(words(900_000)).not.toContain('planned');
  expect(plan.end).toBe(9_000_000);
});
