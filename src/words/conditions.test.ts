/** No condition is without words, whichever rule is broken. */
import { expect, test } from 'vitest';
import { BUGS } from '../raft/bugs.ts';
import type { BugName } from '../raft/rules.ts';
import type { Judge } from '../raft/verdict.ts';
import { compile } from '../scenario/compile.ts';
import { VALUES, valuesWords } from './conditions.ts';

/** Conditions about what a crash keeps, or what waits for a disk: no event tells of them. */
const UNTOLD = /^it is (votedFor|currentTerm|state|AppendEntriesReply)$/;

function conditionsWith(bugs: readonly BugName[]): readonly string[] {
  const { policy } = compile({ raftarium: 1, cluster: { bugs } }).cluster.settings;
  const judges = Object.values(policy).filter((one): one is Judge<unknown> => typeof one === 'object');
  return judges.flatMap(({ clauses }) => clauses.map(({ condition }) => condition));
}

const all = new Set([[], ...BUGS.map((bug) => [bug])].flatMap(conditionsWith));

test('every condition of every judge has a sentence for its values', () => {
  expect([...all].filter((condition) => !(condition in VALUES) && !UNTOLD.test(condition))).toEqual([]);
});

test('every sentence belongs to a condition', () => {
  expect(Object.keys(VALUES).filter((condition) => !all.has(condition))).toEqual([]);
});

test.each([
  [
    'the candidate’s log is at least as up to date',
    { lastLogTerm: 2, ownLastTerm: 3, lastLogIndex: 9, ownLastIndex: 4 },
    'The candidate’s last entry is of term 2, its own of term 3.',
  ],
  [
    'the candidate’s log is at least as up to date',
    { lastLogTerm: 3, ownLastTerm: 3, lastLogIndex: 3, ownLastIndex: 4 },
    'The last entries of both are of term 3. The candidate’s log ends at index 3, its own at index 4.',
  ],
  ['a majority has voted for it', { granted: 1, majority: 2, size: 3 }, 'It has one vote of 3, and needs 2.'],
  ['votedFor = null', { votedFor: 2 }, 'Its votedFor is S2.'],
  ['votedFor = null', { votedFor: null }, 'It has voted for nobody in this term.'],
])('%s', (condition, values, sentence) => {
  expect(valuesWords(condition, values)).toBe(sentence);
});
