/** What the words of partitions.ts say about the runs. */
import { type EntryClaims, each } from './claims.ts';

export const PARTITION_CLAIMS: EntryClaims = {
  'partition-2-3': {
    run: [
      { says: 'S1 leads the smaller side', holds: { server: 'S1', role: 'leader' } },
      { says: 'S4 is elected on the larger one', holds: { server: 'S4', role: 'leader' } },
      { says: 'Both take commands', happens: { kind: 'client-request', server: 'S1', times: 4 } },
      { says: 'Both take commands', happens: { kind: 'client-request', server: 'S4', times: 3 } },
      { says: 'only S4 can commit them', holds: { server: 'S4', commitIndex: { min: 4 } } },
      { says: 'only S4 can commit them', holds: { server: 'S1', commitIndex: 2 } },
      { says: 'S1 leads term 1 and S4 term 2', holds: { server: 'S1', term: 1 } },
      { says: 'S1 leads term 1 and S4 term 2', holds: { server: 'S4', term: 2 } },
    ],
  },
  'partition-heals': {
    run: [
      { says: 'S1 hears of term 2 and steps down', happens: { kind: 'step-down', server: 'S1', times: 1 } },
      ...each(['S1', 'S2'], (server) => ({
        says: 'Two blocks fall from the logs of S1 and S2',
        at: 655,
        holds: { server, log: [1, 1, 1, 1] },
      })),
      ...each(['S1', 'S2'], (server) => ({
        says: 'Two blocks fall from the logs of S1 and S2',
        happens: { kind: 'truncate', server, times: 1 },
      })),
      { says: 'Nobody was told that these commands were done', told: { server: 'S1', times: 2 } },
    ],
  },
  'partition-3-2': {
    run: [
      { says: 'S1 keeps a majority and goes on', holds: { server: 'S1', role: 'leader', commitIndex: 2 } },
      {
        says: 'S4 asks for votes again and again',
        happens: { kind: 'become-candidate', server: 'S4', times: 3 },
      },
      { says: 'gets two of five', votes: { server: 'S4', granted: 2 } },
      { says: 'The term of S4 rises with every attempt: 2, 3, 4', at: 250, holds: { server: 'S4', term: 2 } },
      { says: 'The term of S4 rises with every attempt: 2, 3, 4', at: 400, holds: { server: 'S4', term: 3 } },
      { says: 'The term of S4 rises with every attempt: 2, 3, 4', at: 550, holds: { server: 'S4', term: 4 } },
      { says: 'S5 votes for it each time', happens: { kind: 'grant-vote', server: 'S5', times: { min: 3 } } },
    ],
  },
  'back-with-higher-term': {
    run: [
      {
        says: 'The high term of S4 makes S1 step down',
        happens: { kind: 'step-down', server: 'S1', times: 1 },
      },
      { says: 'S4 cannot win', happens: { kind: 'become-leader', server: 'S4', times: 0 } },
      { says: 'S2 leads instead', holds: { server: 'S2', role: 'leader', term: 5 } },
      { says: 'S4 missed a committed entry', at: 599, holds: { server: 'S4', log: [1] } },
      ...each(['S1', 'S2', 'S3'], (server) => ({
        says: 'the three others refuse it their votes',
        happens: { kind: 'deny-vote', server, times: { min: 1 } },
      })),
      { says: 'A break of some 80 ms', at: 619, holds: { leader: 'S1' } },
      { says: 'A break of some 80 ms', at: 700, holds: { leader: 'S2' } },
      { says: 'nothing is lost', holds: { server: 'S4', log: [1, 1] } },
    ],
  },
  'partition-1-4': {
    run: [
      { says: 'It goes on leading nobody', holds: { server: 'S1', role: 'leader', term: 1 } },
      { says: 'S1 is cut off from all', at: 270, holds: { leaders: 2 } },
      { says: 'elect S3 and commit without it', holds: { server: 'S3', role: 'leader', commitIndex: 2 } },
      { says: 'S1 writes down what its client asks', at: 271, holds: { server: 'S1', log: [1, 1] } },
      { says: 'cannot commit it', holds: { server: 'S1', commitIndex: 1 } },
      { says: 'Its client gets no answer', told: { server: 'S1', times: 0 } },
      { says: 'that of S3 does', told: { server: 'S3', times: 1 } },
    ],
  },
  'partition-2-2': {
    run: [
      { says: 'S1 cannot commit', holds: { server: 'S1', log: [1, 1], commitIndex: 1 } },
      { says: 'S3 cannot be elected', votes: { server: 'S3', granted: 2 } },
      { says: 'two are no majority of four', known: { server: 'S1', index: 2, on: 2 } },
      { says: 'Four servers', servers: 4 },
    ],
  },
  'partition-three-ways': {
    run: [
      { says: 'Seven servers', servers: 7 },
      { says: 'S1 leads still, with three of seven', holds: { server: 'S1', role: 'leader' } },
      { says: 'its new command stays open', known: { server: 'S1', index: 2, on: 3 } },
      { says: 'its new command stays open', holds: { server: 'S1', commitIndex: 1, log: [1, 1] } },
      {
        says: 'S4 and S7 ask for votes in vain',
        happens: { kind: 'become-candidate', server: 'S4', times: { min: 1 } },
      },
      {
        says: 'S4 and S7 ask for votes in vain',
        happens: { kind: 'become-candidate', server: 'S7', times: { min: 1 } },
      },
      { says: 'none can commit or elect', happens: { kind: 'become-leader', times: 0 } },
    ],
  },
};
