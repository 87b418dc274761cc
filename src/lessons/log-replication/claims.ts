/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';

const ALL = ['S1', 'S2', 'S3', 'S4', 'S5'];

const OTHERS = ALL.slice(1);

export const CLAIMS: Claims = {
  'through-the-leader': [
    ...['S1', ...OTHERS].map((server) => ({
      says: 'The logs are empty again',
      at: 'start' as const,
      holds: { server, log: [] },
    })),
    { says: 'asks the leader, S1', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    { says: 'asks the leader, S1', holds: { leader: 'S1' } },
    { says: 'S1 adds an [entry] to its own log at once', at: 99, holds: { server: 'S1', log: [] } },
    { says: 'S1 adds an [entry] to its own log at once', at: 100, holds: { server: 'S1', log: [1] } },
    ...OTHERS.map((server) => ({ says: 'to its own log', holds: { server, log: [] } })),
    { says: 'the leader’s [term]', holds: { server: 'S1', log: [1], term: 1 } },
  ],
  'not-yet-sure': [
    { says: '*uncommitted*, as far as S1 knows', holds: { server: 'S1', commitIndex: 0 } },
    ...OTHERS.map((server) => ({
      says: 'If S1 died now, nobody else would know of it',
      if: [{ do: 'crash' as const, server: 'S1' }],
      within: 2000,
      holds: { server, log: [], leaders: 1 },
    })),
  ],
  'next-heartbeat': [
    { says: 'The next [AppendEntries|append-entries]', happens: { kind: 'heartbeat-timeout', times: 1 } },
    { says: 'takes the entry along', sends: { type: 'AppendEntries', from: 'S1', entries: 1, times: 4 } },
    ...OTHERS.flatMap((to, i) => [
      {
        says: 'The next [AppendEntries|append-entries]',
        flying: { type: 'AppendEntries' as const, from: 'S1', to },
      },
      {
        says: 'takes the entry along',
        at: 150 + ([10, 16, 40, 60][i] ?? 0),
        holds: { server: to, log: [1] },
      },
    ]),
    ...['S4', 'S5'].map((server) => ({
      says: 'The ways to S4 and S5 are slow today',
      at: 189,
      holds: { server, log: [] },
    })),
    ...['S2', 'S3'].map((server) => ({
      says: 'The ways to S4 and S5 are slow today',
      at: 166,
      holds: { server, log: [1] },
    })),
  ],
  'when-committed': [
    {
      says: 'Who has written the entry says so',
      at: 165,
      flying: { type: 'AppendEntriesReply', from: 'S2', to: 'S1' },
    },
    {
      says: 'Who has written the entry says so',
      at: 170,
      flying: { type: 'AppendEntriesReply', from: 'S3', to: 'S1' },
    },
    { says: 'S1 counts: itself', at: 'start', known: { server: 'S1', index: 1, on: 1 } },
    {
      says: 'If that server dies, the entry may be lost',
      at: 112,
      if: [{ do: 'crash', server: 'S1' }],
      within: 2000,
      holds: { server: 'S2', log: [], leaders: 1 },
    },
    { says: 'it is one of the three', known: { server: 'S1', index: 1, on: 3 } },
    ...['S1', 'S2', 'S3'].map((server) => ({
      says: 'Itself, S2 and S3: a majority',
      at: 176,
      servers: 5,
      holds: { server, log: [1] },
    })),
    ...['S4', 'S5'].map((server) => ({
      says: 'Itself, S2 and S3: a majority',
      holds: { server, log: [] },
    })),
    {
      says: 'Who waits for all waits for the dead',
      if: [{ do: 'crash', server: 'S5' }],
      within: 2000,
      holds: { server: 'S5', log: [] },
    },
    { says: 'All five will have it in the end', at: 250, holds: { agree: ALL, server: 'S5', log: [1] } },
    { says: '1 of 5: itself', at: 156, known: { server: 'S1', index: 1, on: 1 }, servers: 5 },
    { says: '2 of 5', at: 170, known: { server: 'S1', index: 1, on: 2 } },
    { says: '2 of 5', at: 175.999, holds: { server: 'S1', commitIndex: 0 } },
    { says: '3 of 5: committed', at: 176, known: { server: 'S1', index: 1, on: 3 } },
    { says: '3 of 5: committed', at: 176, holds: { server: 'S1', commitIndex: 1 } },
    { says: 'Solid now, and a bar behind it', holds: { server: 'S1', commitIndex: 1 } },
    {
      says: 'Whoever leads later will have it',
      if: [{ do: 'crash', server: 'S1' }],
      at: 181,
      within: 2000,
      holds: { leaders: 1, agree: OTHERS, server: 'S5', log: [1] },
    },
    { says: 'So it is for entries of its own term', holds: { server: 'S1', term: 1, log: [1] } },
  ],
  applied: [
    { says: 'S1 has [applied|apply] the committed entry', holds: { server: 'S1', commitIndex: 1 } },
    { says: 'x is 5', holds: { server: 'S1', state: { x: 5 } } },
    { says: 'Then, never before', at: 175.999, holds: { count: { kind: 'client-response', max: 0 } } },
    { says: 'it told Mara “done”', told: { command: 'SET x 5', result: 5 } },
  ],
  'do-they-know': [
    { says: 'S2 has written the entry too', holds: { server: 'S2', log: [1] } },
    { says: 'its block is still dashed', holds: { server: 'S2', commitIndex: 0 } },
  ],
  told: [
    { says: 'The next heartbeat says', happens: { kind: 'heartbeat-timeout', server: 'S1', times: 1 } },
    ...['S2', 'S3'].flatMap((server) => [
      { says: 'S2 and S3 apply the entry now', at: 234, holds: { server, commitIndex: 0 } },
      { says: 'S2 and S3 apply the entry now', holds: { server, commitIndex: 1, state: { x: 5 } } },
    ]),
    ...['S4', 'S5'].flatMap((server) => [
      { says: 'S4 and S5 later', holds: { server, commitIndex: 0 } },
      { says: 'S4 and S5 later', at: 285, holds: { server, commitIndex: 1, state: { x: 5 } } },
    ]),
  ],
  'the-wrong-server': [
    { says: 'Mara asks S3', happens: { kind: 'client-request', server: 'S3', times: 1 } },
    { says: 'S3 is a follower', holds: { server: 'S3', role: 'follower', leader: 'S1' } },
    { says: 'it writes nothing', happens: { kind: 'append', server: 'S3', times: 0 } },
    { says: 'it writes nothing', holds: { server: 'S3', log: [1], state: { x: 5 } } },
    { says: 'names the leader', told: { command: 'SET x 6', redirect: 'S1' } },
    {
      says: 'reads nothing out',
      at: 230,
      if: [{ do: 'request', server: 'S3', command: 'GET x' }],
      within: 1,
      told: { command: 'GET x', redirect: 'S1' },
    },
    { says: 'What it has may be old', at: 230, not: { server: 'S3', state: { x: 5 } } },
    { says: 'What it has may be old', at: 230, holds: { server: 'S1', state: { x: 5 } } },
  ],
  lost: [
    { says: 'She asks S1', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    { says: 'She asks S1', holds: { server: 'S1', log: [1, 1] } },
    {
      says: 'The message that takes x = 6 to S2',
      at: 305,
      flying: { type: 'AppendEntries', from: 'S1', to: 'S2' },
    },
    { says: 'breaks up on the way', happens: { kind: 'lost', times: 1 } },
    { says: 'S2 does not know that there was one', happens: { kind: 'deliver', server: 'S2', times: 0 } },
    { says: 'S2 does not know that there was one', holds: { server: 'S2', log: [1] } },
  ],
  'for-good': [
    {
      says: 'The others will answer S1',
      at: 374.999,
      known: { server: 'S1', index: 2, on: 4 },
    },
    {
      says: 'S2 will not.',
      at: 374.999,
      holds: { count: { kind: 'accept-entries', server: 'S2', max: 4 } },
    },
    { says: 'S1 has had no answer', at: 374.999, holds: { server: 'S2', log: [1] } },
    {
      says: 'and sends again',
      at: 375,
      flying: { type: 'AppendEntries', from: 'S1', to: 'S2' },
    },
    { says: 'S2 did lack it', at: 'start', holds: { server: 'S2', log: [1] } },
    { says: 'A follower asks for nothing', sends: { from: 'S2', times: 1 } },
    { says: 'A follower asks for nothing', sends: { from: 'S2', type: 'AppendEntriesReply', times: 1 } },
    { says: 'What is not confirmed is sent again', at: 385, holds: { server: 'S2', log: [1, 1] } },
    { says: 'That one message never came', at: 384, holds: { server: 'S2', log: [1] } },
    {
      says: 'what comes twice is added once',
      if: [{ do: 'duplicate', message: { type: 'AppendEntries', from: 'S1', to: 'S3' } }],
      within: 60,
      happens: { kind: 'accept-entries', server: 'S3', times: 2 },
    },
    {
      says: 'what comes twice is added once',
      if: [{ do: 'duplicate', message: { type: 'AppendEntries', from: 'S1', to: 'S3' } }],
      within: 60,
      holds: { server: 'S3', log: [1, 1] },
    },
    ...OTHERS.flatMap((follower) => [
      {
        says: 'S1 notes the next to send',
        at: 'start' as const,
        progress: { leader: 'S1', follower, next: 2, match: 1 },
      },
      {
        says: 'An answer moves it',
        at: 374.999,
        progress:
          follower === 'S2'
            ? { leader: 'S1', follower, next: 2, match: 1 }
            : { leader: 'S1', follower, next: 3, match: 2 },
      },
    ]),
    { says: 'An answer moves it', progress: { leader: 'S1', follower: 'S2', next: 3, match: 2 } },
  ],
  'your-request': [
    {
      says: 'Committed, applied, told',
      if: [{ do: 'request', server: 'S1', command: 'SET x 7' }],
      within: 150,
      told: { command: 'SET x 7', result: 7 },
      holds: { server: 'S1', commitIndex: 3, state: { x: 7 } },
    },
    { says: 'Send a request to S1: it leads', holds: { leader: 'S1' } },
  ],
};
