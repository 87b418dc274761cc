/** §5.4, "Safety": who may be elected, and what may be committed by counting. Quotations are the paper's. */
import { describe, expect, test } from 'vitest';
import { RAFT } from './figure2.ts';
import { isUpToDate } from './judges/election.ts';
import { boot } from './step.ts';
import {
  ack,
  appendEntries,
  leader,
  logOf,
  only,
  refusal,
  requestVote,
  subject,
  voteReply,
} from './testing/subject.ts';
import { decide } from './verdict.ts';

describe('§5.4.1 "the voter denies its vote if its own log is more up-to-date than that of the candidate" (E06)', () => {
  // The first nine are etcd’s TestVoter. The candidate's last entry is [index, term].
  test.each([
    [[1], [1, 1], 'yes'],
    [[1], [2, 1], 'yes'],
    [[1, 1], [1, 1], 'no'],
    [[1], [1, 2], 'yes'],
    [[1], [2, 2], 'yes'],
    [[1, 1], [1, 2], 'yes'],
    [[2], [1, 1], 'no'],
    [[2], [2, 1], 'no'],
    [[2, 2], [1, 1], 'no'],
    [[], [0, 0], 'yes'],
    [[], [1, 1], 'yes'],
    [[1], [0, 0], 'no'],
    [[1, 1, 1], [2, 2], 'yes'],
    [[1, 1, 3], [9, 2], 'no'],
    [[1, 3], [2, 3], 'yes'],
  ] as const)('a voter with %j, a candidate whose last entry is at %j: %s', (log, last, answer) => {
    const s = subject({ id: 1, term: 3, log });
    const lines = s.deliver(requestVote({ from: 2, term: 3, last }));
    expect(only(lines, 'to')).toEqual([`to S2: vote ${answer} term 3`]);
    expect(lines[0]).toBe(answer === 'yes' ? 'grant S2 term 3' : 'deny S2 term 3: log-behind');
    expect(s.votedFor).toBe(answer === 'yes' ? 2 : null);
  });

  test('"If the logs have last entries with different terms, then the log with the later term is more up-to-date"', () => {
    expect(isUpToDate(3, 1, 2, 9)).toBe(true);
    expect(isUpToDate(2, 9, 3, 1)).toBe(false);
  });

  test('"If the logs end with the same term, then whichever log is longer is more up-to-date"', () => {
    expect(isUpToDate(2, 4, 2, 3)).toBe(true);
    expect(isUpToDate(2, 3, 2, 3)).toBe(true);
    expect(isUpToDate(2, 3, 2, 4)).toBe(false);
  });

  test('a term that is over, then a vote cast, then the log: the first that denies is the reason', () => {
    const own = { currentTerm: 3, votedFor: 2, log: logOf([1, 3]) };
    const ask = (from: number, term: number) =>
      decide(RAFT.vote, boot(1, own), { ...requestVote({ from, term, last: [1, 1] }), to: 1 }).rule;
    expect(ask(3, 2)).toBe('vote:stale-term');
    expect(ask(3, 3)).toBe('vote:already-voted');
    expect(ask(2, 3)).toBe('vote:again');
  });

  test('a vote denied for the log leaves it free for another candidate of the term', () => {
    const s = subject({ term: 2, log: [2, 2] });
    s.deliver(requestVote({ from: 2, term: 3, last: [1, 2] }));
    expect(s.votedFor).toBe(null);
    expect(s.deliver(requestVote({ from: 3, term: 3, last: [2, 2] }))).toContain('to S3: vote yes term 3');
  });
});

