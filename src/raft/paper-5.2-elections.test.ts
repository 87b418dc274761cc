/** §5.2, "Leader election". Quotations are the paper's. */
import { describe, expect, test } from 'vitest';
import { appendEntries, leader, only, requestVote, subject, voteReply } from './testing/subject.ts';

/** S1 of a cluster of this size, just timed out into term 1. */
function candidate(size: number) {
  const s = subject({ id: 1 }, size);
  s.timeout();
  return s;
}

describe('"To begin an election, a follower increments its current term and transitions to candidate state"', () => {
  test('it "votes for itself and issues RequestVote RPCs in parallel to each of the other servers"', () => {
    const s = subject({ id: 2, term: 4, votedFor: 3, log: [1, 4] }, 5);
    expect(s.timeout()).toEqual([
      'become-candidate term 5',
      'start election',
      'start retry',
      'to S1: RequestVote term 5 last 2@4',
      'to S3: RequestVote term 5 last 2@4',
      'to S4: RequestVote term 5 last 2@4',
      'to S5: RequestVote term 5 last 2@4',
    ]);
    expect(s.votedFor).toBe(2);
    expect(s.term).toBe(5);
    expect(s.role).toEqual({ name: 'candidate', votes: expect.anything() });
  });

  test('"each candidate will time out and start a new election by incrementing its term": nothing of the old one stays', () => {
    const s = candidate(5);
    s.deliver(voteReply({ from: 2, term: 1 }));
    const lines = s.timeout();
    expect(only(lines, 'become', 'start')).toEqual([
      'become-candidate term 2',
      'start election',
      'start retry',
    ]);
    expect(only(lines, 'to')).toHaveLength(4);
    s.deliver(voteReply({ from: 3, term: 2 }));
    expect(s.role.name).toBe('candidate');
    s.deliver(voteReply({ from: 4, term: 2 }));
    expect(s.role.name).toBe('leader');
  });

  test('whoever was taken for the leader is so no longer', () => {
    const s = subject({ role: { name: 'follower', leader: 2 } });
    s.timeout();
    expect(s.request('GET x')).toEqual(['redirect to nobody']);
  });

  test('a leader has no election timeout: one that comes late does nothing', () => {
    const s = leader({ term: 1 });
    const before = s.server;
    expect(s.timeout()).toEqual([]);
    expect(s.server).toBe(before);
  });
});

describe('"(a) it wins the election": "votes from a majority of the servers in the full cluster for the same term"', () => {
  // E04. A voter S3 that says yes is 3, one that says no is -3.
  test.each([
    [1, [], 'leader'],
    [2, [], 'candidate'],
    [2, [2], 'leader'],
    [2, [-2], 'candidate'],
    [3, [], 'candidate'],
    [3, [2], 'leader'],
    [3, [-2, 3], 'leader'],
    [3, [2, 3], 'leader'],
    [3, [-2, -3], 'candidate'],
    [4, [2], 'candidate'],
    [4, [2, -3], 'candidate'],
    [4, [2, 3], 'leader'],
    [5, [], 'candidate'],
    [5, [2], 'candidate'],
    [5, [2, 3], 'leader'],
    [5, [2, 3, 4, 5], 'leader'],
    [5, [-2, -3], 'candidate'],
    [5, [-2, -3, 4, 5], 'leader'],
    [5, [2, -3, -4, -5], 'candidate'],
    [5, [-2, -3, -4, -5], 'candidate'],
  ] as const)('of %i servers, with the votes %j: %s', (size, votes, role) => {
    const s = candidate(size);
    for (const vote of votes) s.deliver(voteReply({ from: Math.abs(vote), term: 1, granted: vote > 0 }));
    expect(s.role.name).toBe(role);
    expect(s.term).toBe(1);
  });

  test('a voter counts once, however often its answer comes (E20)', () => {
    const s = candidate(5);
    for (let i = 0; i < 4; i += 1) s.deliver(voteReply({ from: 2, term: 1 }));
    expect(s.role.name).toBe('candidate');
  });

  test('the first answer of a voter stands', () => {
    const s = candidate(3);
    s.deliver(voteReply({ from: 2, term: 1, granted: false }));
    s.deliver(voteReply({ from: 2, term: 1, granted: true }));
    expect(s.role.name).toBe('candidate');
  });

  test('its own answer is in already', () => {
    const s = candidate(3);
    expect(s.deliver(voteReply({ from: 1, term: 1 }))).toEqual([]);
    expect(s.role.name).toBe('candidate');
  });

  test('"it then sends heartbeat messages to all of the other servers to establish its authority"', () => {
    const s = subject({ term: 1, log: [1, 1] });
    s.timeout();
    expect(s.deliver(voteReply({ from: 3, term: 2 }))).toEqual([
      'become-leader term 2',
      'stop election',
      'stop retry',
      'start heartbeat',
      'to S2: AppendEntries term 2 prev 2@1 [] commit 0',
      'to S3: AppendEntries term 2 prev 2@1 [] commit 0',
    ]);
    expect(s.votedFor).toBe(1);
  });

  test('a cluster of one elects itself at once, asking nobody (E03)', () => {
    const s = subject({}, 1);
    expect(s.timeout()).toEqual([
      'become-candidate term 1',
      'start election',
      'become-leader term 1',
      'stop election',
      'stop retry',
      'start heartbeat',
    ]);
  });

  test('but not before its own vote is on its disk (diss §3.8)', () => {
    const s = subject({}, 1, { slowDisk: true });
    s.timeout();
    const first = s.server;
    expect(s.role.name).toBe('candidate');
    s.timeout();
    expect(s.written(first)).toEqual([]);
    expect(s.written()).toContain('become-leader term 2');
  });

  test('in a larger cluster, its own vote on its disk does not elect it', () => {
    const s = subject({}, 2, { slowDisk: true });
    s.timeout();
    expect(s.written()).toEqual([]);
    expect(s.role.name).toBe('candidate');
  });
});

