/** "How a run goes", line by line, as far as the simulator is meant (scenario-format.md). */

import { describe, expect, test } from 'vitest';
import { entriesFrom } from '../raft/log.ts';
import { nodeOf } from './nodes.ts';
import { at, storyOf } from './testing/story.ts';
import type { Kind, Node } from './types.ts';

const LEADS = { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } } as const;
const due = (node: Node | undefined): number | undefined => {
  const timer = node?.timers.election;
  return timer ? timer.dueAt / 1000 : undefined;
};
const timeout = (server: string) => ({ do: 'timeout', server });
const request = (server: string, command = 'SET x 1') => ({ do: 'request', server, command });

describe('the election timer', () => {
  test('is started at 0 by every follower; a leader has none', () => {
    const { sim } = storyOf({ initial: LEADS, timeouts: { S2: [151], S3: [152.5] } }, [], 0);
    expect(sim.nodes.map(due)).toEqual([undefined, 151, 152.5]);
  });

  test('is started anew by granting a vote, also again to the same candidate', () => {
    const story = storyOf({ timeouts: { S1: [100], S2: [500, 501, 502] } }, [
      ...at(0, { do: 'block', from: 'S3' }, { do: 'block', from: 'S2', to: 'S1' }),
    ], 190); // biome-ignore format: one glance
    expect(story.lines(['grant-vote'], 2)).toEqual(['110 S2 grant-vote', '185 S2 grant-vote']);
    expect(due(nodeOf(story.sim, 2))).toBe(185 + 502);
  });

  test('is left alone by a follower that adopts a term, or denies a vote', () => {
    const story = storyOf(
      { initial: { S1: { term: 1 }, S2: { log: [1, 1] } }, timeouts: { S1: [100], S2: [500, 501] } },
      [],
      115,
    );
    expect(story.lines(['new-term', 'deny-vote'], 2)).toEqual([
      '110 S2 new-term',
      '110 S2 deny-vote log-behind',
    ]);
    expect(due(nodeOf(story.sim, 2))).toBe(500);
  });

  test('is started anew by an AppendEntries of the current term, refused ones too, and draws once an event', () => {
    const initial = { ...LEADS, S1: { term: 1, log: [1, 1], role: 'leader' } } as const;
    const story = storyOf(
      { initial, timeouts: { S2: [500, 501, 502] } },
      at(5, { do: 'block', from: 'S2' }),
      20,
    );
    expect(story.lines(['reject-entries'], 2)).toEqual(['10 S2 reject-entries missing']);
    expect(due(nodeOf(story.sim, 2))).toBe(10 + 501);
  });

  test('is drawn from the seed after the timeouts that are given', () => {
    const given = nodeOf(storyOf({ electionTimeout: [150, 300], timeouts: { S1: [1, 2] } }, [], 20).sim, 1);
    const free = storyOf(
      { electionTimeout: [150, 300] },
      [...at(0, timeout('S1')), ...at(3, timeout('S1'))],
      20,
    );
    const third = nodeOf(free.sim, 1);
    expect([given?.draws, third?.draws]).toEqual([3, 3]);
    expect(given?.timers.election?.dueAt).toBe(third?.timers.election?.dueAt);
  });

  test('runs by the server’s clock; setTimer and the network by true time', () => {
    const cluster = { clock: { S1: 2, S2: 0.5 }, timeouts: { S1: [101], S2: [100] }, heartbeatInterval: 30 };
    const { sim, lines } = storyOf(cluster, [
      ...at(0, { do: 'setTimer', server: 'S3', in: 77 }, { do: 'block' }),
    ], 90); // biome-ignore format: one glance
    expect(lines(['election-timeout'])).toEqual(['50.5 S1 election-timeout', '77 S3 election-timeout']);
    expect(due(nodeOf(sim, 2))).toBe(200);
    expect(lines(['send'], 1)[2]).toBe('65.5 S1 send RequestVote S2');
  });
});

