/**
 * "How a run goes", line by line: disks, links, ties and moments, and what each action does
 * (scenario-format.md).
 */
import { describe, expect, test } from 'vitest';
import { nodeOf } from './nodes.ts';
import { at, storyOf } from './testing/story.ts';
import type { SimEvent } from './types.ts';

const LEADS = { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } } as const;
const PAIR = { servers: 2, initial: { S1: LEADS.S1, S2: LEADS.S2 } };
const timeout = (server: string) => ({ do: 'timeout', server });
const request = (server: string, command = 'SET x 1') => ({ do: 'request', server, command });

describe('a disk', () => {
  const disk = { write: [20, 20] } as const;

  test('holds back a candidate’s RequestVotes, a vote and a reply until they are written', () => {
    const story = storyOf({ disk }, at(100, timeout('S1')), 200);
    expect(story.lines(['become-candidate', 'send', 'grant-vote', 'become-leader']).slice(0, 8)).toEqual([
      '100 S1 become-candidate', '120 S1 send RequestVote S2', '120 S1 send RequestVote S3',
      '130 S2 grant-vote', '130 S3 grant-vote',
      '150 S2 send RequestVoteReply S1', '150 S3 send RequestVoteReply S1', '160 S1 become-leader',
    ]); // biome-ignore format: one glance
  });

  test('writes one after the other, and lets a leader’s AppendEntries go at once', () => {
    const story = storyOf(
      { ...PAIR, disk, replicate: 'at-once' },
      [...at(100, request('S1')), ...at(105, request('S1'))],
      200,
    );
    expect(story.lines(['send'], 1).slice(2)).toEqual([
      '100 S1 send AppendEntries S2', '105 S1 send AppendEntries S2', '150 S1 send AppendEntries S2',
    ]); // biome-ignore format: one glance
    expect(story.lines(['send'], 2).slice(2)).toEqual([
      '130 S2 send AppendEntriesReply S1',
      '150 S2 send AppendEntriesReply S1',
      // Nothing new in this one, so nothing to wait for.
      '160 S2 send AppendEntriesReply S1',
    ]);
  });

  test('makes a leader count itself only once its own write is done', () => {
    const commits = (write: readonly [number, number]) =>
      storyOf({ servers: 1, initial: { S1: LEADS.S1 }, disk: { write } }, at(100, request('S1'))).lines([
        'commit',
      ]);
    expect([commits([0, 0]), commits([20, 20])]).toEqual([['100 S1 commit'], ['120 S1 commit']]);
  });

  test('loses in a crash the writes that are not done, and what waited for them', () => {
    const story = storyOf(
      { disk },
      [...at(100, timeout('S1')), ...at(115, { do: 'crash', server: 'S1' })],
      300,
    );
    expect(story.lines(['send'])).toEqual([]);
    expect(nodeOf(story.sim, 1)?.server.persistent).toMatchObject({ currentTerm: 0, votedFor: null });
    expect(nodeOf(story.sim, 1)?.disk.writes).toEqual([]);
  });
});

