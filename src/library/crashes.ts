/** Servers that crash, and what is left of what they had written. */
import { lostDisk } from '../scenario/situations/faults.ts';
import { led, request } from '../scenario/situations/situation.ts';
import type { ActionDocument } from '../scenario/types.ts';
import { CALM, type EntryMaking, entry, OTHERS, runOf } from './make.ts';

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
};

const BEFORE_ANSWER: EntryMaking = {
  slug: 'crash-before-answer',
  title: 'A crash between write and answer',
  sentence:
    'S1 has written and sent the command, and crashes before it can answer. The client hears nothing, and yet the command will be done.',
  watch:
    'Of the others only S2 and S3 have the entry, so only they can win. S3 leads, and commits it with its next one.',
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
};

const THREE_STOP: EntryMaking = {
  slug: 'three-of-five-stop',
  title: 'Three of five stop',
  sentence:
    'With two servers down all goes on. With the third, nothing can be committed, until one of them is back.',
  watch:
    'The second command waits on S1 and S2 from 300 ms on. S3 restarts with its log, makes the third, and the command is committed.',
  section: '§5.3, §5.5',
  page: 'why-agree/two-die',
  at: 270,
  picture: 345,
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
};

const POWER_CUT: EntryMaking = {
  slug: 'power-cut',
  title: 'The whole cluster restarts',
  sentence: 'The power fails for all five at once. When it is back, nothing that was committed is lost.',
  watch:
    'The logs were on the disks. What is committed has to be found out again: S2 leads, and its first new entry commits all before it.',
  section: 'dissertation §3.8',
  page: 'crash-and-return/what-is-left',
  at: 130,
  picture: 170,
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
};

const WIPED: EntryMaking = {
  slug: 'wiped-disk',
  title: 'A disk is emptied',
  sentence:
    'S2 comes back without its disk, under its old name. It has forgotten the entry that it had promised to keep, and votes for S3, which lacks it.',
  watch:
    'S1 and S2 were the majority that had x = 1. With one copy wiped and S1 down, S3 leads with an empty log.',
  section: 'dissertation §3.8',
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
};

export const CRASH_ENTRIES = [LEADER_CRASH, BEFORE_ANSWER, BEFORE_COPY, THREE_STOP, POWER_CUT, WIPED].map(
  (making) => entry('stops', making),
);
