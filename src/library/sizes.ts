/** How many servers there are, and how patient they are. */
import { led, request } from '../scenario/situations/situation.ts';
import { nine, twentyFive } from '../scenario/situations/sizes.ts';
import { CALM, type EntryMaking, entry, runOf } from './make.ts';

const ONE: EntryMaking = {
  slug: 'one-server',
  title: 'A cluster of one',
  sentence:
    'S1 is alone, so its own vote is a majority. It leads as soon as its timer runs out, and commits at once.',
  watch: 'There is no message at all. If S1 stops, nobody is left to go on: that is why there are more.',
  section: '§5.2',
  page: 'why-agree/one-server',
  at: 140,
  picture: 205,
  cluster: { servers: 1, timeouts: { S1: [160] } },
  actions: [request(200, 'S1', 'SET x 1')],
  until: 320,
  expect: [
    { at: 160, leader: 'S1' },
    { at: 200, server: 'S1', commitIndex: 1, state: { x: 1 } },
    { at: 320, count: { kind: 'send', max: 0 } },
  ],
};

const FOUR: EntryMaking = {
  slug: 'four-are-like-three',
  title: 'Four are no better than three',
  sentence: 'Of four servers one may fail. The second failure, of S3, stops them, as it would stop three.',
  watch: 'A majority of four is three. S1 and S2 have the second command and are only two.',
  section: '§5.2',
  page: 'split-vote/two-of-four',
  at: 80,
  picture: 245,
  cluster: { ...CALM, ...led(4, 1) },
  actions: [
    { at: 50, do: 'crash', server: 'S4' },
    request(90, 'S1', 'SET x 1'),
    { at: 190, do: 'crash', server: 'S3' },
    request(200, 'S1', 'SET x 2'),
  ],
  until: 400,
  expect: [
    { at: 120, server: 'S1', commitIndex: 1 },
    { at: 400, server: 'S1', log: [1, 1], commitIndex: 1 },
  ],
};

const NINE: EntryMaking = {
  slug: 'nine-servers',
  title: 'Nine servers',
  sentence:
    'S1 leads nine servers, and one of them, S6, has crashed. Five copies are enough, so nobody waits for it.',
  watch: 'Nine can lose four and go on. The price is eight messages for every heartbeat.',
  section: '§5.2',
  page: 'log-replication/when-committed',
  at: 60,
  picture: 158,
  ...runOf(nine),
  until: 260,
  expect: [
    { at: 110, server: 'S1', commitIndex: 4 },
    { at: 260, server: 'S1', commitIndex: 5 },
    { at: 260, server: 'S6', power: 'crashed', log: [1, 1, 3] },
  ],
};

const TWENTY_FIVE: EntryMaking = {
  slug: 'twenty-five-servers',
  title: 'Twenty-five servers',
  sentence:
    'Seven of twenty-five servers are cut off. Eighteen are left, five more than needed, and S1 goes on.',
  watch:
    'The seven, S19 to S25, do not get the new entry. The crowd of heartbeats shows why real clusters are small.',
  section: '§5.2',
  at: 55,
  picture: 105,
  ...runOf(twentyFive),
  until: 158,
  expect: [
    { at: 158, server: 'S1', log: [1, 2, 2], commitIndex: 3 },
    { at: 158, server: 'S19', log: [1, 2] },
  ],
};

const TOO_SHORT: EntryMaking = {
  slug: 'timeouts-too-short',
  title: 'Timeouts too short for the network',
  sentence:
    'A vote needs 40 ms, there and back, and the timers run out after 22 to 40 ms. Nobody is ever elected.',
  watch:
    'Count the terms. A candidate loses patience before its votes arrive, and in its next term they are worthless.',
  section: '§5.6',
  page: 'no-promise/too-slow',
  at: 15,
  picture: 120,
  cluster: { servers: 3, latency: [18, 22], electionTimeout: [22, 40], heartbeatInterval: 20 },
  until: 600,
  expect: [
    { always: [0, 600], leader: 'none' },
    { at: 600, count: { kind: 'become-candidate', min: 30 } },
  ],
};

const SLOW_HEARTBEAT: EntryMaking = {
  slug: 'heartbeat-too-slow',
  title: 'A heartbeat that is too slow',
  sentence:
    'S1 sends a heartbeat every 250 ms, but the others wait only 150 to 300 ms. They replace a leader that is well.',
  watch: 'No server fails and no message is lost. Each new leader is as slow, and falls in turn.',
  section: '§5.6',
  page: 'leader-election/heartbeats',
  at: 130,
  picture: 200,
  cluster: { ...led(5, 1), latency: [10, 10], heartbeatInterval: 250 },
  until: 1200,
  expect: [
    { at: 1200, count: { kind: 'become-leader', min: 5, max: 5 } },
    { at: 1200, leaders: 1 },
  ],
};

const FAST_CLOCK: EntryMaking = {
  slug: 'fast-clock',
  title: 'A clock that runs fast',
  sentence:
    'The clock of S5 runs four times too fast. S5 loses patience between two heartbeats, and takes the lead from a leader that is well.',
  watch:
    'Nothing unsafe happens: Raft needs good clocks only to make progress. Once S5 leads, its heartbeats come four times as often.',
  section: '§5.6',
  page: 'no-promise/too-slow',
  at: 35,
  picture: 84,
  cluster: { ...led(5, 1, [1]), latency: [10, 10], clock: { S5: 4 }, timeouts: { S5: [240, 200, 240] } },
  until: 300,
  expect: [
    { at: 59, leader: 'S1' },
    { at: 81, leader: 'S5' },
    { always: [81, 300], leader: 'S5', leaders: 1 },
  ],
};

const BY_PLACES: EntryMaking = {
  slug: 'far-apart-and-patient',
  title: 'Far apart, and patient',
  sentence:
    'All five servers are 100 ms from each other, and their timers run for seconds. S2 is elected without trouble.',
  watch: 'Slow, and calm: the timeouts are ten times the way there and back, as the rule of thumb asks.',
  section: '§5.6',
  page: 'no-promise/too-slow',
  at: 1900,
  picture: 2205,
  cluster: {
    servers: 5,
    latency: [100, 100],
    electionTimeout: [2000, 4000],
    heartbeatInterval: 300,
    timeouts: { S1: [2900], S2: [2010], S3: [3100], S4: [3500], S5: [3900] },
  },
  until: 2800,
  expect: [
    { at: 2209, leader: 'none' },
    { always: [2211, 2800], leader: 'S2', leaders: 1 },
  ],
};

export const SIZE_ENTRIES = [
  ONE,
  FOUR,
  NINE,
  TWENTY_FIVE,
  TOO_SHORT,
  SLOW_HEARTBEAT,
  FAST_CLOCK,
  BY_PLACES,
].map((making) => entry('sizes', making));
