/** §5.3, "Log replication", at the leader, and what it does with the answers. Quotations are the paper's. */
import { describe, expect, test } from 'vitest';
import type { Settings } from './settings.ts';
import {
  ack,
  appendEntries,
  leader,
  only,
  refusal,
  requestVote,
  type Subject,
  subject,
} from './testing/subject.ts';
import type { AppendEntries, AppendEntriesReply } from './types.ts';

describe('"The leader appends the command to its log as a new entry, then issues AppendEntries RPCs in parallel"', () => {
  test('with the next heartbeat: each follower gets all it is not known to have (R02)', () => {
    const s = leader({ term: 2, log: [1, 1] });
    expect(s.request('SET x 1')).toEqual(['append 3 of term 2']);
    expect(s.request('SET x 2')).toEqual(['append 4 of term 2']);
    expect(s.log).toEqual([1, 1, 2, 2]);
    expect(s.timeout('heartbeat')).toEqual([
      'start heartbeat',
      'to S2: AppendEntries term 2 prev 2@1 [2 2] commit 0',
      'to S3: AppendEntries term 2 prev 2@1 [2 2] commit 0',
    ]);
  });

  test('or at once, and the heartbeat’s timer runs on', () => {
    const s = leader({ term: 2, log: [1, 1] }, 4, { replicate: 'at-once' });
    expect(s.request('SET x 1')).toEqual([
      'append 3 of term 2',
      'to S2: AppendEntries term 2 prev 2@1 [2] commit 0',
      'to S3: AppendEntries term 2 prev 2@1 [2] commit 0',
      'to S4: AppendEntries term 2 prev 2@1 [2] commit 0',
    ]);
    expect(only(s.request('SET x 2'), 'to S2')).toEqual([
      'to S2: AppendEntries term 2 prev 2@1 [2 2] commit 0',
    ]);
  });

  test('it does not wait for its own disk (diss §10.2.1)', () => {
    const s = leader({ term: 1 }, 3, { replicate: 'at-once' });
    s.request('SET x 1');
    const sends = s.effects.filter((effect) => effect.type === 'send');
    expect(sends).toHaveLength(2);
    for (const send of sends) expect(send).toMatchObject({ afterWrites: false });
  });

  test('maxEntries bounds one message, whatever waits', () => {
    const s = leader({ term: 2, log: [1, 1] }, 2, { maxEntries: 2 });
    for (let i = 0; i < 5; i += 1) s.request('SET x 1');
    const beat = () => only(s.timeout('heartbeat'), 'to');
    expect(beat()).toEqual(['to S2: AppendEntries term 2 prev 2@1 [2 2] commit 0']);
    s.deliver(ack({ from: 2, term: 2, match: 4, prev: 2 }));
    expect(beat()).toEqual(['to S2: AppendEntries term 2 prev 4@2 [2 2] commit 4']);
    s.deliver(ack({ from: 2, term: 2, match: 6, prev: 4 }));
    expect(beat()).toEqual(['to S2: AppendEntries term 2 prev 6@2 [2] commit 6']);
  });

  test('"the leader retries AppendEntries RPCs indefinitely": the same again until there is an answer', () => {
    const s = leader({ term: 2, log: [1] });
    s.request('SET x 1');
    const first = s.timeout('heartbeat');
    expect(s.timeout('heartbeat')).toEqual(first);
    expect(only(first, 'to S3')).toEqual(['to S3: AppendEntries term 2 prev 1@1 [2] commit 0']);
  });

  test('entries and commit index go to those who lack them, each their own', () => {
    const s = leader({ term: 2, log: [1, 1] });
    s.request('SET x 1');
    s.deliver(ack({ from: 2, term: 2, match: 3, prev: 2 }));
    expect(only(s.timeout('heartbeat'), 'to')).toEqual([
      'to S2: AppendEntries term 2 prev 3@2 [] commit 3',
      'to S3: AppendEntries term 2 prev 2@1 [2] commit 3',
    ]);
  });
});

describe('"When a leader first comes to power, it initializes all nextIndex values to the index just after the last one in its log"', () => {
  test.each([[[]], [[1]], [[1, 1, 2]]])('with the log %j', (log) => {
    const s = leader({ term: 3, log }, 5);
    for (const id of [2, 3, 4, 5]) expect(s.progress(id)).toEqual({ next: log.length + 1, match: 0 });
    expect(s.progress(1).match).toBe(log.length);
  });
});

