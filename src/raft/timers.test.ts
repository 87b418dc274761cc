/**
 * Which timer starts and stops when: Figure 2, "Rules for Servers", and diss §9.5. What draws its length is
 * not here.
 */
import { describe, expect, test } from 'vitest';
import {
  ack,
  appendEntries,
  leader,
  only,
  refusal,
  requestVote,
  subject,
  voteReply,
} from './testing/subject.ts';

const follower = () => subject({ term: 2, log: [1, 2] }, 5);
const candidate = () => {
  const s = subject({ term: 1, log: [1, 1] }, 5);
  s.timeout();
  return s;
};
const leading = () => leader({ term: 2, log: [1, 1] }, 5);

/** The changes of the timers: each line once, as one event draws at most once. */
const timers = (lines: readonly string[]) => [...new Set(only(lines, 'start', 'stop'))];

describe('"If election timeout elapses without receiving AppendEntries RPC from current leader or granting vote" (E12): a follower', () => {
  test.each([
    [
      'accepts entries of the current term',
      appendEntries({ from: 3, term: 2, prev: [2, 2] }),
      ['start election'],
    ],
    ['lacks the entry before them', appendEntries({ from: 3, term: 2, prev: [3, 2] }), ['start election']],
    ['has another entry before them', appendEntries({ from: 3, term: 2, prev: [1, 2] }), ['start election']],
    ['accepts entries of a new term', appendEntries({ from: 3, term: 3, prev: [2, 2] }), ['start election']],
    ['hears a leader whose term is over', appendEntries({ from: 3, term: 1, prev: [1, 1] }), []],
    ['grants a vote', requestVote({ from: 3, term: 2, last: [2, 2] }), ['start election']],
    ['grants a vote in a new term', requestVote({ from: 3, term: 3, last: [2, 2] }), ['start election']],
    ['denies a vote for a log behind', requestVote({ from: 3, term: 2, last: [1, 1] }), []],
    ['denies a vote in a term that is over', requestVote({ from: 3, term: 1, last: [9, 1] }), []],
    ['adopts a term and denies its candidate', requestVote({ from: 3, term: 3, last: [1, 1] }), []],
    ['adopts a term from a vote', voteReply({ from: 3, term: 3, granted: false }), []],
    ['adopts a term from an acknowledgement', ack({ from: 3, term: 3, match: 1 }), []],
    ['adopts a term from a refusal', refusal({ from: 3, term: 3, prev: 1, conflict: [1, null] }), []],
    ['gets a vote nobody asked for', voteReply({ from: 3, term: 2 }), []],
  ] as const)('that %s', (_what, message, expected) => {
    expect(timers(follower().deliver(message))).toEqual(expected);
  });

  test('that has voted for another starts nothing by denying; by granting again it does', () => {
    const s = subject({ term: 2, votedFor: 3 });
    expect(timers(s.deliver(requestVote({ from: 4, term: 2 })))).toEqual([]);
    expect(timers(s.deliver(requestVote({ from: 3, term: 2 })))).toEqual(['start election']);
  });

  test('that is asked by a client starts nothing', () => {
    expect(timers(follower().request('GET x'))).toEqual([]);
  });
});

describe('"On conversion to candidate … Reset election timer": a candidate', () => {
  test('starts its timer once, and none by asking again', () => {
    expect(only(follower().timeout(), 'start election')).toHaveLength(1);
    expect(timers(candidate().timeout('retry'))).toEqual(['start retry']);
  });

  test.each([
    ['denies a vote', requestVote({ from: 3, term: 2 }), []],
    ['gets a vote', voteReply({ from: 3, term: 2 }), []],
    ['is denied one', voteReply({ from: 3, term: 2, granted: false }), []],
    ['hears a leader of its term', appendEntries({ from: 3, term: 2 }), ['stop retry', 'start election']],
    [
      'hears one it must refuse',
      appendEntries({ from: 3, term: 2, prev: [9, 2] }),
      ['stop retry', 'start election'],
    ],
    ['meets a higher term', requestVote({ from: 3, term: 3 }), ['stop retry', 'start election']],
    ['hears a leader whose term is over', appendEntries({ from: 3, term: 1 }), []],
  ] as const)('that %s', (_what, message, expected) => {
    expect(timers(candidate().deliver(message))).toEqual(expected);
  });
});

describe('a leader waits for no leader: its only timer is the heartbeat. One that', () => {
  test.each([
    ['is acknowledged', ack({ from: 3, term: 2, match: 2 }), []],
    ['is refused', refusal({ from: 3, term: 2, prev: 2, conflict: [1, null] }), []],
    ['denies a vote', requestVote({ from: 3, term: 2, last: [9, 2] }), []],
    ['hears another leader of its term', appendEntries({ from: 3, term: 2 }), []],
    ['hears a leader whose term is over', appendEntries({ from: 3, term: 1 }), []],
    [
      'meets a higher term',
      voteReply({ from: 3, term: 3, granted: false }),
      ['stop heartbeat', 'start election'],
    ],
    [
      'hears a leader of a higher term',
      appendEntries({ from: 3, term: 3 }),
      ['stop heartbeat', 'start election'],
    ],
  ] as const)('%s', (_what, message, expected) => {
    expect(timers(leading().deliver(message))).toEqual(expected);
  });

  test('leads from the start without having voted may vote in its own term, and starts no timer by it', () => {
    const role = { name: 'leader', nextIndex: [1, 1, 1], matchIndex: [0, 0, 0] } as const;
    const s = subject({ term: 3, votedFor: null, role });
    expect(s.deliver(requestVote({ from: 2, term: 3 }))).toEqual([
      'grant S2 term 3',
      'to S2: vote yes term 3',
    ]);
    expect(s.role.name).toBe('leader');
  });
});

test('"repeat during idle periods": the heartbeat’s timer is one for all followers and starts anew each time it runs out', () => {
  const s = leading();
  const lines = s.timeout('heartbeat');
  expect(timers(lines)).toEqual(['start heartbeat']);
  expect(only(lines, 'to')).toHaveLength(4);
});

test.each([
  ['heartbeat', 'follower'],
  ['heartbeat', 'candidate'],
  ['retry', 'follower'],
  ['retry', 'leader'],
  ['election', 'leader'],
] as const)('a %s timer that runs out late, at a %s, does nothing', (timer, role) => {
  const s = { follower, candidate, leader: leading }[role]();
  const before = s.server;
  expect(s.timeout(timer)).toEqual([]);
  expect(s.server).toBe(before);
});
