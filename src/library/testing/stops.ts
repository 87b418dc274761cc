/** What the words of stops.ts say about the runs. */
import { type EntryClaims } from './claims.ts';

export const STOP_CLAIMS: EntryClaims = {
  'long-absence': {
    run: [
      {
        says: 'S5 was away while six commands were committed',
        at: 514,
        holds: { server: 'S5', power: 'crashed', log: [1] },
      },
      { says: 'six commands were committed', at: 514, holds: { server: 'S1', commitIndex: 7 } },
      { says: 'one message brings all six', at: 534, holds: { server: 'S5', log: [1] } },
      { says: 'one message brings all six', at: 535, holds: { server: 'S5', log: [1, 1, 1, 1, 1, 1, 1] } },
      { says: 'nothing is removed', happens: { kind: 'truncate', times: 0 } },
      { says: 'S1 never had an answer for these six', at: 514, known: { server: 'S1', index: 2, on: 4 } },
      {
        says: 'every heartbeat to S5 has carried all',
        sends: { from: 'S1', to: 'S5', prev: [1, 1], entries: 5 },
      },
    ],
  },
  'paused-leader': {
    run: [
      { says: 'S1 stands still for a while', at: 340, holds: { server: 'S1', power: 'paused' } },
      { says: 'The others choose S3', at: 340, holds: { server: 'S3', role: 'leader', term: 2 } },
      {
        says: 'still takes itself for the leader',
        at: 349,
        holds: { server: 'S1', role: 'leader', term: 1 },
      },
      {
        says: 'What was sent to S1 has waited for it',
        at: 349,
        waiting: { server: 'S1', messages: { min: 2 } },
      },
      { says: 'steps down at once', happens: { kind: 'step-down', server: 'S1', times: 1 } },
      { says: 'steps down at once', at: 350, holds: { server: 'S1', role: 'follower', term: 2 } },
    ],
  },
  'slow-disks': {
    run: [
      {
        says: 'Every write takes 20 to 40 ms',
        at: 80,
        holds: { server: 'S1', log: [1, 1, 1], commitIndex: 0 },
      },
      { says: 'S2 has the entries in memory', at: 92, holds: { server: 'S2', log: [1, 1, 1] } },
      {
        says: 'says yes only when they are on its disk',
        at: 105,
        holds: { server: 'S1', commitIndex: 0 },
      },
      {
        says: 'S1 counts its own copy, too, only when it is written',
        at: 59,
        known: { server: 'S1', index: 1, on: 0 },
      },
    ],
  },
  'flapping-server': {
    run: [
      { says: 'S5 crashes and restarts again and again', happens: { kind: 'crash', server: 'S5', times: 4 } },
      {
        says: 'S5 crashes and restarts again and again',
        happens: { kind: 'restart', server: 'S5', times: 4 },
      },
      { says: 'every command is committed without it', holds: { server: 'S1', commitIndex: 5 } },
      { says: 'Each time S5 is back it gets what it missed', holds: { server: 'S5', log: [1, 1, 1, 1, 1] } },
      { says: 'to disturb', happens: { kind: 'election-timeout', times: 0 } },
    ],
  },
};
