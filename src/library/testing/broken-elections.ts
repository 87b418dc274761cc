/** What the words of broken-elections.ts say about the runs. */
import { type EntryClaims } from './claims.ts';

export const BROKEN_ELECTIONS_CLAIMS: EntryClaims = {
  'no-up-to-date': {
    run: [
      { says: 'S1 promises x = 5', at: 139, told: { server: 'S1', result: 5 } },
      { says: 'S1 promises x = 5 and crashes', holds: { server: 'S1', power: 'crashed' } },
      { says: 'S3, which missed it', at: 150, holds: { server: 'S3', log: [1] } },
      { says: 'gets the vote of S2 and leads', holds: { server: 'S3', role: 'leader' } },
      { says: 'gets the vote of S2', holds: { server: 'S2', votedFor: 'S3' } },
      { says: 'S2 has the entry', at: 150, holds: { server: 'S2', log: [1, 1] } },
      { says: 'it then has to give up its own copy', happens: { kind: 'truncate', server: 'S2', times: 1 } },
    ],
    kept: [
      { says: 'S2 says no', happens: { kind: 'deny-vote', server: 'S2', times: { min: 1 } } },
      { says: 'x = 5 stays in its log', holds: { server: 'S2', log: [1, 1] } },
    ],
  },
  'length-first': {
    run: [
      { says: 'S1 promises x = 5 in term 2', at: 139, told: { server: 'S1', result: 5 } },
      { says: 'S3 has a longer log, of term 1 only', at: 150, holds: { server: 'S3', log: [1, 1, 1, 1, 1] } },
      { says: 'the vote of S2, and x = 5 is lost', holds: { server: 'S2', votedFor: 'S3' } },
      { says: 'x = 5 is lost', happens: { kind: 'truncate', server: 'S2', times: 1 } },
      { says: 'Five old blocks beat three newer ones', at: 150, holds: { server: 'S2', log: [1, 2, 2] } },
    ],
    kept: [
      { says: 'says no to S3', happens: { kind: 'deny-vote', server: 'S2', times: { min: 1 } } },
      { says: 'S2 compares the terms first', holds: { server: 'S2', log: [1, 2, 2] } },
    ],
  },
  'count-replies': {
    run: [
      {
        says: 'The network doubles the answer of S2',
        sends: { from: 'S2', to: 'S1', type: 'RequestVoteReply', times: 2 },
      },
      { says: 'and leads', holds: { server: 'S1', role: 'leader' } },
      { says: 'S1 counts two answers and itself', happens: { kind: 'grant-vote', times: 1 } },
      { says: 'Only S1 and S2 have voted for S1', holds: { server: 'S2', votedFor: 'S1' } },
      { says: 'The three others do not even know', holds: { server: 'S3', term: 0 } },
    ],
    kept: [{ says: 'S1 has two votes of five', votes: { server: 'S1', granted: 2 } }],
  },
  'stale-votes': {
    run: [
      { says: 'S1 stands in term 2', at: 310, holds: { server: 'S1', role: 'candidate', term: 2 } },
      {
        says: 'Late votes for its term 1 arrive',
        at: 324,
        flying: { from: 'S2', to: 'S1', type: 'RequestVoteReply' },
      },
      { says: 'leads a term in which nobody voted for it', holds: { server: 'S1', role: 'leader', term: 2 } },
      { says: 'S2 and S3 could still vote for another in term 2', at: 330, holds: { server: 'S2', term: 1 } },
      { says: 'S2 and S3 could still vote', at: 330, holds: { server: 'S3', term: 1 } },
    ],
    kept: [{ says: 'S1 ignores them, and waits for votes of term 2', votes: { server: 'S1', granted: 1 } }],
  },
  'no-randomness': {
    run: [
      { says: 'Every timer runs for exactly 150 ms', at: 0, timer: { server: 'S2', drawn: 150 } },
      {
        says: 'All three stand at the same moment',
        at: 150,
        holds: { server: 'S3', role: 'candidate', votedFor: 'S3' },
      },
      {
        says: 'All three stand at the same moment',
        at: 150,
        holds: { server: 'S1', role: 'candidate', votedFor: 'S1' },
      },
      { says: 'again and again', happens: { kind: 'become-candidate', times: 18 } },
      { says: 'Every election is a tie', happens: { kind: 'become-leader', times: 0 } },
    ],
    kept: [{ says: 'leads', holds: { leaders: 1 } }],
  },
  'any-message-resets': {
    run: [
      { says: 'S1 is gone', holds: { server: 'S1', power: 'crashed' } },
      { says: 'S3 cannot win with its empty log', holds: { server: 'S3', role: 'candidate', log: [] } },
      { says: 'asks again and again', happens: { kind: 'become-candidate', server: 'S3', times: 4 } },
      {
        says: 'each time S2, which could, starts to wait anew',
        at: 215,
        timer: { server: 'S2', left: { min: 320 } },
      },
      { says: 'S2 has the committed entry', holds: { server: 'S2', log: [1] } },
      { says: 'It never gets to stand', happens: { kind: 'become-candidate', server: 'S2', times: 0 } },
    ],
    kept: [
      { says: 'S2 denies the vote', happens: { kind: 'deny-vote', server: 'S2', times: { min: 1 } } },
      { says: 'Its timer runs out, and it leads', holds: { server: 'S2', role: 'leader' } },
    ],
  },
  'grant-keeps-timer': {
    run: [
      { says: 'S2 votes for S1', at: 161, holds: { server: 'S2', votedFor: 'S1', term: 1 } },
      {
        says: 'asks for votes itself 5 ms later',
        at: 165,
        holds: { server: 'S2', role: 'candidate', term: 2 },
      },
      { says: 'takes the lead from S1', happens: { kind: 'step-down', server: 'S1', times: 1 } },
      {
        says: 'S2 did not start its timer anew when it voted',
        at: 161,
        timer: { server: 'S2', left: { max: 5 } },
      },
    ],
    kept: [
      { says: 'S2 waits after its vote', at: 161, timer: { server: 'S2', left: { min: 800 } } },
      { says: 'S1 leads term 1 in peace', holds: { server: 'S1', role: 'leader', term: 1 } },
    ],
  },
};
