import { describe, expect, test } from 'vitest';
import type { Message } from '../../raft/types.ts';
import type { Action, Happening, Kind, Packet, SimEvent } from '../../sim/types.ts';
import { openRun, seek } from '../../store/commands.ts';
import { run, useSession } from '../../store/session.ts';
import { whenIdle } from '../../store/work.ts';
import { fillingIn, mostIn } from './room.ts';
import { comesTooFast, earlierTurns, isHeldUp, isTold, latestTurn, told } from './told.ts';
import { lineOf, sentence } from './words.ts';

const event = (what: Happening, more: Partial<SimEvent> = {}): SimEvent => ({
  seq: 1,
  time: 1000,
  server: 2,
  causes: [],
  rule: null,
  what,
  ...more,
});

const packet = (message: Message, copyOf: number | null = null): Packet => ({
  kind: 'packet',
  id: 1,
  message,
  copyOf,
  send: 1,
  sentAt: 0,
  at: 10,
  order: 1,
  anchorAt: 0,
  anchorProgress: 0,
});

const way = { from: 1, to: 2, term: 2 };
const entry = { term: 2, command: 'SET x 5' };
const append = (count: number): Message => ({
  ...way,
  type: 'AppendEntries',
  leaderId: 1,
  prevLogIndex: 3,
  prevLogTerm: 1,
  entries: Array.from({ length: count }, () => entry),
  leaderCommit: 3,
});
const act = (kind: Exclude<Kind, never>, did: Action, nothing = false): [SimEvent, Action] => [
  event({ kind, action: 0, nothing } as Happening),
  did,
];

/** One sentence a kind: the type makes sure that none is forgotten. */
const SAID: Readonly<Record<Kind, readonly [SimEvent | [SimEvent, Action], string]>> = {
  'election-timeout': [
    event({ kind: 'election-timeout' }),
    'The election timer of S2 runs out: it has heard from no leader.',
  ],
  'heartbeat-timeout': [event({ kind: 'heartbeat-timeout' }), 'It is time for S2 to speak again.'],
  send: [event({ kind: 'send', packet: packet(append(0)) }, { server: 1 }), 'S1 sends S2 a heartbeat.'],
  deliver: [event({ kind: 'deliver', packet: packet(append(1)) }), 'S2 receives entry 4 from S1.'],
  lost: [
    event({ kind: 'lost', packet: packet(append(3)), reason: 'cut' }),
    'S1 had sent S2 entries 4 to 6, but the link is cut.',
  ],
  'become-candidate': [
    event({ kind: 'become-candidate', term: 3 }),
    'S2 stands for election in term 3, and votes for itself.',
  ],
  'become-leader': [event({ kind: 'become-leader', term: 3 }), 'S2 has a majority: it leads term 3.'],
  'new-term': [event({ kind: 'new-term', term: 3 }), 'S2 hears of term 3, and adopts it.'],
  'step-down': [event({ kind: 'step-down', term: 3 }), 'S2 steps down: in term 3 it is a follower.'],
  'grant-vote': [event({ kind: 'grant-vote', candidate: 1, term: 2 }), 'S2 grants its vote to S1 in term 2.'],
  'deny-vote': [
    event({ kind: 'deny-vote', candidate: 1, term: 2, reason: 'log-behind' }, { rule: 'vote:log-behind' }),
    'S2 denies S1 its vote: the candidate’s log is behind its own.',
  ],
  'accept-entries': [
    event({ kind: 'accept-entries', leader: 1, prevLogIndex: 3, matchIndex: 4 }),
    'S2 accepts entry 4 from S1.',
  ],
  'reject-entries': [
    event(
      { kind: 'reject-entries', leader: 1, prevLogIndex: 4, matchIndex: 0, reason: 'missing' },
      { rule: 'entries:missing' },
    ),
    'S2 refuses what S1 sent: its log has no entry 4.',
  ],
  append: [
    event({ kind: 'append', index: 4, term: 2, command: 'SET x 5' }),
    'S2 appends SET x 5 to its log, at index 4.',
  ],
  truncate: [event({ kind: 'truncate', from: 3 }), 'S2 removes its entries from index 3 on.'],
  commit: [event({ kind: 'commit', commitIndex: 4 }), 'S2 knows the log committed up to index 4.'],
  apply: [event({ kind: 'apply', index: 4 }), 'S2 applies entry 4 to its state machine.'],
  'client-request': [event({ kind: 'client-request', command: 'GET x' }), 'A client asks S2: GET x.'],
  'client-response': [
    event({ kind: 'client-response', command: 'ADD x 2', answer: { result: 7 } }),
    'S2 answers the client: ADD x 2 is done, x is 7.',
  ],
  request: [act('request', { do: 'request', server: 2, command: 'GET x' }), 'A client sends GET x to S2.'],
  crash: [act('crash', { do: 'crash', server: 2 }), 'S2 crashes: what it had in memory is gone.'],
  restart: [
    act('restart', { do: 'restart', server: 2 }),
    'S2 restarts, with its term, its vote and its log from the disk.',
  ],
  pause: [
    act('pause', { do: 'pause', server: 2 }),
    'S2 pauses: it does nothing, and what arrives waits for it.',
  ],
  resume: [act('resume', { do: 'resume', server: 2 }), 'S2 resumes.'],
  wipe: [act('wipe', { do: 'wipe', server: 2 }), 'S2 crashes and its disk is wiped.'],
  timeout: [act('timeout', { do: 'timeout', server: 2 }), 'The election timer of S2 is made to run out.'],
  setTimer: [act('setTimer', { do: 'setTimer', server: 2, in: 5 }), 'The election timer of S2 is set.'],
  partition: [
    act('partition', { do: 'partition', groups: [[1, 2], [3]] }),
    'The network is cut: S1, S2 | S3.',
  ],
  heal: [act('heal', { do: 'heal' }), 'The network is whole again.'],
  cut: [act('cut', { do: 'cut', from: 1, to: 2 }), 'The link from S1 to S2 is cut.'],
  mend: [act('mend', { do: 'mend', from: 1, to: 2 }), 'The link from S1 to S2 is mended.'],
  link: [act('link', { do: 'link', from: 1, to: 2, loss: 1 }), 'The link from S1 to S2 has new settings.'],
  network: [act('network', { do: 'network', loss: 1 }), 'The network has new settings.'],
  drop: [act('drop', { do: 'drop', message: 1 }), 'A message is dropped.'],
  duplicate: [act('duplicate', { do: 'duplicate', message: 1 }), 'A message is sent twice.'],
  'deliver-now': [act('deliver-now', { do: 'deliver', message: 1 }), 'A message is delivered at once.'],
  delay: [act('delay', { do: 'delay', message: 1, by: 20_000 }), 'A message is delayed by 20 ms.'],
  block: [act('block', { do: 'block', to: 2 }), 'Messages to S2 are blocked from now on.'],
  unblock: [act('unblock', { do: 'unblock', to: 2 }), 'Messages to S2 are no longer blocked.'],
  hold: [
    act('hold', { do: 'hold', type: 'AppendEntries', from: 1 }),
    'Messages of type AppendEntries from S1 are held on their links.',
  ],
  release: [act('release', { do: 'release' }), 'What was held is let go.'],
};