describe('"A log entry is committed once the leader that created the entry has replicated it on a majority of the servers" (§5.3)', () => {
  // The leader itself is one of them. A follower that acknowledges the entry is listed.
  test.each([
    [1, [], 1],
    [2, [], 0],
    [2, [2], 1],
    [3, [], 0],
    [3, [3], 1],
    [4, [2], 0],
    [4, [2, 4], 1],
    [5, [5], 0],
    [5, [3, 5], 1],
    [5, [2, 3, 4, 5], 1],
  ] as const)('of %i servers, acknowledged by %j: commitIndex %i (R03)', (size, from, commit) => {
    const s = leader({ term: 1 }, size);
    s.request('SET x 1');
    for (const id of from) s.deliver(ack({ from: id, term: 1, match: 1, prev: 0 }));
    expect(s.server).toMatchObject({ commitIndex: commit, lastApplied: commit });
  });

  test('one follower counts once, however often it acknowledges', () => {
    const s = leader({ term: 1 }, 5);
    s.request('SET x 1');
    for (let i = 0; i < 3; i += 1) s.deliver(ack({ from: 2, term: 1, match: 1, prev: 0 }));
    expect(s.server.commitIndex).toBe(0);
  });

  test('one after another, and each applied once (R01)', () => {
    const s = leader({ term: 1 });
    for (const index of [1, 2, 3]) {
      s.request(`SET x ${index}`);
      expect(s.server.commitIndex).toBe(index - 1);
      const lines = s.deliver(ack({ from: 2, term: 1, match: index, prev: index - 1 }));
      expect(lines).toEqual([`commit ${index}`, `apply ${index}`]);
      expect(s.deliver(ack({ from: 3, term: 1, match: index, prev: index - 1 }))).toEqual([]);
    }
  });

  test('the highest that a majority holds, not the highest that anybody holds', () => {
    const s = leader({ term: 1 }, 5);
    for (let i = 0; i < 5; i += 1) s.request('SET x 1');
    s.deliver(ack({ from: 2, term: 1, match: 5, prev: 0 }));
    s.deliver(ack({ from: 3, term: 1, match: 2, prev: 0 }));
    expect(s.server.commitIndex).toBe(2);
    s.deliver(ack({ from: 4, term: 1, match: 4, prev: 0 }));
    expect(s.server.commitIndex).toBe(4);
  });

  test('a late acknowledgement takes no commit back', () => {
    const s = leader({ term: 1 });
    s.request('SET x 1');
    s.request('SET x 2');
    s.deliver(ack({ from: 2, term: 1, match: 2, prev: 0 }));
    expect(s.deliver(ack({ from: 3, term: 1, match: 1, prev: 0 }))).toEqual([]);
    expect(s.server.commitIndex).toBe(2);
  });

  test('a refusal commits nothing', () => {
    const s = leader({ term: 1, log: [] }, 2);
    s.request('SET x 1');
    s.deliver({ ...refusal({ from: 2, term: 1, prev: 0, conflict: [1, null] }), matchIndex: 1 });
    expect(s.server.commitIndex).toBe(0);
  });
});

