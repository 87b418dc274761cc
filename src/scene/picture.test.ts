/** How messages, servers and clients are drawn and named. */

import { describe, expect, test } from 'vitest';
import { emptyLog } from '../raft/log.ts';
import type { Message } from '../raft/types.ts';
import { compile } from '../scenario/compile.ts';
import { History } from '../sim/history.ts';
import { nodeOf } from '../sim/nodes.ts';
import type { Action, Node, Request, Timer, Violation, World } from '../sim/types.ts';
import { label as serverLabel, timersAfter } from '../words/servers.ts';
import { answer, healCut, messageLabel } from '../words/stage.ts';
import { inTwentieths, leftOf, timersOf } from './arcs.ts';
import { clientsOf, clientTexts, presenceOf, shortened } from './clients.ts';
import { progressOf, pulseOf, sweptTo } from './gestures.ts';
import { glyphOf } from './glyph.ts';
import { layOut } from './layout.ts';
import { isStale, markOf, sideAngle } from './server.ts';

const way = { from: 1, to: 2, term: 3 };
const entries = (terms: number[]): Message => ({
  ...way,
  type: 'AppendEntries',
  leaderId: 1,
  prevLogIndex: 0,
  prevLogTerm: 0,
  entries: terms.map((term) => ({ term, command: 'SET x 1' })),
  leaderCommit: 0,
});
const vote = (voteGranted: boolean): Message => ({ ...way, type: 'RequestVoteReply', voteGranted });
const ask: Message = { ...way, type: 'RequestVote', candidateId: 1, lastLogIndex: 4, lastLogTerm: 2 };
const reply = (success: boolean): Message => ({
  ...way,
  type: 'AppendEntriesReply',
  success,
  prevLogIndex: 2,
  matchIndex: success ? 3 : 0,
  conflictTerm: null,
  conflictIndex: success ? null : 1,
});

function worldAfter(ms: number, servers = 5, ...actions: Action[]): World {
  const { cluster } = compile({ raftarium: 1, title: '', seed: 1, cluster: { servers }, actions: [] });
  const history = new History({ cluster, script: actions.map((action) => ({ action, at: 400_000 })) });
  return history.seek(ms * 1000);
}
const nodeIn = (world: World, id: number): Node => nodeOf(world, id) as Node;
const leaderOf = (world: World): Node =>
  world.nodes.find((node) => node.server.role.name === 'leader') as Node;

describe('a message', () => {
  test('that asks is filled, and one that answers is hollow', () => {
    expect([ask, entries([]), entries([1])].map((message) => glyphOf(message).hollow)).toEqual([
      false,
      false,
      false,
    ]);
    expect(
      [vote(true), vote(false), reply(true), reply(false)].every((message) => glyphOf(message).hollow),
    ).toBe(true);
  });

  test('says yes or no by its mark, whatever its colour', () => {
    expect(
      [vote(true), vote(false), reply(true), reply(false)].map((message) => glyphOf(message).mark),
    ).toEqual(['yes', 'no', 'yes', 'no']);
  });

  test('about a vote and one about entries have different shapes', () => {
    expect(glyphOf(ask).outline).toBe(glyphOf(vote(true)).outline);
    expect(glyphOf(ask).outline).not.toBe(glyphOf(reply(true)).outline);
  });

  test('shows some entries as blocks of their own terms, and the number of the rest', () => {
    expect(new Set(glyphOf(entries([2, 3])).blocks.map(({ term }) => term))).toEqual(new Set([2, 3]));
    expect(glyphOf(entries([1, 1, 1, 1])).more).toBe(0);
    expect(glyphOf(entries([1, 1, 1, 1, 1, 1]))).toMatchObject({ more: 2, blocks: { length: 4 } });
  });

  test('without entries is smaller than one with entries', () => {
    expect(glyphOf(entries([])).reach).toBeLessThan(glyphOf(entries([1])).reach);
  });

  test('has a name that begins with type and way', () => {
    expect(messageLabel(entries([]), false)).toBe('AppendEntries from S1 to S2, term 3, heartbeat');
    expect(messageLabel(entries([1]), true)).toBe('AppendEntries from S1 to S2, term 3, 1 entry, held');
    expect(messageLabel(vote(false), false)).toBe('RequestVoteReply from S1 to S2, term 3, vote denied');
    expect(messageLabel(ask, false)).toBe('RequestVote from S1 to S2, term 3, last entry 4 of term 2');
    expect(messageLabel(reply(true), false)).toBe(
      'AppendEntriesReply from S1 to S2, term 3, accepted up to 3',
    );
  });
});

