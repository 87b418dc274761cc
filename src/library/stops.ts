/** Servers that crash, pause, come back, or have slow disks. */
import { slowDisks } from '../scenario/situations/elections.ts';
import { lostDisk } from '../scenario/situations/faults.ts';
import { led, request } from '../scenario/situations/situation.ts';
import type { ActionDocument } from '../scenario/types.ts';
import { CALM, type EntryMaking, each, entry, runOf } from './make.ts';

const OTHERS = ['S2', 'S3', 'S4', 'S5'];

const LEADER_CRASH: EntryMaking = {
  slug: 'leader-crash',
  title: 'The leader crashes',
  sentence:
    'S1 leads and crashes. No heartbeat comes any more, so S4, the least patient, asks for votes and leads.',
  watch:
    'The four others wait out their timers. S4 needs three votes of five, and there are four to give them.',
  section: '§5.2',
  page: 'leader-election/silence',
  at: 85,
  picture: 277,
  cluster: {
    ...led(5, 1, [1]),
    latency: [10, 10],
    timeouts: { S2: [200, 200, 280], S3: [200, 200, 260], S4: [200, 200, 170], S5: [200, 200, 290] },
  },
  actions: [{ at: 95, do: 'crash', server: 'S1' }],
  until: 420,
  expect: [
    { at: 90, leader: 'S1' },
    { at: 250, leader: 'none' },
    { by: 280, leader: 'S4' },
    { always: [280, 420], leader: 'S4', leaders: 1 },
  ],
  claims: [
    { says: 'S1 leads and crashes', at: 90, holds: { server: 'S1', role: 'leader' } },
    { says: 'S1 leads and crashes', holds: { server: 'S1', power: 'crashed' } },
    { says: 'S4, the least patient', at: 90, timer: { server: 'S4', drawn: 170 } },
    { says: 'asks for votes and leads', holds: { server: 'S4', role: 'leader', term: 2 } },
    ...each(['S2', 'S3', 'S5'], (server) => ({
      says: 'there are four to give them',
      holds: { server, votedFor: 'S4' },
    })),
    { says: 'S4 needs three votes of five', happens: { kind: 'become-leader', server: 'S4', times: 1 } },
  ],
};

const BEFORE_ANSWER: EntryMaking = {
  slug: 'crash-before-answer',
  title: 'A crash between write and answer',
  sentence:
    'S1 has written and sent the command, and crashes before it can answer. The client hears nothing, and yet the command will be done.',
  watch: 'S2 and S3 have the entry, so only they can win. S3 leads, and commits it with its next one.',
  section: '§5.3, §8',
  page: 'no-promise/was-it-done',
  at: 92,
  picture: 165,
  cluster: { ...CALM, ...led(5, 1) },
  actions: [
    { at: 90, do: 'block', from: 'S1', to: 'S4' },
    { at: 90, do: 'block', from: 'S1', to: 'S5' },
    request(100, 'S1', 'SET x 1'),
    { at: 115, do: 'crash', server: 'S1' },
    { at: 130, do: 'timeout', server: 'S3' },
    request(180, 'S3', 'SET y 2'),
  ],
  until: 300,
  expect: [
    { at: 116, server: 'S1', power: 'crashed', log: [1] },
    { at: 160, leader: 'S3', server: 'S3', log: [1], commitIndex: 0 },
    { at: 200, committed: 'SET x 1' },
    { at: 300, agree: ['S2', 'S3', 'S4', 'S5'] },
  ],
  claims: [
    { says: 'S1 has written and sent the command', at: 114, holds: { server: 'S1', log: [1] } },
    { says: 'crashes before it can answer', holds: { server: 'S1', power: 'crashed' } },
    { says: 'The client hears nothing', told: { server: 'S1', times: 0 } },
    { says: 'the command will be done', holds: { committed: 'SET x 1' } },
    ...each(['S2', 'S3'], (server) => ({
      says: 'S2 and S3 have the entry',
      at: 114,
      holds: { server, log: [1] },
    })),
    ...each(['S4', 'S5'], (server) => ({
      says: 'so only they can win',
      at: 130,
      holds: { server, log: [] },
    })),
    { says: 'S3 leads, and commits it with its next one', at: 179, holds: { server: 'S3', commitIndex: 0 } },
    { says: 'S3 leads, and commits it with its next one', at: 200, holds: { server: 'S3', commitIndex: 2 } },
  ],
};