describe('elections', () => {
  test('a candidate asks all at once, and again those that have not answered', () => {
    const story = storyOf(
      { timeouts: { S1: [100] }, servers: 4 },
      at(0, { do: 'block', from: 'S2' }, { do: 'block', from: 'S3' }),
      180,
    );
    expect(story.lines(['send'], 1)).toEqual([
      '100 S1 send RequestVote S2',
      '100 S1 send RequestVote S3',
      '100 S1 send RequestVote S4',
      '175 S1 send RequestVote S2',
      '175 S1 send RequestVote S3',
    ]);
  });

  test('alone in its cluster a candidate is leader at once, commits at once, and answers', () => {
    const story = storyOf(
      { servers: 1, timeouts: { S1: [100] }, noop: true },
      at(200, request('S1', 'ADD x 2')),
    );
    const kinds: Kind[] = ['become-candidate', 'become-leader', 'commit', 'client-response'];
    expect(story.lines(kinds)).toEqual([
      '100 S1 become-candidate', '100 S1 become-leader', '100 S1 commit',
      '200 S1 commit', '200 S1 client-response {"result":2}',
    ]); // biome-ignore format: one glance
  });

  test('a new leader says its first word, and only then appends its no-op', () => {
    const story = storyOf({ timeouts: { S1: [100] }, noop: true, replicate: 'at-once' }, [], 120);
    expect(story.lines(['become-leader', 'append', 'send'], 1).slice(2)).toEqual([
      '120 S1 become-leader', '120 S1 send AppendEntries S2', '120 S1 send AppendEntries S3',
      '120 S1 append 1', '120 S1 send AppendEntries S2', '120 S1 send AppendEntries S3',
    ]); // biome-ignore format: one glance
  });

  test('who leads at the start says it at time 0, after the actions due at 0', () => {
    const story = storyOf({ initial: LEADS }, at(0, { do: 'cut', from: 'S1', to: 'S3' }), 0);
    expect(story.events.map(({ what }) => what.kind)).toEqual(['cut', 'send', 'send', 'lost']);
    expect(story.events.map(({ causes }) => causes)).toEqual([[], [], [], [3]]);
  });
});

describe('replication', () => {
  test('new entries wait for the heartbeat, or go at once and leave the heartbeat’s timer as it is', () => {
    const sends = (replicate: 'heartbeat' | 'at-once') =>
      storyOf(
        { servers: 2, initial: { S1: LEADS.S1, S2: LEADS.S2 }, replicate },
        at(30, request('S1')),
        80,
      ).lines(['send'], 1);
    expect(sends('heartbeat')).toEqual(['0 S1 send AppendEntries S2', '75 S1 send AppendEntries S2']);
    expect(sends('at-once')).toEqual([
      '0 S1 send AppendEntries S2',
      '30 S1 send AppendEntries S2',
      '75 S1 send AppendEntries S2',
    ]);
  });

  test('a client is answered once its entry is applied, by the leader it asked; another names the leader', () => {
    const story = storyOf({ initial: LEADS, replicate: 'at-once' }, [
      ...at(5, request('S2', 'GET x')),
      ...at(30, request('S2', 'GET x'), request('leader', 'ADD x 7')),
    ]);
    expect(story.lines(['client-response'])).toEqual([
      '5 S2 client-response {"redirect":null}',
      '30 S2 client-response {"redirect":1}',
      '50 S1 client-response {"result":7}',
    ]);
  });

  test('a deposed leader’s clients get no answer', () => {
    const story = storyOf({ initial: LEADS }, [...at(30, request('S1')), ...at(31, timeout('S2'))]);
    expect(story.lines(['step-down'])).toEqual(['41 S1 step-down']);
    expect(story.lines(['client-response'])).toEqual([]);
    expect(story.sim.world().requests).toMatchObject([{ server: 1, answer: null }]);
  });
});

describe('a crash', () => {
  test('leaves term, vote and log; commitIndex, state and timers begin anew', () => {
    const before = storyOf({ initial: LEADS, replicate: 'at-once' }, at(30, request('S1')), 200);
    const story = storyOf(
      { initial: LEADS, replicate: 'at-once' },
      [...at(30, request('S1')), ...at(200, { do: 'crash', server: 'S1' })],
      200,
    );
    const [old, now] = [nodeOf(before.sim, 1) as Node, nodeOf(story.sim, 1) as Node];
    expect(old.server.commitIndex).toBe(1);
    expect(now).toMatchObject({
      power: 'crashed',
      server: { commitIndex: 0, lastApplied: 0, role: { name: 'follower', leader: null } },
    });
    expect(entriesFrom(now.server.persistent.log)).toEqual(entriesFrom(old.server.persistent.log));
    expect([now.state.values.size, now.timers]).toEqual([
      0,
      { election: null, heartbeat: null, retry: null },
    ]);
  });

  test('does not call back what was sent, but loses what arrives', () => {
    const story = storyOf({ initial: LEADS }, at(1, { do: 'crash', server: 'S1' }), 30);
    expect(story.lines(['deliver', 'lost'])).toEqual([
      '10 S2 deliver AppendEntries S1', '10 S3 deliver AppendEntries S1',
      '20 S1 lost AppendEntriesReply S2 crashed', '20 S1 lost AppendEntriesReply S3 crashed',
    ]); // biome-ignore format: one glance
  });

  test('a restart starts the election timer; a wiped server comes back with nothing', () => {
    const cluster = { initial: { ...LEADS, S2: { term: 1, log: [1] } }, timeouts: { S2: [500, 501, 502] } };
    const back = (first: string) =>
      nodeOf(storyOf(cluster, [
        ...at(1, { do: first, server: 'S2' }),
        ...at(3, { do: 'restart', server: 'S2' }),
      ], 5).sim, 2); // biome-ignore format: one glance
    expect([due(back('crash')), back('crash')?.server.persistent.log.lastIndex]).toEqual([504, 1]);
    expect([due(back('wipe')), back('wipe')?.server.persistent]).toMatchObject([
      504,
      { currentTerm: 0, votedFor: null },
    ]);
    expect(back('wipe')?.server.persistent.log.lastIndex).toBe(0);
  });
});