describe('a message', () => {
  test('is lost at once when the link is cut or it is blocked, a cut first; by chance when it is sent', () => {
    const story = storyOf({ servers: 4, initial: { ...LEADS, S4: { term: 1 } } }, [
      ...at(0, { do: 'cut', from: 'S1', to: 'S2' }),
      ...at(0, { do: 'block', from: 'S1', to: 'S2' }, { do: 'block', from: 'S1', to: 'S3' }),
      ...at(0, { do: 'link', from: 'S1', to: 'S4', loss: 1, duplication: 1 }),
    ], 0); // biome-ignore format: one glance
    expect(story.lines(['lost'])).toEqual([
      '0 S2 lost AppendEntries S1 cut',
      '0 S3 lost AppendEntries S1 dropped',
      '0 S4 lost AppendEntries S1 loss',
    ]);
  });

  test('has copies that are messages of their own, neither lost nor copied again', () => {
    const story = storyOf({ ...PAIR, duplication: 1 }, at(5, { do: 'duplicate', message: 1 }), 10);
    const sent = story.events.flatMap(({ what }) => (what.kind === 'send' ? [what.packet] : []));
    expect(sent.map(({ id, copyOf }) => [id, copyOf]).slice(0, 3)).toEqual([
      [1, null],
      [2, 1],
      [3, 1],
    ]);
    expect(story.events.find(({ what }) => what.kind === 'send' && what.packet.id === 3)?.causes).toEqual([
      1, 3,
    ]);
  });

  test('in flight across a new cut is lost at once, a held one too', () => {
    const story = storyOf({ initial: LEADS }, [
      ...at(0, { do: 'hold', to: 'S2' }),
      ...at(5, { do: 'partition', groups: [['S1'], ['S2', 'S3']] }),
    ], 6); // biome-ignore format: one glance
    expect(story.lines(['lost'])).toEqual([
      '5 S2 lost AppendEntries S1 cut',
      '5 S3 lost AppendEntries S1 cut',
    ]);
  });

  test('that is held waits; released it arrives at once, in the order of sending', () => {
    const story = storyOf({ initial: LEADS }, [
      ...at(3, { do: 'hold', to: 'S3' }, { do: 'hold', to: 'S2' }),
      ...at(3, { do: 'delay', message: { to: 'S2' }, by: 5 }),
      ...at(100, { do: 'release' }),
    ], 110); // biome-ignore format: one glance
    expect(story.lines(['delay'])).toEqual(['3 - delay (nothing)']);
    const ids = story.events.flatMap(({ what, time }) =>
      what.kind === 'deliver' && time === 100_000 ? [what.packet.id] : [],
    );
    expect(ids).toEqual([1, 2, 3, 4]);
  });

  test('can be held and let go one by one; its link holds nothing else', () => {
    const story = storyOf({ initial: LEADS }, [
      ...at(5, { do: 'hold', message: 1 }, { do: 'hold', message: 1 }, { do: 'release', message: 2 }),
      ...at(50, { do: 'release', message: { type: 'AppendEntries', which: 'all' } }),
    ], 100); // biome-ignore format: one glance
    expect(story.lines(['hold', 'release'])).toEqual([
      '5 - hold', '5 - hold (nothing)', '5 - release (nothing)', '50 - release',
    ]); // biome-ignore format: one glance
    expect(story.lines(['deliver'], 2)).toEqual([
      '50 S2 deliver AppendEntries S1',
      '85 S2 deliver AppendEntries S1',
    ]);
    expect(story.lines(['deliver'], 3)).toEqual([
      '10 S3 deliver AppendEntries S1',
      '85 S3 deliver AppendEntries S1',
    ]);
  });

  test('held by itself is freed by a release without fields; of a link that holds it can be freed alone', () => {
    const story = storyOf({ initial: LEADS }, [
      ...at(5, { do: 'hold', message: 1 }, { do: 'hold', to: 'S3' }),
      ...at(20, { do: 'release', message: { to: 'S3', which: 'first' } }),
      ...at(90, { do: 'release' }),
    ], 90); // biome-ignore format: one glance
    expect(story.lines(['deliver'], 3)).toEqual([
      '20 S3 deliver AppendEntries S1',
      '90 S3 deliver AppendEntries S1',
    ]);
    expect(story.lines(['deliver'], 2)).toEqual([
      '85 S2 deliver AppendEntries S1',
      '90 S2 deliver AppendEntries S1',
    ]);
  });

  test('delayed, it is put back on its way as far as it comes in that time, and goes on as fast as before', () => {
    const story = storyOf(
      { initial: LEADS },
      at(8, { do: 'delay', message: 1, by: 5 }, { do: 'delay', message: 2, by: 30 }),
      8,
    );
    const [near, far] = story.sim.world().packets;
    expect([near?.at, far?.at, far?.anchorProgress]).toEqual([15_000, 40_000, 0]);
    expect(near?.anchorProgress).toBeCloseTo(0.3);
  });

  test('can be dropped, delayed, and delivered now, by its number or by what it is', () => {
    const story = storyOf({ initial: LEADS }, [
      ...at(2, { do: 'deliver', message: 2 }),
      ...at(2, { do: 'delay', message: { type: 'AppendEntries', to: 'S2' }, by: 30 }),
      ...at(3, { do: 'drop', message: { from: 'S3', which: 'all' } }, { do: 'drop', message: 99 }),
    ], 45); // biome-ignore format: one glance
    expect(story.lines(['deliver', 'lost', 'drop'])).toEqual([
      '2 S3 deliver AppendEntries S1',
      '3 - drop', '3 S1 lost AppendEntriesReply S3 dropped', '3 - drop (nothing)',
      '40 S2 deliver AppendEntries S1',
    ]); // biome-ignore format: one glance
    const now = story.events.find(({ what }) => what.kind === 'deliver-now')?.seq;
    expect(story.events.find(({ what }) => what.kind === 'deliver')?.causes).toEqual([2, now]);
  });
});

