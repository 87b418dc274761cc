/** What the words of each page say of its run, by the page's id. */
import type { Claim, Claims } from '../types.ts';
import { HAVE, LACK } from './beats.ts';

/** The claim about a trial with one of them: the votes that it gets, besides those that S5 got before. */
const tried = (server: string, wins: boolean): Claim => ({
  says: wins
    ? 'Nobody’s log is ahead of its own: three others vote for it'
    : 'S2 and S3 have an entry that it lacks, and refuse',
  if: [{ do: 'timeout', server }],
  within: 35,
  holds: {
    leader: wins ? server : 'none',
    count: wins ? { kind: 'grant-vote', min: 4, max: 4 } : { kind: 'deny-vote', min: 4, max: 4 },
  },
});

const no = (server: string, at: number): Claim => ({
  says: 'No',
  at,
  holds: { server, votedFor: null },
  flying: { from: server, type: 'RequestVoteReply' },
});

export const CLAIMS: Claims = {
  'a-promise': [
    { says: 'Mara asked S1 for x = 2', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    ...HAVE.map((server) => ({ says: 'S1, S2 and S3 have it', holds: { server, log: [1, 2] } })),
    { says: 'committed', holds: { committed: 'SET x 2' } },
    {
      says: 'she was told “done”',
      told: { server: 'S1', command: 'SET x 2', result: 2, times: 1 },
    },
    ...LACK.map((server) => ({ says: 'S4 and S5 have not heard of it', holds: { server, log: [1] } })),
    { says: 'Crosses: messages stopped by hand', happens: { kind: 'block', times: 2 } },
  ],
  'the-leader-dies': [
    { says: 'The leader dies', happens: { kind: 'crash', server: 'S1', times: 1 } },
    { says: 'Only S1 knew the entry committed', at: 'start', holds: { server: 'S1', commitIndex: 2 } },
    ...['S1', 'S2', 'S3', ...LACK].map((server) => ({
      says: 'Now all blocks are dashed',
      holds: { server, commitIndex: 0 },
    })),
    ...['S2', 'S3'].map((server) => ({ says: 'two have it', holds: { server, log: [1, 2] } })),
    ...LACK.map((server) => ({ says: 'two do not', holds: { server, log: [1] } })),
  ],
  's5-tries': [
    { says: 'S5, without Mara’s entry', at: 'start', holds: { server: 'S5', log: [1] } },
    {
      says: 'is about to stand in term 3',
      happens: { kind: 'become-candidate', server: 'S5', times: 1 },
    },
    { says: 'is about to stand in term 3', holds: { server: 'S5', term: 3, role: 'candidate' } },
    ...['S1', 'S2', 'S3', 'S4'].map((server) => ({
      says: 'the highest of all',
      at: 'start' as const,
      holds: { server, term: 2 },
    })),
    ...['S2', 'S3'].flatMap((server) => [
      { says: 'S2 and S3 had not voted', holds: { server, term: 3, votedFor: null } },
      { says: 'still say no', happens: { kind: 'deny-vote', server, times: 1 } as const },
      { says: 'S2 and S3 say no', happens: { kind: 'deny-vote', server, times: 1 } as const },
      { says: 'all who run adopted term 3', holds: { server, term: 3 } },
      { says: 'nobody follows S5', holds: { server, leader: null } },
    ]),
    { says: 'S4 says yes', holds: { server: 'S4', votedFor: 'S5' } },
    { says: 'S4 did vote for it', holds: { server: 'S4', votedFor: 'S5' } },
    { says: 'all who run adopted term 3', holds: { server: 'S4', term: 3 } },
    { says: 'nobody follows S5', holds: { server: 'S4', leader: null } },
    { says: 'nor is the highest term', holds: { leader: 'none' } },
    no('S2', 230),
    no('S3', 230),
    { says: 'Yes', at: 230, holds: { server: 'S4', votedFor: 'S5' } },
  ],
  'the-rule': [
    ...['S2', 'S3'].map((server) => ({
      says: 'S2 and S3 end with term 2, S5 with term 1',
      holds: { server, log: [1, 2] },
    })),
    { says: 'S2 and S3 end with term 2, S5 with term 1', holds: { server: 'S5', log: [1] } },
  ],
  'who-may': [
    tried('S2', true),
    tried('S3', true),
    tried('S4', false),
    tried('S5', false),
    ...HAVE.map((server) => ({
      says: 'S1, S2 or S3, who refuse whoever lacks Mara’s entry',
      holds: { server, log: [1, 2] },
    })),
    // S1, which is down, when it is back.
    ...LACK.flatMap((candidate) =>
      HAVE.map((server) => ({
        says: 'who refuse whoever lacks Mara’s entry',
        if: [{ do: 'restart', server: 'S1' } as const, { do: 'timeout', server: candidate } as const],
        within: 35,
        happens: { kind: 'deny-vote', server, times: 1 } as const,
      })),
    ),
  ],
  'what-was-saved': [
    {
      says: 'S2 stands in term 4, wins',
      happens: { kind: 'become-candidate', server: 'S2', times: 1 },
    },
    { says: 'S2 stands in term 4, wins', holds: { server: 'S2', term: 4, role: 'leader' } },
    ...LACK.map((server) => ({
      says: 'brings S4 and S5 the entry',
      happens: { kind: 'append', server, times: 1 } as const,
    })),
    { says: 'The leader died', holds: { server: 'S1', power: 'crashed' } },
    ...LACK.map((server) => ({ says: 'the promise did not', holds: { server, log: [1, 2] } })),
    { says: 'S2 does not *know* it committed yet', holds: { server: 'S2', commitIndex: 0 } },
    { says: 'S2 does not *know* it committed yet', known: { server: 'S2', index: 2, on: 4 } },
  ],
  'longest-log': [
    {
      says: 'S1 led term 1, and wrote the most',
      at: 'start',
      holds: { server: 'S1', log: [1, 1, 1] },
    },
    ...['S2', 'S3'].map((server) => ({
      says: 'S2 led term 2, and wrote one entry, which S3 has too',
      at: 'start' as const,
      holds: { server, log: [1, 2], votedFor: 'S2' },
    })),
    { says: 'Now S1 will stand', happens: { kind: 'become-candidate', server: 'S1', times: 1 } },
    { says: 'Length counts only between equal terms', holds: { server: 'S1', role: 'candidate' } },
    { says: 'Its last entry is of term 1', holds: { server: 'S1', log: [1, 1, 1] } },
    ...['S2', 'S3'].flatMap((server) => [
      { says: 'theirs of term 2', holds: { server, log: [1, 2] } },
      {
        says: 'The last *term* comes first, however long the log',
        happens: { kind: 'deny-vote', server, times: 1 } as const,
      },
      { says: 'S1 wrote its last two for itself alone', holds: { server, log: [1, 2] } },
    ]),
    no('S2', 70),
    no('S3', 70),
  ],
};