describe('a pause', () => {
  test('keeps everything waiting: on resume first what came, in order, then a timer that ran out, once', () => {
    const story = storyOf({ initial: LEADS, timeouts: { S2: [50] } }, [
      ...at(0, { do: 'cut', from: 'S1', to: 'S2' }),
      ...at(20, { do: 'pause', server: 'S2' }),
      ...at(30, request('S2')),
      ...at(40, timeout('S3')),
      ...at(90, { do: 'resume', server: 'S2' }),
    ], 90); // biome-ignore format: one glance
    expect(story.lines(['client-response', 'deliver', 'grant-vote', 'election-timeout'], 2)).toEqual([
      '90 S2 client-response {"redirect":null}',
      '90 S2 deliver RequestVote S3',
      '90 S2 grant-vote',
      '90 S2 deliver AppendEntries S3',
    ]);
    const lone = storyOf(
      { timeouts: { S2: [50] } },
      [...at(20, { do: 'pause', server: 'S2' }), ...at(90, { do: 'resume', server: 'S2' })],
      95,
    );
    expect(lone.lines(['election-timeout'])).toEqual(['90 S2 election-timeout']);
  });

  test('holds what arrived beyond the reach of cuts and drops; a crash loses it', () => {
    const actions = at(
      15,
      { do: 'partition', groups: [] },
      { do: 'drop', message: { to: 'S2', which: 'all' } },
      { do: 'hold' },
    );
    const cut = storyOf(
      { initial: LEADS },
      [...at(1, { do: 'pause', server: 'S2' }), ...actions, ...at(30, { do: 'resume', server: 'S2' })],
      40,
    );
    expect(cut.lines(['deliver', 'drop', 'lost'], 2)).toEqual(['30 S2 deliver AppendEntries S1']);
    expect(cut.lines(['drop'])).toEqual(['15 - drop (nothing)']);
    const crashed = storyOf(
      { initial: LEADS },
      [...at(1, { do: 'pause', server: 'S2' }), ...at(30, { do: 'crash', server: 'S2' })],
      40,
    );
    expect(crashed.lines(['lost'], 2)).toEqual(['30 S2 lost AppendEntries S1 crashed']);
  });

  test('of a leader lets its timers run on', () => {
    const story = storyOf(
      { initial: LEADS },
      [...at(20, { do: 'pause', server: 'S1' }), ...at(400, { do: 'resume', server: 'S1' })],
      480,
    );
    expect(story.lines(['heartbeat-timeout'])).toEqual([
      '400 S1 heartbeat-timeout',
      '475 S1 heartbeat-timeout',
    ]);
  });

  test('does not make what waited for the disk a lie, when a later write is done meanwhile', () => {
    const story = storyOf({ servers: 5, disk: { write: [50, 50] } }, [
      ...at(0, timeout('S1')),
      ...at(20, timeout('S3'), { do: 'setTimer', server: 'S3', in: 20 }),
      ...at(105, { do: 'pause', server: 'S2' }),
      ...at(600, { do: 'resume', server: 'S2' }),
    ], 900); // biome-ignore format: one glance
    const late = story.events.filter(
      ({ what }) => what.kind === 'send' && what.packet.message.type === 'RequestVoteReply',
    );
    const terms = late
      .filter(({ server, time }) => server === 2 && time === 600_000)
      .map(({ what }) => ('packet' in what ? what.packet.message.term : 0));
    expect([terms[0], nodeOf(story.sim, 2)?.disk.durable.currentTerm]).toEqual([1, 2]);
    expect(story.sim.violations).toEqual([]);
  });
});
