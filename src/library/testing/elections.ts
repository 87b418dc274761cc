/** What the words of elections.ts say about the runs. */
import { type EntryClaims, each } from './claims.ts';

export const ELECTION_CLAIMS: EntryClaims = {
  'quiet-election': {
    run: [
      { says: 'S3 waits the shortest time', at: 0, timer: { server: 'S3', drawn: 160 } },
      { says: 'S3 waits the shortest time', at: 0, timer: { server: 'S2', drawn: 230 } },
      { says: 'and leads', holds: { server: 'S3', role: 'leader', term: 1 } },
      { says: 'The first timer to run out is that of S3', happens: { kind: 'election-timeout', times: 1 } },
      { says: 'as soon as three of five have voted for it', at: 180.9, votes: { server: 'S3', granted: 2 } },
    ],
  },
  'vote-denied-old-log': {
    run: [
      { says: 'The leader is gone', holds: { server: 'S1', power: 'crashed' } },
      { says: 'S5 missed two entries', at: 'start', holds: { server: 'S5', log: [1, 2] } },
      { says: 'nobody who has them votes for it', at: 100, votes: { server: 'S5', granted: 1 } },
      { says: 'S5 stands in term 4', at: 65, holds: { server: 'S5', role: 'candidate', term: 4 } },
      ...each(['S2', 'S3', 'S4'], (server) => ({
        says: 'the others adopt that term',
        at: 75,
        holds: { server, term: 4, log: [1, 2, 3, 3] },
      })),
      ...each(['S2', 'S3', 'S4'], (server) => ({
        says: 'S2, S3 and S4 say no',
        happens: { kind: 'deny-vote', server, times: 1 },
      })),
    ],
  },
  'longest-log-loses': {
    run: [
      { says: 'S5 has the longest log of all', at: 'start', holds: { server: 'S5', log: [1, 1, 1, 1, 1] } },
      { says: 'gets none', at: 90, votes: { server: 'S5', granted: 1 } },
      ...each(['S2', 'S3', 'S4'], (server) => ({
        says: 'gets none',
        happens: { kind: 'deny-vote', server, times: 1 },
      })),
      { says: 'S3, with a shorter log, wins', at: 125, holds: { server: 'S3', role: 'leader', log: [1, 2] } },
      { says: 'that of S3 with one of term 2', at: 'start', holds: { server: 'S3', log: [1, 2] } },
    ],
  },
  'split-vote-of-four': {
    run: [
      {
        says: 'S1 and S2 stand almost together',
        at: 162,
        holds: { server: 'S1', role: 'candidate', term: 1 },
      },
      {
        says: 'S1 and S2 stand almost together',
        at: 162,
        holds: { server: 'S2', role: 'candidate', term: 1 },
      },
      { says: 'Each gets two votes of four', at: 340, votes: { server: 'S1', granted: 2 } },
      { says: 'Each gets two votes of four', at: 340, votes: { server: 'S2', granted: 2 } },
      { says: 'nobody leads term 1', happens: { kind: 'become-leader', times: 1 } },
      { says: 'S2, stands again in term 2 and wins', holds: { server: 'S2', role: 'leader', term: 2 } },
    ],
  },
  'candidate-gives-way': {
    run: [
      { says: 'S2 stands for leader too late', at: 166, holds: { server: 'S2', role: 'candidate', term: 1 } },
      ...each(['S3', 'S4', 'S5'], (server) => ({
        says: 'S1 already has the votes',
        at: 172,
        holds: { server, votedFor: 'S1' },
      })),
      {
        says: 'When S2 hears from the new leader, it follows',
        holds: { server: 'S2', role: 'follower', leader: 'S1' },
      },
      { says: 'S1 leads term 1', holds: { server: 'S1', role: 'leader', term: 1 } },
      { says: 'No new term is needed', holds: { server: 'S2', term: 1 } },
      { says: 'S2 to step down', happens: { kind: 'step-down', server: 'S2', times: 1 } },
    ],
  },
};