const BEFORE_COPY: EntryMaking = {
  slug: 'crash-before-copy',
  title: 'A crash before the first copy',
  sentence:
    'S1 crashes with an entry that it has sent to nobody. When it comes back, another leads, and its entry is removed.',
  watch: 'Nothing was promised: no client was told that it is done. The first message of S2 replaces it.',
  section: '§5.3',
  page: 'crash-and-return/two-too-many',
  at: 222,
  picture: 302,
  cluster: { ...led(5, 1, [1]), electionTimeout: [10_000, 10_000], latency: [10, 10] },
  actions: [
    request(100, 'S1', 'SET x 1'),
    { at: 110, do: 'crash', server: 'S1' },
    { at: 120, do: 'timeout', server: 'S2' },
    request(180, 'S2', 'SET x 2'),
    { at: 230, do: 'restart', server: 'S1' },
  ],
  until: 420,
  expect: [
    { at: 235, server: 'S1', power: 'up', log: [1, 1], role: 'follower' },
    { by: 320, server: 'S1', log: [1, 2] },
    { at: 420, agree: ['S1', ...OTHERS] },
  ],
  claims: [
    {
      says: 'S1 crashes with an entry that it has sent to nobody',
      at: 111,
      holds: { server: 'S1', log: [1, 1] },
    },
    { says: 'that it has sent to nobody', sends: { from: 'S1', entries: 1, times: 0 } },
    { says: 'another leads', at: 229, holds: { leader: 'S2' } },
    { says: 'its entry is removed', happens: { kind: 'truncate', server: 'S1', times: 1 } },
    { says: 'no client was told that it is done', told: { server: 'S1', times: 0 } },
    { says: 'The first message of S2 replaces it', at: 301, holds: { server: 'S1', log: [1, 2] } },
  ],
};

const ABSENCE: EntryMaking = {
  slug: 'long-absence',
  title: 'Back after a long absence',
  sentence: 'S5 was away while six commands were committed. It comes back, and one message brings all six.',
  watch:
    'Its log is short, not wrong: nothing is removed. S1 never had an answer for these six, so every heartbeat to S5 has carried all that is missing.',
  section: '§5.3',
  page: 'crash-and-return/catching-up',
  at: 500,
  picture: 537,
  cluster: { ...led(5, 1, [1]), electionTimeout: [10_000, 10_000], latency: [10, 10] },
  actions: [
    { at: 20, do: 'crash', server: 'S5' },
    ...[1, 2, 3, 4, 5, 6].map((n) => request(20 + 70 * n, 'S1', `SET x ${n}`)),
    { at: 515, do: 'restart', server: 'S5' },
  ],
  until: 700,
  expect: [
    { at: 514, server: 'S5', power: 'crashed', log: [1] },
    { at: 514, server: 'S1', commitIndex: 7 },
    { by: 575, server: 'S5', log: [1, 1, 1, 1, 1, 1, 1] },
    { at: 700, server: 'S5', commitIndex: 7, state: { x: 6 } },
  ],
  claims: [
    {
      says: 'S5 was away while six commands were committed',
      at: 514,
      holds: { server: 'S5', power: 'crashed', log: [1] },
    },
    { says: 'six commands were committed', at: 514, holds: { server: 'S1', commitIndex: 7 } },
    { says: 'one message brings all six', at: 534, holds: { server: 'S5', log: [1] } },
    { says: 'one message brings all six', at: 535, holds: { server: 'S5', log: [1, 1, 1, 1, 1, 1, 1] } },
    { says: 'nothing is removed', happens: { kind: 'truncate', times: 0 } },
    { says: 'S1 never had an answer for these six', at: 514, known: { server: 'S1', index: 2, on: 4 } },
    {
      says: 'every heartbeat to S5 has carried all',
      sends: { from: 'S1', to: 'S5', prev: [1, 1], entries: 5 },
    },
  ],
};

const PAUSED: EntryMaking = {
  slug: 'paused-leader',
  title: 'The leader takes a nap',
  sentence:
    'S1 stands still for a while, as a program does whose machine is busy. The others choose S3; S1 wakes and still takes itself for the leader.',
  watch:
    'What was sent to S1 has waited for it. It reads the first message of term 2, and steps down at once.',
  section: '§5.1',
  page: 'no-promise/an-old-leader',
  at: 335,
  picture: 352,
  cluster: {
    ...led(5, 1, [1]),
    latency: [10, 10],
    timeouts: { S2: [200, 200, 290], S3: [200, 200, 160], S4: [200, 200, 280], S5: [200, 200, 270] },
  },
  actions: [
    { at: 100, do: 'pause', server: 'S1' },
    { at: 350, do: 'resume', server: 'S1' },
  ],
  until: 460,
  expect: [
    { at: 340, server: 'S1', power: 'paused', role: 'leader', term: 1 },
    { at: 340, leader: 'S3' },
    { at: 351, server: 'S1', role: 'follower', term: 2 },
    { at: 460, leaders: 1, leader: 'S3' },
  ],
  claims: [
    { says: 'S1 stands still for a while', at: 340, holds: { server: 'S1', power: 'paused' } },
    { says: 'The others choose S3', at: 340, holds: { server: 'S3', role: 'leader', term: 2 } },
    { says: 'still takes itself for the leader', at: 349, holds: { server: 'S1', role: 'leader', term: 1 } },
    {
      says: 'What was sent to S1 has waited for it',
      at: 349,
      waiting: { server: 'S1', messages: { min: 2 } },
    },
    { says: 'steps down at once', happens: { kind: 'step-down', server: 'S1', times: 1 } },
    { says: 'steps down at once', at: 350, holds: { server: 'S1', role: 'follower', term: 2 } },
  ],
};

