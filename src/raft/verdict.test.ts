/** A verdict and its conditions come from one list, so they cannot disagree. */
import { describe, expect, test } from 'vitest';
import { policyOf } from './broken.ts';
import { BUGS } from './bugs.ts';
import { RAFT } from './figure2.ts';
import { BUG_RULES, RULES, wordsOf } from './rules.ts';
import { SILENT_RULES } from './silent-rules.ts';
import { boot, step } from './step.ts';
import { ack, leader, logOf, requestVote, subject, voteReply } from './testing/subject.ts';
import { conditionsOf, decide, isBroken, type Judge, type Verdict } from './verdict.ts';

const voter = boot(1, { currentTerm: 3, votedFor: null, log: logOf([1, 3]) });
const ask = (term: number, last: [number, number], from = 2) => ({
  ...requestVote({ from, term, last }),
  to: 1,
});

describe('why S1, in term 3 with entries of terms 1 and 3, grants a vote or not', () => {
  test('it checks the term, the vote and the log, and all conditions hold', () => {
    expect(decide(RAFT.vote, voter, ask(3, [2, 3]))).toEqual({
      yes: true,
      rule: 'vote:granted',
      reason: 'granted',
    });
    expect(conditionsOf(RAFT.vote, voter, ask(3, [2, 3]))).toEqual([
      { condition: 'term ≥ currentTerm', values: { term: 3, currentTerm: 3 }, held: true },
      { condition: 'votedFor = candidateId', values: { votedFor: null, candidateId: 2 }, held: false },
      { condition: 'votedFor = null', values: { votedFor: null }, held: true },
      {
        condition: 'the candidate’s log is at least as up to date',
        values: { lastLogTerm: 3, lastLogIndex: 2, ownLastTerm: 3, ownLastIndex: 2 },
        held: true,
      },
    ]);
  });

  test('an old term decides at once: no other condition is evaluated', () => {
    expect(decide(RAFT.vote, voter, ask(2, [9, 9])).rule).toBe('vote:stale-term');
    expect(conditionsOf(RAFT.vote, voter, ask(2, [9, 9]))).toEqual([
      { condition: 'term ≥ currentTerm', values: { term: 2, currentTerm: 3 }, held: false },
    ]);
  });

  test('without the rule about logs the same conditions are evaluated, and the yes has the name of the bug', () => {
    const { vote } = policyOf(['no-up-to-date']);
    expect(decide(vote, voter, ask(3, [1, 1]))).toEqual({
      yes: true,
      rule: 'bug:no-up-to-date',
      reason: 'granted',
    });
    expect(conditionsOf(vote, voter, ask(3, [1, 1])).at(-1)).toMatchObject({ held: false });
    expect(decide(vote, voter, ask(3, [2, 3])).rule).toBe('vote:granted');
  });
});

test('values are computed for a listener, and for what an event tells: a silent decision computes none', () => {
  let looked = 0;
  const counting = <About>({ clauses, end }: Judge<About>): Judge<About> => ({
    end,
    clauses: clauses.map((clause) => ({
      ...clause,
      values: (self, about) => {
        looked += 1;
        return clause.values(self, about);
      },
    })),
  });
  const policy = { ...RAFT, vote: counting(RAFT.vote), adopt: counting(RAFT.adopt) };
  const s = subject({ term: 3, log: [1, 3] }, 3, { policy });
  const input = { type: 'receive', message: ask(3, [2, 3]) } as const;
  const told = step(s.settings, s.server, input).effects.find((effect) => effect.type === 'fact');
  expect(told).toMatchObject({ fact: { kind: 'grant-vote' }, values: { lastLogTerm: 3, ownLastTerm: 3 } });
  // Those of the vote; none of the term, which is not adopted.
  expect(looked).toBe(4);
  looked = 0;
  expect(s.decisions(input).find(({ judge }) => judge === 'vote')?.conditions).toHaveLength(4);
  expect(looked).toBe(4 + 5);
});

