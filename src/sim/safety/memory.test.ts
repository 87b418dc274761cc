/** What the safety checks remember of a run, and of the run up to an event. */
import { describe, expect, test } from 'vitest';
import { emptyLog } from '../../raft/log.ts';
import type { ServerId, Term } from '../../raft/types.ts';
import { type Election, Memory, type TreeEntry } from './memory.ts';

const election = (term: Term, leader: ServerId, seq: number): Election => ({
  term,
  leader,
  log: emptyLog(),
  seq,
});
const grown = (term: Term, prevTerm: Term, seq: number, command = 'SET x 1'): TreeEntry => ({
  term,
  prevTerm,
  command,
  lastWrite: 1,
  holder: 1,
  seq,
});

test('of a run that has only begun nothing is known', () => {
  const memory = new Memory();
  expect(memory.winnerOf(1)).toBe(undefined);
  expect(memory.ballot(1, 1)).toBe(undefined);
  expect(memory.votesFor(1, 1)).toEqual([]);
  expect([0, 1].map((index) => memory.grown(index, 0))).toEqual([undefined, undefined]);
  expect([memory.elections, memory.ledger, memory.executions]).toEqual([[], [], []]);
});

test('elections are in the order of their terms, within a term in the order of winning; the first winner of a term stays so', () => {
  const memory = new Memory();
  const won = [election(2, 1, 10), election(5, 2, 20), election(3, 3, 30), election(3, 1, 40)];
  // The winner of term 1 learns of its last vote after all the others.
  for (const one of [...won, election(1, 2, 50)]) memory.won(one);
  expect(memory.elections.map(({ term, leader }) => `S${leader} in ${term}`)).toEqual([
    'S2 in 1',
    'S1 in 2',
    'S3 in 3',
    'S1 in 3',
    'S2 in 5',
  ]);
  expect([1, 2, 3, 4, 5].map((term) => memory.winnerOf(term)?.leader)).toEqual([2, 1, 3, undefined, 2]);
});

describe('Log Matching: the place of an entry determines all entries before it (§5.3)', () => {
  // Index 1 of term 1; behind it index 2 and 3 of term 1, and index 2 of term 2 with index 3 of term 4.
  const memory = new Memory();
  memory.grow(1, grown(1, 0, 1));
  memory.grow(2, grown(1, 1, 2));
  memory.grow(3, grown(1, 1, 3));
  memory.grow(2, grown(2, 1, 4));
  memory.grow(3, grown(4, 2, 5));

  test.each<[is: boolean, earlier: [number, number], later: [number, number]]>([
    [true, [1, 1], [1, 1]],
    [true, [1, 1], [3, 1]],
    [true, [1, 1], [3, 4]],
    [true, [2, 1], [3, 1]],
    [true, [2, 2], [3, 4]],
    [false, [2, 1], [3, 4]],
    [false, [2, 2], [3, 1]],
    [false, [1, 2], [1, 1]],
    // Not the other way round.
    [false, [3, 1], [2, 1]],
    [false, [3, 1], [1, 1]],
    // Nothing is known to be before a place that no log ever had.
    [false, [1, 1], [3, 3]],
    [false, [2, 1], [4, 1]],
  ])('%s: every log with %2$j has %1$j too', (is, [index, term], [laterIndex, laterTerm]) => {
    expect(memory.precedes({ index, term }, { index: laterIndex, term: laterTerm })).toBe(is);
  });

  test('each entry at an index is known by its term', () => {
    expect(memory.grown(2, 1)).toEqual(grown(1, 1, 2));
    expect(memory.grown(2, 2)).toEqual(grown(2, 1, 4));
    expect(memory.grown(2, 3)).toBe(undefined);
  });
});

test('of the run up to an event it keeps what was known at that event, and nothing later', () => {
  const memory = new Memory();
  const of = (past: Memory) => ({
    elections: past.elections.map((one) => one.seq),
    winners: [1, 2].map((term) => past.winnerOf(term)?.seq),
    ballots: [past.ballot(1, 1)?.seq, past.ballot(1, 2)?.seq, past.ballot(2, 1)?.seq],
    tree: [past.grown(1, 1)?.seq, past.grown(1, 2)?.seq, past.grown(2, 1)?.seq],
    lists: [past.ledger, past.executions, past.acknowledgedWrites].map((list) => list.map((one) => one.seq)),
  });
  memory.won(election(1, 1, 1));
  memory.won(election(2, 1, 3));
  memory.cast(1, 1, { candidate: 1, seq: 1 });
  memory.cast(1, 2, { candidate: 1, seq: 2 });
  memory.cast(2, 1, { candidate: 2, seq: 3 });
  memory.grow(1, grown(1, 0, 1));
  memory.grow(1, grown(2, 0, 2));
  memory.grow(2, grown(1, 1, 3));
  const write = { index: 1, term: 1, time: 0, lost: null };
  for (const seq of [1, 2, 3]) {
    memory.ledger.push({ term: 1, command: 'SET x 1', commitTerm: 1, seq });
    memory.executions.push({ term: 1, command: 'SET x 1', digest: 7, by: 1, seq });
    memory.acknowledgedWrites.push({ ...write, seq });
  }
  expect(of(memory.upTo(3))).toEqual(of(memory));
  expect(of(memory.upTo(2))).toEqual({
    elections: [1],
    winners: [1, undefined],
    ballots: [1, 2, undefined],
    tree: [1, 2, undefined],
    lists: [
      [1, 2],
      [1, 2],
      [1, 2],
    ],
  });
  expect(of(memory.upTo(0))).toEqual(of(new Memory()));
  // The later memory is as it was.
  expect(memory.ledger).toHaveLength(3);
});
