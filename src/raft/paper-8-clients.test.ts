/**
 * §8, "Client interaction": whom a client is sent to, and the blank entry of a new leader. Quotations are the
 * paper's.
 */

import { describe, expect, test } from 'vitest';
import { entriesFrom, entryAt } from './log.ts';
import { ack, appendEntries, leader, only, requestVote, subject } from './testing/subject.ts';

describe('"that server will reject the client’s request and supply information about the most recent leader it has heard from"', () => {
  test('a follower names the sender of an AppendEntries of its term, refused ones too, and appends nothing (X06)', () => {
    const s = subject({ term: 1 });
    expect(s.request('SET x 1')).toEqual(['redirect to nobody']);
    s.deliver(appendEntries({ from: 3, term: 1, prev: [4, 1] }));
    const before = s.server;
    expect(s.request('SET x 1')).toEqual(['redirect to S3']);
    expect(s.server).toBe(before);
  });

  test('a vote makes nobody the leader', () => {
    const s = subject({ term: 1 });
    s.deliver(requestVote({ from: 3, term: 1 }));
    expect(s.request('SET x 1')).toEqual(['redirect to nobody']);
  });

  test('an AppendEntries of a term that is over names nobody', () => {
    const s = subject({ term: 2 });
    s.deliver(appendEntries({ from: 3, term: 1 }));
    expect(s.request('SET x 1')).toEqual(['redirect to nobody']);
  });

  test('a candidate, a deposed leader and one that heard of a new term name nobody', () => {
    const candidate = subject({ term: 1, role: { name: 'follower', leader: 2 } });
    candidate.timeout();
    const deposed = leader({ term: 1 });
    deposed.deliver(requestVote({ from: 2, term: 2 }));
    const late = subject({ term: 1, role: { name: 'follower', leader: 2 } });
    late.deliver(requestVote({ from: 3, term: 2 }));
    for (const s of [candidate, deposed, late]) expect(s.request('GET x')).toEqual(['redirect to nobody']);
  });

  test('the leader takes it', () => {
    const s = leader({ term: 1 });
    s.request('SET x 5');
    expect(entriesFrom(s.server.persistent.log)).toEqual([{ term: 1, command: 'SET x 5' }]);
  });
});

describe('"read-only operations [...] without writing anything into the log"', () => {
  const CANDIDATE = { name: 'candidate', votes: [] } as const;
  const role = { name: 'leader', nextIndex: [3, 3, 3], matchIndex: [2, 0, 0] } as const;

  test('through the log a read is appended by a leader, and sent on by any other server', () => {
    const s = leader({ term: 1 });
    expect(only(s.read('GET x'), 'append')).toEqual(['append 1 of term 1']);
    expect(entryAt(s.server.persistent.log, 1)).toEqual({ term: 1, command: 'GET x' });
    expect(subject({ term: 1 }).read('GET x')).toEqual(['redirect to nobody']);
  });

  test.each([
    ['a leader', role],
    ['a candidate', CANDIDATE],
    ['a follower', { name: 'follower', leader: 2 }],
  ] as const)(
    'local, "would run the risk of returning stale data": %s answers, and nothing changes',
    (_, is) => {
      const s = subject({ term: 2, log: [1, 2], commit: 1, role: is }, 3, { reads: 'local' });
      const before = s.server;
      expect(s.read('GET x')).toEqual(['answer from its own state']);
      expect(s.effects).toMatchObject([{ rule: 'read:local', because: -1 }]);
      expect(s.server).toBe(before);
    },
  );

  test('local, what writes goes through the log as ever', () => {
    const s = leader({ term: 1 }, 3, { reads: 'local' });
    expect(only(s.request('SET x 1'), 'append')).toEqual(['append 1 of term 1']);
    expect(subject({ term: 1 }, 3, { reads: 'local' }).request('SET x 1')).toEqual(['redirect to nobody']);
  });
});

describe('"each leader [commits] a blank no-op entry into the log at the start of its term"', () => {
  test('with noop, behind its first empty AppendEntries, to go with the next heartbeat', () => {
    const s = subject({ term: 1, log: [1] }, 2, { noop: true });
    s.timeout();
    const lines = s.deliver({ type: 'RequestVoteReply', from: 2, term: 2, voteGranted: true });
    expect(only(lines, 'to', 'append')).toEqual([
      'to S2: AppendEntries term 2 prev 1@1 [] commit 0',
      'append 2 of term 2',
    ]);
    expect(entryAt(s.server.persistent.log, 2)).toEqual({ term: 2, command: '' });
    expect(s.progress(2)).toEqual({ next: 2, match: 0 });
    expect(only(s.timeout('heartbeat'), 'to')).toEqual(['to S2: AppendEntries term 2 prev 1@1 [2] commit 0']);
  });

  test('with noop and replicate at-once, behind its first empty AppendEntries and at once', () => {
    const s = subject({ term: 1, log: [1] }, 2, { noop: true, replicate: 'at-once' });
    s.timeout();
    const lines = s.deliver({ type: 'RequestVoteReply', from: 2, term: 2, voteGranted: true });
    expect(only(lines, 'to', 'append', 'start')).toEqual([
      'start heartbeat',
      'to S2: AppendEntries term 2 prev 1@1 [] commit 0',
      'append 2 of term 2',
      'to S2: AppendEntries term 2 prev 1@1 [2] commit 0',
    ]);
  });

  test('it commits the past (R14)', () => {
    const s = leader({ term: 3, log: [1, 2] }, 3, { noop: true });
    expect(s.deliver(ack({ from: 2, term: 3, match: 3, prev: 2 }))).toEqual([
      'commit 3',
      'apply 1',
      'apply 2',
      'apply 3',
    ]);
  });

  test('a leader alone commits it at once', () => {
    const s = leader({ term: 2, log: [1] }, 1, { noop: true });
    expect(s.server).toMatchObject({ commitIndex: 2, lastApplied: 2 });
  });

  test('without noop it appends nothing', () => {
    expect(leader({ term: 2, log: [1] }).log).toEqual([1]);
  });
});

describe('a run may open with a leader: what it does at time 0 is what a new leader does', () => {
  const opening = (noop: boolean) => {
    const role = { name: 'leader', nextIndex: [9, 9, 9], matchIndex: [2, 0, 0] } as const;
    return subject({ term: 3, votedFor: 1, log: [1, 3], role }, 3, { noop });
  };

  test('it speaks, starts its heartbeats, and sets every nextIndex behind its last entry', () => {
    const s = opening(false);
    expect(s.take({ type: 'lead' })).toEqual([
      'start heartbeat',
      'to S2: AppendEntries term 3 prev 2@3 [] commit 0',
      'to S3: AppendEntries term 3 prev 2@3 [] commit 0',
    ]);
    expect([1, 2, 3].map((id) => s.progress(id))).toEqual([
      { next: 3, match: 2 },
      { next: 3, match: 0 },
      { next: 3, match: 0 },
    ]);
  });

  test('and only then appends its noop', () => {
    const s = opening(true);
    expect(s.take({ type: 'lead' }).at(-1)).toBe('append 3 of term 3');
    expect(s.progress(2)).toEqual({ next: 3, match: 0 });
  });
});
