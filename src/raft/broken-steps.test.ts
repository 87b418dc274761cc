/**
 * Steps of a server with a broken rule (`bugs.test.ts` has its decisions):
 * what it does by that rule has the rule's name, and it remembers what it
 * counted wrongly, by which its election or its commit is explained later.
 */
import { describe, expect, test } from 'vitest';
import { policyOf } from './broken.ts';
import './bugs.ts';
import type { BugName } from './rules.ts';
import { crashed } from './step.ts';
import {
  ack,
  appendEntries,
  leader,
  only,
  requestVote,
  settings,
  subject,
  voteReply,
} from './testing/subject.ts';
import { isByCounting } from './verdict.ts';

const breaking = (bug: BugName) => ({ policy: policyOf([bug]) });

describe('a crash keeps what is on the disk (diss §3.8)', () => {
  const { server } = subject({ term: 5, votedFor: 3, log: [1, 5] });
  const durable = server.persistent;
  const left = (...bugs: BugName[]) => crashed(settings(3, { policy: policyOf(bugs) }), server, durable);

  test('all of it, untouched', () => {
    expect(left()).toBe(durable);
  });

  test.each<[forgets: string, bugs: BugName[], currentTerm: number, votedFor: number | null]>([
    ['its vote', ['vote-lost'], 5, null],
    ['its term', ['term-lost'], 0, 3],
    ['both', ['vote-lost', 'term-lost'], 0, null],
  ])('but for %s, by %j; the log stays', (_forgets, bugs, currentTerm, votedFor) => {
    expect(left(...bugs)).toStrictEqual({ currentTerm, votedFor, log: durable.log });
  });
});

describe('a new term (§5.1)', () => {
  /** Its vote, and the rule of the new term, after a server that voted for `votedFor` meets term 6. */
  const adopting = (bug: BugName | null, votedFor: number | null) => {
    const s = subject({ term: 5, votedFor }, 3, bug === null ? {} : breaking(bug));
    s.deliver(voteReply({ from: 2, term: 6, granted: false }));
    return [s.votedFor, s.effects.map((effect) => 'rule' in effect && effect.rule)];
  };

  test('has no vote yet; with keep-vote the old one counts in it, and the new term says so', () => {
    expect(adopting(null, 3)).toEqual([null, ['term:higher']]);
    expect(adopting('keep-vote', 3)).toEqual([3, ['bug:keep-vote']]);
  });

  test('where there was no vote, keep-vote changes nothing', () => {
    expect(adopting('keep-vote', null)).toEqual([null, ['term:higher']]);
  });
});

test('an answer that does not wait for the disk names the broken rule; no other message has a rule', () => {
  const sends = (bug?: BugName) => {
    const s = subject({ term: 1 }, 3, bug === undefined ? {} : breaking(bug));
    s.deliver(appendEntries({ from: 2, term: 1, entries: [1] }));
    return s.effects.filter(({ type }) => type === 'send');
  };
  const message = expect.objectContaining({ type: 'AppendEntriesReply', success: true, matchIndex: 1 });
  expect(sends()).toStrictEqual([{ type: 'send', message, afterWrites: true, because: 0 }]);
  expect(sends('ack-before-write')).toStrictEqual([
    { type: 'send', message, afterWrites: false, because: 0, rule: 'bug:ack-before-write' },
  ]);
});

test('any message starts the election timer with any-message-resets, one of a term that is over too', () => {
  const old = requestVote({ from: 2, term: 1 });
  expect(only(subject({ term: 2 }).deliver(old), 'start')).toEqual([]);
  const s = subject({ term: 2 }, 3, breaking('any-message-resets'));
  expect(only(s.deliver(old), 'start')).toEqual(['start election']);
  expect(s.effects.at(-1)).toEqual({ type: 'start', timer: 'election', because: -1 });
});

test('with same-term-clears-vote a candidate that follows the leader of its term may vote in it again', () => {
  const follow = (bug?: BugName) => {
    const s = subject({ term: 1 }, 3, bug === undefined ? {} : breaking(bug));
    s.timeout();
    s.deliver(appendEntries({ from: 2, term: 2 }));
    const rules = s.effects.flatMap((effect) => (effect.type === 'fact' ? [effect.rule] : []));
    return [s.votedFor, s.role, rules];
  };
  const role = { name: 'follower', leader: 2 };
  expect(follow()).toEqual([1, role, ['term:leader-exists', 'entries:match']]);
  expect(follow('same-term-clears-vote')).toEqual([
    null,
    role,
    ['bug:same-term-clears-vote', 'entries:match'],
  ]);
});

