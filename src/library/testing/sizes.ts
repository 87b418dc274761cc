/** What the words of sizes.ts say about the runs. */
import { type EntryClaims, each } from './claims.ts';

export const SIZE_CLAIMS: EntryClaims = {
  'one-server': {
    run: [
      { says: 'S1 is alone', servers: 1 },
      { says: 'It leads as soon as its timer runs out', at: 160, holds: { leader: 'S1' } },
      { says: 'commits at once', at: 200, holds: { server: 'S1', commitIndex: 1 } },
      { says: 'There is no message at all', happens: { kind: 'send', times: 0 } },
      { says: 'If S1 stops, nobody is left', servers: 1 },
    ],
  },
  'four-are-like-three': {
    run: [
      { says: 'Of four servers one may fail', servers: 4 },
      { says: 'Of four servers one may fail', at: 120, holds: { server: 'S1', commitIndex: 1 } },
      { says: 'The second failure, of S3, stops them', holds: { server: 'S1', log: [1, 1], commitIndex: 1 } },
      { says: 'S1 and S2 have the second command', holds: { server: 'S2', log: [1, 1] } },
      { says: 'only two', known: { server: 'S1', index: 2, on: 2 } },
    ],
  },
  'nine-servers': {
    run: [
      { says: 'S1 leads nine servers', servers: 9 },
      { says: 'S1 leads nine servers', holds: { leader: 'S1' } },
      { says: 'S6, has crashed', holds: { server: 'S6', power: 'crashed' } },
      { says: 'nobody waits for it', holds: { server: 'S1', commitIndex: 5 } },
      { says: 'eight messages for every heartbeat', at: 160, sends: { from: 'S1', type: 'AppendEntries' } },
    ],
  },
  'twenty-five-servers': {
    run: [
      { says: 'Seven of twenty-five servers', servers: 25 },
      { says: 'S1 goes on', holds: { server: 'S1', role: 'leader', commitIndex: 3 } },
      ...each(['S19', 'S25'], (server) => ({
        says: 'S19 to S25, do not get the new entry',
        holds: { server, log: [1, 2] },
      })),
    ],
  },
  'timeouts-too-short': {
    run: [
      {
        says: 'A vote needs 40 ms, there and back',
        at: 40,
        holds: { count: { kind: 'become-candidate', min: 2 } },
      },
      {
        says: 'the timers run out after 22 to 40 ms',
        at: 0,
        timer: { server: 'S1', drawn: { min: 22, max: 40 } },
      },
      { says: 'Nobody is ever elected', happens: { kind: 'become-leader', times: 0 } },
      { says: 'Count the terms', holds: { server: 'S1', term: { min: 12 } } },
    ],
  },
  'heartbeat-too-slow': {
    run: [
      { says: 'S1 sends a heartbeat every 250 ms', at: 'start', holds: { leader: 'S1' } },
      {
        says: 'the others wait only 150 to 300 ms',
        at: 12,
        timer: { server: 'S5', drawn: { min: 150, max: 300 } },
      },
      {
        says: 'They replace a leader that is well',
        at: 210,
        holds: { server: 'S5', role: 'leader', term: 2 },
      },
      { says: 'No server fails and no message is lost', happens: { kind: 'lost', times: 0 } },
      { says: 'No server fails', happens: { kind: 'crash', times: 0 } },
      { says: 'Each new leader is as slow, and falls in turn', happens: { kind: 'become-leader', times: 5 } },
    ],
  },
  'fast-clock': {
    run: [
      { says: 'The clock of S5 runs four times too fast', at: 0, timer: { server: 'S5', drawn: 60 } },
      {
        says: 'S5 loses patience between two heartbeats',
        at: 60,
        holds: { server: 'S5', role: 'candidate', term: 2 },
      },
      {
        says: 'takes the lead from a leader that is well',
        happens: { kind: 'step-down', server: 'S1', times: 1 },
      },
      { says: 'Once S5 leads, its heartbeats come four times as often', holds: { leader: 'S5' } },
      {
        says: 'its heartbeats come four times as often',
        sends: { from: 'S5', to: 'S1', type: 'AppendEntries', times: { min: 12 } },
      },
    ],
  },
  'far-apart-and-patient': {
    run: [
      { says: 'S2 is elected without trouble', holds: { server: 'S2', role: 'leader', term: 1 } },
      { says: 'S2 is elected without trouble', happens: { kind: 'election-timeout', times: 1 } },
      {
        says: 'All five servers are 100 ms from each other',
        at: 2109,
        holds: { server: 'S3', votedFor: null },
      },
      {
        says: 'All five servers are 100 ms from each other',
        at: 2110,
        holds: { server: 'S3', votedFor: 'S2' },
      },
    ],
  },
};
