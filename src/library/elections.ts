/** Elections: who stands, who votes, who wins. */
import type { Claim } from '../lessons/types.ts';
import { led } from '../scenario/situations/situation.ts';
import { CALM, type EntryMaking, entry } from './make.ts';

const QUIET: EntryMaking = {
  slug: 'quiet-election',
  title: 'A quiet election',
  sentence: 'S3 waits the shortest time, asks the others for their votes, and leads.',
  watch:
    'The first timer to run out is that of S3. It leads as soon as three of five have voted for it, itself included.',
  section: '§5.2',
  page: 'leader-election/who-is-first',
  at: 130,
  picture: 172,
  cluster: {
    servers: 5,
    latency: [9, 13],
    timeouts: { S1: [260], S2: [230], S3: [160], S4: [290], S5: [275] },
  },
  until: 400,
  expect: [
    { by: 190, leader: 'S3' },
    { always: [190, 400], leader: 'S3', leaders: 1 },
    { at: 400, count: { kind: 'become-candidate', min: 1, max: 1 } },
  ],
  claims: [
    { says: 'S3 waits the shortest time', at: 0, timer: { server: 'S3', drawn: 160 } },
    { says: 'S3 waits the shortest time', at: 0, timer: { server: 'S2', drawn: 230 } },
    { says: 'and leads', holds: { server: 'S3', role: 'leader', term: 1 } },
    { says: 'The first timer to run out is that of S3', happens: { kind: 'election-timeout', times: 1 } },
    { says: 'as soon as three of five have voted for it', at: 180.9, votes: { server: 'S3', granted: 2 } },
  ],
};

const OLD_LOG: EntryMaking = {
  slug: 'vote-denied-old-log',
  title: 'No vote for an old log',
  sentence:
    'The leader is gone. S5 missed two entries and asks for votes, but nobody who has them votes for it.',
  watch:
    'S5 stands in term 4, and the others adopt that term. Still S2, S3 and S4 say no: their logs end with newer entries.',
  section: '§5.4.1',
  page: 'who-may-lead/the-rule',
  at: 35,
  picture: 84,
  cluster: { ...CALM, ...led(5, 3, [1, 2, 3, 3], { S5: { term: 3, log: [1, 2] } }) },
  actions: [
    { at: 0, do: 'block', to: 'S5', type: 'AppendEntries' },
    { at: 40, do: 'crash', server: 'S1' },
    { at: 60, do: 'timeout', server: 'S5' },
    { at: 110, do: 'timeout', server: 'S3' },
  ],
  until: 200,
  expect: [
    { at: 100, server: 'S5', role: 'candidate', term: 4 },
    { at: 100, leader: 'none', count: { kind: 'deny-vote', min: 3, max: 3 } },
    { at: 200, leader: 'S3', server: 'S3', term: 5 },
  ],
  claims: [
    { says: 'The leader is gone', holds: { server: 'S1', power: 'crashed' } },
    { says: 'S5 missed two entries', at: 'start', holds: { server: 'S5', log: [1, 2] } },
    { says: 'nobody who has them votes for it', at: 100, votes: { server: 'S5', granted: 1 } },
    { says: 'S5 stands in term 4', at: 65, holds: { server: 'S5', role: 'candidate', term: 4 } },
    ...['S2', 'S3', 'S4'].flatMap((server): Claim[] => [
      { says: 'the others adopt that term', at: 75, holds: { server, term: 4, log: [1, 2, 3, 3] } },
      { says: 'S2, S3 and S4 say no', happens: { kind: 'deny-vote', server, times: 1 } },
    ]),
  ],
};

export const ELECTION_ENTRIES = [QUIET, OLD_LOG].map((making) => entry('elections', making));
