/** What the words of incidents.ts say about the runs. */
import { type EntryClaims } from './claims.ts';

export const INCIDENT_CLAIMS: EntryClaims = {
  'cloudflare-2020': {
    run: [
      { says: 'S1 and S3, the leader, stop hearing each other', happens: { kind: 'cut', times: 2 } },
      { says: 'S3, the leader', at: 240, holds: { leader: 'S3' } },
      { says: 'S2 hears both', happens: { kind: 'deny-vote', server: 'S2', times: { min: 3 } } },
      { says: 'S2 hears both', happens: { kind: 'grant-vote', server: 'S2', times: { min: 2 } } },
      {
        says: 'S1 asks for votes again and again',
        happens: { kind: 'become-candidate', server: 'S1', times: 5 },
      },
      { says: 'S3 loses the lead each time', happens: { kind: 'step-down', server: 'S3', times: 2 } },
      {
        says: 'S1 lacks an entry, so S2 votes for S3 again',
        at: 491,
        holds: { server: 'S2', votedFor: 'S3', term: 3 },
      },
      { says: 'S1 lacks an entry', holds: { server: 'S1', log: [1] } },
      {
        says: 'every new term of S1 reaches S3 by way of S2',
        at: 320,
        holds: { server: 'S3', role: 'follower', term: 2 },
      },
    ],
  },
  'github-2018': {
    run: [
      { says: 'For a short time S1 cannot reach S2 and S3', at: 290, holds: { leaders: 2 } },
      { says: 'They elect S3', at: 290, holds: { server: 'S3', role: 'leader', term: 2 } },
      {
        says: 'when the network is back, S1 has to follow',
        holds: { server: 'S1', role: 'follower', leader: 'S3' },
      },
      { says: 'What S1 took in meanwhile is dropped', happens: { kind: 'truncate', server: 'S1', times: 1 } },
      { says: 'was never promised', told: { server: 'S1', times: 0 } },
    ],
  },
  'roblox-2021': {
    run: [
      { says: 'Each write to a disk takes 80 ms', at: 139, holds: { server: 'S1', commitIndex: 0 } },
      {
        says: 'every 50 ms another command comes in',
        at: 300,
        happens: { kind: 'client-request', times: 6 },
      },
      { says: 'The queue grows', at: 300, holds: { server: 'S1', log: [1, 1, 1, 1, 1, 1], commitIndex: 3 } },
      // The first answer comes after 90 ms, the last after 240.
      { says: 'the answers come later and later', at: 140, told: { times: 1 } },
      { says: 'the answers come later and later', at: 539, told: { times: 5 } },
      {
        says: 'The heartbeats of S1 are on time, so nobody replaces it',
        happens: { kind: 'election-timeout', times: 0 },
      },
    ],
  },
  'stale-read-2014': {
    run: [
      { says: 'S1 does not know that it was replaced', holds: { server: 'S1', role: 'leader', term: 1 } },
      { says: 'It answers a read from its own copy: x is 1', told: { server: 'S1', result: 1 } },
      { says: 'S3 has long set x to 9', at: 399, holds: { server: 'S3', state: { x: 9 } } },
    ],
  },
};