describe('an event is told as a sentence', () => {
  test.each(Object.entries(SAID))('%s', (_kind, [told, words]) => {
    const [one, did] = Array.isArray(told) ? told : [told];
    expect(sentence(one, did)).toBe(words);
  });

  test.each<[string, Happening, Partial<SimEvent>, string]>([
    [
      'a blank entry',
      { kind: 'append', index: 1, term: 1, command: '' },
      {},
      'S2 appends a blank entry to its log, at index 1.',
    ],
    [
      'a heartbeat',
      { kind: 'accept-entries', leader: 1, prevLogIndex: 4, matchIndex: 4 },
      {},
      'S2 accepts the heartbeat of S1.',
    ],
    [
      'a redirect',
      { kind: 'client-response', command: 'GET x', answer: { redirect: 3 } },
      {},
      'S2 does not lead, and sends the client to S3.',
    ],
    [
      'a shrug',
      { kind: 'client-response', command: 'GET x', answer: { redirect: null } },
      {},
      'S2 does not lead, and can name nobody who does.',
    ],
    [
      'a missing key',
      { kind: 'client-response', command: 'GET x', answer: { result: null } },
      {},
      'S2 answers the client: x has no value.',
    ],
    [
      'an act on nobody',
      { kind: 'request', action: 0, nothing: true },
      { server: 0 },
      '“request” changed nothing.',
    ],
    [
      'a copy',
      {
        kind: 'send',
        packet: packet({ ...way, type: 'RequestVote', candidateId: 1, lastLogIndex: 0, lastLogTerm: 0 }, 9),
      },
      { server: 1 },
      'S1 sends S2 a request for its vote in term 2, a second time.',
    ],
    [
      'a refusal on its way',
      {
        kind: 'send',
        packet: packet({
          ...way,
          type: 'AppendEntriesReply',
          success: false,
          prevLogIndex: 4,
          matchIndex: 0,
          conflictTerm: null,
          conflictIndex: 2,
        }),
      },
      { server: 1 },
      'S1 sends S2 word that it cannot attach what came after index 4.',
    ],
  ])('%s', (_name, what, more, words) => {
    expect(sentence(event(what, more))).toBe(words);
  });
});

test.each<[Action, Kind, string]>([
  [
    { do: 'request', server: 'leader', command: 'GET x' },
    'request',
    'A client looks for the leader, but nobody leads.',
  ],
  [{ do: 'crash', server: 'leader' }, 'crash', 'Nobody leads: no “crash”.'],
  [{ do: 'drop', message: 7 }, 'drop', 'No such message is on its way: no “drop”.'],
  [{ do: 'restart', server: 3 }, 'restart', 'S3 is not in a state for “restart”.'],
])('an action that found nothing says so: %j', (did, kind, words) => {
  expect(sentence(event({ kind, action: 0, nothing: true } as Happening), did)).toBe(words);
});

