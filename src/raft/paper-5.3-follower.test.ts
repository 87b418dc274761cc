/** §5.3, "Log replication", at the follower: AppendEntries 1 to 5 of Figure 2. Quotations are the paper's. */

import { describe, expect, test } from 'vitest';
import { entriesFrom } from './log.ts';
import { appendEntries, entry, only, subject } from './testing/subject.ts';
import type { AppendEntriesReply } from './types.ts';

type Prev = readonly [index: number, term: number];

/** A follower of a leader in term 9 with this log. */
const follower = (log: readonly number[], commit = 0) => subject({ id: 2, term: 9, log, commit });

describe('"If the follower does not find an entry in its log with the same index and term, then it refuses the new entries"', () => {
  test.each<[log: number[], prev: Prev, says: string, conflict: string]>([
    [[], [1, 1], 'missing', '1@none'],
    [[1], [2, 1], 'missing', '2@none'],
    [[1, 2], [5, 2], 'missing', '3@none'],
    [[1], [1, 2], 'conflict', '1@1'],
    [[2], [1, 1], 'conflict', '1@2'],
    [[1, 2], [2, 3], 'conflict', '2@2'],
    [[1, 2, 2, 2], [4, 3], 'conflict', '2@2'],
    [[1, 2, 2, 2], [3, 1], 'conflict', '2@2'],
    [[3, 3, 3], [2, 4], 'conflict', '1@3'],
  ])('%j at %j: %s, conflict %s (Figure 2, 2; R06)', (log, prev, says, conflict) => {
    const s = follower(log);
    const before = s.server.persistent;
    expect(s.deliver(appendEntries({ from: 1, term: 9, prev, entries: [9], commit: 9 }))).toEqual([
      `reject S1 prev ${prev[0]}: ${says}`,
      'start election',
      `to S1: refuse term 9 prev ${prev[0]} conflict ${conflict}`,
    ]);
    expect(s.server.persistent).toBe(before);
    expect(s.server.commitIndex).toBe(0);
    expect(s.role).toEqual({ name: 'follower', leader: 1 });
  });

  test.each([
    [
      [1, 2],
      [2, 3],
    ],
    [[1], [2, 1]],
  ] as const)('without fastBacktrack the refusal names no conflict: %j at %j', (log, prev) => {
    const s = subject({ term: 3, log }, 3, { fastBacktrack: false });
    s.deliver(appendEntries({ from: 2, term: 3, prev }));
    expect(s.sent).toEqual([
      {
        type: 'AppendEntriesReply',
        from: 1,
        to: 2,
        term: 3,
        success: false,
        prevLogIndex: prev[0],
        matchIndex: 0,
        conflictTerm: null,
        conflictIndex: null,
      },
    ]);
  });

  test.each<[log: number[], prev: Prev]>([
    [[], [0, 0]],
    [[1], [0, 0]],
    [[1], [1, 1]],
    [
      [1, 2],
      [1, 1],
    ],
    [
      [1, 2],
      [2, 2],
    ],
  ])('%j finds %j', (log, prev) => {
    const s = follower(log);
    expect(s.deliver(appendEntries({ from: 1, term: 9, prev }))).toEqual([
      `accept S1 prev ${prev[0]} match ${prev[0]}`,
      'start election',
      `to S1: ack term 9 prev ${prev[0]} match ${prev[0]}`,
    ]);
    expect(s.log).toEqual(log);
  });
});

describe('"If an existing entry conflicts with a new one … delete the existing entry and all that follow it" (Figure 2, 3 and 4)', () => {
  // The first four are etcd’s TestFollowerAppendEntries (R07); N02 is the sixth.
  test.each<[log: number[], prev: Prev, entries: number[], after: number[], removed: number | null]>([
    [[1, 2], [2, 2], [3], [1, 2, 3], null],
    [[1, 2], [1, 1], [3, 4], [1, 3, 4], 2],
    [[1, 2], [0, 0], [1], [1, 2], null],
    [[1, 2], [0, 0], [3], [3], 1],
    [[], [0, 0], [1, 1, 2], [1, 1, 2], null],
    [[1, 1], [0, 0], [1], [1, 1], null],
    [[1, 1], [0, 0], [], [1, 1], null],
    [[1, 2, 2, 2], [1, 1], [2, 2], [1, 2, 2, 2], null],
    [[1, 2, 2, 2], [1, 1], [2, 2, 2, 2], [1, 2, 2, 2, 2], null],
    [[1, 2, 2, 2], [1, 1], [2, 2, 3], [1, 2, 2, 3], 4],
    [[1, 2, 2, 2], [1, 1], [2, 3], [1, 2, 3], 3],
    [[1, 1, 1, 1], [2, 1], [4, 4, 4], [1, 1, 4, 4, 4], 3],
  ])('%j takes at %j %j: %j', (log, prev, entries, after, removed) => {
    const s = follower(log);
    const kept = s.server.persistent;
    const lines = s.deliver(appendEntries({ from: 1, term: 9, prev, entries }));
    expect(s.log).toEqual(after);
    expect(only(lines, 'truncate')).toEqual(removed === null ? [] : [`truncate from ${removed}`]);
    const from = removed ?? log.length + 1;
    const fresh = after.slice(from - 1).map((term, i) => `append ${from + i} of term ${term}`);
    expect(only(lines, 'append')).toEqual(fresh);
    const match = prev[0] + entries.length;
    expect(only(lines, 'to')).toEqual([`to S1: ack term 9 prev ${prev[0]} match ${match}`]);
    // What changes nothing is not written again.
    expect(s.server.persistent === kept).toBe(fresh.length === 0);
  });

  test('the commands come along', () => {
    const s = subject({ term: 1 });
    const entries = [
      { term: 1, command: 'SET x 5' },
      { term: 1, command: '' },
    ];
    s.deliver(appendEntries({ from: 2, term: 1, entries }));
    expect(entriesFrom(s.server.persistent.log)).toEqual(entries);
  });

  test('an entry that is there already is not replaced', () => {
    const s = subject({ term: 1, log: [{ term: 1, command: 'first' }] });
    s.deliver(appendEntries({ from: 2, term: 1, entries: [{ term: 1, command: 'first' }, entry(1)] }));
    expect(entriesFrom(s.server.persistent.log)).toEqual([{ term: 1, command: 'first' }, entry(1)]);
  });

  test('a duplicate changes nothing and is acknowledged again', () => {
    const s = follower([1]);
    const message = appendEntries({ from: 1, term: 9, prev: [1, 1], entries: [2, 2], commit: 2 });
    const first = s.deliver(message);
    const after = s.server;
    const second = s.deliver(message);
    expect(s.server).toBe(after);
    expect(only(second, 'to')).toEqual(only(first, 'to'));
    expect(only(second, 'append', 'commit', 'apply')).toEqual([]);
  });

  test('two that arrive in the wrong order: the later is refused, the earlier fits (N01)', () => {
    const s = follower([]);
    expect(s.deliver(appendEntries({ from: 1, term: 9, prev: [1, 9], entries: [9] }))).toContain(
      'to S1: refuse term 9 prev 1 conflict 1@none',
    );
    expect(s.deliver(appendEntries({ from: 1, term: 9, entries: [9] }))).toContain(
      'to S1: ack term 9 prev 0 match 1',
    );
    expect(s.log).toEqual([9]);
  });
});

