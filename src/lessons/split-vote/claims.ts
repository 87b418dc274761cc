/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';
import { FOUR, VOTES } from './beats.ts';

const FIVE = ['S1', 'S2', 'S3', 'S4', 'S5'];

export const CLAIMS: Claims = {
  'two-at-once': [
    { says: 'Four servers this time', servers: 4 },
    { says: 'The timers of S1 and S2', at: 'start', timer: { server: 'S1', drawn: 160 } },
    { says: 'run out almost together', at: 'start', timer: { server: 'S2', drawn: 162 } },
    { says: 'two candidates', happens: { kind: 'become-candidate', times: 2 } },
    ...['S1', 'S2'].map((server) => ({
      says: 'in term 1, each with its own vote',
      holds: { server, role: 'candidate' as const, term: 1, votedFor: server },
      votes: { server, granted: 1 },
    })),
  ],
  'two-and-two': [
    ...[170, 172].map((at) => ({
      says: 'S3 hears S1 first',
      at,
      holds: { server: 'S3', votedFor: 'S1' },
    })),
    { says: 'S4 hears S2 first', at: 172, holds: { server: 'S4', votedFor: 'S2' } },
    { says: 'S4 hears S2 first', at: 171.999, holds: { server: 'S4', votedFor: null } },
    { says: 'each gives its vote', happens: { kind: 'grant-vote', server: 'S3', times: 1 } },
    { says: 'each gives its vote', happens: { kind: 'grant-vote', server: 'S4', times: 1 } },
    {
      says: 'When the other request comes, that vote is spent',
      happens: { kind: 'deny-vote', server: 'S3', times: 1 },
    },
    { says: 'that vote is spent', happens: { kind: 'deny-vote', server: 'S4', times: 1 } },
    // S4 sends a denied vote to S1 and a granted one to S2.
    { says: 'A cross is a no', flying: { type: 'RequestVoteReply', from: 'S4', to: 'S1' } },
    { says: 'A cross is a no', flying: { type: 'RequestVoteReply', from: 'S3', to: 'S2' } },
    ...(
      [
        ['S4', 'S2', 176],
        ['S3', 'S1', 178],
      ] as const
    ).flatMap(([server, votedFor, at]) => [
      {
        says: `No: ${server} chose ${votedFor}`,
        at: at - 0.001,
        holds: { count: { kind: 'deny-vote' as const, server, max: 0 } },
      },
      {
        says: `No: ${server} chose ${votedFor}`,
        at,
        holds: { server, votedFor, count: { kind: 'deny-vote' as const, server, min: 1 } },
      },
    ]),
  ],
  'who-wins': [
    ...Object.entries(VOTES).map(([server, votedFor]) => ({
      says: 'Each has two votes of four',
      at: 'start' as const,
      servers: 4,
      holds: { server, votedFor, term: 1 },
    })),
    ...['S1', 'S2'].flatMap((to) => [
      {
        says: 'The answers are on their way',
        at: 'start' as const,
        votes: { server: to, granted: 1 },
      },
      ...FOUR.filter((from) => from !== to).map((from) => ({
        says: 'The answers are on their way',
        at: 'start' as const,
        flying: { type: 'RequestVoteReply' as const, from, to },
      })),
    ]),
    { says: 'S1 did ask first', at: 161, holds: { server: 'S1', role: 'candidate' } },
    { says: 'S1 did ask first', at: 161, holds: { server: 'S2', role: 'follower' } },
    { says: 'Being first is not what counts', always: { leaders: 0 } },
    { says: 'It needs three votes', votes: { server: 'S1', granted: 2 } },
    { says: 'S2 did have as many votes as S1', votes: { server: 'S2', granted: 2 } },
    { says: 'It has two votes of four', votes: { server: 'S2', granted: 2 } },
    { says: 'Only 2 of 4', at: 192, votes: { server: 'S1', granted: 2 } },
    { says: 'Only 2 of 4', at: 194, votes: { server: 'S2', granted: 2 } },
    ...['S1', 'S2'].map((server) => ({
      says: 'this term has no leader',
      holds: { leaders: 0, server, term: 1, role: 'candidate' as const },
    })),
  ],
  again: [
    { says: 'Candidates wait too', at: 'start', timer: { server: 'S1', drawn: 295 } },
    { says: 'for a new random time', at: 'start', timer: { server: 'S2', drawn: 160 } },
    { says: 'The first begins term 2', happens: { kind: 'become-candidate', times: 1 } },
    { says: 'The first begins term 2', holds: { server: 'S2', term: 2 } },
    ...FOUR.map((server) => ({
      says: 'where everybody has a vote again',
      holds: { server, term: 2, votedFor: 'S2' },
    })),
    { says: 'S1 was first in term 1', at: 161, holds: { server: 'S1', role: 'candidate', term: 1 } },
    { says: 'S1 was first in term 1', at: 161, holds: { count: { kind: 'become-candidate', max: 1 } } },
    { says: 'This time S1’s arc is the longer one', at: 'start', timer: { server: 'S1', left: 180 } },
    ...['S3', 'S4'].map((server) => ({
      says: 'Its arc is longer than that of S2',
      at: 'start' as const,
      timer: { server, left: { min: 180 } },
    })),
    { says: 'Its arc is longer than that of S2', at: 'start', timer: { server: 'S2', left: 47 } },
    ...['S3', 'S4'].map((server) => ({
      says: `${server} did vote for the one that won`,
      holds: { server, votedFor: 'S2', leaders: 1 },
    })),
    { says: 'before anybody else stands', holds: { leader: 'S2' } },
    // S1 becomes a candidate 7 ms after S2, in the same term.
    {
      says: 'A short head start is all it takes',
      if: [{ do: 'setTimer', server: 'S1', in: 54 }],
      within: 90,
      holds: { leader: 'S2' },
      happens: { kind: 'become-candidate', times: 2 },
    },
    {
      says: 'A candidate that hears the leader of its own term',
      if: [{ do: 'setTimer', server: 'S1', in: 54 }],
      within: 65,
      holds: { server: 'S1', role: 'candidate', term: 2, votedFor: 'S1' },
    },
    {
      says: 'follows it',
      if: [{ do: 'setTimer', server: 'S1', in: 54 }],
      within: 90,
      holds: { server: 'S1', role: 'follower', term: 2, votedFor: 'S1', leader: 'S2' },
    },
  ],
  'for-ever': [
    { says: 'five servers', servers: 5 },
    ...FIVE.flatMap((server) => [
      { says: 'wait exactly 200 ms', at: 'start' as const, timer: { server, drawn: 200 } },
      { says: 'wait exactly 200 ms', timer: { server, drawn: 200 } },
      // Five terms by 1090 ms, and none of them has a leader.
      {
        says: 'The same thing happens in every term',
        never: { leader: 'one' as const },
        happens: { kind: 'become-candidate' as const, server, times: 5 },
      },
      {
        says: 'All do the same at the same times',
        at: 1000,
        holds: { server, role: 'candidate' as const, term: 5, votedFor: server },
      },
    ]),
    {
      says: 'messages take exactly 10',
      at: 209.999,
      holds: { count: { kind: 'send', min: 20 } },
      not: { count: { kind: 'deliver', min: 1 } },
    },
    { says: 'messages take exactly 10', at: 210, holds: { count: { kind: 'deliver', min: 20 } } },
    {
      says: 'The same thing happens in every term',
      at: 20_000,
      holds: { count: { kind: 'become-candidate', min: 500 } },
      not: { count: { kind: 'become-leader', min: 1 } },
    },
  ],
  'two-of-four': [
    ...['S3', 'S4'].flatMap((server) => [
      {
        says: 'S3 and S4 are about to crash',
        at: 'start' as const,
        holds: { server, power: 'up' as const },
      },
      { says: 'Then Mara asks S1', at: 89, holds: { server, power: 'crashed' as const } },
    ]),
    { says: 'Then Mara asks S1', at: 90, holds: { count: { kind: 'client-request', min: 1 } } },
    { says: 'Then Mara asks S1', at: 89, holds: { count: { kind: 'client-request', max: 0 } } },
    { says: 'The two that are left do agree', holds: { agree: ['S1', 'S2'], server: 'S1', log: [1] } },
    { says: 'They do.', holds: { agree: ['S1', 'S2'], server: 'S2', log: [1] } },
    { says: 'Two of four is half', servers: 4, known: { server: 'S1', index: 1, on: 2 } },
    {
      says: 'Two of four is half',
      at: 5000,
      holds: { count: { kind: 'client-response', max: 0 } },
      not: { committed: 'SET x 2' },
    },
    {
      says: 'Four can lose one',
      at: 100,
      if: [{ do: 'restart', server: 'S4' }],
      within: 100,
      holds: { server: 'S3', power: 'crashed', committed: 'SET x 2' },
    },
  ],
};
