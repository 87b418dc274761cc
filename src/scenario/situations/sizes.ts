/** Many servers, and long logs. */
import { serverName } from '../../base/names.ts';
import { led, request, situation } from './situation.ts';

export const nine = situation('nine servers', 158, {
  cluster: led(9, 4, [1, 1, 3]),
  actions: [
    { at: 10, do: 'crash', server: 'S6' },
    request(40, 'leader', 'SET x 1'),
    request(120, 'leader', 'SET y 2'),
  ],
  claims: [
    { server: 'S1', role: 'leader', log: [1, 1, 3, 4, 4], commitIndex: 4 },
    { server: 'S6', power: 'crashed', log: [1, 1, 3] },
  ],
  flying: [{ type: 'AppendEntries', from: 'S1', to: 'S9' }],
});

const many = Array.from({ length: 25 }, (_, i) => serverName(i + 1));

export const twentyFive = situation('twenty-five servers', 158, {
  cluster: led(25, 2, [1, 2]),
  actions: [
    request(40, 'leader', 'SET x 1'),
    { at: 60, do: 'partition', groups: [many.slice(0, 18), many.slice(18)] },
  ],
  claims: [{ leader: 'S1' }, { server: 'S18', log: [1, 2, 2] }, { server: 'S19', log: [1, 2] }],
  flying: [{ type: 'AppendEntries', from: 'S1', to: 'S18' }],
});

/** `lengths[t - 1]` entries of each term t. */
const entries = (...lengths: readonly number[]): number[] =>
  lengths.flatMap((length, i) => Array.from({ length }, () => i + 1));

const longLog = situation('a long log', 131, {
  cluster: {
    ...led(5, 9, entries(40, 25, 60, 10, 80, 5, 60, 20), {
      S2: { term: 8, log: entries(40, 25, 60, 10, 80, 5, 60) },
      S3: { term: 7, log: entries(40, 25, 60, 10, 80, 5, 12) },
      S5: { term: 6, log: entries(40, 25, 60, 10, 0, 33) },
    }),
    maxEntries: 40,
  },
  actions: [request(20, 'leader', 'SET x 1')],
  claims: [
    { server: 'S1', role: 'leader', log: [...entries(40, 25, 60, 10, 80, 5, 60, 20), 9] },
    { count: { kind: 'reject-entries', min: 2 } },
  ],
});

export const SIZES = [nine, twentyFive, longLog];
