/** Who may lead: the up-to-date rule (§5.4.1), with a server that must not win. */
import { request, set } from '../../scenario/situations/situation.ts';
import type { Chapter, Claim } from '../types.ts';

const QUIET = { latency: [10, 10], electionTimeout: [10_000, 10_000] } as const;

const FIRST = set(1, 'x 1');

/** Who has Mara's entry, and who does not. */
const [HAVE, LACK] = [
  ['S1', 'S2', 'S3'],
  ['S4', 'S5'],
];

/** What a trial of one of them says: the votes that it gets, beside those that S5 got before. */
const tried = (server: string, wins: boolean): Claim => ({
  says: wins
    ? 'Nobody’s log is ahead of its own, and three vote for it beside itself'
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

export const CHAPTER: Chapter = {
  id: 'who-may-lead',
  scenario: {
    raftarium: 1,
    title: 'Who may lead?',
    seed: 1,
    cluster: {
      ...QUIET,
      servers: 5,
      initial: {
        S1: { term: 2, votedFor: 'S1', log: [FIRST], role: 'leader' },
        S2: { term: 2, votedFor: 'S1', log: [FIRST] },
        S3: { term: 2, votedFor: 'S1', log: [FIRST] },
        S4: { term: 2, votedFor: 'S1', log: [FIRST] },
        S5: { term: 2, votedFor: 'S1', log: [FIRST] },
      },
    },
    actions: [
      { at: 0, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S4' },
      { at: 0, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S5' },
      request(30, 'S1', 'SET x 2'),
      { at: 130, do: 'crash', server: 'S1' },
      { at: 131, do: 'unblock' },
      { at: 220, do: 'timeout', server: 'S5' },
      { at: 290, do: 'timeout', server: 'S2' },
    ],
  },
  beats: [
    {
      id: 'a-promise',
      until: { at: 105 },
      speed: 1 / 27,
      focus: { entries: HAVE.map((server) => ({ server, index: 2 })) },
      claims: [
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
    },
    {
      id: 'the-leader-dies',
      until: { at: 170 },
      speed: 1 / 40,
      focus: { servers: ['S1'] },
      claims: [
        { says: 'The leader dies', happens: { kind: 'crash', server: 'S1', times: 1 } },
        { says: 'Only S1 knew the entry committed', at: 'start', holds: { server: 'S1', commitIndex: 2 } },
        ...['S1', 'S2', 'S3', ...LACK].map((server) => ({
          says: 'Now all blocks are dashed',
          holds: { server, commitIndex: 0 },
        })),
        ...['S2', 'S3'].map((server) => ({ says: 'two have it', holds: { server, log: [1, 2] } })),
        ...LACK.map((server) => ({ says: 'two do not', holds: { server, log: [1] } })),
      ],
    },
    {
      id: 's5-tries',
      until: { at: 242 },
      speed: 1 / 34,
      focus: { servers: ['S2', 'S3', 'S5'] },
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { leader: 'S5' } },
          {
            id: 'no',
            right: true,
            then: { server: 'S5', role: 'candidate', count: { kind: 'deny-vote', min: 2 } },
          },
        ],
      },
      captions: [
        { id: 'two', server: 'S2', from: 230 },
        { id: 'three', server: 'S3', from: 230 },
        { id: 'four', server: 'S4', from: 230 },
      ],
      claims: [
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
    },
    {
      id: 'the-rule',
      focus: {
        servers: ['S2', 'S5'],
        entries: [
          { server: 'S2', index: 2 },
          { server: 'S5', index: 1 },
        ],
      },
      claims: [
        ...['S2', 'S3'].map((server) => ({
          says: 'S2 and S3 end with term 2, S5 with term 1',
          holds: { server, log: [1, 2] },
        })),
        { says: 'S2 and S3 end with term 2, S5 with term 1', holds: { server: 'S5', log: [1] } },
      ],
    },
    {
      id: 'who-may',
      question: {
        by: 'server',
        many: true,
        options: ['S2', 'S3', 'S4', 'S5'].map((id) => ({
          id,
          ...((id === 'S2' || id === 'S3') && { right: true }),
          if: [{ do: 'timeout' as const, server: id }],
          within: 35,
          then: { leader: id },
        })),
      },
      claims: [
        tried('S2', true),
        tried('S3', true),
        tried('S4', false),
        tried('S5', false),
        ...HAVE.map((server) => ({
          says: 'S1, S2 or S3, who have Mara’s entry',
          holds: { server, log: [1, 2] },
        })),
      ],
    },
    {
      id: 'what-was-saved',
      // Until S2 has heard that all have it.
      until: { when: { agree: ['S2', 'S3', 'S4', 'S5'] }, after: 13 },
      speed: 1 / 27,
      focus: { entries: LACK.map((server) => ({ server, index: 2 })) },
      claims: [
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
    },
    {
      id: 'longest-log',
      scenario: {
        raftarium: 1,
        title: 'Long and old against short and new',
        seed: 1,
        cluster: {
          ...QUIET,
          servers: 3,
          initial: {
            S1: { term: 2, log: [FIRST, set(1, 'y 2'), set(1, 'x 3')] },
            S2: { term: 2, votedFor: 'S2', log: [FIRST, set(2, 'x 4')] },
            S3: { term: 2, votedFor: 'S2', log: [FIRST, set(2, 'x 4')] },
          },
        },
        actions: [{ at: 60, do: 'timeout', server: 'S1' }],
      },
      until: { at: 90 },
      speed: 1 / 30,
      focus: { servers: ['S1', 'S2', 'S3'] },
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { leader: 'S1' } },
          { id: 'no', right: true, then: { leader: 'none', count: { kind: 'deny-vote', min: 2 } } },
        ],
      },
      captions: [
        { id: 'two', server: 'S2', from: 70 },
        { id: 'three', server: 'S3', from: 70 },
      ],
      claims: [
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
    },
  ],
};