describe('a server', () => {
  const candidate: Node = {
    ...nodeIn(worldAfter(1), 3),
    server: {
      id: 3,
      persistent: { currentTerm: 2, votedFor: 3, log: emptyLog() },
      role: { name: 'candidate', votes: [true, false, true] },
      commitIndex: 0,
      lastApplied: 0,
    },
  };

  test('that is a candidate shows each vote: granted, denied, or not in yet', () => {
    expect(markOf(candidate, 5).votes.map(({ ballot }) => ballot)).toEqual([
      'granted',
      'denied',
      'granted',
      'awaited',
      'awaited',
    ]);
  });

  test('shows a vote on the side of its voter, and its own away from all others', () => {
    const layout = layOut({ width: 720, height: 640 }, 4, []);
    expect(sideAngle(layout, 1, 3)).toBeCloseTo(Math.PI / 2);
    expect(sideAngle(layout, 1, 1)).toBeCloseTo(-Math.PI / 2);
  });

  test('shows which other server it voted for', () => {
    const world = worldAfter(400);
    const { id } = leaderOf(world);
    const given = world.nodes.map((node) => markOf(node, 5).votedFor);
    expect(given.filter((to) => to === id).length).toBeGreaterThanOrEqual(2);
    expect(given[id - 1]).toBeNull();
  });

  test('that crashed shows neither role nor votes', () => {
    expect(markOf({ ...candidate, power: 'crashed' }, 5)).toMatchObject({
      look: 'follower',
      votes: [],
      power: 'crashed',
    });
  });

  test('has a label that begins with name, role and term', () => {
    expect(serverLabel(candidate, 5, false)).toMatch(/^S3, candidate, term 2, 2 of 5 votes, 1 denied/);
    expect(serverLabel({ ...candidate, power: 'crashed' }, 5, false)).toMatch(/^S3, crashed, term 2/);
    expect(serverLabel({ ...candidate, power: 'paused' }, 5, false)).toMatch(/^S3, paused, term 2/);
    expect(serverLabel(nodeIn(worldAfter(1), 3), 5, false)).toMatch(/^S3, follower, term 0/);
  });

  test('that leads is stale once others follow a later leader, and not before', () => {
    const before = worldAfter(400);
    const old = leaderOf(before);
    expect(isStale(old, before)).toBe(false);
    const others = [1, 2, 3, 4, 5].filter((id) => id !== old.id);
    const after = worldAfter(2500, 5, { do: 'partition', groups: [[old.id], others] });
    expect(isStale(nodeIn(after, old.id), after)).toBe(true);
    const next = after.nodes.filter((node) => node.server.role.name === 'leader' && node.id !== old.id);
    expect(next.map((node) => isStale(node, after))).toEqual([false]);
  });

  test('that leads is not stale because a single candidate increments its term', () => {
    const { id } = leaderOf(worldAfter(400));
    const lonely = (id % 5) + 1;
    const others = [1, 2, 3, 4, 5].filter((other) => other !== lonely);
    const world = worldAfter(3000, 5, { do: 'partition', groups: [[lonely], others] });
    const leader = leaderOf(world);
    expect(nodeIn(world, lonely).server.persistent.currentTerm).toBeGreaterThan(
      leader.server.persistent.currentTerm,
    );
    expect(isStale(leader, world)).toBe(false);
  });
});

