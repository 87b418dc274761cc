/** Why something has not happened, in runs of which the answer is known. */
import { describe, expect, test } from 'vitest';
import { answered, asked, led, standing } from './testing/asking.ts';

const SET = { do: 'request', server: 'S1', command: 'SET x 1' } as const;

describe('an entry is not committed', () => {
  const goal = { want: 'commit', index: 1, term: 1 } as const;
  test('while the answers are on their way', () => {
    expect(answered(standing(led(3), [{ at: 5, ...SET }], 18), goal)).toEqual([
      '✓ S1 leads term 1.',
      '✗ One server of 3 has entry 1, as the leader knows. It needs 2.',
      '  ✓ S1: matchIndex 1.',
      '  ✗ S2: matchIndex 0, not 1.',
      '    ✓ S2 is up.',
      '    ✓ S2 has entry 1.',
      '    ✗ AppendEntriesReply from S2 to S1 is on its way. It arrives at 25.0 ms.',
      '  ✗ S3: matchIndex 0, not 1.',
      '    ✓ S3 is up.',
      '    ✓ S3 has entry 1.',
      '    ✗ AppendEntriesReply from S3 to S1 is on its way. It arrives at 25.0 ms.',
      '✓ The entry is of term 1, its currentTerm is 1.',
    ]);
  });
  test('where messages were lost at a cut', () => {
    const cut = { at: 2, do: 'partition', groups: [['S1'], ['S2', 'S3']] } as const;
    expect(answered(standing(led(3), [cut, { at: 5, ...SET }], 18), goal)).toEqual([
      '✓ S1 leads term 1.',
      '✗ One server of 3 has entry 1, as the leader knows. It needs 2.',
      '  ✓ S1: matchIndex 1.',
      '  ✗ S2: matchIndex 0, not 1.',
      '    ✓ S2 is up.',
      '    ✗ The way from S1 to S2 is cut.',
      '    ✗ The way from S2 to S1 is cut.',
      '    ✗ S2 does not have entry 1.',
      '    ✗ AppendEntries from S1 to S2 was lost at 5.0 ms: at a cut.',
      '    · S1 sends again at 75.0 ms.',
      '  ✗ S3: matchIndex 0, not 1.',
      '    ✓ S3 is up.',
      '    ✗ The way from S1 to S3 is cut.',
      '    ✗ The way from S3 to S1 is cut.',
      '    ✗ S3 does not have entry 1.',
      '    ✗ AppendEntries from S1 to S3 was lost at 5.0 ms: at a cut.',
      '    · S1 sends again at 75.0 ms.',
      '✓ The entry is of term 1, its currentTerm is 1.',
    ]);
  });
  test('where the followers are down', () => {
    const down = [2, 3].map((id) => ({ at: 1, do: 'crash', server: `S${id}` }) as const);
    expect(answered(standing(led(3), [...down, { at: 5, ...SET }], 30), goal)).toEqual([
      '✓ S1 leads term 1.',
      '✗ One server of 3 has entry 1, as the leader knows. It needs 2.',
      '  ✓ S1: matchIndex 1.',
      '  ✗ S2: matchIndex 0, not 1.',
      '    ✗ S2 is down.',
      '    ✗ S2 does not have entry 1.',
      '    ✗ AppendEntries from S1 to S2 was lost at 15.0 ms: at a server that is down.',
      '    · S1 sends again at 75.0 ms.',
      '  ✗ S3: matchIndex 0, not 1.',
      '    ✗ S3 is down.',
      '    ✗ S3 does not have entry 1.',
      '    ✗ AppendEntries from S1 to S3 was lost at 15.0 ms: at a server that is down.',
      '    · S1 sends again at 75.0 ms.',
      '✓ The entry is of term 1, its currentTerm is 1.',
    ]);
  });
  test('while nobody leads', () => {
    const down = { at: 6, do: 'crash', server: 'S1' } as const;
    expect(answered(standing(led(3), [{ at: 5, ...SET }, down], 30), goal)).toEqual([
      '✗ Nobody leads.',
      '  ✓ 2 servers of 3 run. A majority is 2.',
      '  ✗ S1 is down.',
      '  ✗ The election timer of S2 runs until 168.6 ms.',
      '  ✗ The election timer of S3 runs until 194.4 ms.',
    ]);
  });
  test('if it is of an older term', () => {
    const initial = {
      S1: { term: 2, log: [1], role: 'leader' as const },
      S2: { term: 2 },
      S3: { term: 2, log: [1] },
    };
    expect(answered(standing({ servers: 3, initial }, [], 60), goal)).toEqual([
      '✓ S1 leads term 2.',
      '✓ 3 servers of 3 have entry 1, as the leader knows. It needs 2.',
      '  ✓ S1: matchIndex 1.',
      '  ✓ S2: matchIndex 1.',
      '  ✓ S3: matchIndex 1.',
      '✗ The entry is of term 1, its currentTerm is 2.',
      '  ✗ S1 has no later entry of its own term 2, which would commit this one too.',
    ]);
  });
});

