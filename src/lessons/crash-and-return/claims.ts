/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';

export const CLAIMS: Claims = {
  'it-crashes': [
    { says: 'S3 crashes', happens: { kind: 'crash', server: 'S3', times: 1 } },
    {
      says: 'Gone is what it had in memory',
      at: 99,
      holds: { server: 'S3', commitIndex: 1, state: { x: 1 } },
    },
    {
      says: 'Gone is what it had in memory',
      holds: { server: 'S3', power: 'crashed', commitIndex: 0, state: {} },
    },
    {
      says: 'On its [disk] stay its term, its vote and its log',
      holds: { server: 'S3', term: 1, votedFor: 'S1', log: [1] },
    },
  ],
  'the-others-go-on': [
    {
      says: 'Four of five are a majority, so Mara notices nothing',
      told: { server: 'S1', command: 'SET x 4', result: 4, times: 1 },
    },
    { says: 'three more entries are committed', at: 'start', holds: { server: 'S1', commitIndex: 1 } },
    { says: 'three more entries are committed', holds: { server: 'S1', commitIndex: 4 } },
    {
      says: 'S1 goes on writing to S3, in vain',
      sends: { from: 'S1', to: 'S3', type: 'AppendEntries', times: { min: 3 } },
    },
    { says: 'S1 goes on writing to S3, in vain', happens: { kind: 'lost', server: 'S3', times: 3 } },
  ],
  'what-is-left': [
    {
      says: 'S3 is about to be switched on again',
      at: 'start',
      holds: { server: 'S3', power: 'crashed' },
    },
    {
      says: 'S3 is about to be switched on again',
      happens: { kind: 'restart', server: 'S3', times: 1 },
    },
    { says: 'One entry, and dashed', holds: { server: 'S3', log: [1], commitIndex: 0 } },
    {
      says: 'S3 no longer knows that it is committed',
      holds: { server: 'S1', commitIndex: { min: 1 } },
    },
    {
      says: 'S3 no longer knows that it is committed',
      holds: { server: 'S3', commitIndex: 0 },
    },
    { says: 'That was in memory only', at: 99, holds: { server: 'S3', commitIndex: 1 } },
    { says: 'The leader will say it again', at: 460, holds: { server: 'S3', commitIndex: 4 } },
    { says: 'It did know that, before it crashed', at: 99, holds: { server: 'S3', commitIndex: 1 } },
    { says: 'the disk has survived', holds: { server: 'S3', term: 1, votedFor: 'S1', log: [1] } },
    { says: 'It comes back as a follower', holds: { server: 'S3', power: 'up', role: 'follower' } },
    {
      says: 'even if it led',
      if: [
        { do: 'crash', server: 'S1' },
        { do: 'restart', server: 'S1' },
      ],
      within: 1,
      holds: { server: 'S1', power: 'up', role: 'follower', commitIndex: 0 },
    },
  ],
  'catching-up': [
    {
      says: 'brings all from the triangle on',
      happens: { kind: 'reject-entries', server: 'S3', times: 0 },
    },
    {
      says: 'S1 counts copies by what is confirmed: the dot',
      at: 'start',
      progress: { leader: 'S1', follower: 'S3', next: 2, match: 1 },
    },
    {
      says: 'brings all from the triangle on, and says how far they are committed',
      sends: { from: 'S1', to: 'S3', prev: [1, 1], entries: 3, commit: 4, times: 1 },
    },
    { says: 'brings all from the triangle on', happens: { kind: 'append', server: 'S3', times: 3 } },
    {
      says: 'S3 applies the list again from its start',
      happens: { kind: 'apply', server: 'S3', times: 4 },
    },
    {
      says: 'S3 applies the list again from its start',
      holds: { server: 'S3', commitIndex: 4, state: { x: 4, y: 3 } },
    },
  ],
  'logs-that-differ': [
    {
      says: 'S1 once led term 2',
      holds: { server: 'S1', log: [1, 2, 2] },
    },
    { says: 'S3 led term 3', holds: { server: 'S3', log: [1, 3, 3] } },
    { says: 'before anybody else had them', holds: { server: 'S1', log: [1, 2, 2] } },
    { says: 'before anybody else had them', holds: { server: 'S2', log: [1] } },
    { says: 'before anybody else had them', holds: { server: 'S3', log: [1, 3, 3] } },
    { says: 'Now S1 leads again, in term 4', always: { server: 'S1', role: 'leader', term: 4 } },
  ],
  'does-it-fit': [
    // Sent at 0 ms: prevLogIndex is the last index that S1 had then.
    ...['S2', 'S3'].map((to) => ({
      says: 'here [index] 3, of term 2',
      at: 'start' as const,
      holds: { server: 'S1', log: [1, 2, 2] },
      flying: { type: 'AppendEntries' as const, from: 'S1', to },
      progress: { leader: 'S1', follower: to, next: 4, match: 0 },
    })),
    { says: 'S2 has no entry 3, and that of S3 is of term 3', holds: { server: 'S2', log: [1] } },
    {
      says: 'S2 has no entry 3, and that of S3 is of term 3',
      holds: { server: 'S3', log: [1, 3, 3] },
    },
    { says: 'Both refuse', happens: { kind: 'reject-entries', server: 'S2', times: 1 } },
    { says: 'Both refuse', happens: { kind: 'reject-entries', server: 'S3', times: 1 } },
    { says: 'so no log ever has a hole', holds: { server: 'S2', log: [1] } },
  ],
  'two-too-many': [
    {
      says: 'Nobody else has the last two entries of S3',
      at: 'start',
      holds: { server: 'S3', log: [1, 3, 3] },
    },
    {
      says: 'Nobody else has the last two entries of S3',
      at: 'start',
      holds: { server: 'S1', log: [1, 2, 2, 4] },
    },
    {
      says: 'Nobody else has the last two entries of S3',
      at: 'start',
      holds: { server: 'S2', log: [1] },
    },
    { says: 'S3’s first entry does stay', holds: { server: 'S3', log: [1, 2, 2, 4] } },
    { says: 'A leader never rewrites its own log', happens: { kind: 'truncate', server: 'S1', times: 0 } },
    { says: 'The two logs do become the same', holds: { agree: ['S1', 'S3'] } },
    { says: 'S1’s entries take their place', holds: { agree: ['S1', 'S3'] } },
    { says: 'A leader only *adds* to its own log', holds: { server: 'S1', log: [1, 2, 2, 4] } },
    { says: 'a follower’s is made the same', happens: { kind: 'truncate', server: 'S3', times: 1 } },
    { says: 'Only uncommitted entries are removed', never: { committed: 'SET x 7' } },
    { says: 'Only uncommitted entries are removed', never: { committed: 'SET y 8' } },
    { says: 'nobody was told “done”', told: { times: 0 } },
  ],
  'step-by-step': [
    { says: 'S2 refuses', at: 'start', flying: { from: 'S2', to: 'S1' } },
    {
      says: 'S2 refuses, and S1 goes back by one, until it names an entry that S2 has',
      happens: { kind: 'reject-entries', server: 'S2', times: 1 },
    },
    ...([2, 1] as const).map((index) => ({
      says: 'S1 goes back by one',
      sends: { from: 'S1', to: 'S2', prev: [index, index] as const, times: 1 },
    })),
    { says: 'an entry that S2 has', at: 'start', holds: { server: 'S2', log: [1] } },
    // The common entry, with index 1 and term 1; later all entries.
    { says: 'are equal up to it', at: 'start', holds: { server: 'S1', log: [1, 2, 2, 4] } },
    { says: 'are equal up to it', holds: { agree: ['S1', 'S2'] } },
    { says: 'Entry 2?', at: 60, flying: { type: 'AppendEntries', from: 'S1', to: 'S2' } },
    { says: 'Entry 1?', at: 80, flying: { type: 'AppendEntries', from: 'S1', to: 'S2' } },
    { says: 'It fits', at: 90, holds: { server: 'S2', log: [1, 2, 2, 4] } },
    { says: 'No follower writes what fails this check', at: 85, holds: { server: 'S2', log: [1] } },
    {
      says: 'No follower writes what fails this check',
      happens: { kind: 'accept-entries', server: 'S2', times: 1 },
    },
  ],
  'your-crash': [
    { says: 'All is calm', holds: { leader: 'S1', leaders: 1, agree: ['S1', 'S2', 'S3', 'S4', 'S5'] } },
    ...['S1', 'S2', 'S3', 'S4', 'S5'].map((server) => ({
      says: 'It is back, a follower, with its log',
      at: 180,
      holds: { server, log: [1, 1], commitIndex: 2 },
    })),
    {
      says: 'It is back, a follower, with its log',
      at: 180,
      if: [
        { do: 'crash', server: 'S2' },
        { do: 'restart', server: 'S2' },
      ],
      within: 1,
      holds: { server: 'S2', power: 'up', role: 'follower', log: [1, 1], commitIndex: 0 },
    },
    {
      says: 'dashed until a leader tells it what is committed',
      at: 180,
      if: [
        { do: 'crash', server: 'S2' },
        { do: 'restart', server: 'S2' },
      ],
      within: 100,
      holds: { server: 'S2', commitIndex: 2 },
    },
  ],
};