describe('what is told', () => {
  test('a long peace does not make the story forget who leads', async () => {
    openRun({ raftarium: 1, seed: 31 });
    seek(20_000_000);
    await whenIdle();
    const session = useSession.getState();
    expect(session.events.some((one) => isTold(one, 'turns'))).toBe(false);
    expect(earlierTurns(session, 40).map(({ what }) => what.kind)).toEqual([
      'become-candidate',
      'become-leader',
    ]);
    expect(latestTurn(session)?.what.kind).toBe('become-leader');
    seek(160_000);
    expect(latestTurn(useSession.getState())?.what.kind).toBe('become-candidate');
  });

  test('a cluster in peace is told as silence, unless everything is asked for', () => {
    openRun({ raftarium: 1, seed: 31 });
    seek(1_000_000);
    const { events, world } = useSession.getState();
    const late = events.filter(({ time }) => time > 300_000);
    expect(late.length).toBeGreaterThan(100);
    expect(told(late, 'turns')).toEqual([]);
    expect(told(late, 'decisions')).toEqual([]);
    expect(told(late, 'everything')).toHaveLength(late.length);
    expect(world.time).toBeLessThanOrEqual(1_000_000);
  });

  test('an election is told vote by vote, and its turns are its candidate and its leader', () => {
    openRun({ raftarium: 1, seed: 31 });
    seek(199_000);
    const events = run.history.events(1, useSession.getState().world.seq);
    const kinds = (detail: 'turns' | 'decisions') => told(events, detail).map(([one]) => one?.what.kind);
    expect(kinds('turns')).toEqual(['become-candidate', 'become-leader']);
    expect(kinds('decisions').filter((kind) => kind === 'grant-vote')).toHaveLength(4);
  });

  test('what a server loses at once, and in the same way, is one line', () => {
    openRun({
      raftarium: 1,
      seed: 31,
      actions: [
        {
          at: 250,
          do: 'partition',
          groups: [
            ['S1', 'S2'],
            ['S3', 'S4', 'S5'],
          ],
        },
      ],
    });
    seek(330_000);
    const lines = told(useSession.getState().events, 'turns').filter(([one]) => one?.what.kind === 'lost');
    expect(lines.map((line) => lineOf(line))).toContain(
      'What S3 sent to S1 and S2 is lost: the link is cut.',
    );
  });

  test('the caption holds up turns, and not what only follows from them', () => {
    const lost = (reason: 'cut' | 'loss') => event({ kind: 'lost', packet: packet(append(0)), reason });
    expect(isHeldUp(lost('loss'))).toBe(true);
    expect(isHeldUp(lost('cut'))).toBe(false);
    expect(isHeldUp(event({ kind: 'become-leader', term: 1 }))).toBe(true);
    expect(isHeldUp(event({ kind: 'client-response', command: 'GET x', answer: { result: 1 } }))).toBe(false);
    expect(isHeldUp(event({ kind: 'client-response', command: 'GET x', answer: { redirect: 1 } }))).toBe(
      true,
    );
  });

  test('a follower’s commit is a decision; the leader’s, which makes it so, is a turn', () => {
    const commit = { kind: 'commit', commitIndex: 1 } as const;
    expect(isTold(event(commit, { rule: 'commit:told' }), 'turns')).toBe(false);
    expect(isTold(event(commit, { rule: 'commit:majority' }), 'turns')).toBe(true);
  });
});

describe('lines that come too quickly are summed up for the ear', () => {
  const SLOW = 1 / 50;
  /** A line every so many seconds of the reader's. */
  const lines = (seconds: number) =>
    Array.from({ length: 6 }, (_, i) => [
      event({ kind: 'heartbeat-timeout' }, { seq: i, time: i * seconds * 1e6 * SLOW }),
    ]);

  test('nine in a second: too quickly', () => expect(comesTooFast(lines(1 / 9), SLOW)).toBe(true));
  test('one in three seconds can be followed', () => expect(comesTooFast(lines(3), SLOW)).toBe(false));
  test('what stands still can always be read', () => expect(comesTooFast(lines(1 / 9), 0)).toBe(false));
  test('a few lines at once are no flood', () =>
    expect(comesTooFast(lines(1 / 9).slice(0, 4), SLOW)).toBe(false));
});

describe('lines are told as many as fill their panel', () => {
  const room = { height: 200, width: 292 };
  const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

  test('of short ones as many as there can be', () => {
    expect(fillingIn(room, times(50, 30))).toBe(mostIn(room));
  });

  test('of those that surely take two rows, fewer', () => {
    expect(fillingIn(room, times(50, 60))).toBe(5);
    expect(fillingIn({ ...room, width: Infinity }, times(50, 60))).toBe(mostIn(room));
  });

  test('the last ones count, and all of them where they do not fill it', () => {
    expect(fillingIn(room, [...times(20, 30), ...times(5, 60)])).toBe(5);
    expect(fillingIn(room, [...times(20, 60), ...times(5, 30)])).toBe(7);
    expect(fillingIn(room, times(3, 60))).toBe(3);
    expect(fillingIn(room, [])).toBe(0);
  });
});
