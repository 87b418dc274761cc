/** Servers that come back, stand still, or have slow disks. */
import { slowDisks } from '../scenario/situations/elections.ts';
import { led, request } from '../scenario/situations/situation.ts';
import type { ActionDocument } from '../scenario/types.ts';
import { type EntryMaking, entry, OTHERS, runOf } from './make.ts';

const ABSENCE: EntryMaking = {
  slug: 'long-absence',
  title: 'Back after a long absence',
  sentence: 'S5 was away while six commands were committed. It comes back, and one message brings all six.',
  watch:
    'Its log is short, not wrong: nothing is removed. S1 never had an answer for these six, so every heartbeat to S5 has carried all that is missing.',
  section: '§5.3',
  page: 'crash-and-return/catching-up',
  at: 500,
  picture: 530,
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
  picture: 345,
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
};

const SLOW_DISK: EntryMaking = {
  slug: 'slow-disks',
  title: 'Slow disks',
  sentence:
    'Every write takes 20 to 40 ms. S2 has the entries in memory, but says yes only when they are on its disk.',
  watch:
    'The messages are fast; the wait is for the disks. S1 counts its own copy, too, only when it is written.',
  section: 'dissertation §10.2.1',
  at: 35,
  picture: 92,
  ...runOf(slowDisks),
  until: 320,
  expect: [
    { at: 92, server: 'S2', log: [1, 1, 1] },
    { at: 92, server: 'S1', commitIndex: 0 },
    { by: 260, server: 'S1', commitIndex: 3 },
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
  picture: 210,
  cluster: { ...led(5, 1), latency: [10, 10] },
  actions: [...FLAPS, ...[1, 2, 3, 4, 5].map((n) => request(100 * n - 20, 'S1', `SET x ${n}`))],
  until: 700,
  expect: [
    { always: [0, 700], leader: 'S1', leaders: 1 },
    { at: 700, count: { kind: 'crash', server: 'S5', min: 4, max: 4 } },
    { at: 700, agree: ['S1', ...OTHERS] },
    { at: 700, server: 'S5', state: { x: 5 } },
  ],
};

export const STOP_ENTRIES = [ABSENCE, FLAPPING, PAUSED, SLOW_DISK].map((making) => entry('stops', making));
