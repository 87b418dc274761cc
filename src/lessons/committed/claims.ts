/** What the words of each page say of its run, by the page's id. */
import type { Claim, Claims } from '../types.ts';

/** Each of these servers has this log. */
const logs = (says: string, servers: readonly string[], log: readonly number[], at?: 'start'): Claim[] =>
  servers.map((server) => ({ says, holds: { server, log }, ...(at && { at }) }));

export const CLAIMS: Claims = {
  a: [
    { says: 'S1 leads term 2', holds: { server: 'S1', role: 'leader', term: 2 } },
    { says: 'Mara asked it for x = 2', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    ...logs('S2 has written it too', ['S1', 'S2'], [1, 2]),
    ...logs('nobody else', ['S3', 'S4', 'S5'], [1]),
    { says: 'She has been told nothing', told: { times: 0 } },
    { says: 'Now S1 will crash', at: 90, holds: { server: 'S1', power: 'crashed' } },
    { says: 'messages are stopped by hand', happens: { kind: 'block', times: 3 } },
  ],
  b: [
    { says: 'S5 leads term 3', at: 139, holds: { server: 'S5', role: 'leader', term: 3 } },
    ...['S3', 'S4'].map((server) => ({
      says: 'S3 and S4 voted for it',
      holds: { server, term: 3, votedFor: 'S5' },
    })),
    {
      says: 'S2, who has Mara’s entry, refused',
      happens: { kind: 'deny-vote', server: 'S2', times: 1 },
    },
    { says: 'S2, who has Mara’s entry, refused', holds: { server: 'S2', log: [1, 2] } },
    {
      says: 'Mara’s sister asks S5 for x = 3',
      happens: { kind: 'client-request', server: 'S5', times: 1 },
    },
    ...logs('it is written at the very same index', ['S5'], [1, 3]),
    ...logs('Before anybody else has it', ['S3', 'S4'], [1]),
    { says: 'S5 crashes', happens: { kind: 'crash', server: 'S5', times: 1 } },
  ],
  back: [
    { says: 'S1 is back', happens: { kind: 'restart', server: 'S1', times: 1 } },
    { says: 'S1 needs two tries', happens: { kind: 'become-candidate', server: 'S1', times: 2 } },
    { says: 'stands in term 3', at: 180, holds: { server: 'S1', role: 'candidate', term: 3 } },
    ...['S3', 'S4'].map((server) => ({
      says: 'But S3 and S4 gave that vote to S5',
      at: 'start' as const,
      holds: { server, term: 3, votedFor: 'S5' },
    })),
    ...['S3', 'S4'].map((server) => ({
      says: 'But S3 and S4 gave that vote to S5',
      happens: { kind: 'deny-vote', server, times: 1 } as const,
    })),
    { says: 'only S2 says yes', at: 200, holds: { server: 'S2', term: 3, votedFor: 'S1' } },
    { says: 'Term 3: 2 of 5', at: 200, votes: { server: 'S1', granted: 2 } },
    ...['S2', 'S3', 'S4'].map((server) => ({
      says: 'In term 4 all have a vote again',
      holds: { server, term: 4, votedFor: 'S1' },
    })),
    { says: 'and S1 is elected', holds: { server: 'S1', role: 'leader', term: 4 } },
    { says: 'Term 4: elected', at: 270, holds: { server: 'S1', role: 'leader', term: 4 } },
  ],
  c: [
    {
      says: 'S1 goes on spreading Mara’s old entry, and S3 writes it',
      happens: { kind: 'append', server: 'S3', times: 1 },
    },
    ...logs('three of five have it', ['S2', 'S3'], [1, 2]),
    {
      says: 'Mara has asked again',
      happens: { kind: 'client-request', server: 'S1', times: 1 },
    },
    ...logs('x = 4 is on S1 alone', ['S1'], [1, 2, 4]),
    ...logs('three of five have it', ['S4'], [1]),
  ],
  'is-it-safe': [
    {
      says: 'S1 will hear from S3 that its entry of term 2 is on a majority',
      at: 'start',
      flying: { from: 'S3', to: 'S1', type: 'AppendEntriesReply' },
      known: { server: 'S1', index: 2, on: 2 },
    },
    { says: 'It is on a majority', known: { server: 'S1', index: 2, on: 3 } },
    {
      says: 'It does not count copies of an entry from an earlier term',
      holds: { server: 'S1', commitIndex: 0 },
    },
    { says: 'No, not yet', told: { times: 0 } },
    { says: 'can still win', at: 403, holds: { server: 'S5', role: 'leader', term: 5 } },
    { says: 'and remove it', at: 430, holds: { server: 'S2', log: [1, 3] } },
    { says: 'S5 is about to come back', at: 331, holds: { server: 'S5', power: 'up' } },
  ],
  'can-s5-win': [
    { says: 'S1 will crash again', happens: { kind: 'crash', server: 'S1', times: 1 } },
    { says: 'S5 return', happens: { kind: 'restart', server: 'S5', times: 1 } },
    ...logs('Its last entry is of term 3', ['S5'], [1, 3], 'start'),
    ...logs('those of S2 and S3 are of term 2', ['S2', 'S3'], [1, 2], 'start'),
    ...logs('A majority does have an entry that S5 lacks', ['S2', 'S3'], [1, 2]),
    ...logs('A majority does have an entry that S5 lacks', ['S1'], [1, 2, 4]),
    ...['S2', 'S3', 'S4'].map((server) => ({
      says: 'S2, S3 and S4 vote for it',
      holds: { server, term: 5, votedFor: 'S5' },
    })),
    {
      says: 'S5 leads term 5, by the rules, and it lacks Mara’s entry',
      holds: { server: 'S5', role: 'leader', term: 5, log: [1, 3] },
    },
    {
      says: 'Term 4: all have voted',
      at: 360,
      votes: { server: 'S5', granted: 1 },
      holds: { server: 'S5', term: 4 },
    },
  ],
  d: [
    { says: 'S1 is back', at: 'start', holds: { server: 'S1', power: 'crashed' } },
    { says: 'S1 is back', holds: { server: 'S1', power: 'up' } },
    ...logs('all logs are made like that of S5', ['S1', 'S2', 'S3', 'S4', 'S5'], [1, 3]),
    ...logs('though a majority had it', ['S2', 'S3'], [1, 2], 'start'),
    ...logs('though a majority had it', ['S1'], [1, 2, 4], 'start'),
    ...['S1', 'S2', 'S3'].map((server) => ({
      says: 'Mara’s entry is gone',
      happens: { kind: 'truncate', server, times: 1 } as const,
    })),
    { says: 'Had S1 told her “done”', told: { times: 0 } },
    ...logs('x = 2: gone', ['S1', 'S2', 'S3'], [1, 3]),
    { says: 'x = 2: gone', at: 430, holds: { server: 'S2', log: [1, 3] } },
    { says: 'x = 2: gone', at: 430, holds: { server: 'S3', log: [1, 3] } },
    { says: 'x = 2: gone', at: 505, holds: { server: 'S1', log: [1, 3] } },
  ],
  'the-rule': [
    ...logs('S5’s x = 3 was on all five', ['S1', 'S2', 'S3', 'S4', 'S5'], [1, 3], 'start'),
    { says: 'S5’s x = 3 was on all five', at: 'start', known: { server: 'S5', index: 2, on: 5 } },
    { says: 'Raft waited all the same', at: 'start', holds: { server: 'S5', term: 5, commitIndex: 0 } },
    { says: 'Mara asks S5 again', happens: { kind: 'client-request', server: 'S5', times: 1 } },
    ...logs('her x = 4, of term 5', ['S5'], [1, 3, 5]),
    { says: 'so is everything before it', holds: { server: 'S5', commitIndex: 3 } },
    { says: 'so is everything before it', holds: { committed: 'SET x 3' } },
  ],
  e: [
    { says: 'S1 leads term 4', holds: { server: 'S1', role: 'leader', term: 4 } },
    ...logs('with Mara’s old entry on three', ['S1', 'S2', 'S3'], [1, 2], 'start'),
    ...logs('with Mara’s old entry on three', ['S4'], [1], 'start'),
    { says: 'x = 4', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    { says: 'This time S1 lives', happens: { kind: 'crash', server: 'S1', times: 0 } },
    ...['S2', 'S3'].map((to) => ({
      says: 'that entry goes out to S2 and S3',
      sends: { from: 'S1', to, entries: 1, times: 1 } as const,
      flying: { from: 'S1', to } as const,
    })),
  ],
  'how-many-now': [
    {
      says: 'S1 hears that its entry of term 4 is on three of five',
      known: { server: 'S1', index: 3, on: 3 },
    },
    { says: 'committed, and with it all before', at: 'start', holds: { server: 'S1', commitIndex: 0 } },
    { says: 'committed, and with it all before', holds: { server: 'S1', commitIndex: 3 } },
    { says: 'Mara’s old entry is safe too', holds: { committed: 'SET x 2' } },
    { says: 'x = 4 is “done”', told: { server: 'S1', command: 'SET x 4', result: 4, times: 1 } },
  ],
  's5-again': [
    { says: 'S1 crashes', happens: { kind: 'crash', server: 'S1', times: 1 } },
    { says: 'S5 returns and stands', happens: { kind: 'restart', server: 'S5', times: 1 } },
    {
      says: 'S5 returns and stands',
      happens: { kind: 'become-candidate', server: 'S5', times: { min: 1 } },
    },
    ...logs('Its last entry is still of term 3', ['S5'], [1, 3]),
    ...logs('Then, S2 and S3 ended with term 2. Now they end with term 4.', ['S2', 'S3'], [1, 2, 4], 'start'),
    ...logs('S2 and S3 end with term 4 now', ['S2', 'S3'], [1, 2, 4]),
    ...['S2', 'S3'].map((server) => ({
      says: 'Only S4 votes for S5',
      holds: { server, term: 5, votedFor: null },
    })),
    { says: 'S4 still votes for it', holds: { server: 'S4', votedFor: 'S5' } },
    { says: 'Only S4 votes for S5', votes: { server: 'S5', granted: 2 } },
    {
      says: 'Term 4: all have voted',
      at: 210,
      votes: { server: 'S5', granted: 1 },
      holds: { server: 'S5', term: 4 },
    },
    ...(['S2', 'S3'] as const).map((server) => ({
      says: 'every leader to come has it',
      if: [{ do: 'timeout', server }] as const,
      within: 100,
      holds: { leader: server, server, log: [1, 2, 4] } as const,
    })),
  ],
  'in-practice': [
    { says: 'Old entries need not wait for Mara', happens: { kind: 'client-request', times: 0 } },
    {
      says: 'a new leader can add a blank entry at once',
      at: 40,
      holds: { server: 'S2', role: 'leader', term: 3, log: [1, 2, 3] },
    },
    { says: 'commit all with it', holds: { server: 'S2', commitIndex: 3, state: { x: 2 } } },
  ],
};