describe('"If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry)" (Figure 2, 5)', () => {
  // After etcd’s TestHandleMsgApp (R08): never by the length of its own log, whose tail nobody has verified.
  test.each<[prev: Prev, entries: number[], leaderCommit: number, commit: number]>([
    [[2, 2], [], 3, 2],
    [[2, 2], [], 2, 2],
    [[2, 2], [], 1, 1],
    [[2, 2], [], 0, 0],
    [[1, 1], [], 4, 1],
    [[0, 0], [], 4, 0],
    [[0, 0], [1], 4, 1],
    [[1, 1], [2], 1, 1],
    [[1, 1], [2], 4, 2],
    [[2, 2], [2, 2], 3, 3],
    [[2, 2], [2, 2], 4, 4],
    [[2, 2], [2, 2], 5, 4],
    [[1, 1], [3], 3, 2],
  ])('[1, 2] takes at %j %j with leaderCommit %i: commitIndex %i', (prev, entries, leaderCommit, commit) => {
    const s = follower([1, 2]);
    const lines = s.deliver(appendEntries({ from: 1, term: 9, prev, entries, commit: leaderCommit }));
    expect(s.server.commitIndex).toBe(commit);
    expect(only(lines, 'commit')).toEqual(commit === 0 ? [] : [`commit ${commit}`]);
  });

  test('what is committed stays so', () => {
    const s = follower([1, 2, 2], 3);
    const lines = s.deliver(appendEntries({ from: 1, term: 9, prev: [1, 1], entries: [2], commit: 2 }));
    expect(only(lines, 'commit', 'apply')).toEqual([]);
    expect(s.server).toMatchObject({ commitIndex: 3, lastApplied: 3 });
  });

  test.each([
    [[8], 1],
    [[8, 8], 2],
    [[8, 8, 9], 3],
    [[8, 8, 9], 2],
  ])(
    '"it applies the entry to its local state machine (in log order)": %j up to %i, once each (R05)',
    (entries, k) => {
      const s = follower([]);
      const message = appendEntries({ from: 1, term: 9, entries, commit: k });
      const applied = Array.from({ length: k }, (_, i) => `apply ${i + 1}`);
      expect(only(s.deliver(message), 'commit', 'apply')).toEqual([`commit ${k}`, ...applied]);
      expect(s.server).toMatchObject({ commitIndex: k, lastApplied: k });
      expect(only(s.deliver(message), 'apply')).toEqual([]);
    },
  );

  test('it goes on where it stopped', () => {
    const s = follower([1, 1, 1], 1);
    expect(only(s.deliver(appendEntries({ from: 1, term: 9, prev: [3, 1], commit: 3 })), 'apply')).toEqual([
      'apply 2',
      'apply 3',
    ]);
  });
});

test('an answer waits for the disk: "updated on stable storage before responding to RPCs" (Figure 2)', () => {
  const s = follower([1]);
  s.deliver(appendEntries({ from: 1, term: 9, prev: [1, 1], entries: [9] }));
  expect(s.effects.filter((effect) => effect.type === 'send')).toEqual([
    expect.objectContaining({ afterWrites: true, message: expect.objectContaining({ matchIndex: 2 }) }),
  ]);
});

test('it answers the sender, with the prevLogIndex it was asked about', () => {
  const s = follower([1, 1]);
  s.deliver(appendEntries({ from: 3, term: 9, prev: [1, 1], entries: [1] }));
  const [reply] = s.sent as AppendEntriesReply[];
  expect(reply).toMatchObject({ from: 2, to: 3, prevLogIndex: 1, matchIndex: 2 });
});
