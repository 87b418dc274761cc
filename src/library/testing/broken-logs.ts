/** What the words of broken-logs.ts say about the runs. */
import { type EntryClaims } from './claims.ts';

export const BROKEN_LOGS_CLAIMS: EntryClaims = {
  'no-prev-check': {
    run: [
      { says: 'The second block of S2 is wrong', at: 'start', holds: { server: 'S2', log: [1, 2] } },
      { says: 'S2 does not look at it', happens: { kind: 'reject-entries', server: 'S2', times: 0 } },
      { says: 'puts the next entry of S1 on top', holds: { server: 'S2', log: [1, 2, 3] } },
      { says: 'S1 and S2 have the same third block', holds: { server: 'S1', log: [1, 3, 3] } },
    ],
    kept: [
      { says: 'S2 refuses', happens: { kind: 'reject-entries', server: 'S2', times: { min: 1 } } },
      { says: 'the log of S2 is repaired', holds: { server: 'S2', log: [1, 3, 3] } },
    ],
  },
  'keep-tail': {
    run: [
      { says: 'S2 replaces its wrong second block', at: 'start', holds: { server: 'S2', log: [1, 2, 2] } },
      { says: 'keeps the third', holds: { server: 'S2', log: [1, 3, 2] } },
      { says: 'a block of term 2 now stands after one of term 3', holds: { server: 'S2', log: [1, 3, 2] } },
    ],
    kept: [
      { says: 'S2 removes both wrong blocks', happens: { kind: 'truncate', server: 'S2', times: 1 } },
      { says: 'has the log of S1', holds: { agree: ['S1', 'S2'] } },
    ],
  },
  'truncate-always': {
    run: [
      { says: 'S2 cuts its log back to one entry', at: 174, holds: { server: 'S2', log: [1, 1] } },
      { says: 'S2 cuts its log back to one entry', holds: { server: 'S2', log: [1] } },
      { says: 'two are committed', holds: { server: 'S1', commitIndex: 2 } },
      { says: 'S1 has told a client that x = 2', told: { server: 'S1', result: 2 } },
      { says: 'Now only S1 has that entry', known: { server: 'S1', index: 2, on: 2 } },
      { says: 'Now only S1 has that entry', holds: { server: 'S1', log: [1, 1] } },
      { says: 'S3 never got it', holds: { server: 'S3', log: [] } },
    ],
    kept: [{ says: 'S2 already has that entry, and keeps both', holds: { server: 'S2', log: [1, 1] } }],
  },
  'commit-own-length': {
    run: [
      { says: 'S1 says that four entries are committed', holds: { server: 'S1', commitIndex: 4 } },
      { says: 'S2 has four, but its last two are wrong', holds: { server: 'S2', log: [1, 1, 1, 1] } },
      { says: 'its last two are wrong', holds: { server: 'S1', log: [1, 1, 3, 3] } },
      { says: 'it takes them for committed', holds: { server: 'S2', commitIndex: 4 } },
      { says: 'S1 has sent it one entry so far', at: 69, known: { server: 'S1', index: 3, on: 2 } },
      {
        says: 'S2 knows only that much of its log to be right',
        happens: { kind: 'accept-entries', server: 'S2', times: 1 },
      },
    ],
    kept: [
      {
        says: 'S2 commits as much as the message has confirmed',
        holds: { server: 'S2', commitIndex: { max: 2 } },
      },
      { says: 'not the two wrong entries', holds: { server: 'S2', log: [1, 1, 1, 1] } },
    ],
  },
  'old-leader-obeyed': {
    run: [
      { says: 'S3 follows a message of S1', at: 285, holds: { server: 'S3', log: [1] } },
      { says: 'leader of a term that is over', at: 279, holds: { server: 'S1', role: 'follower', term: 2 } },
      {
        says: 'replaces what S2 has committed in term 2',
        at: 279,
        holds: { server: 'S2', commitIndex: 2, term: 2 },
      },
      { says: 'x = 2 was promised', at: 279, told: { server: 'S2', command: 'SET x 2', result: 2 } },
      { says: 'S3 had it', at: 279, holds: { server: 'S3', log: [2, 2], state: { x: 2 } } },
      { says: 'now has the entry x = 1 in its place', happens: { kind: 'truncate', server: 'S3', times: 1 } },
    ],
    kept: [
      {
        says: 'S3 refuses the message of term 1',
        happens: { kind: 'reject-entries', server: 'S3', times: { min: 1 } },
      },
      { says: 'keeps x = 2', holds: { server: 'S3', log: [2, 2], state: { x: 2 } } },
    ],
  },
  'no-backing-up': {
    run: [
      {
        says: 'S3 says no: its log is another',
        at: 'start',
        holds: { server: 'S3', log: [1, 1, 2, 2, 2, 3, 3, 3] },
      },
      { says: 'S1 takes no notice', sends: { from: 'S1', to: 'S3', prev: [8, 4], times: { min: 5 } } },
      {
        says: 'S3 says no again and again',
        happens: { kind: 'reject-entries', server: 'S3', times: { min: 5 } },
      },
      { says: 'its log stays wrong for ever', holds: { server: 'S3', log: [1, 1, 2, 2, 2, 3, 3, 3] } },
    ],
    kept: [
      { says: 'S1 goes back twice', happens: { kind: 'reject-entries', server: 'S3', times: 2 } },
      { says: 'repairs that of S3', holds: { agree: ['S1', 'S2', 'S3'] } },
    ],
  },
  'deposed-appends': {
    run: [
      {
        says: 'S1 has heard of term 2 and leads no more',
        at: 64,
        holds: { server: 'S1', role: 'follower', term: 2 },
      },
      { says: 'as an entry of term 2, which is the term of S2', at: 66, holds: { server: 'S1', log: [2] } },
      { says: 'the term of S2', holds: { server: 'S2', role: 'leader', term: 2 } },
      { says: 'that of S1 and that of S2', at: 105, not: { agree: ['S1', 'S2'] } },
    ],
    kept: [
      { says: 'S1 writes nothing', at: 99, holds: { server: 'S1', log: [] } },
      { says: 'tells the client that it does not lead', told: { server: 'S1', redirect: null } },
    ],
  },
};
