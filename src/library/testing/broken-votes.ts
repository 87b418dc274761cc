/** What the words of broken-votes.ts say about the runs. */
import { type EntryClaims } from './claims.ts';

export const BROKEN_VOTES_CLAIMS: EntryClaims = {
  'vote-twice': {
    run: [
      { says: 'S1 and S2 ask S3', sends: { from: 'S1', to: 'S3', type: 'RequestVote', times: { min: 1 } } },
      { says: 'S1 and S2 ask S3', sends: { from: 'S2', to: 'S3', type: 'RequestVote', times: { min: 1 } } },
      { says: 'S3 says yes to both', happens: { kind: 'grant-vote', server: 'S3', times: 2 } },
      { says: 'both lead', holds: { leaders: 2 } },
      { says: 'S3 votes for S1 first', at: 161, holds: { server: 'S3', votedFor: 'S1' } },
      { says: 'then for S2', holds: { server: 'S3', votedFor: 'S2' } },
      { says: 'term 1 has two leaders', holds: { server: 'S1', role: 'leader', term: 1 } },
      { says: 'term 1 has two leaders', holds: { server: 'S2', role: 'leader', term: 1 } },
    ],
    kept: [
      { says: 'S3 says no to S2', happens: { kind: 'deny-vote', server: 'S3', times: { min: 1 } } },
      { says: 'S1 alone leads term 1', holds: { leaders: 1, leader: 'S1', server: 'S1', term: 1 } },
    ],
  },
  'vote-lost': {
    run: [
      { says: 'S2 votes for S1', at: 161, holds: { server: 'S2', votedFor: 'S1', term: 1 } },
      {
        says: 'crashes, and comes back without knowing it',
        at: 191,
        holds: { server: 'S2', power: 'up', votedFor: null },
      },
      { says: 'It votes for S3 in the same term', holds: { server: 'S2', votedFor: 'S3', term: 1 } },
      { says: 'both lead', holds: { leaders: 2 } },
      {
        says: 'S2 gives its vote of term 1 a second time',
        happens: { kind: 'grant-vote', server: 'S2', times: 2 },
      },
    ],
    kept: [
      { says: 'S2 still knows its vote', at: 191, holds: { server: 'S2', votedFor: 'S1' } },
      { says: 'says no to S3', happens: { kind: 'deny-vote', server: 'S2', times: 1 } },
      { says: 'S1 leads alone', holds: { leader: 'S1', leaders: 1 } },
    ],
  },
  'term-lost': {
    run: [
      { says: 'S2 votes for S1 in term 5', at: 190, holds: { server: 'S2', votedFor: 'S1', term: 5 } },
      { says: 'Back with term 0', at: 211, holds: { server: 'S2', term: 0 } },
      { says: 'votes again', holds: { server: 'S2', votedFor: 'S3', term: 5 } },
      { says: 'S1 and S3 lead the same term 5', holds: { server: 'S1', role: 'leader', term: 5 } },
      { says: 'S1 and S3 lead the same term 5', holds: { server: 'S3', role: 'leader', term: 5 } },
    ],
    kept: [
      {
        says: 'S2 knows that it voted for S1 in term 5',
        at: 211,
        holds: { server: 'S2', votedFor: 'S1', term: 5 },
      },
      { says: 'says no to S3', happens: { kind: 'deny-vote', server: 'S2', times: 1 } },
    ],
  },
  'same-term-clears-vote': {
    run: [
      { says: 'S1 stood for leader', at: 160, holds: { server: 'S1', role: 'candidate', votedFor: 'S1' } },
      { says: 'lost to S2', at: 181, holds: { leader: 'S2' } },
      {
        says: 'As a follower it forgets that it voted for itself',
        at: 181,
        holds: { server: 'S1', votedFor: null },
      },
      { says: 'votes for S3 in the same term', holds: { server: 'S1', votedFor: 'S3', term: 1 } },
      { says: 'The request of S3 is late', at: 209, flying: { from: 'S3', to: 'S1', type: 'RequestVote' } },
      { says: 'S1 has one vote in term 1', happens: { kind: 'grant-vote', server: 'S1', times: 1 } },
    ],
    kept: [
      { says: 'S1 says no to S3', happens: { kind: 'deny-vote', server: 'S1', times: { min: 2 } } },
      { says: 'its vote of term 1 is given', holds: { server: 'S1', votedFor: 'S1', term: 1 } },
    ],
  },
  'keep-vote': {
    run: [
      { says: 'S3 voted for S1 in term 1', at: 200, holds: { server: 'S3', votedFor: 'S1', term: 1 } },
      { says: 'takes that for its vote of every term', holds: { server: 'S3', votedFor: 'S1', term: 4 } },
      { says: 'S1 is gone', holds: { server: 'S1', power: 'crashed' } },
      { says: 'nobody can be elected any more', holds: { leader: 'none' } },
      { says: 'S2 asks in term 2, 3, 4', holds: { server: 'S2', role: 'candidate', term: 4 } },
      {
        says: 'S3 says each time that it has already voted',
        happens: { kind: 'deny-vote', server: 'S3', times: { min: 3 } },
      },
    ],
    kept: [
      { says: 'S3 votes for S2 in term 2', holds: { server: 'S3', votedFor: 'S2', term: 2 } },
      { says: 'S2 leads', holds: { leader: 'S2' } },
    ],
  },
  'majority-off-by-one': {
    run: [
      { says: 'Four servers are cut in halves', servers: 4 },
      { says: 'Each half takes two votes for enough', holds: { server: 'S2', votedFor: 'S1' } },
      { says: 'Each half takes two votes for enough', holds: { server: 'S4', votedFor: 'S3' } },
      { says: 'S1 and S3 both lead term 1', holds: { server: 'S1', role: 'leader', term: 1 } },
      { says: 'S1 and S3 both lead term 1', holds: { server: 'S3', role: 'leader', term: 1 } },
    ],
    kept: [
      { says: 'S1 and S3 have two votes of four', votes: { server: 'S1', granted: 2 } },
      { says: 'S1 and S3 have two votes of four', votes: { server: 'S3', granted: 2 } },
      { says: 'neither leads', holds: { leaders: 0 } },
    ],
  },
};
