/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';
import { LARGE, SMALL } from './beats.ts';

/** Mara sent her request to S1 and has no answer. */
const NOTHING_TOLD = { server: 'S1', times: 0 } as const;

export const CLAIMS: Claims = {
  'the-cut': [
    {
      says: 'S1 and S2 on one side, three servers on the other',
      happens: { kind: 'partition', times: 1 },
    },
    { says: 'All five run', happens: { kind: 'crash', times: 0 } },
    ...LARGE.map((server) => ({
      says: 'What S1 sends there is lost',
      happens: { kind: 'lost', server, times: 1 } as const,
    })),
    { says: 'hear nothing across the wall', holds: { count: { kind: 'lost', server: 'S2', max: 0 } } },
  ],
  'how-many-leaders': [
    { says: 'S1 leads the two', at: 'start', holds: { server: 'S1', role: 'leader' } },
    { says: 'S1 leads the two', at: 'start', holds: { server: 'S2', leader: 'S1' } },
    {
      says: 'On the other side the arcs run down',
      at: 'start',
      timer: { server: 'S3', drawn: 150, left: { max: 77 } },
    },
    { says: 'On the other side the arcs run down', at: 234, timer: { server: 'S3', left: { max: 1 } } },
    { says: 'Three of five can elect somebody', holds: { server: 'S3', role: 'leader' } },
    { says: 'S1 goes on', holds: { server: 'S1', role: 'leader' } },
    { says: 'S1 still wears its crown', holds: { server: 'S1', role: 'leader' } },
    { says: 'Only one of them can get anything done', at: 545, told: { server: 'S3', times: 1 } },
    { says: 'Only one of them can get anything done', at: 545, told: NOTHING_TOLD },
    { says: 'indeed nothing gets done', at: 449, holds: { server: 'S1', commitIndex: 1 } },
    { says: 'S1 in term 1, and S3 in term 2', holds: { server: 'S1', role: 'leader', term: 1 } },
    { says: 'S1 in term 1, and S3 in term 2', holds: { server: 'S3', role: 'leader', term: 2 } },
    { says: 'Two leaders, but never two in *one term*', holds: { leaders: 2, leader: 'S3' } },
    { says: 'Nothing tells S1 to stop', happens: { kind: 'step-down', server: 'S1', times: 0 } },
    { says: 'Nothing tells S1 to stop', holds: { server: 'S1', term: 1, leader: 'S1' } },
    ...LARGE.map((server) => ({
      says: 'three do not answer',
      at: 159,
      sends: { from: server, to: 'S1', type: 'AppendEntriesReply', times: 0 } as const,
    })),
  ],
  'the-small-side': [
    {
      says: 'Mara, on this side, will ask S1 for x = 7',
      happens: { kind: 'client-request', server: 'S1', times: 1 },
    },
    { says: 'Mara, on this side, will ask S1 for x = 7', holds: { server: 'S1', log: [1, 1] } },
    {
      says: 'A majority is counted among *all five*, not among those that can be reached',
      known: { server: 'S1', index: 2, on: 2 },
    },
    { says: 'All that S1 could reach did write it', holds: { server: 'S2', log: [1, 1] } },
    { says: 'S1 and S2 are two of five', known: { server: 'S1', index: 2, on: 2 } },
    ...LARGE.map((server) => ({ says: 'two of five', holds: { server, log: [1] } })),
    { says: 'The entry stays dashed', at: 449, holds: { server: 'S1', commitIndex: 1 } },
    { says: 'Mara is told nothing', at: 449, told: NOTHING_TOLD },
  ],
  'the-large-side': [
    {
      says: 'Her sister, on the other side, asks S3 for x = 9',
      happens: { kind: 'client-request', server: 'S3', times: 1 },
    },
    { says: 'Three of five write it', known: { server: 'S3', index: 2, on: 3 } },
    { says: 'it is committed', holds: { committed: 'SET x 9' } },
    { says: 'she is told so', told: { server: 'S3', command: 'SET x 9', result: 9, times: 1 } },
    { says: 'The logs differ now', not: { agree: ['S1', 'S3'] } },
    { says: 'only one side has promised anything', told: NOTHING_TOLD },
  ],
  'it-heals': [
    { says: 'S1 still believes that it leads', at: 449, holds: { server: 'S1', leader: 'S1' } },
    ...LARGE.map((to) => ({
      says: 'sends the three its x = 7, in messages of term 1',
      sends: { from: 'S1', to, type: 'AppendEntries', term: 1, entries: 1, times: 1 } as const,
    })),
    ...LARGE.map((from) => ({
      says: 'They refuse',
      happens: { kind: 'reject-entries', server: from, times: 1 } as const,
    })),
    ...LARGE.map((from) => ({
      says: 'their refusals say “term 2”',
      sends: { from, to: 'S1', type: 'AppendEntriesReply', term: 2, times: 1 } as const,
    })),
    {
      says: 'S1 reads it, and steps down',
      happens: { kind: 'step-down', server: 'S1', times: 1 },
    },
    { says: 'S1 reads it, and steps down', holds: { server: 'S1', role: 'follower', term: 2 } },
    {
      says: 'No: term 2',
      at: 460,
      flying: { from: 'S3', to: 'S1', type: 'AppendEntriesReply' },
      holds: { server: 'S3', term: 2 },
    },
    { says: 'It steps down', at: 470, holds: { server: 'S1', role: 'follower', term: 2 } },
  ],
  'two-that-differ': [
    ...SMALL.map((server) => ({
      says: 'S1 and S2 hold “x = 7”',
      at: 'start' as const,
      holds: { server, log: [1, 1] },
    })),
    ...LARGE.map((server) => ({
      says: 'at the very index where the others hold “x = 9”',
      at: 'start' as const,
      holds: { server, log: [1, 2] },
    })),
    { says: 'It stayed as long as the wall stood', at: 449, holds: { server: 'S1', log: [1, 1] } },
    {
      says: 'Nobody collects what the other side wrote',
      happens: { kind: 'append', server: 'S3', times: 0 },
    },
    {
      says: 'If Mara asks again, that is what happens',
      if: [{ do: 'request', server: 'S3', command: 'SET x 7' }],
      within: 60,
      holds: { agree: ['S1', 'S2', 'S3', 'S4', 'S5'], server: 'S1', log: [1, 2, 2] },
    },
    ...SMALL.map((server) => ({
      says: 'S3’s entry takes its place',
      holds: { server, log: [1, 2], state: { x: 9 } },
    })),
    ...SMALL.map((server) => ({
      says: 'A [rollback]',
      happens: { kind: 'truncate', server, times: 1 } as const,
    })),
    {
      says: 'a follower takes the leader’s',
      happens: { kind: 'truncate', server: 'S3', times: 0 },
    },
    { says: 'Mara was promised nothing', told: NOTHING_TOLD },
  ],
  'one-way': [
    ...['S2', ...LARGE].map((server) => ({
      says: 'nothing that it says gets out',
      happens: { kind: 'lost', server, times: { min: 2 } } as const,
    })),
    {
      says: 'S1 hears the others',
      at: 245,
      holds: { server: 'S1', votedFor: 'S3', count: { kind: 'lost', server: 'S1', max: 0 } },
    },
    {
      says: 'Their arcs run down as if it were dead',
      at: 234,
      timer: { server: 'S3', left: { max: 1 } },
    },
    { says: 'S3 stands', happens: { kind: 'become-candidate', server: 'S3', times: 1 } },
    {
      says: 'S1 hears of term 2, and steps down',
      happens: { kind: 'step-down', server: 'S1', times: 1 },
    },
    { says: 'S1 hears of term 2, and steps down', holds: { server: 'S1', role: 'follower', term: 2 } },
    {
      says: 'a leader that is heard but hears nobody keeps all quiet',
      if: ['S2', ...LARGE].map((from) => ({ do: 'cut' as const, from, to: 'S1' })),
      within: 2000,
      holds: { leader: 'S1', leaders: 1, count: { kind: 'election-timeout', max: 0 } },
    },
  ],
  'your-cut': [
    {
      says: 'Cut off, this leader can commit nothing',
      at: 90,
      if: [
        { do: 'partition', groups: [SMALL, LARGE] },
        { do: 'request', server: 'S1', command: 'SET x 1' },
      ],
      within: 2000,
      holds: { server: 'S1', role: 'leader', log: [1], commitIndex: 0 },
    },
    {
      says: 'see whom the others elect',
      at: 90,
      if: [{ do: 'partition', groups: [SMALL, LARGE] }],
      within: 300,
      holds: { leaders: 2, leader: 'S3' },
    },
    { says: 'that S1 and at most one neighbour are on one side', holds: { leader: 'S1' } },
  ],
};
