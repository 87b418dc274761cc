/** §5.1, "Raft basics": terms as a logical clock. Quotations are the paper's. */
import { describe, expect, test } from 'vitest';
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

/** One message of each type, of this term, from S3. */
const ofEachType = (term: number) => [
  requestVote({ from: 3, term }),
  voteReply({ from: 3, term, granted: false }),
  voteReply({ from: 3, term, granted: true }),
  appendEntries({ from: 3, term, prev: [5, term] }),
  ack({ from: 3, term, match: 1 }),
  refusal({ from: 3, term, prev: 1, conflict: [1, null] }),
];

const candidate = () => {
  const s = subject({ id: 1, term: 1 }, 5);
  s.timeout();
  return s;
};
const roles = [
  ['follower', () => subject({ id: 1, term: 2, votedFor: 2 }, 5)],
  ['candidate', candidate],
  ['leader', () => leader({ id: 1, term: 2, log: [1] }, 5)],
] as const;

test('"A server remains in follower state as long as it receives valid RPCs": it begins as one (§5.2)', () => {
  expect(boot(3, { currentTerm: 4, votedFor: 2, log: logOf([1, 4]) })).toMatchObject({
    id: 3,
    role: { name: 'follower', leader: null },
    commitIndex: 0,
    lastApplied: 0,
    persistent: { currentTerm: 4, votedFor: 2 },
  });
});

describe('"If one server’s current term is smaller than the other’s, then it updates its current term to the larger value"', () => {
  describe.each(roles)('a %s', (role, make) => {
    test.each(ofEachType(7))('by $type (granted $voteGranted, success $success)', (message) => {
      const s = make();
      const lines = s.deliver(message);
      expect(s.term).toBe(7);
      expect(lines[0]).toBe('new-term term 7');
      expect(s.role.name).toBe('follower');
      // "If a candidate or leader discovers that its term is out of date, it immediately reverts to follower
      // state."
      expect(only(lines, 'step-down')).toEqual(role === 'follower' ? [] : ['step-down term 7']);
    });
  });

  test('a new term has no vote yet, but the one it may give to the message that brought it', () => {
    const denied = subject({ term: 1, votedFor: 1, log: [1] });
    denied.deliver(requestVote({ from: 3, term: 2 }));
    expect(denied.votedFor).toBe(null);
    const granted = subject({ term: 1, votedFor: 1 });
    granted.deliver(requestVote({ from: 3, term: 2 }));
    expect(granted.votedFor).toBe(3);
  });

  test('a new term has no known leader yet, but the sender of its AppendEntries', () => {
    const s = subject({ term: 1, role: { name: 'follower', leader: 2 } });
    s.deliver(requestVote({ from: 3, term: 2 }));
    expect(s.role).toEqual({ name: 'follower', leader: null });
    s.deliver(appendEntries({ from: 3, term: 3 }));
    expect(s.role).toEqual({ name: 'follower', leader: 3 });
  });

  test('its log, and what it committed, stay', () => {
    const s = subject({ term: 1, log: [1, 1], commit: 1 });
    s.deliver(voteReply({ from: 3, term: 4, granted: false }));
    expect(s.log).toEqual([1, 1]);
    expect(s.server).toMatchObject({ commitIndex: 1, lastApplied: 1 });
  });
});

describe('a deposed server', () => {
  test('a leader stops its heartbeats and waits for an election timeout again', () => {
    const s = leader({ term: 2 });
    expect(s.deliver(voteReply({ from: 3, term: 3, granted: false }))).toEqual([
      'new-term term 3',
      'step-down term 3',
      'stop heartbeat',
      'start election',
    ]);
    expect(s.role).toStrictEqual({ name: 'follower', leader: null, deposed: true });
    expect(s.timeout('heartbeat')).toEqual([]);
  });

  test('is one no longer once it hears of a leader', () => {
    const s = leader({ term: 2 });
    s.deliver(appendEntries({ from: 3, term: 3 }));
    expect(s.role).toStrictEqual({ name: 'follower', leader: 3 });
  });

  test('a candidate asks no more', () => {
    const s = candidate();
    expect(s.deliver(voteReply({ from: 3, term: 3, granted: false }))).toEqual([
      'new-term term 3',
      'step-down term 3',
      'stop retry',
      'start election',
    ]);
    expect(s.role).toStrictEqual({ name: 'follower', leader: null });
    expect(s.timeout('retry')).toEqual([]);
  });
});

describe('"If a server receives a request with a stale term number, it rejects the request" (E09)', () => {
  describe.each(roles)('a %s', (_role, make) => {
    test.each(ofEachType(1))(
      'of $type (granted $voteGranted, success $success): nothing changes, no timer starts',
      (message) => {
        const s = make();
        const before = s.server;
        const lines = s.deliver(message);
        expect(s.server).toBe(before);
        expect(only(lines, 'start', 'stop', 'step-down', 'commit')).toEqual([]);
      },
    );

    test('a request is answered with its own term, a reply with nothing', () => {
      const s = make();
      expect(s.deliver(requestVote({ from: 3, term: 1, last: [9, 1] }))).toEqual([
        'deny S3 term 2: stale-term',
        'to S3: vote no term 2',
      ]);
      const lines = s.deliver(appendEntries({ from: 3, term: 1, entries: [1], commit: 1 }));
      expect(lines[0]).toBe('reject S3 prev 0: stale-term');
      expect(lines.slice(1)).toEqual([expect.stringContaining('to S3: refuse term 2 prev 0')]);
      expect(s.deliver(voteReply({ from: 3, term: 1 }))).toEqual([]);
      expect(s.deliver(ack({ from: 3, term: 1, match: 1 }))).toEqual([]);
      expect(s.deliver(refusal({ from: 3, term: 1, prev: 1, conflict: [1, null] }))).toEqual([]);
    });
  });

  test('a late vote of an earlier election elects nobody (E19)', () => {
    const s = subject({ term: 0 });
    s.timeout();
    s.timeout();
    expect(s.deliver(voteReply({ from: 2, term: 1 }))).toEqual([]);
    expect(s.role.name).toBe('candidate');
    s.deliver(voteReply({ from: 2, term: 2 }));
    expect(s.role.name).toBe('leader');
  });

  test('a late acknowledgement of an earlier leadership counts for nothing (N05)', () => {
    const s = leader({ term: 3, log: [1, 1] });
    s.request('SET x 1');
    expect(s.deliver(ack({ from: 2, term: 1, match: 3 }))).toEqual([]);
    expect(s.progress(2)).toEqual({ next: 3, match: 0 });
    expect(s.server.commitIndex).toBe(0);
  });
});

test('a reply that comes after its server’s role changed is ignored (E21)', () => {
  const follower = subject({ term: 2, log: [1] });
  expect(follower.deliver(voteReply({ from: 2, term: 2 }))).toEqual([]);
  expect(follower.deliver(ack({ from: 2, term: 2, match: 1 }))).toEqual([]);
  const asked = candidate();
  expect(asked.deliver(ack({ from: 2, term: 2, match: 0 }))).toEqual([]);
  const elected = leader({ term: 2 });
  expect(elected.deliver(voteReply({ from: 3, term: 2 }))).toEqual([]);
});
