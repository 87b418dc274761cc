/** Figures 7 and 8 of the paper, with the logs as they are printed. */
import { figure7, figure8e, S5_TRIES_AGAIN, START, STEPS } from '../scenario/situations/figures.ts';
import { request } from '../scenario/situations/situation.ts';
import { type EntryMaking, entry, runOf } from './make.ts';

const FIGURE_7 = {
  ...runOf(figure7),
  actions: [...(runOf(figure7).actions ?? []), request(120, 'S1', 'SET x 1')],
};
export const LEADERS_LOG = [1, 1, 1, 4, 4, 5, 5, 6, 6, 6];

const PRINTED: EntryMaking = {
  slug: 'figure-7',
  title: 'Figure 7: six followers',
  sentence:
    'S1 has just been elected in term 8. The six others have the logs (a) to (f) of the paper: too short, too long, or different.',
  watch:
    'S2 and S3 lack entries, S4 and S5 have more, S6 and S7 differ. No server has done anything wrong: crashes can lead to all of these.',
  section: '§5.3, Figure 7',
  page: 'crash-and-return/logs-that-differ',
  at: 5,
  picture: 35,
  ...FIGURE_7,
  until: 100,
  expect: [
    { at: 35, leader: 'S1', server: 'S1', term: 8, log: LEADERS_LOG },
    { at: 35, server: 'S7', log: [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3] },
  ],
};

const REPAIRED: EntryMaking = {
  slug: 'figure-7-repaired',
  title: 'Figure 7: all as the leader has it',
  sentence:
    'S1 finds for each follower where its log agrees, and sends the rest. In the end all seven logs are the same.',
  watch:
    'S1 only adds to its own log. The extra blocks of S4 and S5 fall when the new entry arrives, for it takes their place.',
  section: '§5.3, Figure 7',
  page: 'crash-and-return/step-by-step',
  at: 30,
  picture: 193,
  ...FIGURE_7,
  until: 320,
  expect: [
    { at: 320, agree: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'] },
    { at: 320, server: 'S7', log: [...LEADERS_LOG, 8] },
  ],
};

const FIGURE_8 = { cluster: START, actions: STEPS };

const A: EntryMaking = {
  slug: 'figure-8-a',
  title: 'Figure 8 (a): a copy, then a crash',
  sentence: 'S1 leads term 2 and copies its entry only to S2. Then it crashes.',
  watch: 'The entry of term 2 is on two of five, so it is not committed.',
  section: '§5.4.2, Figure 8 (a)',
  page: 'committed/a',
  at: 25,
  picture: 89,
  ...FIGURE_8,
  until: 95,
  expect: [
    { at: 89, leader: 'S1', server: 'S1', log: [1, 2], commitIndex: 0 },
    { at: 89, server: 'S2', log: [1, 2] },
    { at: 89, server: 'S3', log: [1] },
    { at: 95, server: 'S1', power: 'crashed' },
  ],
};

const B: EntryMaking = {
  slug: 'figure-8-b',
  title: 'Figure 8 (b): another leader, another entry',
  sentence:
    'S5 is elected in term 3 by S3 and S4. It writes an entry of its own at the same place, and crashes too.',
  watch: 'Two different entries now stand at index 2, and neither is committed. That is allowed.',
  section: '§5.4.2, Figure 8 (b)',
  page: 'committed/b',
  at: 95,
  picture: 135,
  ...FIGURE_8,
  until: 150,
  expect: [
    { at: 135, leader: 'S5', server: 'S5', term: 3, log: [1, 3], commitIndex: 0 },
    { at: 150, server: 'S5', power: 'crashed' },
  ],
};

const C: EntryMaking = {
  slug: 'figure-8-c',
  title: 'Figure 8 (c): on a majority, and not safe',
  sentence:
    'S1 is back and leads term 4. It copies its old entry to S3: now three of five have it. Still S1 does not commit it.',
  watch:
    'Why not? S5 can still win, and its log does not have the entry: see (d). A leader counts copies only for entries of its own term.',
  section: '§5.4.2, Figure 8 (c)',
  page: 'committed/c',
  at: 240,
  picture: 310,
  ...FIGURE_8,
  until: 330,
  expect: [
    { at: 310, leader: 'S1', server: 'S1', term: 4, log: [1, 2, 4], commitIndex: 0 },
    { at: 310, server: 'S3', log: [1, 2] },
  ],
};

const D: EntryMaking = {
  slug: 'figure-8-d',
  title: 'Figure 8 (d): the entry is overwritten',
  sentence:
    'S1 crashes once more, and S5 is elected. Its entry of term 3 replaces the one of term 2 everywhere else.',
  watch:
    'The entry that stood on three of five is gone from all but the crashed S1. Good that nobody had called it committed.',
  section: '§5.4.2, Figure 8 (d)',
  page: 'committed/d',
  at: 315,
  picture: 435,
  ...FIGURE_8,
  until: 470,
  expect: [
    { at: 435, leader: 'S5' },
    ...['S2', 'S3', 'S4', 'S5'].map((server) => ({ at: 435, server, log: [1, 3] })),
  ],
};

const E: EntryMaking = {
  slug: 'figure-8-e',
  title: 'Figure 8 (e): safe after all',
  sentence:
    'The other way from (c): an entry of term 4, too, gets to three of five. Both are committed, and S5 can no longer win.',
  watch:
    'S1 crashes and S5 asks for votes again. S2 and S3 refuse: their logs end with term 4, that of S5 with term 3.',
  section: '§5.4.2, Figure 8 (e)',
  page: 'committed/e',
  at: 90,
  picture: 166,
  ...runOf(figure8e),
  actions: [...(runOf(figure8e).actions ?? []), ...S5_TRIES_AGAIN],
  until: 290,
  expect: [
    { at: 175, server: 'S1', role: 'leader', log: [1, 2, 4], commitIndex: 3 },
    { at: 290, leader: 'none' },
    { at: 290, server: 'S5', role: 'candidate', log: [1, 3] },
  ],
};

export const FIGURE_ENTRIES = [PRINTED, REPAIRED, A, B, C, D, E].map((making) => entry('figures', making));