describe('with truncate-always a follower removes all behind prevLogIndex, conflict or not (Figure 2, AppendEntries 3)', () => {
  test.each<[prev: number, entries: number[], after: number[], truncates: string[], appends: string[]]>([
    [1, [], [1], ['truncate from 2'], []],
    [2, [], [1, 1], ['truncate from 3'], []],
    [3, [], [1, 1, 1], [], []],
    [3, [1], [1, 1, 1, 1], [], ['append 4 of term 1']],
    [1, [1], [1, 1], ['truncate from 2'], ['append 2 of term 1']],
  ])('[1, 1, 1] takes at %i %j: %j', (prev, entries, after, truncates, appends) => {
    const s = subject({ term: 1, log: [1, 1, 1] }, 3, breaking('truncate-always'));
    const lines = s.deliver(appendEntries({ from: 2, term: 1, prev: [prev, 1], entries }));
    expect(s.log).toEqual(after);
    expect([only(lines, 'truncate'), only(lines, 'append')]).toEqual([truncates, appends]);
    const rules = s.effects.map((effect) =>
      effect.type === 'fact' ? `${effect.fact.kind} ${effect.rule} ← ${effect.because}` : '',
    );
    expect(only(rules, 'truncate')).toEqual(truncates.map(() => 'truncate bug:truncate-always ← 0'));
  });
});

test('with keep-tail a conflicting entry is replaced, and what follows it stays (Figure 2, AppendEntries 3)', () => {
  const take = (entries: number[], bug?: BugName) => {
    const s = subject({ term: 3, log: [1, 2, 2, 2, 2] }, 3, bug === undefined ? {} : breaking(bug));
    const lines = s.deliver(appendEntries({ from: 2, term: 3, prev: [1, 1], entries }));
    return [s.log, only(lines, 'truncate', 'append')];
  };
  const appends = ['append 2 of term 3', 'append 3 of term 3'];
  expect(take([3, 3])).toEqual([
    [1, 3, 3],
    ['truncate from 2', ...appends],
  ]);
  expect(take([3, 3], 'keep-tail')).toEqual([[1, 3, 3, 2, 2], appends]);
  const s = subject({ term: 3, log: [1, 2, 2] }, 3, breaking('keep-tail'));
  s.deliver(appendEntries({ from: 2, term: 3, prev: [1, 1], entries: [3] }));
  expect(s.effects.filter(({ type }) => type === 'fact').at(-1)).toMatchObject({
    fact: { kind: 'append', index: 2 },
    rule: 'bug:keep-tail',
  });
  // Where nothing conflicts there is no tail, and no rule is broken.
  s.deliver(appendEntries({ from: 2, term: 3, prev: [3, 2], entries: [3] }));
  expect(s.effects).toContainEqual(
    expect.objectContaining({ fact: expect.objectContaining({ kind: 'append' }), rule: 'log:replicate' }),
  );
});

test('with commit-old-terms a leader commits an entry of an older term by counting (§5.4.2)', () => {
  const counting = (bug?: BugName) => {
    const s = leader({ term: 2, log: [1] }, 3, bug === undefined ? {} : breaking(bug));
    s.deliver(ack({ from: 2, term: 2, match: 1 }));
    return s.effects.map((effect) => ('rule' in effect ? effect.rule : effect.type));
  };
  expect(counting()).toEqual([]);
  expect(counting('commit-old-terms')).toEqual(['bug:commit-old-terms', 'apply:committed']);
});

test('with length-first a vote is denied for the length of the log, by the reason of the true rule (§5.4.1)', () => {
  const s = subject({ term: 3, log: [1, 1] }, 3, breaking('length-first'));
  expect(s.deliver(requestVote({ from: 2, term: 3, last: [1, 2] }))).toEqual([
    'deny S2 term 3: log-behind',
    'to S2: vote no term 3',
  ]);
  expect(s.effects[0]).toMatchObject({ rule: 'bug:length-first' });
});

test('with deposed-appends a deposed leader appends, and has nobody to send it to', () => {
  const s = leader({ term: 1 }, 3, { ...breaking('deposed-appends'), replicate: 'at-once' });
  s.deliver(voteReply({ from: 2, term: 2, granted: false }));
  expect(s.request('SET x 1')).toEqual(['append 1 of term 2']);
  expect(s.role.name).toBe('follower');
});

describe('with apply-before-commit', () => {
  test('a leader applies what it appends, and nothing after the end of its log', () => {
    const s = leader({ term: 1 }, 3, breaking('apply-before-commit'));
    expect(s.request('SET x 1')).toEqual(['append 1 of term 1', 'apply 1']);
    expect(s.server).toMatchObject({ commitIndex: 0, lastApplied: 1 });
    expect(s.request('SET x 2')).toEqual(['append 2 of term 1', 'apply 2']);
  });

  test('a follower learns of a commit later, and does not apply it again', () => {
    const s = subject({ term: 1 }, 3, breaking('apply-before-commit'));
    s.deliver(appendEntries({ from: 2, term: 1, entries: [1] }));
    expect(s.server).toMatchObject({ commitIndex: 0, lastApplied: 1 });
    const lines = s.deliver(appendEntries({ from: 2, term: 1, prev: [1, 1], commit: 1 }));
    expect(only(lines, 'commit', 'apply')).toEqual(['commit 1']);
    expect(s.server).toMatchObject({ commitIndex: 1, lastApplied: 1 });
  });
});

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
