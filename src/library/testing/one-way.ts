/** What the words of one-way.ts say about the runs. */
import { type EntryClaims, each } from './claims.ts';

export const ONE_WAY_CLAIMS: EntryClaims = {
  bridge: {
    run: [
      { says: 'S1 and S2 do not reach S4 and S5', holds: { count: { kind: 'lost', server: 'S1', min: 5 } } },
      { says: 'S1 and S2 do not reach S4 and S5', holds: { count: { kind: 'lost', server: 'S5', min: 5 } } },
      { says: 'S3 reaches everybody', holds: { count: { kind: 'lost', server: 'S3', max: 0 } } },
      { says: 'The lead goes to and fro', at: 255, holds: { leader: 'S4' } },
      { says: 'The lead goes to and fro', at: 500, holds: { leader: 'S1' } },
      { says: 'The lead goes to and fro', at: 675, holds: { leader: 'S4' } },
      { says: 'S3 decides each time', happens: { kind: 'grant-vote', server: 'S3', times: 3 } },
      { says: 'With S3 it has three votes of five', at: 256, holds: { server: 'S5', votedFor: 'S4' } },
      { says: 'With S3 it has three votes of five', at: 256, holds: { server: 'S3', votedFor: 'S4' } },
      {
        says: 'S3 tells the old leader',
        happens: { kind: 'reject-entries', server: 'S3', times: { min: 3 } },
      },
      { says: 'S3 tells the old leader', at: 320, holds: { server: 'S1', role: 'follower', term: 2 } },
    ],
  },
  'deaf-leader': {
    run: [
      ...each(['S2', 'S3', 'S4', 'S5'], (server) => ({
        says: 'Everyone hears S1',
        holds: { server, leader: 'S1', log: [1, 1] },
      })),
      { says: 'no answer reaches it', holds: { count: { kind: 'lost', server: 'S1', min: 10 } } },
      { says: 'It can commit nothing', holds: { server: 'S1', log: [1, 1], commitIndex: 1 } },
      { says: 'nobody replaces it', holds: { leader: 'S1' } },
      { says: 'The heartbeats of S1 calm the others', happens: { kind: 'election-timeout', times: 0 } },
    ],
  },
  'deaf-follower': {
    run: [
      { says: 'S3 no longer hears S1', at: 159, holds: { server: 'S3', log: [1] } },
      { says: 'but all hear S3', happens: { kind: 'deny-vote', server: 'S1', times: { min: 1 } } },
      { says: 'It asks for votes with an old log, loses', at: 300, votes: { server: 'S3', granted: 1 } },
      { says: 'takes the lead from S1 all the same', happens: { kind: 'step-down', server: 'S1', times: 1 } },
      {
        says: 'The new term is enough to make S1 step down',
        at: 170,
        holds: { server: 'S1', role: 'follower', term: 2 },
      },
      { says: 'S4 is elected, S3 hears S4', holds: { server: 'S3', leader: 'S4' } },
      { says: 'all is well again', holds: { server: 'S3', log: [1, 1], commitIndex: 2 } },
    ],
  },
};