describe('nobody leads', () => {
  test('while timers run, and a server is down', () => {
    const run = standing(
      { servers: 3, timeouts: { S1: [200], S2: [180], S3: [170] } },
      [{ at: 3, do: 'crash', server: 'S3' }],
      100,
    );
    expect(answered(run, { want: 'leader' })).toEqual([
      '✓ 2 servers of 3 run. A majority is 2.',
      '✗ The election timer of S1 runs until 200.0 ms.',
      '✗ The election timer of S2 runs until 180.0 ms.',
      '✗ S3 is down.',
    ]);
  });
  test('after a split vote', () => {
    const near = { at: 1, do: 'link', from: 'S2', to: 'S4', latency: [5, 5] } as const;
    const timeouts = { S1: [100], S2: [100], S3: [200], S4: [200] };
    const run = standing({ servers: 4, timeouts }, [near], 125);
    expect(answered(run, { want: 'leader' }, 2)).toEqual([
      '✓ 4 servers of 4 run. A majority is 3.',
      '✗ S1 stands for election in term 1.',
      '  ✓ S1 is up.',
      '  ✓ S1 stands for election in term 1.',
      '  ✗ It has 2 votes of 4, and needs 3.',
      '    ✓ S1 votes for itself.',
      '    ✗ S2 has said no to S1.',
      '      ✓ Both are of term 1.',
      '      · Its votedFor is S2, the candidate is S1.',
      '      ✗ Its votedFor is S2.',
      '    ✓ S3 has voted for S1.',
      '    ✗ S4 has said no to S1.',
      '      ✓ Both are of term 1.',
      '      · Its votedFor is S2, the candidate is S1.',
      '      ✗ Its votedFor is S2.',
      '✗ S2 stands for election in term 1.',
      '  ✓ S2 is up.',
      '  ✓ S2 stands for election in term 1.',
      '  ✗ It has 2 votes of 4, and needs 3.',
      '    ✗ S1 has said no to S2.',
      '      ✓ Both are of term 1.',
      '      · Its votedFor is S1, the candidate is S2.',
      '      ✗ Its votedFor is S1.',
      '    ✓ S2 votes for itself.',
      '    ✗ S3 has said no to S2.',
      '      ✓ Both are of term 1.',
      '      · Its votedFor is S1, the candidate is S2.',
      '      ✗ Its votedFor is S1.',
      '    ✓ S4 has voted for S2.',
      '✗ The election timer of S3 runs until 363.3 ms.',
      '✗ The election timer of S4 runs until 385.3 ms.',
    ]);
  });
});

describe('a vote is missing', () => {
  test('that was denied, as it was decided', () => {
    const initial = { S1: { term: 1 }, S2: { term: 1, log: [1] }, S3: { term: 1 } };
    const run = standing({ servers: 3, initial, timeouts: { S1: [100] } }, [], 125);
    const goal = { want: 'vote', voter: 2, candidate: 1, term: 2 } as const;
    expect(answered(run, goal)).toEqual([
      '✓ Both are of term 2.',
      '· Its votedFor is nobody, the candidate is S1.',
      '✓ It has voted for nobody in this term.',
      '✗ The candidate’s last entry is of term 0, its own of term 1.',
    ]);
    expect(asked(run, goal).rule).toBe('vote:log-behind');
  });
  test('while the request is on its way, with what it will meet', () => {
    const run = standing({ servers: 3, timeouts: { S1: [100] } }, [], 105);
    expect(answered(run, { want: 'vote', voter: 2, candidate: 1, term: 1 })).toEqual([
      '✓ S1 stands for election in term 1.',
      '✓ S2 is up.',
      '✗ RequestVote from S1 to S2 is on its way. It arrives at 110.0 ms.',
      '✓ S2 would vote for it now.',
      '  ✓ Both are of term 1.',
      '  · Its votedFor is nobody, the candidate is S1.',
      '  ✓ It has voted for nobody in this term.',
      '  ✓ The last entries of both are of term 0. The candidate’s log ends at index 0, its own at index 0.',
    ]);
  });
});

