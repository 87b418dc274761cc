import { describe, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import type { Breach } from '../sim/safety/breach.ts';
import { alarm, alarmTitle, breachWords } from './safety.ts';

const x1 = { term: 1, command: 'SET x 1' };
const x2 = { term: 2, command: 'SET x 2' };
const blank = { term: 2, command: '' };

type ByCode = { readonly [Code in Breach['code']]: readonly [Extract<Breach, { code: Code }>, string] };
const SAID: ByCode = {
  'speaks-undurable': [
    { code: 'speaks-undurable', server: 1, term: 3, durable: 2 },
    'S1 speaks in term 3 with term 2 on its disk',
  ],
  'asks-undurable': [
    { code: 'asks-undurable', server: 1 },
    'S1 asks for votes before its own is on its disk',
  ],
  'grants-undurable': [
    { code: 'grants-undurable', server: 1, candidate: 2 },
    'S1 grants S2 a vote that is not on its disk',
  ],
  'acknowledges-missing': [
    { code: 'acknowledges-missing', server: 1, index: 4, last: 2 },
    'S1 acknowledges index 4 with only 2 entries on its disk',
  ],
  'acknowledges-other': [
    { code: 'acknowledges-other', server: 1, index: 4, term: 2 },
    'S1 acknowledges index 4 with another entry there, of term 2, on its disk',
  ],
  'applies-other': [
    { code: 'applies-other', server: 1, entry: x2, index: 4, other: 2, before: x1 },
    'S1 applies “SET x 2” of term 2 at index 4, where S2 applied “SET x 1” of term 1',
  ],
  'applies-out-of-turn': [
    { code: 'applies-out-of-turn', server: 1, entry: blank, index: 4, applied: 2, committed: 3 },
    'S1 applies a blank entry of term 2 at index 4 with 2 applied and 3 committed',
  ],
  'reads-old': [
    { code: 'reads-old', server: 1, command: 'GET x', at: fromMs(30), missed: x1, since: fromMs(20) },
    'S1 answers “GET x” at 30 ms without “SET x 1” of term 1, which a client knew of since 20 ms',
  ],
  'votes-twice': [
    { code: 'votes-twice', server: 1, candidate: 2, term: 3, before: 4 },
    'S1 votes for S2 in term 3, and voted for S4 in it before',
  ],
  'leads-won-term': [
    { code: 'leads-won-term', server: 1, term: 3, other: 2 },
    'S1 leads term 3, which S2 already won',
  ],
  'leads-without-majority': [
    { code: 'leads-without-majority', server: 1, term: 3, voters: [1, 2], of: 5 },
    'S1 leads term 3 with the votes of S1, S2, no majority of 5',
  ],
  'leads-without-entry': [
    { code: 'leads-without-entry', server: 1, term: 3, missed: x1, index: 4, committedIn: 2 },
    'S1 leads term 3 without “SET x 1” of term 1, committed at index 4 in term 2',
  ],
  'loses-own': [
    { code: 'loses-own', server: 1, term: 3, index: 4 },
    'S1, leader of term 3, loses its own entry at index 4',
  ],
  'holds-other': [
    { code: 'holds-other', server: 1, entry: x2, index: 4, after: 2, other: 2, held: x1, heldAfter: 1 },
    'S1 holds “SET x 2” of term 2 at index 4 after term 2; S2 held “SET x 1” of term 1 there after term 1',
  ],
  'commits-earlier-term': [
    { code: 'commits-earlier-term', server: 1, term: 3, of: 2, index: 4 },
    'S1, leader of term 3, commits by counting an entry of term 2 at index 4',
  ],
  'commits-without-majority': [
    { code: 'commits-without-majority', server: 1, index: 4, term: 3, holders: [] },
    'S1 commits index 4 of term 3, which is on no disk',
  ],
  'commits-unknown-to-later': [
    { code: 'commits-unknown-to-later', server: 1, index: 4, term: 3, other: 2, electedIn: 5 },
    'S1 commits index 4 in term 3, which S2, elected in term 5, did not hold',
  ],
  'takes-for-committed': [
    { code: 'takes-for-committed', server: 1, entry: null, index: 4, committed: x1 },
    'S1 takes nothing at index 4 for committed; “SET x 1” of term 1 is committed there',
  ],
};

describe('how a property was broken, in a sentence', () => {
  test.each(Object.values(SAID))('%o', (breach, sentence) => {
    expect(breachWords(breach)).toBe(sentence);
  });
});

test('the alarm says where, and how often something was broken since', () => {
  const breach = { code: 'loses-own', server: 1, term: 3, index: 4 } as const;
  expect(alarm({ breach, servers: [1], index: 4, count: 3 })).toBe(
    'S1, leader of term 3, loses its own entry at index 4 (S1, index 4); 3 breaches so far',
  );
});

test('only where two servers applied different entries does the alarm say so', () => {
  const [other] = SAID['applies-other'];
  const [outOfTurn] = SAID['applies-out-of-turn'];
  expect(alarmTitle('state-machine-safety', other)).toBe(
    'Two servers applied different entries at one index',
  );
  expect(alarmTitle('state-machine-safety', outOfTurn)).toBe('A server applied an entry out of turn');
});