describe('the timers of a server, in words', () => {
  const { cluster } = compile({
    raftarium: 1,
    title: '',
    seed: 1,
    cluster: {
      servers: 3,
      initial: { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } },
      timeouts: { S2: [214, 220.5], S3: [300] },
      latency: [10, 10],
      heartbeatInterval: 50,
      clock: { S3: 2 },
    },
    actions: [],
  });
  const timerText = (ms: number, ...done: readonly (readonly [at: number, action: Action])[]) => {
    const script = done.map(([at, action]) => ({ at: at * 1000, action }));
    const world = new History({ cluster, script }).seek(ms * 1000);
    return (id: number) => timersAfter(timersOf(nodeIn(world, id)), ms * 1000);
  };

  test('are the time left and the time drawn, also between two events', () => {
    expect(timerText(0)(2)).toBe(', election timer: 214.0 of 214.0 ms left');
    expect(timerText(5.25)(2)).toBe(', election timer: 208.8 of 214.0 ms left');
    // The leader's first heartbeat came after 10 ms, and the next timeout was drawn.
    expect(timerText(20)(2)).toBe(', election timer: 210.5 of 220.5 ms left');
  });

  test('are in virtual time: a fast clock makes a timer short', () => {
    expect(timerText(5)(3)).toBe(', election timer: 145.0 of 150.0 ms left');
  });

  test('are the heartbeat timer of a leader', () => {
    expect(timerText(60)(1)).toBe(', heartbeat timer: 40.0 of 50.0 ms left');
  });

  test('of a paused server run on and then wait for it; a crashed one has none', () => {
    const pause = [5, { do: 'pause', server: 2 }] as const;
    expect(timerText(100, pause)(2)).toBe(', election timer: 114.0 of 214.0 ms left');
    expect(timerText(230, pause)(2)).toBe(', election timer: ran out during the pause');
    expect(timerText(100, [5, { do: 'crash', server: 2 }])(2)).toBe('');
  });
});

describe('a timer', () => {
  const timer: Timer = { startedAt: 1000, dueAt: 3000, order: 1, cause: 0, ranOut: false };

  test('is full at its start, and empty when it runs out', () => {
    expect([1000, 2000, 3000, 9000].map((time) => leftOf(timer, time))).toEqual([1, 0.5, 0, 0]);
  });

  test('can run down in few steps, from full to empty', () => {
    const steps = Array.from({ length: 201 }, (_, i) => inTwentieths(i / 200));
    expect(new Set(steps).size).toBe(21);
    expect([steps[0], steps.at(-1)]).toEqual([0, 1]);
  });
});

