/** What the words of broken-commits.ts say about the runs. */
import { type EntryClaims, each } from './claims.ts';

export const BROKEN_COMMITS_CLAIMS: EntryClaims = {
  'commit-old-terms': {
    run: [
      { says: 'S1, leader of term 4', at: 21, holds: { server: 'S1', role: 'leader', term: 4 } },
      {
        says: 'counts three copies of an entry of term 2 and commits it',
        at: 21,
        holds: { server: 'S1', commitIndex: 2 },
      },
      { says: 'counts three copies', at: 21, known: { server: 'S1', index: 2, on: 3 } },
      { says: 'S5 is elected and overwrites it', holds: { server: 'S5', role: 'leader', term: 5 } },
      ...each(['S2', 'S3'], (server) => ({
        says: 'overwrites it',
        happens: { kind: 'truncate', server, times: 1 },
      })),
      ...each(['S2', 'S3'], (server) => ({
        says: 'S2 and S3 vote for S5',
        holds: { server, votedFor: 'S5', term: 5 },
      })),
      {
        says: 'its last entry is of term 3, theirs is of term 2',
        at: 149,
        holds: { server: 'S5', log: [1, 3] },
      },
      { says: 'theirs is of term 2', at: 149, holds: { server: 'S2', log: [1, 2] } },
    ],
    kept: [
      { says: 'S5 overwrites it just the same', holds: { server: 'S2', log: [1, 3] } },
      { says: 'S1 has not committed it', at: 89, holds: { server: 'S1', log: [1, 2], commitIndex: 0 } },
    ],
  },
  'count-self-twice': {
    run: [
      { says: 'S1 is alone', at: 130, holds: { leaders: 2 } },
      { says: 'tells its client that x = 1 is safe', told: { server: 'S1', result: 1 } },
      { says: 'It counts its own copy twice', holds: { server: 'S1', commitIndex: 1 } },
      ...each(['S2', 'S3'], (server) => ({
        says: 'Nobody else has the entry',
        at: 149,
        holds: { server, log: [] },
      })),
      { says: 'S3 is elected meanwhile', at: 149, holds: { server: 'S3', role: 'leader' } },
      {
        says: 'can commit x = 3 at the same place',
        holds: { server: 'S3', commitIndex: 1, state: { x: 3 } },
      },
    ],
    kept: [
      { says: 'S1 has one copy of three', known: { server: 'S1', index: 1, on: 1 } },
      { says: 'promises nothing', told: { server: 'S1', times: 0 } },
    ],
  },
  'ack-before-write': {
    run: [
      { says: 'S2 says yes at once', at: 119, flying: { from: 'S2', to: 'S1', type: 'AppendEntriesReply' } },
      { says: '40 ms before its disk has the entry', at: 120, holds: { server: 'S2', log: [1] } },
      { says: 'crashes in between', at: 146, holds: { server: 'S2', power: 'crashed', log: [] } },
      {
        says: 'The yes was counted, and the entry is gone',
        at: 144,
        holds: { server: 'S1', commitIndex: 1 },
      },
      { says: 'S1 has promised x = 1', at: 144, told: { server: 'S1', result: 1 } },
      { says: 'its own copy and that of S2', at: 144, known: { server: 'S1', index: 1, on: 2 } },
      { says: 'When S1 crashes too, S3 leads without it', holds: { server: 'S3', role: 'leader', log: [] } },
    ],
    kept: [
      { says: 'S2 crashes before it has said yes', at: 164, known: { server: 'S1', index: 1, on: 1 } },
      { says: 'S1 promises nothing', told: { times: 0 } },
    ],
  },
  'apply-before-commit': {
    run: [
      { says: 'S1 is cut off', at: 140, holds: { leaders: 2 } },
      {
        says: 'It carries out x = 1 the moment it writes it',
        at: 100,
        holds: { server: 'S1', state: { x: 1 }, commitIndex: 0 },
      },
      { says: 'tells its client', at: 100, told: { server: 'S1', result: 1 } },
      { says: 'The others never hear of it', holds: { server: 'S2', log: [2] } },
      {
        says: 'S3 leads the two others and commits x = 3',
        holds: { server: 'S3', commitIndex: 1, state: { x: 3 } },
      },
      {
        says: 'S1 has carried out something else at the same place',
        holds: { server: 'S1', log: [1], state: { x: 1 } },
      },
    ],
    kept: [
      { says: 'S1 writes the entry, carries nothing out', holds: { server: 'S1', log: [1], state: {} } },
      { says: 'tells its client nothing', told: { server: 'S1', times: 0 } },
    ],
  },
  'apply-again': {
    run: [
      { says: 'S2 crashes and keeps its state, x = 5', at: 185, holds: { server: 'S2', state: { x: 5 } } },
      { says: 'x is 10 on S2 and 5 on the others', holds: { server: 'S2', state: { x: 10 } } },
      { says: '5 on the others', holds: { server: 'S1', state: { x: 5 } } },
      { says: 'with the very same log', holds: { agree: ['S1', 'S2', 'S3'] } },
      { says: 'adds 5 once more', happens: { kind: 'apply', server: 'S2', times: 2 } },
    ],
    kept: [
      {
        says: 'S2 loses both, begins with an empty state',
        at: 206,
        holds: { server: 'S2', state: {}, commitIndex: 0 },
      },
      { says: 'has x = 5 in the end', holds: { server: 'S2', state: { x: 5 } } },
    ],
  },
};