test('a deposed leader does not know the new term', () => {
  const cut = { at: 20, do: 'partition', groups: [['S1'], ['S2', 'S3']] } as const;
  const run = standing(led(3), [cut, { at: 30, do: 'timeout', server: 'S2' }], 100);
  expect(answered(run, { want: 'term', server: 1, term: 2 })).toEqual([
    '✓ S1 is up.',
    '✓ S2 is in term 2.',
    '  ✗ The way from S2 to S1 is cut.',
    '  ✗ AppendEntries from S2 to S1 was lost at 50.0 ms: at a cut.',
    '✓ S3 is in term 2.',
    '  ✗ The way from S3 to S1 is cut.',
    '  ✗ S3 has sent nothing to S1 since.',
  ]);
});

test('a follower does not know that an entry is committed', () => {
  const run = standing(led(3), [{ at: 5, ...SET }], 40);
  expect(answered(run, { want: 'told', server: 2, index: 1 })).toEqual([
    '✓ S2 is up.',
    '✓ S1 knows that entry 1 is committed.',
    '✓ S2 has entry 1.',
    '✗ S1 has not told S2 yet.',
    '· S1 sends again at 75.0 ms.',
  ]);
});

test('a message has not arrived', () => {
  const run = standing(
    led(3),
    [{ at: 5, do: 'hold', message: { from: 'S1', to: 'S2', which: 'first' } }],
    40,
  );
  const held = run.world.packets.find(({ at }) => at === Infinity);
  expect(answered(run, { want: 'arrive', message: held?.id ?? 0 })).toEqual([
    '✗ AppendEntries from S1 to S2 is held.',
  ]);
});

test('a client has no answer', () => {
  const run = standing(led(3), [{ at: 5, ...SET }], 18);
  expect(answered(run, { want: 'answer', request: run.world.requests[0]?.id ?? 0 }, 2)).toEqual([
    '✓ S1 is up.',
    '✓ S1 has it in its log, as entry 1.',
    '✗ S1 does not know that entry 1 is committed.',
    '  ✓ S1 leads term 1.',
    '  ✗ One server of 3 has entry 1, as the leader knows. It needs 2.',
    '    ✓ S1: matchIndex 1.',
    '    ✗ S2: matchIndex 0, not 1.',
    '      ✓ S2 is up.',
    '      ✓ S2 has entry 1.',
    '      ✗ AppendEntriesReply from S2 to S1 is on its way. It arrives at 25.0 ms.',
    '    ✗ S3: matchIndex 0, not 1.',
    '      ✓ S3 is up.',
    '      ✓ S3 has entry 1.',
    '      ✗ AppendEntriesReply from S3 to S1 is on its way. It arrives at 25.0 ms.',
    '  ✓ The entry is of term 1, its currentTerm is 1.',
  ]);
});

test('a cut way and a held message lead to the act that did it, not to a later one of its kind', () => {
  const cuts = [
    { at: 10, do: 'cut', from: 'S1', to: 'S2' },
    { at: 20, ...SET },
    { at: 25, do: 'cut', from: 'S2', to: 'S3' },
  ] as const;
  const holds = [
    { at: 10, do: 'hold', from: 'S1', to: 'S2' },
    { at: 20, ...SET },
    { at: 25, do: 'hold', from: 'S2', to: 'S3' },
  ] as const;
  for (const [actions, say] of [
    [cuts, 'cut'],
    [holds, 'flight'],
  ] as const) {
    const history = standing(led(3), [...actions], 40);
    const goal = { want: 'have', leader: 1, server: 2, index: 1 } as const;
    const line = asked(history, goal).lines.find(({ says }) => says.say === say);
    expect(history.events(line?.event ?? 0, line?.event ?? 0)[0]?.time).toBe(10_000);
  }
});
