/** Elections: who stands, who votes, who wins. */
import { led } from '../scenario/situations/situation.ts';
import { CALM, type EntryMaking, entry } from './make.ts';

const QUIET: EntryMaking = {
  slug: 'quiet-election',
  title: 'A quiet election',
  sentence: 'S3 waits the shortest time, asks the others for their votes, and leads.',
  watch:
    'The first timer to run out is that of S3. It leads as soon as three of five have voted for it, itself included.',
  section: '§5.2',
  page: 'leader-election/who-is-first',
  at: 130,
  picture: 172,
  cluster: {
    servers: 5,
    latency: [9, 13],
    timeouts: { S1: [260], S2: [230], S3: [160], S4: [290], S5: [275] },
  },
  until: 400,
  expect: [
    { by: 190, leader: 'S3' },
    { always: [190, 400], leader: 'S3', leaders: 1 },
    { at: 400, count: { kind: 'become-candidate', min: 1, max: 1 } },
  ],
};

const OLD_LOG: EntryMaking = {
  slug: 'vote-denied-old-log',
  title: 'No vote for an old log',
  sentence:
    'The leader is gone. S5 missed two entries and asks for votes, but nobody who has them votes for it.',
  watch:
    'S5 stands in term 4, and the others adopt that term. Still S2, S3 and S4 say no: their logs end with newer entries.',
  section: '§5.4.1',
  page: 'who-may-lead/the-rule',
  at: 35,
  picture: 84,
  cluster: { ...CALM, ...led(5, 3, [1, 2, 3, 3], { S5: { term: 3, log: [1, 2] } }) },
  actions: [
    { at: 0, do: 'block', to: 'S5', type: 'AppendEntries' },
    { at: 40, do: 'crash', server: 'S1' },
    { at: 60, do: 'timeout', server: 'S5' },
    { at: 110, do: 'timeout', server: 'S3' },
  ],
  until: 200,
  expect: [
    { at: 100, server: 'S5', role: 'candidate', term: 4 },
    { at: 100, leader: 'none', count: { kind: 'deny-vote', min: 3, max: 3 } },
    { at: 200, leader: 'S3', server: 'S3', term: 5 },
  ],
};

const LONG_LOG: EntryMaking = {
  slug: 'longest-log-loses',
  title: 'The longest log loses',
  sentence:
    'S5 has the longest log of all, full of old entries. It asks for votes and gets none; S3, with a shorter log, wins.',
  watch:
    'Compare the last blocks: the log of S5 ends with an entry of term 1, that of S3 with one of term 2. The newer end wins, not the length.',
  section: '§5.4.1',
  page: 'who-may-lead/longest-log',
  at: 25,
  picture: 124,
  cluster: {
    ...CALM,
    ...led(5, 2, [1, 2], { S5: { term: 2, log: [1, 1, 1, 1, 1] } }),
  },
  actions: [
    { at: 0, do: 'block', to: 'S5', type: 'AppendEntries' },
    { at: 30, do: 'crash', server: 'S1' },
    { at: 50, do: 'timeout', server: 'S5' },
    { at: 100, do: 'timeout', server: 'S3' },
    { at: 130, do: 'unblock' },
  ],
  until: 260,
  expect: [
    { at: 90, leader: 'none', count: { kind: 'deny-vote', min: 3, max: 3 } },
    { by: 125, leader: 'S3' },
    { at: 260, server: 'S5', log: [1, 2] },
  ],
};

const SPLIT: EntryMaking = {
  slug: 'split-vote-of-four',
  title: 'A split vote of four',
  sentence: 'S1 and S2 stand almost together. Each gets two votes of four, and nobody leads term 1.',
  watch: 'Two are no majority of four. The first to lose patience, S2, stands again in term 2 and wins.',
  section: '§5.2',
  page: 'split-vote/two-and-two',
  at: 140,
  picture: 175,
  cluster: {
    servers: 4,
    latency: [10, 10],
    timeouts: { S1: [160, 260], S2: [162, 190], S3: [290, 290], S4: [290, 290] },
  },
  actions: [
    { at: 0, do: 'link', from: 'S1', to: 'S4', latency: [16, 16] },
    { at: 0, do: 'link', from: 'S2', to: 'S3', latency: [16, 16] },
  ],
  until: 460,
  expect: [
    { at: 340, leaders: 0, count: { kind: 'become-candidate', min: 2, max: 2 } },
    { by: 380, leader: 'S2' },
    { at: 460, leaders: 1, server: 'S2', term: 2 },
  ],
};

const GIVES_WAY: EntryMaking = {
  slug: 'candidate-gives-way',
  title: 'A candidate gives way',
  sentence:
    'S2 stands for leader too late: S1 already has the votes. When S2 hears from the new leader, it follows.',
  watch:
    'No new term is needed. S1 leads term 1, and one message of that term is enough for S2 to step down.',
  section: '§5.2',
  page: 'split-vote/two-at-once',
  at: 145,
  picture: 188,
  cluster: {
    servers: 5,
    latency: [10, 10],
    timeouts: { S1: [160], S2: [165], S3: [290], S4: [290], S5: [290] },
  },
  until: 260,
  expect: [
    { at: 185, leader: 'S1' },
    { at: 185, server: 'S2', role: 'candidate', term: 1 },
    { at: 260, leader: 'S1', server: 'S2', role: 'follower', term: 1 },
    { at: 260, leaders: 1, count: { kind: 'step-down', min: 1, max: 1 } },
  ],
};

export const ELECTION_ENTRIES = [QUIET, SPLIT, GIVES_WAY, OLD_LOG, LONG_LOG].map((making) =>
  entry('elections', making),
);