describe('"Each server will vote for at most one candidate in a given term, on a first-come-first-served basis"', () => {
  // After etcd’s TestFollowerVote.
  test.each([
    [null, 2, 'yes'],
    [null, 3, 'yes'],
    [2, 2, 'yes'],
    [3, 3, 'yes'],
    [2, 3, 'no'],
    [3, 2, 'no'],
    [1, 2, 'no'],
  ] as const)('having voted for %s, asked by S%i: %s', (votedFor, from, answer) => {
    const s = subject({ term: 1, votedFor });
    const lines = s.deliver(requestVote({ from, term: 1 }));
    expect(only(lines, 'to')).toEqual([`to S${from}: vote ${answer} term 1`]);
    expect(lines[0]).toBe(answer === 'yes' ? `grant S${from} term 1` : `deny S${from} term 1: already-voted`);
    expect(s.votedFor).toBe(votedFor ?? from);
  });

  test('a candidate and a leader have voted for themselves', () => {
    for (const s of [candidate(3), leader({ term: 1 })]) {
      const before = s.server;
      expect(s.deliver(requestVote({ from: 3, term: 1, last: [9, 1] }))).toEqual([
        'deny S3 term 1: already-voted',
        'to S3: vote no term 1',
      ]);
      expect(s.server).toBe(before);
    }
  });

  test('a vote given again is not written again', () => {
    const s = subject({ term: 1, votedFor: 3 });
    const before = s.server;
    s.deliver(requestVote({ from: 3, term: 1 }));
    expect(s.server).toBe(before);
  });

  test('a former candidate keeps its vote for itself in the same term (E07, E18)', () => {
    const s = candidate(4);
    s.deliver(appendEntries({ from: 2, term: 1 }));
    expect(s.votedFor).toBe(1);
    expect(only(s.deliver(requestVote({ from: 4, term: 1 })), 'to')).toEqual(['to S4: vote no term 1']);
  });

  test('a refused AppendEntries of the same term does not free the vote either (V11)', () => {
    const s = subject({ term: 3, votedFor: 2 });
    s.deliver(appendEntries({ from: 2, term: 3, prev: [5, 2] }));
    expect(only(s.deliver(requestVote({ from: 3, term: 3 })), 'to')).toEqual(['to S3: vote no term 3']);
  });

  test('a crash does not free it: the vote is on the disk (diss §3.8, C05)', () => {
    const s = subject({ term: 5, votedFor: 1 });
    expect(s.deliver(requestVote({ from: 3, term: 5, last: [9, 5] }))).toContain('to S3: vote no term 5');
  });
});

describe('"(b) another server establishes itself as leader"', () => {
  test('"If the leader’s term is at least as large as the candidate’s current term": it returns to follower state', () => {
    const s = candidate(3);
    expect(s.deliver(appendEntries({ from: 2, term: 1 }))).toEqual([
      'step-down term 1',
      'stop retry',
      'start election',
      'accept S2 prev 0 match 0',
      'start election',
      'to S2: ack term 1 prev 0 match 0',
    ]);
    expect(s.role).toEqual({ name: 'follower', leader: 2 });
    expect(s.term).toBe(1);
  });

  test('also if it must refuse the entries', () => {
    const s = candidate(3);
    s.deliver(appendEntries({ from: 3, term: 1, prev: [4, 1] }));
    expect(s.role).toEqual({ name: 'follower', leader: 3 });
  });

  test('also in a later term, where it has not voted', () => {
    const s = candidate(3);
    s.deliver(appendEntries({ from: 3, term: 2 }));
    expect(s.role).toEqual({ name: 'follower', leader: 3 });
    expect(s.votedFor).toBe(null);
  });

  test('"the candidate rejects the RPC and continues in candidate state" if the term is smaller', () => {
    const s = candidate(3);
    s.timeout();
    s.deliver(appendEntries({ from: 2, term: 1 }));
    expect(s.role.name).toBe('candidate');
  });

  test('late votes do not make it leader after that', () => {
    const s = candidate(3);
    s.deliver(appendEntries({ from: 2, term: 1 }));
    expect(s.deliver(voteReply({ from: 3, term: 1 }))).toEqual([]);
  });
});

describe('"Servers retry RPCs if they do not receive a response in a timely manner" (§5.1)', () => {
  test('a candidate asks those again that have not answered, and only those', () => {
    const s = candidate(5);
    s.deliver(voteReply({ from: 2, term: 1, granted: true }));
    s.deliver(voteReply({ from: 4, term: 1, granted: false }));
    expect(s.timeout('retry')).toEqual([
      'start retry',
      'to S3: RequestVote term 1 last 0@0',
      'to S5: RequestVote term 1 last 0@0',
    ]);
    expect(s.term).toBe(1);
  });

  test('nobody else does', () => {
    expect(subject({ term: 1 }).timeout('retry')).toEqual([]);
    expect(leader({ term: 1 }).timeout('retry')).toEqual([]);
  });
});

test('"at most one leader": a leader refuses the AppendEntries of another of its own term', () => {
  const s = leader({ term: 2, log: [1] });
  const before = s.server;
  const lines = s.deliver(appendEntries({ from: 3, term: 2, prev: [1, 1], entries: [2], commit: 2 }));
  expect(lines[0]).toBe('reject S3 prev 1: own-term');
  expect(only(lines, 'to')).toEqual([expect.stringContaining('to S3: refuse term 2 prev 1')]);
  expect(only(lines, 'start', 'stop')).toEqual([]);
  expect(s.server).toBe(before);
});