const SLOW_DISK: EntryMaking = {
  slug: 'slow-disks',
  title: 'Slow disks',
  sentence:
    'Every write takes 20 to 40 ms. S2 has the entries in memory, but says yes only when they are on its disk.',
  watch:
    'The messages are fast; the wait is for the disks. S1 counts its own copy, too, only when it is written.',
  section: 'diss §10.2.1',
  at: 35,
  picture: 92,
  ...runOf(slowDisks),
  until: 320,
  expect: [
    { at: 92, server: 'S2', log: [1, 1, 1] },
    { at: 92, server: 'S1', commitIndex: 0 },
    { by: 260, server: 'S1', commitIndex: 3 },
  ],
  claims: [
    {
      says: 'Every write takes 20 to 40 ms',
      at: 80,
      holds: { server: 'S1', log: [1, 1, 1], commitIndex: 0 },
    },
    { says: 'S2 has the entries in memory', at: 92, holds: { server: 'S2', log: [1, 1, 1] } },
    {
      says: 'says yes only when they are on its disk',
      at: 105,
      holds: { server: 'S1', commitIndex: 0 },
    },
    {
      says: 'S1 counts its own copy, too, only when it is written',
      at: 59,
      known: { server: 'S1', index: 1, on: 0 },
    },
  ],
};

/** S5 comes and goes four times. */
const FLAPS: readonly ActionDocument[] = [0, 1, 2, 3].flatMap((n): ActionDocument[] => [
  { at: 60 + 120 * n, do: 'crash', server: 'S5' },
  { at: 120 + 120 * n, do: 'restart', server: 'S5' },
]);

const FLAPPING: EntryMaking = {
  slug: 'flapping-server',
  title: 'A server that comes and goes',
  sentence:
    'S5 crashes and restarts again and again. The others do not mind: every command is committed without it.',
  watch:
    'Each time S5 is back it gets what it missed. It never stays away long enough, nor up long enough, to disturb.',
  section: '§5.5',
  page: 'crash-and-return/what-is-left',
  at: 50,
  picture: 250,
  cluster: { ...led(5, 1), latency: [10, 10] },
  actions: [...FLAPS, ...[1, 2, 3, 4, 5].map((n) => request(100 * n - 20, 'S1', `SET x ${n}`))],
  until: 700,
  expect: [
    { always: [0, 700], leader: 'S1', leaders: 1 },
    { at: 700, count: { kind: 'crash', server: 'S5', min: 4, max: 4 } },
    { at: 700, agree: ['S1', ...OTHERS] },
    { at: 700, server: 'S5', state: { x: 5 } },
  ],
  claims: [
    { says: 'S5 crashes and restarts again and again', happens: { kind: 'crash', server: 'S5', times: 4 } },
    { says: 'S5 crashes and restarts again and again', happens: { kind: 'restart', server: 'S5', times: 4 } },
    { says: 'every command is committed without it', holds: { server: 'S1', commitIndex: 5 } },
    { says: 'Each time S5 is back it gets what it missed', holds: { server: 'S5', log: [1, 1, 1, 1, 1] } },
    { says: 'to disturb', happens: { kind: 'election-timeout', times: 0 } },
  ],
};

