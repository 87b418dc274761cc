/** What the words of each page say of its run, by the page's id. */
import type { Claims } from '../types.ts';

const OTHERS = ['S2', 'S3', 'S4', 'S5'];

const LEFT = ['S1', 'S3', 'S4'];

export const CLAIMS: Claims = {
  'a-cluster': [
    { says: 'these five', servers: 5 },
    { says: 'She asks', at: 60, holds: { count: { kind: 'client-request', min: 1, max: 1 } } },
    { says: 'x is 1', holds: { server: 'S1', state: { x: 1 }, committed: 'SET x 1' } },
    ...OTHERS.map((to) => ({ says: 'What flies between them', flying: { from: 'S1', to } })),
    { says: 'Done: Mara is told so', at: 97, holds: { count: { kind: 'client-response', max: 0 } } },
    { says: 'Done: Mara is told so', at: 97.025, told: { command: 'SET x 1', result: 1 } },
  ],
  'one-server': [
    { says: 'one server', servers: 1 },
    { says: 'Mara, the small figure', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    { says: 'writes her line at the end of its list', at: 'start', holds: { server: 'S1', log: [] } },
    { says: 'writes her line at the end of its list', holds: { server: 'S1', log: [1] } },
    { says: 'and answers', told: { command: 'SET x 1', result: 1 } },
  ],
  'it-dies': [
    { says: 'S1 still runs', holds: { server: 'S1', power: 'up' } },
    {
      says: 'it has [crashed|crash]',
      if: [{ do: 'crash', server: 'S1' }],
      holds: { server: 'S1', power: 'crashed' },
    },
    {
      says: 'Mara’s line may still be on its disk',
      if: [{ do: 'crash', server: 'S1' }],
      holds: { server: 'S1', log: [1] },
    },
    {
      says: 'nobody can ask for it',
      if: [
        { do: 'crash', server: 'S1' },
        { do: 'request', server: 'S1', command: 'GET x' },
      ],
      within: 5000,
      happens: { kind: 'client-response', times: 0 },
    },
  ],
  'who-answers': [
    { says: 'She wants to know', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    { says: 'The list does say so', holds: { server: 'S1', log: [1] } },
    {
      says: 'the only server that has it is down',
      servers: 1,
      holds: { server: 'S1', power: 'crashed' },
    },
    { says: 'The list does say 1.', holds: { server: 'S1', log: [1] } },
    {
      says: 'A dead machine is simply silent',
      at: 10000,
      holds: { count: { kind: 'client-response', max: 0 } },
    },
  ],
  'five-lists': [
    { says: 'Five servers', servers: 5 },
    { says: 'each keeps the whole list', holds: { agree: ['S1', ...OTHERS], server: 'S5', log: [1] } },
    { says: 'Mara asked S1', happens: { kind: 'client-request', server: 'S1', times: 1 } },
    { says: 'which passed her line on', at: 84, holds: { server: 'S1', log: [1] } },
    ...OTHERS.flatMap((server) => [
      { says: 'which passed her line on', at: 84, holds: { server, log: [] } },
      { says: 'to all', happens: { kind: 'append' as const, server, times: 1 } },
    ]),
  ],
  'two-die': [
    ...['S2', 'S5'].flatMap((server) => [
      {
        says: 'S2 and S5 are about to crash',
        at: 'start' as const,
        holds: { server, power: 'up' as const },
      },
      { says: 'S2 and S5 are about to crash', holds: { server, power: 'crashed' as const } },
      { says: 'Then Mara will save', at: 289, holds: { server, power: 'crashed' as const } },
    ]),
    { says: 'Then Mara will save', at: 289, holds: { count: { kind: 'client-request', max: 1 } } },
    { says: 'x is 2', told: { command: 'SET x 2', result: 2 } },
    ...LEFT.map((server) => ({
      says: 'Three of the five are left',
      servers: 5,
      holds: { server, power: 'up' as const, log: [1, 1] },
    })),
    {
      says: 'three are enough',
      known: { server: 'S1', index: 2, on: 3 },
      holds: { committed: 'SET x 2' },
    },
    {
      says: 'With one more down it would have had to wait',
      if: [{ do: 'crash', server: 'S4' }],
      within: 5000,
      not: { committed: 'SET x 2' },
    },
    { says: 'While that many run', holds: { committed: 'SET x 2' } },
  ],
};
