/** What the words of networks.ts say about the runs. */
import { OTHERS } from '../make.ts';
import { type EntryClaims, each } from './claims.ts';

export const NETWORK_CLAIMS: EntryClaims = {
  'lost-message': {
    run: [
      { says: 'The entry for S3 gets lost on its way', happens: { kind: 'lost', server: 'S3', times: 1 } },
      { says: 'S1 hears nothing from S3', at: 149, known: { server: 'S1', index: 1, on: 4 } },
      {
        says: 'sends it again with the next heartbeat',
        sends: { from: 'S1', to: 'S3', entries: 1, times: 2 },
      },
      { says: 'The command does not wait for S3', at: 100, holds: { server: 'S1', commitIndex: 1 } },
      { says: 'The command does not wait for S3', at: 100, holds: { server: 'S3', log: [] } },
      {
        says: 'three others have it, and with S1 they are a majority',
        at: 100,
        known: { server: 'S1', index: 1, on: 4 },
      },
    ],
  },
  'lossy-network': {
    run: [
      { says: 'Both commands are committed', at: 186, holds: { server: 'S1', commitIndex: 2 } },
      {
        says: 'S5 hears no heartbeat and asks for votes',
        at: 186,
        holds: { server: 'S5', leader: null, log: [] },
      },
      {
        says: 'S5 hears no heartbeat and asks for votes',
        at: 188,
        holds: { server: 'S5', role: 'candidate' },
      },
      ...each(['S1', 'S2', 'S3'], (server) => ({
        says: 'S1, S2 and S3 refuse S5, whose log is empty',
        happens: { kind: 'deny-vote', server, times: { min: 1 } },
      })),
      {
        says: 'its new term makes S1 step down',
        at: 200,
        holds: { server: 'S1', role: 'follower', term: 2 },
      },
    ],
  },
  'every-message-twice': {
    run: [
      { says: 'S1 adds 5 to x only once', holds: { server: 'S1', state: { x: 5 } } },
      ...each(OTHERS, (server) => ({ says: 'so do all others', holds: { server, state: { x: 5 } } })),
      ...each(OTHERS, (server) => ({
        says: 'says yes again and writes nothing',
        happens: { kind: 'append', server, times: 1 },
      })),
      ...each(OTHERS, (server) => ({
        says: 'The network delivers everything twice',
        happens: { kind: 'accept-entries', server, times: { min: 4 } },
      })),
    ],
  },
  'overtaken-message': {
    run: [
      {
        says: 'The second message to S2 arrives before the first',
        at: 129,
        holds: { server: 'S2', log: [] },
      },
      { says: 'S2 gets both entries from it', at: 131, holds: { server: 'S2', log: [1, 1] } },
      { says: 'the late one changes nothing', at: 176, holds: { server: 'S2', log: [1, 1] } },
      { says: 'The late message has one entry', sends: { from: 'S1', to: 'S2', entries: 1, times: 1 } },
      { says: 'S2 keeps the longer log', happens: { kind: 'truncate', times: 0 } },
    ],
  },
  'letters-of-an-old-leader': {
    run: [
      {
        says: 'Messages that S1 sent as leader of term 1 were stuck',
        at: 279,
        flying: { from: 'S1', to: 'S5' },
      },
      { says: 'sent as leader of term 1', at: 100, holds: { server: 'S1', role: 'leader', term: 1 } },
      { says: 'They arrive when S3 leads term 2', at: 280, holds: { server: 'S3', role: 'leader', term: 2 } },
      ...each(['S4', 'S5'], (server) => ({
        says: 'S4 and S5 refuse',
        happens: { kind: 'reject-entries', server, times: { min: 1 } },
      })),
      ...each(['S4', 'S5'], (server) => ({
        says: 'their logs stay as they are',
        holds: { server, log: [2], state: { x: 3 } },
      })),
      { says: 'nobody obeys them', holds: { server: 'S2', state: { x: 3 } } },
    ],
  },
  'late-vote': {
    run: [
      ...each(['S2', 'S3'], (server) => ({
        says: 'S2 and S3 vote for S1 in term 1',
        at: 161,
        holds: { server, term: 1, votedFor: 'S1' },
      })),
      { says: 'S1 stands in term 2 already', at: 311, holds: { server: 'S1', role: 'candidate', term: 2 } },
      { says: 'They do not count', at: 329, votes: { server: 'S1', granted: 1 } },
      {
        says: 'S1 waits for the votes of term 2, and leads with those',
        at: 330,
        holds: { server: 'S1', role: 'leader' },
      },
    ],
  },
  'far-away-server': {
    run: [
      { says: 'A command needs 20 ms', at: 119, holds: { server: 'S1', commitIndex: 0 } },
      { says: 'A command needs 20 ms', at: 120, holds: { server: 'S1', commitIndex: 1 } },
      { says: 'its messages take 80 ms', at: 179, holds: { server: 'S5', log: [] } },
      { says: 'its messages take 80 ms', at: 180, holds: { server: 'S5', log: [1] } },
      { says: 'S5 is on another continent', at: 260, known: { server: 'S1', index: 1, on: 5 } },
      { says: 'S1 waits for the two fastest', at: 120, holds: { committed: 'SET x 1' } },
      {
        says: 'S5 gets the entry later, and its timer allows for that',
        happens: { kind: 'election-timeout', times: 0 },
      },
    ],
  },
};
