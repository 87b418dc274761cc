/** What the words of replication.ts say about the runs. */
import { OTHERS } from '../make.ts';
import { type EntryClaims, each } from './claims.ts';

export const REPLICATION_CLAIMS: EntryClaims = {
  'one-command': {
    run: [
      { says: 'A client asks S1 for x = 1', happens: { kind: 'client-request', server: 'S1', times: 1 } },
      { says: 'S1 writes it down', at: 41, holds: { server: 'S1', log: [1] } },
      ...each(OTHERS, (server) => ({ says: 'a majority has it', at: 90, holds: { server, log: [1] } })),
      ...each(OTHERS, (server) => ({
        says: 'Nothing travels before the next heartbeat',
        at: 74,
        not: { server, log: [1] },
      })),
      { says: 'The answers arrive at 95 ms', at: 94.9, holds: { server: 'S1', commitIndex: 0 } },
      { says: 'S1 commits, and only then', at: 95, holds: { server: 'S1', commitIndex: 1 } },
      { says: 'only then tells the client', at: 94, told: { times: 0 } },
      { says: 'only then tells the client', at: 95, told: { server: 'S1', result: 1 } },
    ],
  },
  'wrong-server': {
    run: [
      { says: 'A client asks S4', at: 112, happens: { kind: 'client-request', server: 'S4', times: 1 } },
      { says: 'which does not lead', at: 110, holds: { server: 'S4', role: 'follower' } },
      {
        says: 'S4 answers with the name of the one to ask, S1',
        told: { server: 'S4', redirect: 'S1', times: 1 },
      },
      { says: 'S4 changes nothing', at: 112, holds: { server: 'S4', log: [1], commitIndex: 0 } },
      { says: 'asks nobody', sends: { from: 'S4', to: 'S2', times: 0 } },
    ],
  },
  'three-in-one-message': {
    run: [
      { says: 'Three commands come in', at: 74, happens: { kind: 'client-request', times: 3 } },
      ...each(OTHERS, (to) => ({
        says: 'in a single message',
        sends: { from: 'S1', to, entries: 3, times: 1 },
      })),
      {
        says: 'Three commands come in before the next heartbeat',
        at: 74,
        holds: { server: 'S1', log: [1, 1, 2, 3, 3, 3] },
      },
      {
        says: 'The three older ones are committed with them',
        at: 74,
        holds: { server: 'S1', commitIndex: 0 },
      },
      { says: 'The three older ones are committed with them', holds: { server: 'S1', commitIndex: 6 } },
    ],
  },
  'commit-spreads': {
    run: [
      { says: 'S1 has committed two commands', at: 130, holds: { server: 'S1', state: { x: 1, y: 2 } } },
      ...each(OTHERS, (server) => ({
        says: 'The others have them too, and do not know yet',
        at: 149,
        holds: { server, log: [1, 2, 2], commitIndex: 0 },
      })),
      { says: 'S2 learns it first', at: 163, holds: { server: 'S2', commitIndex: 3 } },
      ...each(['S4', 'S5'], (server) => ({
        says: 'S4 and S5, on slow links, last',
        at: 163,
        holds: { server, commitIndex: 0 },
      })),
    ],
  },
  'old-entry-waits': {
    run: [
      ...each(['S1', ...OTHERS], (server) => ({
        says: 'Everyone has the entry of term 2',
        at: 'start' as const,
        holds: { server, log: [1, 2] },
      })),
      {
        says: 'S1, leader of term 3, does not commit it',
        at: 99,
        holds: { server: 'S1', term: 3, commitIndex: 0 },
      },
      { says: 'S1, leader of term 3, does not commit it', at: 99, known: { server: 'S1', index: 2, on: 5 } },
      { says: 'At 100 ms a client asks', at: 100, holds: { server: 'S1', log: [1, 2, 3], commitIndex: 0 } },
      { says: 'is committed, and the old one with it', holds: { server: 'S1', commitIndex: 3 } },
    ],
  },
  'blank-entry': {
    run: [
      { says: 'S3 becomes leader', at: 70, holds: { server: 'S3', role: 'leader' } },
      { says: 'first writes an entry that says nothing', at: 70, holds: { server: 'S3', log: [1, 2, 3] } },
      { says: 'the older entries are committed at once', at: 89, holds: { server: 'S3', commitIndex: 0 } },
      { says: 'the older entries are committed at once', at: 91, holds: { server: 'S3', commitIndex: 3 } },
      { says: 'No client is needed', happens: { kind: 'client-request', times: 0 } },
      { says: 'of term 3, its own term, so S3 may count', holds: { server: 'S3', term: 3 } },
    ],
  },
  'log-repair-slow': {
    run: [
      {
        says: 'wrong from its third block on',
        at: 'start',
        holds: { server: 'S3', log: [1, 1, 2, 2, 2, 3, 3, 3] },
      },
      { says: 'The log of S3 is wrong', at: 'start', holds: { server: 'S1', log: [1, 1, 4, 4, 4, 4, 4, 4] } },
      ...[8, 7, 6, 5, 4, 3].map((index) => ({
        says: 'S1 tries one block earlier each time',
        sends: { from: 'S1', to: 'S3', prev: [index, 4] as const, times: 1 },
      })),
      { says: 'S3 says no six times', happens: { kind: 'reject-entries', server: 'S3', times: 6 } },
      { says: 'one message replaces the rest', happens: { kind: 'truncate', server: 'S3', times: 1 } },
      {
        says: 'one message replaces the rest',
        sends: { from: 'S1', to: 'S3', prev: [2, 1], entries: 6, times: 1 },
      },
      { says: 'S1 has found where the logs agree', holds: { agree: ['S1', 'S3'] } },
    ],
  },
  'log-repair-fast': {
    run: [
      {
        says: 'The log of S3 is wrong from its third block on',
        at: 'start',
        holds: { server: 'S3', log: [1, 1, 2, 2, 2, 3, 3, 3] },
      },
      { says: 'S1 skips that whole term', sends: { from: 'S1', to: 'S3', prev: [5, 4], times: 1 } },
      {
        says: 'S1 skips that whole term',
        sends: { from: 'S1', to: 'S3', prev: [2, 1], entries: 6, times: 1 },
      },
      { says: 'S3 says no only twice', happens: { kind: 'reject-entries', server: 'S3', times: 2 } },
    ],
  },
  'log-in-parts': {
    run: [
      { says: 'S3 lacks six entries', at: 'start', holds: { server: 'S3', log: [1] } },
      { says: 'S1 sends them in three parts', sends: { from: 'S1', to: 'S3', entries: 2, times: 3 } },
      { says: 'S3 gets the first part when it has said no', at: 30, holds: { server: 'S3', log: [1, 1, 1] } },
      { says: 'the second and third', at: 85, holds: { server: 'S3', log: [1, 1, 1, 2, 2] } },
      { says: 'the second and third', at: 160, holds: { server: 'S3', log: [1, 1, 1, 2, 2, 2, 2] } },
    ],
  },
};