describe('the leader counts itself once its own write is done (diss §10.2.1)', () => {
  test('alone: not before', () => {
    const s = leader({ term: 1 }, 1, { slowDisk: true });
    s.request('SET x 1');
    expect(s.server.commitIndex).toBe(0);
    expect(s.written()).toEqual(['commit 1', 'apply 1']);
  });

  test('of three: one acknowledgement and its own write, in either order', () => {
    const s = leader({ term: 1 }, 3, { slowDisk: true });
    s.request('SET x 1');
    const first = s.server;
    s.request('SET x 2');
    expect(s.deliver(ack({ from: 2, term: 1, match: 2, prev: 0 }))).toEqual([]);
    expect(s.written(first)).toEqual(['commit 1', 'apply 1']);
    expect(s.written()).toEqual(['commit 2', 'apply 2']);
  });

  test('a majority of others does without it', () => {
    const s = leader({ term: 1 }, 3, { slowDisk: true });
    s.request('SET x 1');
    s.deliver(ack({ from: 2, term: 1, match: 1, prev: 0 }));
    expect(s.deliver(ack({ from: 3, term: 1, match: 1, prev: 0 }))).toEqual(['commit 1', 'apply 1']);
  });

  test('what was written in an earlier term counts for nothing in this one', () => {
    const s = leader({ term: 1 }, 3, { slowDisk: true });
    s.request('SET x 1');
    s.request('SET x 2');
    const old = s.server;
    // The leader of term 2 removes what stood there.
    s.deliver(appendEntries({ from: 3, term: 2, entries: [2] }));
    expect(s.log).toEqual([2]);
    expect(s.written(old)).toEqual([]);
    s.timeout();
    expect(s.written(old)).toEqual([]);
    s.deliver(voteReply({ from: 2, term: 3 }));
    const before = s.server;
    expect(s.written(old)).toEqual([]);
    expect(s.server).toBe(before);
  });

  test('one that leads from the start counts what its disk had then, not what it was asked for since', () => {
    const role = { name: 'leader', nextIndex: [2], matchIndex: [1] } as const;
    const s = subject({ term: 1, log: [1], role }, 1, { slowDisk: true });
    s.request('SET x 1');
    s.take({ type: 'lead' });
    expect(s.progress(1).match).toBe(1);
    expect(s.server.commitIndex).toBe(1);
    expect(s.written()).toEqual(['commit 2', 'apply 2']);
  });

  test('and commits it at its first word if nobody else has to hold it and it is of its own term', () => {
    const role = { name: 'leader', nextIndex: [2], matchIndex: [1] } as const;
    const own = subject({ term: 1, log: [1], role }, 1);
    expect(own.take({ type: 'lead' })).toEqual(expect.arrayContaining(['commit 1', 'apply 1']));
    const older = subject({ term: 2, log: [1], role }, 1);
    expect(older.take({ type: 'lead' })).not.toContain('commit 1');
  });
});

describe('§5.4.2 "Raft never commits log entries from previous terms by counting replicas"', () => {
  test('"Only log entries from the leader’s current term are committed by counting replicas" (R13)', () => {
    const s = leader({ term: 3, log: [1, 2] }, 5);
    for (const from of [2, 3, 4, 5]) expect(s.deliver(ack({ from, term: 3, match: 2 }))).toEqual([]);
    expect(s.server.commitIndex).toBe(0);
  });

  // R04, etcd’s TestLeaderCommitPrecedingEntries.
  test.each([[[]], [[2]], [[1, 2]], [[1]]])(
    '"once an entry from the current term has been committed in this way, then all prior entries are committed": after %j',
    (log) => {
      const s = leader({ term: 3, log });
      s.request('SET x 1');
      const lines = s.deliver(ack({ from: 2, term: 3, match: log.length + 1, prev: log.length }));
      const all = Array.from({ length: log.length + 1 }, (_, i) => `apply ${i + 1}`);
      expect(lines).toEqual([`commit ${log.length + 1}`, ...all]);
    },
  );

  test('Figure 8 (c): entry 2 of term 2 is on three of five, and S1, leader in term 4, does not commit it (R11)', () => {
    const s = leader({ term: 4, log: [1, 2] }, 5);
    s.request('SET x 1');
    s.deliver(ack({ from: 2, term: 4, match: 2, prev: 1 }));
    s.deliver(ack({ from: 3, term: 4, match: 2, prev: 1 }));
    expect(s.server.commitIndex).toBe(0);
    // (e): its own entry of term 4 on a majority commits all three.
    s.deliver(ack({ from: 2, term: 4, match: 3, prev: 2 }));
    expect(s.server.commitIndex).toBe(0);
    expect(s.deliver(ack({ from: 3, term: 4, match: 3, prev: 2 }))).toEqual([
      'commit 3',
      'apply 1',
      'apply 2',
      'apply 3',
    ]);
  });

  test('a candidate commits nothing, and a deposed leader nothing more', () => {
    const s = leader({ term: 1 });
    s.request('SET x 1');
    s.deliver(voteReply({ from: 3, term: 2, granted: false }));
    expect(s.deliver(ack({ from: 2, term: 1, match: 1, prev: 0 }))).toEqual([]);
    s.timeout();
    expect(s.deliver(ack({ from: 2, term: 3, match: 1, prev: 0 }))).toEqual([]);
    expect(s.server.commitIndex).toBe(0);
  });
});
