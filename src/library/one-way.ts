/** Networks in which who reaches whom depends on whom one asks: a bridge, and links that are cut one way. */
import { led, request } from '../scenario/situations/situation.ts';
import type { ActionDocument } from '../scenario/types.ts';
import { type EntryMaking, entry } from './make.ts';

/** Both directions between two groups. */
const cuts = (at: number, some: readonly string[], others: readonly string[]): readonly ActionDocument[] =>
  some.flatMap((a) =>
    others.flatMap((b): ActionDocument[] => [
      { at, do: 'cut', from: a, to: b },
      { at, do: 'cut', from: b, to: a },
    ]),
  );

const BRIDGE: EntryMaking = {
  slug: 'bridge',
  title: 'One server in reach of both sides',
  sentence:
    'S3 reaches everybody, but S1 and S2 do not reach S4 and S5. The lead goes to and fro, and S3 decides each time.',
  watch:
    'Whoever leads, the far side hears nothing and stands. With S3 it has three votes of five, and S3 tells the old leader.',
  section: '§5.2, dissertation §6.2',
  at: 215,
  picture: 322,
  cluster: {
    ...led(5, 1, [1]),
    latency: [10, 10],
    timeouts: {
      S1: [160, 290],
      S2: [200, 200, 200, 280, 280, 280],
      S3: [200, 200, 290, 290, 290, 290, 290, 290],
      S4: [200, 200, 150, 290, 155, 290],
      S5: [200, 200, 290, 290, 290, 290],
    },
  },
  actions: [...cuts(100, ['S1', 'S2'], ['S4', 'S5'])],
  until: 900,
  expect: [
    { by: 260, leader: 'S4' },
    { by: 505, leader: 'S1', leaders: 1 },
    { by: 680, leader: 'S4' },
    { at: 900, count: { kind: 'become-leader', min: 3, max: 3 } },
  ],
};

const DEAF_LEADER: EntryMaking = {
  slug: 'deaf-leader',
  title: 'A leader that is heard, and deaf',
  sentence: 'Everyone hears S1, but no answer reaches it. It can commit nothing, and nobody replaces it.',
  watch:
    'The heartbeats of S1 calm the others, so no election begins. Safe, but stuck: Raft as in the paper does not notice.',
  section: 'dissertation §6.2',
  page: 'partition/one-way',
  at: 105,
  picture: 163,
  cluster: { ...led(5, 1, [1]), latency: [10, 10] },
  actions: [
    ...['S2', 'S3', 'S4', 'S5'].map((from): ActionDocument => ({ at: 110, do: 'cut', from, to: 'S1' })),
    request(120, 'S1', 'SET x 1'),
  ],
  until: 700,
  expect: [
    { always: [0, 700], leader: 'S1', leaders: 1 },
    { at: 700, server: 'S1', commitIndex: 1, log: [1, 1] },
    { at: 700, agree: ['S1', 'S2', 'S3', 'S4', 'S5'] },
  ],
};

const DEAF_FOLLOWER: EntryMaking = {
  slug: 'deaf-follower',
  title: 'A follower that is deaf to the leader',
  sentence:
    'S3 no longer hears S1, but all hear S3. It asks for votes with an old log, loses, and takes the lead from S1 all the same.',
  watch: 'The new term is enough to make S1 step down. S4 is elected, S3 hears S4, and all is well again.',
  section: '§5.1, §5.2',
  page: 'partition/one-way',
  at: 130,
  picture: 176,
  cluster: {
    ...led(5, 1, [1]),
    latency: [10, 10],
    timeouts: { S1: [290], S3: [200, 150, 290], S4: [200, 200, 200, 150], S5: [200, 200, 200, 250] },
  },
  actions: [{ at: 20, do: 'cut', from: 'S1', to: 'S3' }, request(40, 'S1', 'SET x 1')],
  until: 460,
  expect: [
    { at: 165, leader: 'S1', count: { kind: 'become-candidate', min: 1, max: 1 } },
    { at: 250, leader: 'none' },
    { by: 335, leader: 'S4' },
    { at: 460, leader: 'S4', agree: ['S1', 'S2', 'S3', 'S4', 'S5'] },
  ],
};

export const ONE_WAY_ENTRIES = [BRIDGE, DEAF_LEADER, DEAF_FOLLOWER].map((making) =>
  entry('partitions', making),
);
