/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';
import { VOTERS } from './beats.ts';

/** The followers that get no heartbeat while S3 is paused. */
const LEFT = ['S1', 'S2', 'S4'];

export const CLAIMS: Claims = {
  followers: [
    ...[...VOTERS, 'S3'].map((server) => ({
      says: 'All begin as followers',
      always: { server, role: 'follower' as const },
    })),
    { says: 'asks for nothing', happens: { kind: 'send', times: 0 } },
    { says: 'runs down', at: 'start', timer: { server: 'S3', left: 160 } },
    { says: 'runs down', timer: { server: 'S3', left: 50 } },
  ],
  'a-candidate': [
    { says: 'S3 has heard of no leader', always: { leaders: 0 } },
    { says: 'its arc is empty first', happens: { kind: 'election-timeout', server: 'S3', times: 1 } },
    ...VOTERS.map((server) => ({ says: 'is empty first', timer: { server, left: { min: 50 } } })),
    { says: 'It is a [candidate] now', holds: { server: 'S3', role: 'candidate' } },
    ...VOTERS.map((to) => ({
      says: 'asks for votes',
      flying: { type: 'RequestVote' as const, from: 'S3', to },
    })),
  ],
  'the-number': [
    { says: 'S3 has begun term 1', at: 159, holds: { server: 'S3', term: 0 } },
    { says: 'S3 has begun term 1', at: 160, holds: { server: 'S3', term: 1 } },
    { says: 'adopts it at once', at: 169, holds: { server: 'S1', term: 0 } },
    ...VOTERS.map((server) => ({
      says: 'Whoever hears of a higher term adopts it at once',
      at: 170,
      holds: { server, term: 1 },
    })),
    { says: 'S1 had not stood', never: { server: 'S1', role: 'candidate' } },
    { says: 'Only a candidate counts up', happens: { kind: 'become-candidate', times: 0 } },
    { says: 'The others adopt what they hear', happens: { kind: 'new-term', times: 4 } },
  ],
  'a-leader': [
    { says: '1 vote: its own', at: 174, votes: { server: 'S3', granted: 1 } },
    { says: '1 vote: its own', at: 174, holds: { server: 'S3', votedFor: 'S3' } },
    { says: '2 votes', at: 179.999, votes: { server: 'S3', granted: 1 } },
    { says: '2 votes', at: 180, votes: { server: 'S3', granted: 2 } },
    { says: 'with its own and two more', at: 183.999, votes: { server: 'S3', granted: 2 } },
    { says: '3 of 5: it leads', at: 184, holds: { leader: 'S3' }, servers: 5 },
    { says: 'S3 has a [majority]', holds: { server: 'S3', role: 'leader' } },
    { says: 'In its term', holds: { leaders: 1, server: 'S3', term: 1 } },
    {
      says: 'every change goes through S3',
      at: 200,
      if: [{ do: 'request', server: 'S1', command: 'SET x 1' }],
      within: 1,
      told: { command: 'SET x 1', redirect: 'S3' },
    },
  ],
  'still-here': [
    ...VOTERS.flatMap((to) => [
      {
        says: 'At once',
        at: 'start' as const,
        flying: { type: 'AppendEntries' as const, from: 'S3', to },
      },
      { says: 'again and again', flying: { type: 'AppendEntries' as const, from: 'S3', to } },
      { says: 'It fills their arcs', at: 194, timer: { server: to, drawn: 280, left: 280 } },
    ]),
    { says: 'nobody else stands for election', happens: { kind: 'become-candidate', times: 0 } },
  ],
  asleep: [
    { says: 'S3 is [paused|pause]', holds: { server: 'S3', power: 'paused' } },
    { says: 'No heartbeat comes', happens: { kind: 'heartbeat-timeout', times: 0 } },
    {
      says: 'S5 stands in term 2',
      happens: { kind: 'become-candidate', times: 1 },
      holds: { server: 'S5', term: 2 },
    },
    { says: 'and wins', happens: { kind: 'become-leader', server: 'S5', times: 1 } },
    ...LEFT.map((server) => ({ says: 'and wins', holds: { server, votedFor: 'S5', leader: 'S5' } })),
    { says: 'S3 does not know', holds: { server: 'S3', role: 'leader', term: 1 } },
  ],
  awake: [
    {
      says: 'S3 is a [stale leader|stale-leader] now',
      at: 'start',
      holds: { server: 'S3', role: 'leader', term: 1 },
    },
    {
      says: 'S3 is a [stale leader|stale-leader] now',
      at: 'start',
      holds: { server: 'S5', role: 'leader', term: 2 },
    },
    {
      says: 'The badge counts what waits for it',
      at: 'start',
      waiting: { server: 'S3', messages: 2 },
    },
    { says: 'S3 is about to wake', at: 559, holds: { server: 'S3', power: 'paused' } },
    { says: 'S3 is about to wake', at: 560, holds: { server: 'S3', power: 'up' } },
    { says: 'and to read that', at: 559, waiting: { server: 'S3', messages: { min: 2 } } },
    { says: 'It was, until it read “term 2”', at: 559, holds: { server: 'S3', role: 'leader', term: 1 } },
    { says: 'As long as it slept', at: 'start', holds: { server: 'S3', role: 'leader', leader: 'S3' } },
    { says: 'It reads “term 2”', happens: { kind: 'new-term', server: 'S3', times: 1 } },
    { says: 'steps down', happens: { kind: 'step-down', server: 'S3', times: 1 } },
    { says: 'It steps down', at: 560, holds: { server: 'S3', role: 'follower', term: 2 } },
    { says: 'Term 2 has its leader, S5', holds: { leader: 'S5', server: 'S5', term: 2 } },
    { says: 'It did move on to term 2', holds: { server: 'S3', term: 2 } },
    { says: 'it hears of a higher term, and follows', holds: { server: 'S3', leader: 'S5' } },
    { says: 'But a high term makes nobody leader', happens: { kind: 'become-leader', times: 0 } },
  ],
};
