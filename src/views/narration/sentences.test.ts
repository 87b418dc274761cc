/** The sentence of every kind of event. */
import { describe, expect, test } from 'vitest';
import type { Action, Happening, Kind, SimEvent } from '../../sim/types.ts';
import { sentence } from './sentences.ts';
import { append, event, packet, way } from './testing/events.ts';

const act = (kind: Exclude<Kind, never>, did: Action, nothing = false): [SimEvent, Action] => [
  event({ kind, action: 0, nothing } as Happening),
  did,
];

/** One sentence a kind: the type ensures that none is missing. */
const SAID: Readonly<Record<Kind, readonly [SimEvent | [SimEvent, Action], string]>> = {
  'election-timeout': [
    event({ kind: 'election-timeout' }),
    'The election timer of S2 runs out: it has heard from no leader.',
  ],
  'heartbeat-timeout': [event({ kind: 'heartbeat-timeout' }), 'It is time for S2 to speak again.'],
  send: [event({ kind: 'send', packet: packet(append(0)) }, { server: 1 }), 'S1 sends S2 a heartbeat.'],
  deliver: [
    event({ kind: 'deliver', packet: packet(append(1)), votes: null }),
    'S2 receives entry 4 from S1.',
  ],
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
    'S2 appends SET x 5 to its log, as entry 4.',
  ],
  truncate: [event({ kind: 'truncate', from: 3 }), 'S2 removes entry 3 from its log, and all after it.'],
  commit: [event({ kind: 'commit', commitIndex: 4 }), 'S2 learns that entry 4 is committed.'],
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
  setTimer: [
    act('setTimer', { do: 'setTimer', server: 2, in: 5000 }),
    'The election timer of S2 is set: it runs out in 5 ms.',
  ],
  partition: [
    act('partition', { do: 'partition', groups: [[1, 2], [3]] }),
    'The network is cut: S1, S2 | S3.',
  ],
  heal: [act('heal', { do: 'heal' }), 'No link is cut any more.'],
  cut: [act('cut', { do: 'cut', from: 1, to: 2 }), 'The link from S1 to S2 is cut.'],
  mend: [act('mend', { do: 'mend', from: 1, to: 2 }), 'The link from S1 to S2 is mended.'],
  link: [act('link', { do: 'link', from: 1, to: 2, loss: 1 }), 'The link from S1 to S2 has new settings.'],
  network: [act('network', { do: 'network', loss: 1 }), 'The network has new settings.'],
  redraw: [
    act('redraw', { do: 'redraw', stream: 3 }),
    'From here on, all dice are thrown again: what was drawn already stays.',
  ],
  settings: [
    act('settings', { do: 'settings', server: 2, electionTimeout: [100_000, 120_000], clock: 1.1 }),
    'From now on S2 has election timeouts of 100 to 120 ms and a clock at 1.1 times the true rate.',
  ],
  failWrite: [
    act('failWrite', { do: 'failWrite', server: 2 }),
    'The next write of S2 to its disk will fail.',
  ],
  'write-failed': [
    event({ kind: 'write-failed' }),
    'A write of S2 to its disk fails, and S2 crashes: it must not go on as if all were written.',
  ],
  drop: [act('drop', { do: 'drop', message: 1 }), 'A message is dropped.'],
  duplicate: [act('duplicate', { do: 'duplicate', message: 1 }), 'A message is copied.'],
  'deliver-now': [act('deliver-now', { do: 'deliver', message: 1 }), 'A message arrives at once.'],
  delay: [act('delay', { do: 'delay', message: 1, by: 20_000 }), 'A message is delayed by 20 ms.'],
  block: [act('block', { do: 'block', to: 2 }), 'Messages to S2 are blocked from now on.'],
  unblock: [act('unblock', { do: 'unblock', to: 2 }), 'Messages to S2 are no longer blocked.'],
  hold: [
    act('hold', { do: 'hold', type: 'AppendEntries', from: 1 }),
    'Messages of type AppendEntries from S1 are held on their links.',
  ],
  release: [act('release', { do: 'release' }), 'What is held is let go.'],
};

