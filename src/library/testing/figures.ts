/** What the words of figures.ts say about the runs. */
import { LEADERS_LOG } from '../figures.ts';
import { type EntryClaims, each } from './claims.ts';

export const FIGURE_CLAIMS: EntryClaims = {
  'figure-7': {
    run: [
      {
        says: 'S1 has just been elected in term 8',
        at: 35,
        holds: { server: 'S1', role: 'leader', term: 8 },
      },
      { says: 'S2 and S3 lack entries', at: 'start', holds: { server: 'S2', log: LEADERS_LOG.slice(0, 9) } },
      { says: 'S2 and S3 lack entries', at: 'start', holds: { server: 'S3', log: LEADERS_LOG.slice(0, 4) } },
      { says: 'S4 and S5 have more', at: 'start', holds: { server: 'S4', log: [...LEADERS_LOG, 6] } },
      { says: 'S4 and S5 have more', at: 'start', holds: { server: 'S5', log: [...LEADERS_LOG, 7, 7] } },
      { says: 'S6 and S7 differ', at: 'start', holds: { server: 'S6', log: [1, 1, 1, 4, 4, 4, 4] } },
      { says: 'The six others', servers: 7 },
    ],
  },
  'figure-7-repaired': {
    run: [
      {
        says: 'In the end all seven logs are the same',
        holds: { agree: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'] },
      },
      {
        says: 'S1 finds for each follower where its log agrees',
        happens: { kind: 'reject-entries', times: { min: 4 } },
      },
      { says: 'S1 only adds to its own log', happens: { kind: 'truncate', server: 'S1', times: 0 } },
      { says: 'S1 only adds to its own log', holds: { server: 'S1', log: [...LEADERS_LOG, 8] } },
      {
        says: 'The extra blocks of S4 and S5 fall when the new entry arrives',
        at: 119,
        holds: { server: 'S5', log: [...LEADERS_LOG, 7, 7] },
      },
      ...each(['S4', 'S5'], (server) => ({
        says: 'The extra blocks of S4 and S5 fall',
        happens: { kind: 'truncate', server, times: 1 },
      })),
    ],
  },
  'figure-8-a': {
    run: [
      { says: 'S1 leads term 2', at: 89, holds: { server: 'S1', role: 'leader', term: 2 } },
      { says: 'copies its entry only to S2', at: 89, holds: { server: 'S2', log: [1, 2] } },
      ...each(['S3', 'S4', 'S5'], (server) => ({ says: 'only to S2', at: 89, holds: { server, log: [1] } })),
      { says: 'Then it crashes', holds: { server: 'S1', power: 'crashed' } },
      { says: 'it is not committed', at: 89, holds: { server: 'S1', commitIndex: 0 } },
    ],
  },
  'figure-8-b': {
    run: [
      { says: 'S5 is elected in term 3', at: 135, holds: { server: 'S5', role: 'leader', term: 3 } },
      ...each(['S3', 'S4'], (server) => ({
        says: 'by S3 and S4',
        at: 135,
        holds: { server, votedFor: 'S5' },
      })),
      { says: 'writes an entry of its own at the same place', at: 135, holds: { server: 'S5', log: [1, 3] } },
      { says: 'Two different entries now stand at index 2', holds: { server: 'S2', log: [1, 2] } },
      { says: 'crashes too', holds: { server: 'S5', power: 'crashed' } },
    ],
  },
  'figure-8-c': {
    run: [
      { says: 'S1 is back and leads term 4', at: 310, holds: { server: 'S1', role: 'leader', term: 4 } },
      {
        says: 'It copies its old entry to S3: now three of five have it',
        at: 310,
        holds: { server: 'S3', log: [1, 2] },
      },
      { says: 'now three of five have it', at: 310, known: { server: 'S1', index: 2, on: 3 } },
      { says: 'Still S1 does not commit it', at: 310, holds: { server: 'S1', commitIndex: 0 } },
      { says: 'S5 can still win, and its log does not have the entry', holds: { server: 'S5', log: [1, 3] } },
    ],
  },
  'figure-8-d': {
    run: [
      { says: 'S1 crashes once more', holds: { server: 'S1', power: 'crashed', log: [1, 2, 4] } },
      { says: 'S5 is elected', holds: { server: 'S5', role: 'leader', term: 5 } },
      ...each(['S2', 'S3', 'S4'], (server) => ({
        says: 'Its entry of term 3 replaces the one of term 2 everywhere else',
        holds: { server, log: [1, 3] },
      })),
      {
        says: 'stood on three of five is gone from all but the crashed S1',
        happens: { kind: 'truncate', server: 'S3' },
      },
    ],
  },
  'figure-8-e': {
    run: [
      ...each(['S1', 'S2', 'S3'], (server) => ({
        says: 'an entry of term 4, too, gets to three of five',
        at: 175,
        holds: { server, log: [1, 2, 4] },
      })),
      { says: 'Both are committed', at: 175, holds: { server: 'S1', commitIndex: 3 } },
      { says: 'S5 can no longer win', holds: { server: 'S5', role: 'candidate' } },
      { says: 'S1 crashes and S5 asks for votes again', holds: { server: 'S1', power: 'crashed' } },
      ...each(['S2', 'S3'], (server) => ({
        says: 'S2 and S3 refuse',
        happens: { kind: 'deny-vote', server, times: { min: 1 } },
      })),
      { says: 'their logs end with term 4, that of S5 with term 3', holds: { server: 'S5', log: [1, 3] } },
    ],
  },
};
