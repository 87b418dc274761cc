/** A server with a broken rule remembers what it counted wrongly: by that its election or its commit is explained later. */
import { expect, test } from 'vitest';
import { policyOf } from './broken.ts';
import './bugs.ts';
import type { BugName } from './rules.ts';
import { ack, leader, subject, voteReply } from './testing/subject.ts';
import { isByCounting } from './verdict.ts';

const breaking = (bug: BugName) => ({ policy: policyOf([bug]) });

test.each([
  [null, false],
  ['commit:told', false],
  ['bug:commit-own-length', false],
  ['commit:majority', true],
  ['bug:commit-old-terms', true],
] as const)('a commit by %s was counted by a leader: %s', (rule, isCounted) => {
  expect(isByCounting(rule)).toBe(isCounted);
});

test('a candidate that counts every yes remembers how often one was repeated', () => {
  const s = subject({ term: 0 }, 7, breaking('count-replies'));
  s.timeout();
  s.deliver(voteReply({ from: 2, term: 1 }));
  expect(s.role).not.toHaveProperty('repeated');
  expect(s.role).not.toHaveProperty('broken');
  s.deliver(voteReply({ from: 2, term: 1 }));
  expect(s.role).toMatchObject({ name: 'candidate', repeated: 1, broken: 'bug:count-replies' });
  s.deliver(voteReply({ from: 2, term: 1 }));
  // Its own, S2's and two repeated ones: four of seven.
  expect(s.role.name).toBe('leader');
});

test('a candidate of Raft counts a repeated yes once, and remembers nothing of it', () => {
  const s = subject({ term: 0 }, 7);
  s.timeout();
  for (let times = 0; times < 5; times += 1) s.deliver(voteReply({ from: 2, term: 1 }));
  expect(s.role.name).toBe('candidate');
  expect(s.role).not.toHaveProperty('repeated');
  expect(s.role).not.toHaveProperty('broken');
});

test('a leader that lets a late answer lower matchIndex lowers nextIndex with it', () => {
  const s = leader({ term: 2, log: [1, 1, 1] }, 3, breaking('match-not-max'));
  s.deliver(ack({ from: 2, term: 2, match: 3 }));
  expect(s.progress(2)).toEqual({ next: 4, match: 3 });
  expect(s.role).not.toHaveProperty('broken');
  s.deliver(ack({ from: 2, term: 2, match: 1 }));
  expect(s.progress(2)).toEqual({ next: 2, match: 1 });
  expect(s.role).toMatchObject({ name: 'leader', broken: 'bug:match-not-max' });
});

test('a leader that counts an answer of an earlier term remembers that it did', () => {
  const s = leader({ term: 2, log: [1] }, 3, breaking('stale-acks'));
  s.deliver(ack({ from: 2, term: 1, match: 1 }));
  expect(s.progress(2).match).toBe(1);
  expect(s.role).toMatchObject({ broken: 'bug:stale-acks' });
});
