/** What the words of crashes.ts say about the runs. */
import { OTHERS } from '../make.ts';
import { type EntryClaims, each } from './claims.ts';

export const CRASH_CLAIMS: EntryClaims = {
  'leader-crash': {
    run: [
      { says: 'S1 leads and crashes', at: 90, holds: { server: 'S1', role: 'leader' } },
      { says: 'S1 leads and crashes', holds: { server: 'S1', power: 'crashed' } },
      { says: 'S4, the least patient', at: 90, timer: { server: 'S4', drawn: 170 } },
      { says: 'asks for votes and leads', holds: { server: 'S4', role: 'leader', term: 2 } },
      ...each(['S2', 'S3', 'S5'], (server) => ({
        says: 'there are four to give them',
        holds: { server, votedFor: 'S4' },
      })),
      { says: 'S4 needs three votes of five', happens: { kind: 'become-leader', server: 'S4', times: 1 } },
    ],
  },
  'crash-before-answer': {
    run: [
      { says: 'S1 has written and sent the command', at: 114, holds: { server: 'S1', log: [1] } },
      { says: 'crashes before it can answer', holds: { server: 'S1', power: 'crashed' } },
      { says: 'The client hears nothing', told: { server: 'S1', times: 0 } },
      { says: 'the command will be done', holds: { committed: 'SET x 1' } },
      ...each(['S2', 'S3'], (server) => ({
        says: 'only S2 and S3 have the entry',
        at: 114,
        holds: { server, log: [1] },
      })),
      ...each(['S4', 'S5'], (server) => ({
        says: 'so only they can win',
        at: 130,
        holds: { server, log: [] },
      })),
      {
        says: 'S3 leads, and commits it with its next one',
        at: 179,
        holds: { server: 'S3', commitIndex: 0 },
      },
      {
        says: 'S3 leads, and commits it with its next one',
        at: 200,
        holds: { server: 'S3', commitIndex: 2 },
      },
    ],
  },
  'crash-before-copy': {
    run: [
      {
        says: 'S1 crashes with an entry that it has sent to nobody',
        at: 111,
        holds: { server: 'S1', log: [1, 1] },
      },
      { says: 'that it has sent to nobody', sends: { from: 'S1', entries: 1, times: 0 } },
      { says: 'another leads', at: 229, holds: { leader: 'S2' } },
      { says: 'its entry is removed', happens: { kind: 'truncate', server: 'S1', times: 1 } },
      { says: 'no client was told that it is done', told: { server: 'S1', times: 0 } },
      { says: 'The first message of S2 replaces it', at: 301, holds: { server: 'S1', log: [1, 2] } },
    ],
  },
  'three-of-five-stop': {
    run: [
      { says: 'With two servers down all goes on', at: 130, holds: { server: 'S1', commitIndex: 1 } },
      { says: 'nothing can be committed', at: 399, holds: { server: 'S1', log: [1, 1], commitIndex: 1 } },
      { says: 'waits on S1 and S2 from 300 ms on', at: 399, holds: { server: 'S2', log: [1, 1] } },
      { says: 'S3 restarts with its log', at: 401, holds: { server: 'S3', power: 'up', log: [1] } },
      { says: 'the command is committed', holds: { server: 'S1', commitIndex: 2 } },
    ],
  },
  'power-cut': {
    run: [
      ...each(['S1', ...OTHERS], (server) => ({
        says: 'The power fails for all five at once',
        at: 141,
        holds: { server, power: 'crashed' as const },
      })),
      { says: 'nothing that was committed is lost', holds: { server: 'S1', state: { x: 1, y: 2 } } },
      { says: 'has to be found out again', at: 210, holds: { server: 'S1', log: [1, 1, 1], commitIndex: 0 } },
      {
        says: 'S2 leads, and its first new entry commits all before it',
        holds: { server: 'S2', commitIndex: 4 },
      },
    ],
  },
  'wiped-disk': {
    run: [
      { says: 'S2 comes back without its disk', at: 111, holds: { server: 'S2', power: 'up', log: [] } },
      { says: 'the entry that it had promised to keep', at: 99, holds: { server: 'S2', log: [1] } },
      { says: 'votes for S3, which lacks it', holds: { server: 'S2', votedFor: 'S3' } },
      {
        says: 'S1 and S2 were the majority that had x = 1',
        at: 99,
        holds: { server: 'S1', log: [1], state: { x: 1 } },
      },
      { says: 'With one copy wiped and S1 down', holds: { server: 'S1', power: 'crashed' } },
      { says: 'S3 leads with an empty log', holds: { server: 'S3', role: 'leader', log: [] } },
    ],
  },
};
