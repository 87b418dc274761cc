/**
 * The effects of a step: exact fields of messages, what waits for the disk, the rule and the cause of each
 * effect.
 */

import { describe, expect, test } from 'vitest';
import { entriesFrom } from './log.ts';
import { RULES } from './rules.ts';
import { step } from './step.ts';
import { ack, appendEntries, entry, leader, requestVote, subject, voteReply } from './testing/subject.ts';
import type { Input } from './types.ts';

describe('a message has exactly the fields of Figure 2, and its envelope', () => {
  test('RequestVote', () => {
    const s = subject({ id: 2, term: 3, log: [1, 3] }, 2);
    s.timeout();
    expect(s.sent).toStrictEqual([
      { type: 'RequestVote', from: 2, to: 1, term: 4, candidateId: 2, lastLogIndex: 2, lastLogTerm: 3 },
    ]);
  });

  test('its reply', () => {
    const s = subject({ id: 2, term: 3 });
    s.deliver(requestVote({ from: 3, term: 3 }));
    expect(s.sent).toStrictEqual([{ type: 'RequestVoteReply', from: 2, to: 3, term: 3, voteGranted: true }]);
  });

  test('AppendEntries', () => {
    const s = leader({ term: 2, log: [1] }, 2);
    s.request('SET x 5');
    s.timeout('heartbeat');
    expect(s.sent).toStrictEqual([
      {
        type: 'AppendEntries',
        from: 1,
        to: 2,
        term: 2,
        leaderId: 1,
        prevLogIndex: 1,
        prevLogTerm: 1,
        entries: [{ term: 2, command: 'SET x 5' }],
        leaderCommit: 0,
      },
    ]);
  });

  const envelope = { type: 'AppendEntriesReply', from: 2, to: 1, term: 2 };
  test.each([
    [
      'an acknowledgement',
      appendEntries({ from: 1, term: 2, prev: [1, 1], entries: [2, 2] }),
      { success: true, prevLogIndex: 1, matchIndex: 3, conflictTerm: null, conflictIndex: null },
    ],
    [
      'a refusal of what conflicts',
      appendEntries({ from: 1, term: 2, prev: [2, 2] }),
      { success: false, prevLogIndex: 2, matchIndex: 0, conflictTerm: 1, conflictIndex: 1 },
    ],
    [
      'a refusal of what is missing',
      appendEntries({ from: 1, term: 2, prev: [7, 2] }),
      { success: false, prevLogIndex: 7, matchIndex: 0, conflictTerm: null, conflictIndex: 3 },
    ],
    [
      'a refusal of a term that is over, its own entry at that place all the same',
      appendEntries({ from: 1, term: 1, prev: [2, 1] }),
      { success: false, prevLogIndex: 2, matchIndex: 0, conflictTerm: 1, conflictIndex: 1 },
    ],
  ] as const)('%s', (_what, message, expected) => {
    const s = subject({ id: 2, term: 2, log: [1, 1] });
    s.deliver(message);
    expect(s.sent).toStrictEqual([{ ...envelope, ...expected }]);
  });
});

test('RequestVote and every reply wait for the writes before them; AppendEntries does not (diss §10.2.1)', () => {
  const steps: [string, Input][] = [
    ['RequestVote', { type: 'timer', timer: 'election' }],
    ['RequestVoteReply', { type: 'receive', message: { ...requestVote({ from: 2, term: 9 }), to: 1 } }],
    ['AppendEntriesReply', { type: 'receive', message: { ...appendEntries({ from: 2, term: 9 }), to: 1 } }],
    ['AppendEntries', { type: 'timer', timer: 'heartbeat' }],
  ];
  for (const [type, input] of steps) {
    const s = type === 'AppendEntries' ? leader({ term: 1 }) : subject({});
    s.take(input);
    const sends = s.effects.flatMap((effect) => (effect.type === 'send' ? [effect] : []));
    expect(sends.length).toBeGreaterThan(0);
    for (const send of sends) {
      expect(send).toMatchObject({ afterWrites: type !== 'AppendEntries', message: { type } });
    }
  }
});