describe('a gesture', () => {
  const playing = (speed: number, from = 0) => ({ from, speed });

  test('has the same length at every speed, and is over before and after it', () => {
    expect(progressOf('crown', 1000, 1000, playing(1 / 50))).toBe(0);
    expect(progressOf('crown', 1000, 1000 + 0.35e6 / 50, playing(1 / 50))).toBeCloseTo(0.5);
    expect(progressOf('crown', 1000, 1000 + 0.35e6 / 1000, playing(1 / 1000))).toBeCloseTo(0.5);
    expect([
      progressOf('crown', 1000, 9e9, playing(0.1)),
      progressOf('crown', 1000, 500, playing(0.1)),
    ]).toEqual([1, 1]);
    expect(progressOf('crown', null, 500, playing(0.1))).toBe(1);
  });

  test('is over while paused, and for changes before the play began', () => {
    expect(progressOf('crown', 1000, 1000, playing(1 / 50, Infinity))).toBe(1);
    expect(progressOf('crown', 1000, 1001, playing(1 / 50, 1000))).toBe(1);
    expect(progressOf('crown', 1000, 1001, playing(1 / 50, 999))).toBeLessThan(1);
  });

  test('of a candidate is a ring that grows and fades', () => {
    const rings = [0, 0.25, 0.5, 1].map(pulseOf);
    expect(rings.map(({ out }) => out)).toEqual(rings.map(({ out }) => out).sort((a, b) => a - b));
    expect([rings[0]?.strength, rings.at(-1)?.strength]).toEqual([1, 0]);
  });

  test('of a commit moves from the first new entry to the last, and never back', () => {
    const places = [0, 0.2, 0.6, 1].map((share) => sweptTo(share, 4, 9));
    expect([places[0], places.at(-1)]).toEqual([3, 9]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('a client', () => {
  const request = (over: Partial<Request> = {}): Request => ({
    id: 1,
    server: 2,
    command: 'SET x 5',
    at: 1000,
    answer: null,
    answeredAt: null,
    ...over,
  });

  test('is shown while it waits, and for some seconds after its answer', () => {
    const answered = request({ answer: { result: 5 }, answeredAt: 2000 });
    expect(presenceOf(request(), 9e9, { from: 0, speed: 1 / 50 })).toBe(1);
    expect(presenceOf(answered, 2000 + 3e6 / 50, { from: 0, speed: 1 / 50 })).toBe(1);
    expect(presenceOf(answered, 2000 + 9e6 / 50, { from: 0, speed: 1 / 50 })).toBe(0);
  });

  test('is shown while paused for a short virtual time after its answer', () => {
    const answered = request({ answer: { result: 5 }, answeredAt: 2000 });
    const standing = { from: Infinity, speed: 1 };
    expect([2000, 101_999, 102_000].map((time) => presenceOf(answered, time, standing))).toEqual([1, 1, 0]);
    expect(presenceOf(request(), 9e9, standing)).toBe(1);
  });

  test('is replaced by the next one at the same server', () => {
    const both = [request(), request({ id: 2 }), request({ id: 3, server: 4 })];
    expect(clientsOf(both).map(({ id }) => id)).toEqual([2, 3]);
  });

  test('shows its answer', () => {
    expect(answer('SET x 5', null)).toBe('waiting');
    expect(answer('ADD x 1', { result: 6 })).toBe('x = 6');
    expect(answer('GET y', { result: null })).toBe('y: nothing there');
    expect(answer('SET x 5', { redirect: 3 })).toBe('ask S3');
    expect(answer('SET x 5', { redirect: null })).toBe('no leader known');
  });

  test('is misled by an answer that was found stale, and shows a sign for it', () => {
    const layout = layOut({ width: 700, height: 600 }, 3, []);
    const read = request({ command: 'GET x', answer: { result: 1 }, answeredAt: 2000 });
    const detail = { code: 'asks-undurable', server: 1 } as const;
    const found = { property: 'linearizable-reads', time: 2000, servers: [read.server] } as const;
    const texts = (more: Partial<Request>, violation: Partial<Violation> = {}) =>
      clientTexts(layout, { ...read, ...more }, [{ event: 9, index: 2, detail, ...found, ...violation }]);
    expect(texts({})).toMatchObject({ outcome: 'misled', answerText: '✗ x = 1' });
    for (const other of [
      texts({ command: 'SET x 1' }),
      texts({}, { time: 1999 }),
      texts({}, { servers: [9] }),
      texts({}, { property: 'log-matching' }),
    ])
      expect(other).toMatchObject({ outcome: 'answered', answerText: 'x = 1' });
    expect(texts({ answer: null, answeredAt: null })).toMatchObject({ outcome: 'waiting' });
  });

  test('has room for a short command, and for the beginning of a long one', () => {
    expect(shortened('SET x 5')).toBe('SET x 5');
    expect(shortened(`SET ${'k'.repeat(40)} 5`)).toMatch(/^SET k+…$/);
    expect(shortened(`SET ${'k'.repeat(40)} 5`)).toHaveLength(20);
  });
});

test('a wall is named after the groups that it separates', () => {
  expect(
    healCut([
      [1, 2],
      [3, 4, 5],
    ]),
  ).toBe('Heal the cut between S1, S2 and S3, S4, S5');
});