describe('an acknowledgement: "If successful: update nextIndex and matchIndex for follower" (Figure 2)', () => {
  test('it sends nothing, even if more entries wait', () => {
    const s = leader({ term: 1 }, 5, { replicate: 'at-once' });
    s.request('SET x 1');
    s.request('SET x 2');
    expect(s.deliver(ack({ from: 2, term: 1, match: 1, prev: 0 }))).toEqual([]);
    expect(s.progress(2)).toEqual({ next: 2, match: 1 });
    expect(s.progress(3)).toEqual({ next: 1, match: 0 });
  });

  test('one that says nothing new changes nothing', () => {
    const s = leader({ term: 1 });
    s.request('SET x 1');
    s.deliver(ack({ from: 2, term: 1, match: 1, prev: 0 }));
    const after = s.server;
    expect(s.deliver(ack({ from: 2, term: 1, match: 1, prev: 1 }))).toEqual([]);
    expect(s.server).toBe(after);
  });

  test('those in the wrong order: 5, then 3, and matchIndex stays 5 (N07)', () => {
    const s = leader({ term: 2, log: [1, 1, 1, 1, 1] }, 5);
    s.deliver(ack({ from: 2, term: 2, match: 5 }));
    s.deliver(ack({ from: 2, term: 2, match: 3 }));
    expect(s.progress(2)).toEqual({ next: 6, match: 5 });
  });

  test('that of an empty AppendEntries at an early place matches up to there only (N02)', () => {
    const s = leader({ term: 1 });
    s.request('SET x 1');
    s.deliver(ack({ from: 2, term: 1, match: 0, prev: 0 }));
    expect(s.progress(2)).toEqual({ next: 1, match: 0 });
    expect(s.server.commitIndex).toBe(0);
  });
});

describe('"After a rejection, the leader decrements nextIndex and retries the AppendEntries RPC"', () => {
  const refused = (change: Partial<Settings> = {}) => leader({ term: 5, log: [1, 1, 2, 2, 3] }, 3, change);

  test('it retries at once, that follower alone, and the heartbeat’s timer runs on', () => {
    const s = refused();
    expect(s.deliver(refusal({ from: 2, term: 5, prev: 5, conflict: [3, null] }))).toEqual([
      'to S2: AppendEntries term 5 prev 2@1 [2 2 3] commit 0',
    ]);
    expect(s.progress(2)).toEqual({ next: 3, match: 0 });
    expect(s.progress(3)).toEqual({ next: 6, match: 0 });
  });

  test('with at most maxEntries, as a heartbeat would', () => {
    const s = refused({ maxEntries: 1 });
    expect(s.deliver(refusal({ from: 2, term: 5, prev: 5, conflict: [3, null] }))).toEqual([
      'to S2: AppendEntries term 5 prev 2@1 [2] commit 0',
    ]);
  });

  test.each([
    ['to the conflict’s first index', [2, 1], 2],
    ['not above nextIndex − 1', [5, 3], 5],
    ['not above nextIndex − 1, whatever is asked', [9, 3], 5],
    ['not below 1', [0, null], 1],
    ['by one, if the refusal names none', [null, null], 5],
  ] as const)('nextIndex 6 goes %s', (_what, [index, term], next) => {
    const s = refused();
    const conflict = index === null ? {} : { conflict: [index, term] as const };
    s.deliver(refusal({ from: 2, term: 5, prev: 5, ...conflict }));
    expect(s.progress(2).next).toBe(next);
  });

  test('without fastBacktrack it goes down by one at a time, to the first entry and no lower', () => {
    const s = refused({ fastBacktrack: false });
    const nexts = [5, 4, 3, 2, 1, 0].map((prev) => {
      s.deliver(refusal({ from: 2, term: 5, prev }));
      return s.progress(2).next;
    });
    expect(nexts).toEqual([5, 4, 3, 2, 1, 1]);
  });

  test('a refusal counts only if it answers the present question: late and doubled ones do not (N08)', () => {
    const s = refused();
    const message = refusal({ from: 2, term: 5, prev: 5, conflict: [4, 4] });
    s.deliver(message);
    const after = s.server;
    expect(s.deliver(message)).toEqual([]);
    expect(s.deliver(refusal({ from: 2, term: 5, prev: 4, conflict: [1, null] }))).toEqual([]);
    expect(s.deliver(refusal({ from: 2, term: 5, prev: 2, conflict: [1, null] }))).toEqual([]);
    expect(s.server).toBe(after);
  });

  test('an old one takes nothing back from a follower that matches since (N08)', () => {
    const s = leader({ term: 2, log: [1, 1, 1, 1, 1, 1, 1, 1, 1] });
    s.deliver(refusal({ from: 2, term: 2, prev: 9, conflict: [5, null] }));
    s.deliver(ack({ from: 2, term: 2, match: 9, prev: 4 }));
    const after = s.server;
    expect(s.deliver(refusal({ from: 2, term: 2, prev: 4, conflict: [1, null] }))).toEqual([]);
    expect(s.server).toBe(after);
    expect(s.progress(2)).toEqual({ next: 10, match: 9 });
  });

  test('a follower that lost its disk refuses what it acknowledged, and is filled anew', () => {
    const s = leader({ term: 2, log: [1, 1, 1] });
    s.deliver(ack({ from: 2, term: 2, match: 3 }));
    expect(s.deliver(refusal({ from: 2, term: 2, prev: 3, conflict: [1, null] }))).toEqual([
      'to S2: AppendEntries term 2 prev 0@0 [1 1 1] commit 0',
    ]);
    expect(s.progress(2)).toEqual({ next: 1, match: 3 });
    s.deliver(ack({ from: 2, term: 2, match: 2, prev: 0 }));
    expect(s.progress(2)).toEqual({ next: 3, match: 3 });
  });
});