describe('silent decisions are reported, too', () => {
  test('a late vote', () => {
    const s = leader({ term: 2 }, 3);
    expect(
      s.decisions({ type: 'receive', message: { ...voteReply({ from: 3, term: 2 }), to: 1 } }),
    ).toContainEqual({
      judge: 'countVote',
      verdict: expect.objectContaining({ yes: false, rule: 'vote-reply:decided' }),
      conditions: [{ condition: 'it still stands', values: { role: 'leader' }, held: false }],
      server: 1,
      standing: expect.objectContaining({ id: 1, commitIndex: 0, lastApplied: 0 }),
      effects: 0,
    });
  });

  test('an answer of an earlier term', () => {
    const s = leader({ term: 2 }, 3);
    const rules = s
      .decisions({ type: 'receive', message: { ...ack({ from: 3, term: 1, match: 1 }), to: 1 } })
      .map(({ verdict }) => verdict.rule);
    expect(rules).toEqual(['message:heeded', 'term:known', 'reply:old-term', 'timer:no-reason']);
  });

  test('a commit that is not possible yet, because the entry has an older term', () => {
    const s = leader({ term: 2, log: [1] }, 3);
    const decision = s
      .decisions({ type: 'receive', message: { ...ack({ from: 3, term: 2, match: 1 }), to: 1 } })
      .find(({ judge }) => judge === 'commit');
    expect(decision?.verdict.rule).toBe('commit:old-term');
    expect(decision?.conditions.at(-1)).toEqual({
      condition: 'its entry there is of its currentTerm',
      values: { term: 1, currentTerm: 2 },
      held: false,
    });
  });

  test.each([
    [1, 2, false],
    [2, 2, false],
    [3, 2, true],
  ])('an acknowledgement up to %i, with %i committed: is a commit decided? %s', (match, commit, asks) => {
    const s = leader({ term: 2, log: [1, 1, 1], commit }, 3);
    const asked = s
      .decisions({ type: 'receive', message: { ...ack({ from: 3, term: 2, match }), to: 1 } })
      .map(({ judge }) => judge);
    expect(asked).toContain('setMatch');
    expect(asked.includes('commit')).toBe(asks);
  });

  test('a heartbeat timer of a server that does not lead any more', () => {
    const s = subject({ term: 2 });
    const [decision] = s.decisions({ type: 'timer', timer: 'heartbeat' });
    expect(decision).toMatchObject({ judge: 'heartbeat', verdict: { rule: 'heartbeat:not-leader' } });
  });
});

describe('every rule has words', () => {
  const judges = Object.values(RAFT).filter((one): one is Judge<never> => typeof one === 'object');
  const verdictsIn = ({ clauses, end }: Judge<never>): Verdict[] => [
    end,
    ...clauses.flatMap((clause) => [clause.then, clause.else].filter((one) => one !== undefined)),
  ];

  test('every rule of a judge is in the lists, and every rule in the lists decides something', () => {
    // Parts of Figure 2 without a choice have no judge.
    const consequences = ['term:deposed', 'log:noop', 'log:replicate'];
    const decided = new Set<string>([...judges.flatMap(verdictsIn).map(({ rule }) => rule), ...consequences]);
    expect([...decided].sort()).toEqual([...Object.keys(RULES), ...Object.keys(SILENT_RULES)].sort());
  });

  test('each is a whole sentence with its section', () => {
    for (const [section, text] of Object.values({ ...RULES, ...SILENT_RULES })) {
      expect(section).toMatch(/^(§|dissertation §|Figure )\d/);
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('a broken rule says that it is one, and each has a name for documents', () => {
    expect(Object.keys(BUG_RULES)).toEqual([...BUGS]);
    expect(BUGS).toHaveLength(28);
    expect(wordsOf('bug:vote-twice')).toEqual([
      '§5.2',
      'Broken on purpose: it votes though it has voted for another in this term.',
    ]);
    expect([isBroken('bug:vote-twice'), isBroken('vote:granted')]).toEqual([true, false]);
  });

  test('a rule that leads to an event has its own, and a silent one causes no event', () => {
    expect(wordsOf('vote:granted')).toBe(RULES['vote:granted']);
    expect(wordsOf('vote-reply:again')).toBe(undefined);
  });

  test('the order of the names does not matter', () => {
    const decideBoth = (names: readonly (typeof BUGS)[number][]) =>
      decide(
        policyOf(names).vote,
        { ...voter, persistent: { ...voter.persistent, votedFor: 3 } },
        ask(3, [1, 1]),
      );
    expect(decideBoth(['vote-twice', 'no-up-to-date'])).toEqual(decideBoth(['no-up-to-date', 'vote-twice']));
  });
});
