/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';

const OTHERS = ['S2', 'S3', 'S4', 'S5'];

export const CLAIMS: Claims = {
  'too-slow': [
    // The first message is sent at 179.007 ms.
    {
      says: 'Here every message takes 150 ms or more, one way',
      at: 329,
      holds: { count: { kind: 'deliver', max: 0 } },
    },
    {
      says: 'Here every message takes 150 ms or more, one way',
      at: 340,
      holds: { count: { kind: 'deliver', min: 1 } },
    },
    ...['S1', ...OTHERS].map((server) => ({
      says: 'Election timeouts are still 150 to 300',
      at: 'start' as const,
      timer: { server, drawn: { min: 150, max: 300 } },
    })),
    { says: 'A vote is back after 300 ms', at: 657, votes: { server: 'S1', granted: 1 } },
    {
      says: 'By then the candidate has begun another term',
      at: 657,
      holds: { server: 'S4', votedFor: 'S1', term: 2 },
    },
    {
      says: 'By then the candidate has begun another term',
      at: 657,
      holds: { server: 'S1', role: 'candidate', term: 3 },
    },
    { says: 'Votes are given', holds: { count: { kind: 'grant-vote', min: 2 } } },
    ...['S1', 'S2', 'S3', 'S5'].map((server) => ({
      says: 'The votes are for a term that is over, and are ignored',
      votes: { server, granted: 1 },
    })),
  ],
  'late-not-wrong': [{ says: 'Terms went up', holds: { server: 'S1', term: 4 } }],
  'no-answer': [
    { says: 'Mara adds 5 to x', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    ...OTHERS.map((server) => ({ says: 'The entry reaches the others', holds: { server, log: [1] } })),
    { says: 'S1 crashes before it hears of that', happens: { kind: 'crash', server: 'S1', times: 1 } },
    {
      says: 'S1 crashes before it hears of that',
      at: 93,
      known: { server: 'S1', index: 1, on: 1 },
    },
    { says: 'She waits in vain', at: 510, told: { server: 'S1', times: 0 } },
  ],
  'was-it-done': [
    { says: 'S3 will be the next leader', happens: { kind: 'become-leader', server: 'S3', times: 1 } },
    { says: 'be asked for something', happens: { kind: 'client-request', server: 'S3', times: 1 } },
    { says: 'S3 had the entry', at: 'start', holds: { server: 'S3', log: [1] } },
    {
      says: 'committed it along with one of its own term',
      at: 349,
      holds: { server: 'S3', role: 'leader', log: [1, 2], commitIndex: 0 },
    },
    {
      says: 'committed it along with one of its own term',
      at: 350,
      holds: { server: 'S3', commitIndex: 2, state: { x: 5, y: 1 } },
    },
    { says: 'Had S1 crashed 20 ms sooner, yes', at: 94, holds: { server: 'S1', power: 'crashed' } },
    {
      says: 'Had S1 crashed 20 ms sooner, yes',
      at: 74,
      if: [{ do: 'crash', server: 'S1' }],
      within: 1000,
      holds: { server: 'S3', log: [] },
    },
    {
      says: 'It could have been: 20 ms decided',
      at: 74,
      if: [{ do: 'crash', server: 'S1' }],
      within: 1000,
      holds: { server: 'S3', log: [] },
    },
    { says: 'Mara cannot know', told: { server: 'S1', times: 0 } },
  ],
  'ask-again': [
    { says: 'She asks again', happens: { kind: 'client-request', server: 'S3', times: 1 } },
    { says: 'x is 10', told: { server: 'S3', command: 'ADD x 5', result: 10, times: 1 } },
    { says: 'x is 10: her 5 were added twice', holds: { server: 'S3', state: { x: 10, y: 1 } } },
    { says: 'her 5 were added twice', at: 'start', holds: { server: 'S3', state: { x: 5, y: 1 } } },
    {
      says: 'Not done here',
      holds: { server: 'S3', log: [1, 2, 2], commitIndex: 3 },
    },
  ],
  'an-old-leader': [
    { says: 'S1 is cut off', happens: { kind: 'partition', times: 1 } },
    { says: 'The others have elected S3', holds: { leader: 'S3', leaders: 2 } },
    ...['S2', 'S4', 'S5'].map((server) => ({
      says: 'The others have elected S3',
      holds: { server, votedFor: 'S3', term: 2 },
    })),
    { says: 'Mara’s x = 9 is committed there', holds: { committed: 'SET x 9' } },
    { says: 'Mara’s x = 9 is committed there', told: { server: 'S3', command: 'SET x 9', result: 9 } },
    {
      says: 'As far as S1 can see, it leads, and x is 1',
      holds: { server: 'S1', role: 'leader', state: { x: 1 } },
    },
  ],
  'wrong-read': [
    { says: 'Mara asks S1', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    { says: 'the alarm shows', holds: { violated: 'linearizable-reads' } },
    { says: 'it says 1', told: { server: 'S1', command: 'GET x', result: 1, times: 1 } },
    { says: 'an old value sold as the present one', holds: { server: 'S3', state: { x: 9 } } },
    {
      says: 'an old value sold as the present one',
      told: { server: 'S3', command: 'SET x 9', result: 9, times: 1 },
    },
    {
      says: '“1”: old, and wrong',
      at: 400,
      told: { server: 'S1', command: 'GET x', result: 1 },
      holds: { violated: 'linearizable-reads' },
    },
  ],
  'what-is-x': [
    {
      says: 'Mara will ask S1 again',
      happens: { kind: 'client-request', server: 'S1', times: 1 },
    },
    { says: 'Now a question goes into the log like any request', holds: { server: 'S1', log: [1, 1] } },
    { says: 'S1 must not say it', told: { server: 'S1', times: 0 } },
    { says: '1 is all that S1 knows', holds: { server: 'S1', state: { x: 1 } } },
    {
      says: 'S1 has never heard of 9',
      holds: { server: 'S1', log: [1, 1], state: { x: 1 }, count: { kind: 'truncate', max: 0 } },
    },
    { says: '9 is the right value', holds: { server: 'S3', state: { x: 9 } } },
    { says: 'S1 cannot commit the question', known: { server: 'S1', index: 2, on: 1 } },
    { says: 'so it does not answer', told: { server: 'S1', times: 0 } },
  ],
  'a-lost-disk': [
    { says: 'Three servers', servers: 3 },
    { says: 'S3 is out of reach', happens: { kind: 'partition', times: 1 } },
    { says: 'Mara’s entry is on S1 and S2', known: { server: 'S1', index: 1, on: 2 } },
    { says: 'Mara’s entry is on S1 and S2', holds: { server: 'S3', log: [] } },
    { says: 'it is committed', holds: { committed: 'SET x 1' } },
    { says: 'she has been told', told: { server: 'S1', command: 'SET x 1', result: 1, times: 1 } },
  ],
  'it-forgets': [
    { says: 'The disk of S2 is *lost*', happens: { kind: 'wipe', server: 'S2', times: 1 } },
    { says: 'S2 comes back empty', holds: { server: 'S2', power: 'up', term: 0, log: [] } },
    { says: 'Then S1 crashes', happens: { kind: 'crash', server: 'S1', times: 1 } },
    { says: 'S3 is in reach again', happens: { kind: 'heal', times: 1 } },
    {
      says: 'It stands for election, without Mara’s entry',
      holds: { server: 'S3', role: 'candidate', log: [] },
    },
    { says: 'S2 lost its disk', at: 100, holds: { server: 'S2', power: 'crashed', log: [] } },
    { says: 'S2 is back, empty', at: 110, holds: { server: 'S2', power: 'up', log: [] } },
  ],
  'the-alarm': [
    { says: 'S2 should refuse, and has forgotten why', at: 'start', holds: { server: 'S2', log: [] } },
    { says: 'It votes yes', happens: { kind: 'grant-vote', server: 'S2', times: 1 } },
    { says: 'S3 leads without the entry', holds: { server: 'S3', role: 'leader', log: [] } },
    { says: 'The alarm shows', at: 144, not: { violated: 'leader-completeness' } },
    { says: 'The alarm shows', holds: { violated: 'leader-completeness' } },
    { says: 'Mara was told what is not true any more', told: { command: 'SET x 1', result: 1 } },
    {
      says: 'It leads, without Mara’s entry',
      at: 145,
      holds: { server: 'S3', role: 'leader', log: [] },
    },
  ],
  'read-on': [
    {
      says: 'what is “done” stays done',
      told: { server: 'S1', command: 'SET x 10', result: 10, times: 1 },
    },
    ...['S1', ...OTHERS].map((server) => ({
      says: 'what is “done” stays done',
      holds: { server, state: { x: 10 } },
    })),
  ],
};