describe('chance', () => {
  const wild = {
    servers: 5,
    electionTimeout: [150, 300],
    latency: [5, 25],
    loss: 0.1,
    duplication: 0.1,
  } as const;
  /** Every message of a link as it went: when it was sent, and how long it flew. */
  const flights = (events: readonly SimEvent[], from: number, to: number): string[] =>
    events.flatMap(({ what, time }) =>
      what.kind === 'send' && what.packet.message.from === from && what.packet.message.to === to
        ? [`${what.packet.copyOf === null ? '' : 'copy '}${what.packet.at - time}`]
        : [],
    );

  test('is drawn for each server and link apart: a cut link shifts nobody’s timeouts and no other link’s latencies', () => {
    const whole = storyOf(wild, [], 3000);
    const cut = storyOf(wild, at(700, { do: 'cut', from: 'S1', to: 'S5' }), 3000);
    expect(cut.sim.hash).not.toBe(whole.sim.hash);
    for (const [from, to] of [[1, 2], [2, 1], [1, 3], [1, 4], [4, 1]] as const) {
      const [a, b] = [flights(whole.events, from, to), flights(cut.events, from, to)];
      const both = Math.min(a.length, b.length);
      expect(both).toBeGreaterThan(5);
      expect(a.slice(0, both)).toEqual(b.slice(0, both));
    } // biome-ignore format: one glance
  });

  test('of a copy made by hand shifts no other draw', () => {
    const plain = storyOf(wild, [], 1500);
    const copy = {
      do: 'duplicate',
      message: { which: 'all' },
      when: { count: { kind: 'send', min: 20 } },
    } as const;
    const copied = storyOf(wild, [copy], 1500);
    const first = (events: readonly SimEvent[]) =>
      flights(events, 1, 2)
        .filter((flight) => !flight.startsWith('copy'))
        .slice(0, 10);
    expect(copied.lines(['duplicate'])).toEqual([expect.not.stringContaining('nothing')]);
    expect(copied.sim.hash).not.toBe(plain.sim.hash);
    expect(first(copied.events)).toEqual(first(plain.events));
  });

  test('of election timeouts is that of the server alone, whatever the others do', () => {
    const timeouts = (...actions: Record<string, unknown>[]) =>
      storyOf({ ...wild, loss: 1 }, at(0, ...actions), 2000).lines(['election-timeout'], 2);
    expect(timeouts({ do: 'crash', server: 'S1' }, { do: 'timeout', server: 'S3' })).toEqual(timeouts());
  });
});

describe('what is due at one microsecond', () => {
  test('happens in the order of scheduling, a document’s actions first, timers of a step before its sends', () => {
    const story = storyOf({ ...PAIR, heartbeatInterval: 10 }, at(10, request('S1')), 10);
    const kinds = ['client-request', 'heartbeat-timeout', 'deliver'] as const;
    expect(story.lines(kinds)).toEqual([
      '10 S1 client-request',
      '10 S1 heartbeat-timeout',
      '10 S2 deliver AppendEntries S1',
    ]);
  });

  test('keeps that order for a timer that was started anew many times', () => {
    const set = (ms: number, server: string) => at(ms, { do: 'setTimer', server, in: 200 - ms });
    const story = storyOf({}, [...set(10, 'S2'), ...set(20, 'S1'), ...set(30, 'S3'), ...set(40, 'S1')], 200);
    expect(story.lines(['election-timeout'])).toEqual([
      '200 S2 election-timeout',
      '200 S3 election-timeout',
      '200 S1 election-timeout',
    ]);
  });

  test('sends of one step go in the order S1, S2, …', () => {
    const story = storyOf({ servers: 5 }, at(100, timeout('S3')), 100);
    expect(story.lines(['send']).map((line) => line.slice(-2))).toEqual(['S1', 'S2', 'S4', 'S5']);
  });
});