/**
 * Sends each server's answers to the other until nobody has anything to say; gives the places the leader
 * asked about.
 */
function converge(s: Subject, f: Subject): string[] {
  const probes: string[] = [];
  let asked = s.sent.filter((one) => one.to === f.server.id) as AppendEntries[];
  while (asked.length > 0) {
    probes.push(...asked.map((one) => `${one.prevLogIndex}@${one.prevLogTerm}`));
    const answers = asked.flatMap((one) => (f.deliver(one), f.sent as AppendEntriesReply[]));
    asked = answers.flatMap((one) => (s.deliver(one), s.sent as AppendEntries[]));
  }
  return probes;
}

const many = (count: number, term: number): number[] => Array.from({ length: count }, () => term);

describe('"the leader can decrement nextIndex to bypass all of the conflicting entries it stores for that term"', () => {
  // R26, etcd’s TestFastLogRejection, but for its compaction. There the leader also looks for the conflicting
  // term in its own log; here nextIndex becomes conflictIndex, so etcd’s first probe after the refusal, where
  // it is another, is given behind.
  test.each<[l: number[], f: number[], probes: string[], etcd: string]>([
    [[1, 2, 2, ...many(4, 4)], [1, 2, 2, ...many(8, 3)], ['7@4', '3@2'], ''],
    [[1, 2, 2, 3, 4, 4, 4, 5], [1, 2, 2, ...many(8, 3)], ['8@5', '3@2'], ', etcd’s second at 4@3'],
    [[1, 1, 1, 1], [1, 2, 2, 4], ['4@1', '3@1', '1@1'], ', etcd’s second at 1@1'],
    [many(6, 1), [1, 2, 2, 4], ['6@1', '4@1', '3@1', '1@1'], ', etcd’s second at 1@1'],
    [[1, 1, 1, 1], [1, 2, 2, 4, 4, 4], ['4@1', '3@1', '1@1'], ', etcd’s second at 1@1'],
    [[1, 1, 1, 4, 5], [1, 1, 1, 4], ['5@5', '4@4'], ''],
    [[2, ...many(8, 5)], [2, ...many(5, 4)], ['9@5', '6@5', '1@2'], ', etcd’s second at 1@2'],
    [many(5, 2), [2, ...many(7, 4)], ['5@2', '1@2'], ''],
  ])('leader %j, follower %j: asks at %j%s', (l, f, probes) => {
    const s = leader({ term: 8, log: l }, 2);
    const follower = subject({ id: 2, term: 7, log: f }, 2);
    expect(converge(s, follower)).toEqual(probes);
    expect(follower.log.slice(0, l.length)).toEqual(l);
    expect(s.progress(2)).toEqual({ next: l.length + 1, match: l.length });
  });

  test('"one AppendEntries RPC will be required for each term with conflicting entries, rather than one RPC per entry"', () => {
    const l = many(30, 1);
    const f = [1, 1, ...many(9, 2), ...many(9, 3), ...many(10, 4)];
    const fast = converge(leader({ term: 8, log: l }, 2), subject({ id: 2, term: 7, log: f }, 2));
    expect(fast).toEqual(['30@1', '20@1', '11@1', '2@1']);
    const slow = { fastBacktrack: false };
    const one = converge(leader({ term: 8, log: l }, 2, slow), subject({ id: 2, term: 7, log: f }, 2, slow));
    expect(one).toHaveLength(29);
  });
});

describe.each([true, false])(
  'Figure 7, a leader comes to power in term 8, fastBacktrack %s (R10)',
  (fastBacktrack) => {
    test.each([
      ['a', [1, 1, 1, 4, 4, 5, 5, 6, 6]],
      ['b', [1, 1, 1, 4]],
      ['c', [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6]],
      ['d', [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7]],
      ['e', [1, 1, 1, 4, 4, 4, 4]],
      ['f', [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3]],
    ])('its log overwrites that of (%s)', (_name, log) => {
      const s = leader({ term: 8, log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6] }, 7, { fastBacktrack });
      const f = subject({ id: 2, term: 7, log }, 7, { fastBacktrack });
      converge(s, f);
      s.request('SET x 1');
      s.timeout('heartbeat');
      converge(s, f);
      expect(f.log).toEqual([1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8]);
      expect(s.log).toEqual(f.log);
    });
  },
);

test('"A leader never overwrites or deletes entries in its own log" (Leader Append-Only)', () => {
  const s = leader({ term: 3, log: [1, 2] });
  s.deliver(appendEntries({ from: 2, term: 3, prev: [1, 1], entries: [3, 3], commit: 3 }));
  s.deliver(appendEntries({ from: 2, term: 2, prev: [0, 0], entries: [2], commit: 1 }));
  s.deliver(requestVote({ from: 2, term: 3, last: [9, 3] }));
  expect(s.log).toEqual([1, 2]);
  expect(s.server.commitIndex).toBe(0);
});