describe('the sentence of an event', () => {
  test.each(Object.entries(SAID))('%s', (_kind, [example, words]) => {
    const [one, did] = Array.isArray(example) ? example : [example];
    expect(sentence(one, did)).toBe(words);
  });

  test.each<[Action, string]>([
    [{ do: 'settings', heartbeatInterval: 20_000 }, 'From now on the cluster has a heartbeat every 20 ms.'],
    [
      { do: 'settings', replicate: 'at-once', maxEntries: 1, noop: true, fastBacktrack: false },
      'From now on the cluster has new entries sent at once, at most 1 entry in one message, a blank entry of each new leader and refusals without the conflicting term.',
    ],
    [
      { do: 'settings', server: 'leader', disk: { write: [5000, 5000], fails: 0.05 } },
      'From now on S2 has disk writes of 5 ms and a chance of 5 % that a write fails.',
    ],
  ])('%j: settings that change', (did, words) => {
    expect(sentence(...act('settings', did))).toBe(words);
  });

  test.each<[string, Happening, Partial<SimEvent>, string]>([
    [
      'a blank entry',
      { kind: 'append', index: 1, term: 1, command: '' },
      {},
      'S2 appends a blank entry to its log, as entry 1.',
    ],
    [
      'a heartbeat',
      { kind: 'accept-entries', leader: 1, prevLogIndex: 4, matchIndex: 4 },
      {},
      'S2 accepts the heartbeat of S1.',
    ],
    [
      'a commit that is counted wrongly',
      { kind: 'commit', commitIndex: 4 },
      { rule: 'bug:count-self-twice' },
      'S2 commits entry 4.',
    ],
    [
      'a leader without a majority',
      { kind: 'become-leader', term: 2 },
      { rule: 'bug:majority-off-by-one' },
      'S2 leads term 2.',
    ],
    [
      'a vote that is denied for the length of the log',
      { kind: 'deny-vote', candidate: 1, term: 2, reason: 'log-behind' },
      { rule: 'bug:length-first' },
      'S2 denies S1 its vote: the candidate’s log is shorter than its own.',
    ],
    [
      'a candidate that follows the leader of its term, and forgets its vote',
      { kind: 'step-down', term: 2 },
      { rule: 'bug:same-term-clears-vote', from: 1 },
      'S2 steps down: S1 leads term 2.',
    ],
    [
      'a crash that leaves the state',
      { kind: 'crash', action: 0, nothing: false },
      { rule: 'bug:apply-again' },
      'S2 crashes.',
    ],
    [
      'a restart without the vote',
      { kind: 'restart', action: 0, nothing: false },
      { rule: 'bug:vote-lost' },
      'S2 restarts.',
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
      'a read that nobody else was asked about',
      { kind: 'client-response', command: 'GET x', answer: { result: 1 } },
      { rule: 'read:local' },
      'S2 answers x = 1 from its own state, without asking anybody.',
    ],
    [
      'such a read of a missing key',
      { kind: 'client-response', command: 'GET x', answer: { result: null } },
      { rule: 'read:local' },
      'S2 answers from its own state, without asking anybody: x has no value.',
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
      'A client finds nobody to ask.',
    ],
    [
      'a copy',
      {
        kind: 'send',
        packet: packet({ ...way, type: 'RequestVote', candidateId: 1, lastLogIndex: 0, lastLogTerm: 0 }, 9),
      },
      { server: 1 },
      'The network makes a copy of what S1 sent S2: a request for its vote in term 2.',
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
      'S1 sends S2 a refusal.',
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
  [{ do: 'crash', server: 'leader' }, 'crash', 'Nobody leads: there is no leader to crash.'],
  [{ do: 'drop', message: 7 }, 'drop', 'There is no such message to drop.'],
  [{ do: 'restart', server: 3 }, 'restart', 'S3 cannot restart: it is not down.'],
])('an action that found nothing says so: %j', (did, kind, words) => {
  const server = 'server' in did && did.server !== 'leader' ? did.server : 0;
  expect(sentence(event({ kind, action: 0, nothing: true } as Happening, { server }), did)).toBe(words);
});