test('each effect names an earlier fact as its cause, or the input', () => {
  const s = subject({ term: 1, log: [1, 1] });
  s.timeout();
  s.deliver(appendEntries({ from: 2, term: 3, prev: [1, 1], entries: [3, 3], commit: 3 }));
  const reasons = s.effects.map((effect) => effect.because);
  const facts = s.effects.map((effect) =>
    effect.type === 'fact' ? `${effect.fact.kind} ${effect.rule}` : effect.type,
  );
  // new-term ← input, step-down ← new-term, …, accept ← input, truncate ← accept, commit ← accept, applies ←
  // commit.
  expect(facts.map((fact, i) => `${fact} ← ${reasons[i]}`)).toEqual([
    'new-term term:higher ← -1',
    'step-down term:deposed ← 0',
    'stop ← 1',
    'start ← 1',
    'accept-entries entries:match ← -1',
    'start ← 4',
    'truncate log:overwrite ← 4',
    'append log:replicate ← 4',
    'append log:replicate ← 4',
    'commit commit:told ← 4',
    'apply apply:committed ← 9',
    'apply apply:committed ← 9',
    'apply apply:committed ← 9',
    'send ← 4',
  ]);
});

test('a leader’s: what it appends, commits, and takes from a client', () => {
  const rules = (s: ReturnType<typeof subject>) =>
    s.effects.flatMap((effect) => (effect.type === 'fact' ? [`${effect.fact.kind} ${effect.rule}`] : []));
  const s = leader({ term: 1 }, 3, { noop: true });
  expect(rules(s)).toEqual(['become-leader vote:majority', 'append log:noop']);
  s.request('SET x 5');
  expect(rules(s)).toEqual(['append log:client']);
  s.deliver(ack({ from: 2, term: 1, match: 2, prev: 0 }));
  expect(rules(s)).toEqual(['commit commit:majority', 'apply apply:committed', 'apply apply:committed']);
});

test('the append of a request leads to its AppendEntries, an election to its RequestVotes', () => {
  const s = leader({ term: 1 }, 2, { replicate: 'at-once' });
  s.request('SET x 5');
  expect(s.effects.map((effect) => effect.because)).toEqual([-1, 0]);
  const candidate = subject({}, 2);
  candidate.timeout();
  expect(candidate.effects.map((effect) => effect.because)).toEqual([-1, 0, 0, 0]);
});

test('every rule names a section of the paper and is a whole sentence', () => {
  for (const [section, text] of Object.values(RULES)) {
    expect(section).toMatch(/^§\d/);
    expect(text).toMatch(/^[A-Z].*\.$/);
  }
});

test('a step does not change the server it was given', () => {
  const s = leader({ term: 1, log: [] }, 2);
  const before = s.server;
  const copy = structuredClone({
    ...before,
    persistent: { ...before.persistent, log: entriesFrom(before.persistent.log) },
  });
  step(s.settings, before, { type: 'request', command: 'SET x 1' });
  step(s.settings, before, { type: 'receive', message: { ...ack({ from: 2, term: 1, match: 1 }), to: 1 } });
  step(s.settings, before, { type: 'receive', message: { ...voteReply({ from: 2, term: 7 }), to: 1 } });
  step(s.settings, before, {
    type: 'receive',
    message: { ...appendEntries({ from: 2, term: 7, entries: [7] }), to: 1 },
  });
  expect({
    ...before,
    persistent: { ...before.persistent, log: entriesFrom(before.persistent.log) },
  }).toEqual(copy);
});

test('the entries of a message in flight do not change', () => {
  const s = leader({ term: 1 }, 2, { replicate: 'at-once' });
  s.request('SET x 1');
  const [message] = s.sent;
  s.request('SET x 2');
  expect(message).toMatchObject({ entries: [{ term: 1, command: 'SET x 1' }] });
  expect(entry(1)).toEqual({ term: 1, command: 't1' });
});