describe('a condition', () => {
  test('is looked at at every moment, the start too; what newly holds runs before anything else that is due', () => {
    const story = storyOf({ initial: LEADS }, [
      { do: 'request', server: 'S1', command: 'GET y', when: { server: 'S2', leader: 'S1' } },
      { do: 'request', server: 'S1', command: 'GET x', when: { leader: 'one' } },
      { do: 'heal', at: 0 },
      { do: 'heal', when: { server: 'S2', leader: 'S1' }, after: 5 },
      { do: 'mend', from: 'S1', to: 'S2', when: { server: 'S2', leader: 'S1' } },
    ], 15); // biome-ignore format: one glance
    expect(story.lines(['request', 'heal', 'mend', 'deliver'])).toEqual([
      '0 S1 request', '0 - heal', '10 S2 deliver AppendEntries S1', '10 S1 request', '10 - mend',
      '10 S3 deliver AppendEntries S1', '15 - heal',
    ]); // biome-ignore format: one glance
  });

  test('lets its action run once only', () => {
    const story = storyOf({ timeouts: { S1: [50, 50, 50], S2: [9000], S3: [9000] } }, [
      { do: 'heal', when: { server: 'S1', role: 'candidate' } },
      ...at(0, { do: 'block', from: 'S1' }),
    ], 300); // biome-ignore format: one glance
    expect(story.lines(['become-candidate'])).toHaveLength(3);
    expect(story.lines(['heal'])).toEqual(['50 - heal']);
  });
});

describe('an action', () => {
  test.each([
    ['crash', [], ['crash', 'pause', 'resume', 'timeout', 'setTimer']],
    ['pause', [], ['pause', 'restart']],
    ['restart', ['crash'], ['restart', 'resume']],
  ] as const)('that does not fit the power changes nothing: after %s', (first, before, useless) => {
    const action = (word: string) => ({ do: word, server: 'S2', ...(word === 'setTimer' && { in: 5 }) });
    const story = storyOf(
      {},
      [...at(1, ...before.map(action), action(first)), ...at(2, ...useless.map(action))],
      3,
    );
    expect(
      story.events.filter(({ time }) => time === 2000).map(({ what }) => 'nothing' in what && what.nothing),
    ).toEqual(useless.map(() => true));
  });

  test('finds no leader where none runs, and a leader has no election timer to run out', () => {
    const story = storyOf({ initial: LEADS }, [
      ...at(1, timeout('S1'), { do: 'setTimer', server: 'S1', in: 5 }),
      ...at(2, { do: 'pause', server: 'leader' }, { do: 'crash', server: 'leader' }),
    ], 3); // biome-ignore format: one glance
    expect(story.lines(['timeout', 'setTimer', 'pause', 'crash'])).toEqual([
      '1 S1 timeout (nothing)', '1 S1 setTimer (nothing)', '2 S1 pause', '2 - crash (nothing)',
    ]); // biome-ignore format: one glance
  });

  test('a crash of a paused server crashes it; a request to a crashed one is never answered', () => {
    const story = storyOf({}, [
      ...at(1, { do: 'pause', server: 'S2' }, { do: 'crash', server: 'S2' }),
      ...at(2, request('S2'), { do: 'wipe', server: 'S2' }),
    ], 500); // biome-ignore format: one glance
    expect(nodeOf(story.sim, 2)?.power).toBe('crashed');
    expect(story.lines(['wipe', 'client-request', 'client-response'])).toEqual([
      '2 S2 client-request',
      '2 S2 wipe',
    ]);
  });

  test('a timeout of a paused server is handled when it resumes', () => {
    const story = storyOf({}, [
      ...at(1, { do: 'pause', server: 'S2' }, timeout('S2')),
      ...at(50, { do: 'resume', server: 'S2' }),
    ], 60); // biome-ignore format: one glance
    expect(story.lines(['timeout', 'election-timeout', 'become-candidate'], 2)).toEqual([
      '1 S2 timeout', '50 S2 election-timeout', '50 S2 become-candidate',
    ]); // biome-ignore format: one glance
  });
});