const THREE_STOP: EntryMaking = {
  slug: 'three-of-five-stop',
  title: 'Three of five stop',
  sentence:
    'With two servers down all goes on. With the third, nothing can be committed, until one of them is back.',
  watch:
    'The second command waits on S1 and S2 from 300 ms on. S3 restarts with its log, makes the third, and the command is committed.',
  section: '§5.5',
  page: 'why-agree/two-die',
  at: 270,
  picture: 435,
  cluster: { ...CALM, ...led(5, 1) },
  actions: [
    { at: 50, do: 'crash', server: 'S5' },
    { at: 50, do: 'crash', server: 'S4' },
    request(100, 'S1', 'SET x 1'),
    { at: 290, do: 'crash', server: 'S3' },
    request(300, 'S1', 'SET x 2'),
    { at: 400, do: 'restart', server: 'S3' },
  ],
  until: 520,
  expect: [
    { at: 130, server: 'S1', commitIndex: 1 },
    { always: [300, 399], server: 'S1', commitIndex: 1, log: [1, 1] },
    { by: 480, server: 'S1', commitIndex: 2 },
  ],
  claims: [
    { says: 'With two servers down all goes on', at: 130, holds: { server: 'S1', commitIndex: 1 } },
    { says: 'nothing can be committed', at: 399, holds: { server: 'S1', log: [1, 1], commitIndex: 1 } },
    { says: 'waits on S1 and S2 from 300 ms on', at: 399, holds: { server: 'S2', log: [1, 1] } },
    { says: 'S3 restarts with its log', at: 401, holds: { server: 'S3', power: 'up', log: [1] } },
    { says: 'the command is committed', holds: { server: 'S1', commitIndex: 2 } },
  ],
};

const POWER_CUT: EntryMaking = {
  slug: 'power-cut',
  title: 'The whole cluster restarts',
  sentence: 'The power fails for all five at once. When it is back, nothing that was committed is lost.',
  watch:
    'The logs were on the disks. What is committed has to be found out again: S2 leads, and its first new entry commits all before it.',
  section: 'diss §3.8',
  page: 'crash-and-return/what-is-left',
  at: 130,
  picture: 262,
  cluster: { ...CALM, ...led(5, 1), noop: true },
  actions: [
    request(40, 'S1', 'SET x 1'),
    request(50, 'S1', 'SET y 2'),
    ...['S1', ...OTHERS].map((server): ActionDocument => ({ at: 140, do: 'crash', server })),
    ...['S1', ...OTHERS].map((server): ActionDocument => ({ at: 200, do: 'restart', server })),
    { at: 220, do: 'timeout', server: 'S2' },
  ],
  until: 400,
  expect: [
    { at: 130, server: 'S1', commitIndex: 3 },
    { at: 210, server: 'S1', log: [1, 1, 1], commitIndex: 0, state: {} },
    { at: 262, server: 'S2', role: 'leader', commitIndex: 4, state: { x: 1, y: 2 } },
    { at: 400, server: 'S5', state: { x: 1, y: 2 } },
  ],
  claims: [
    ...each(['S1', ...OTHERS], (server) => ({
      says: 'The power fails for all five at once',
      at: 141,
      holds: { server, power: 'crashed' as const },
    })),
    { says: 'nothing that was committed is lost', holds: { server: 'S1', state: { x: 1, y: 2 } } },
    { says: 'has to be found out again', at: 210, holds: { server: 'S1', log: [1, 1, 1], commitIndex: 0 } },
    {
      says: 'S2 leads, and its first new entry commits all before it',
      holds: { server: 'S2', commitIndex: 4 },
    },
  ],
};

const WIPED: EntryMaking = {
  slug: 'wiped-disk',
  title: 'A disk is emptied',
  sentence:
    'S2 comes back without its disk, under its old name. It has forgotten the entry that it had promised to keep, and votes for S3, which lacks it.',
  watch:
    'S1 and S2 were the majority that had x = 1. With one copy wiped and S1 down, S3 leads with an empty log.',
  section: 'diss §3.8',
  page: 'no-promise/it-forgets',
  violates: 'leader-completeness',
  at: 85,
  picture: 145,
  ...runOf(lostDisk),
  until: 150,
  expect: [
    { at: 99, committed: 'SET x 1' },
    { at: 150, violated: 'leader-completeness' },
    { at: 150, server: 'S3', role: 'leader', term: 2, log: [] },
  ],
  claims: [
    { says: 'S2 comes back without its disk', at: 111, holds: { server: 'S2', power: 'up', log: [] } },
    { says: 'the entry that it had promised to keep', at: 99, holds: { server: 'S2', log: [1] } },
    { says: 'votes for S3, which lacks it', holds: { server: 'S2', votedFor: 'S3' } },
    {
      says: 'S1 and S2 were the majority that had x = 1',
      at: 99,
      holds: { server: 'S1', log: [1], state: { x: 1 } },
    },
    { says: 'With one copy wiped and S1 down', holds: { server: 'S1', power: 'crashed' } },
    { says: 'S3 leads with an empty log', holds: { server: 'S3', role: 'leader', log: [] } },
  ],
};

export const STOP_ENTRIES = [
  LEADER_CRASH,
  BEFORE_ANSWER,
  BEFORE_COPY,
  ABSENCE,
  PAUSED,
  SLOW_DISK,
  FLAPPING,
  THREE_STOP,
  POWER_CUT,
  WIPED,
].map((making) => entry('stops', making));
