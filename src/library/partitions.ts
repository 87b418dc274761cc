/** Networks in pieces: some servers do not reach some others. */
import { rollback, threeWayCut, twoLeaders } from '../scenario/situations/faults.ts';
import { led, request } from '../scenario/situations/situation.ts';
import { type EntryMaking, entry, runOf } from './make.ts';

const TWO_THREE: EntryMaking = {
  slug: 'partition-2-3',
  title: 'Two and three: two leaders',
  sentence:
    'S1 leads the smaller side, and S4 is elected on the larger one. Both take commands, and only S4 can commit them.',
  watch: 'S1 leads term 1 and S4 term 2: two leaders, but never two of one term.',
  section: '§5.2, §5.3',
  page: 'partition/how-many-leaders',
  at: 390,
  picture: 609,
  ...runOf(twoLeaders),
  until: 660,
  expect: [
    { at: 609, leaders: 2, leader: 'S4' },
    { at: 660, server: 'S1', commitIndex: 2, log: [1, 1, 1, 1] },
    { at: 660, server: 'S4', commitIndex: { min: 4 } },
  ],
};

const HEALED: EntryMaking = {
  slug: 'partition-heals',
  title: 'The pieces come together',
  sentence:
    'The network is whole again. S1 hears of term 2 and steps down; what it could not commit is removed.',
  watch: 'Two blocks fall from the logs of S1 and S2. Nobody was told that these commands were done.',
  section: '§5.3',
  page: 'partition/it-heals',
  at: 645,
  picture: 695,
  ...runOf(rollback),
  until: 860,
  expect: [
    { at: 695, leader: 'S4', leaders: 1 },
    { at: 860, agree: ['S1', 'S2', 'S3', 'S4', 'S5'] },
    { at: 860, server: 'S1', log: [1, 1, 2, 2, 2] },
  ],
};

/** S4 and S5 are cut off; S4 stands three times; then the network is whole again. */
const CUT_OFF = {
  cluster: {
    ...led(5, 1, [1]),
    latency: [10, 10],
    timeouts: { S4: [200, 200, 160, 150, 150, 290], S5: [200, 200, 290, 290, 290, 290] },
  },
  actions: [
    {
      at: 100,
      do: 'partition',
      groups: [
        ['S1', 'S2', 'S3'],
        ['S4', 'S5'],
      ],
    },
    request(120, 'S1', 'SET x 1'),
    { at: 600, do: 'heal' },
    { at: 640, do: 'setTimer', server: 'S2', in: 40 },
  ],
} as const;

const LARGER: EntryMaking = {
  slug: 'partition-3-2',
  title: 'Three and two: the leader stays',
  sentence:
    'S1 keeps a majority and goes on. On the other side S4 asks for votes again and again, and gets two of five.',
  watch: 'The term of S4 rises with every attempt: 2, 3, 4. S5 votes for it each time, and it is not enough.',
  section: '§5.2',
  page: 'partition/the-large-side',
  at: 215,
  picture: 420,
  ...CUT_OFF,
  until: 590,
  expect: [
    { always: [0, 590], leader: 'S1', leaders: 1 },
    { at: 590, server: 'S1', commitIndex: 2 },
    { at: 590, server: 'S4', role: 'candidate', term: 4 },
  ],
};

const HIGHER_TERM: EntryMaking = {
  slug: 'back-with-higher-term',
  title: 'Back, with a higher term',
  sentence:
    'The network heals. The high term of S4 makes S1 step down, though all went well; S4 cannot win, and S2 leads instead.',
  watch:
    'S4 missed a committed entry, so the three others refuse it their votes. A break of some 80 ms, and nothing is lost.',
  section: '§5.1, dissertation §9.6',
  page: 'partition/it-heals',
  at: 590,
  picture: 627,
  ...CUT_OFF,
  until: 850,
  expect: [
    { at: 599, leader: 'S1' },
    { at: 640, leader: 'none' },
    { at: 640, server: 'S1', role: 'follower', term: 4 },
    { by: 705, leader: 'S2' },
    { at: 850, leaders: 1, agree: ['S1', 'S2', 'S3', 'S4', 'S5'] },
  ],
};

const ALONE: EntryMaking = {
  slug: 'partition-1-4',
  title: 'One and four: a leader alone',
  sentence:
    'S1 is cut off from all. It goes on leading nobody, while the four others elect S3 and commit without it.',
  watch:
    'S1 writes down what its client asks, and cannot commit it. Its client gets no answer, that of S3 does.',
  section: '§5.3',
  page: 'partition/the-small-side',
  at: 220,
  picture: 345,
  cluster: {
    ...led(5, 1, [1]),
    latency: [10, 10],
    timeouts: { S2: [200, 200, 290], S3: [200, 200, 155], S4: [200, 200, 280], S5: [200, 200, 270] },
    replicate: 'at-once',
  },
  actions: [
    { at: 100, do: 'partition', groups: [['S1'], ['S2', 'S3', 'S4', 'S5']] },
    request(270, 'S1', 'SET x 1'),
    request(320, 'S3', 'SET x 2'),
  ],
  until: 440,
  expect: [
    { at: 345, leaders: 2, leader: 'S3' },
    { at: 440, server: 'S1', role: 'leader', term: 1, log: [1, 1], commitIndex: 1 },
    { at: 440, server: 'S3', commitIndex: 2, state: { x: 2 } },
  ],
};

const TWO_TWO: EntryMaking = {
  slug: 'partition-2-2',
  title: 'Two and two: no side can act',
  sentence:
    'Four servers, cut in halves. S1 cannot commit, and S3 cannot be elected: two are no majority of four.',
  watch:
    'Both sides wait for the network, and neither does harm. An even number of servers can be halved like this; an odd one cannot.',
  section: '§5.2',
  page: 'split-vote/two-of-four',
  at: 205,
  picture: 330,
  cluster: {
    ...led(4, 1, [1]),
    latency: [10, 10],
    timeouts: { S3: [200, 200, 150, 200], S4: [200, 200, 290, 290, 290] },
  },
  actions: [
    {
      at: 100,
      do: 'partition',
      groups: [
        ['S1', 'S2'],
        ['S3', 'S4'],
      ],
    },
    request(220, 'S1', 'SET x 1'),
  ],
  until: 420,
  expect: [
    { always: [100, 420], leader: 'S1', leaders: 1 },
    { at: 420, server: 'S1', log: [1, 1], commitIndex: 1 },
    { at: 420, server: 'S3', role: 'candidate', term: 2 },
  ],
};

const THREE_WAYS: EntryMaking = {
  slug: 'partition-three-ways',
  title: 'Three pieces of seven',
  sentence:
    'Seven servers in three pieces: three, two and two. No piece has four, so none can commit or elect.',
  watch:
    'S1 leads still, with three of seven, and its new command stays open. S4 and S7 ask for votes in vain.',
  section: '§5.2',
  page: 'partition/your-cut',
  at: 240,
  picture: 381,
  ...runOf(threeWayCut),
  until: 420,
  expect: [
    { at: 420, leader: 'S1', leaders: 1 },
    { at: 420, server: 'S1', commitIndex: 1, log: [1, 1] },
    { at: 381, count: { kind: 'become-leader', max: 0 } },
  ],
};

export const PARTITION_ENTRIES = [TWO_THREE, HEALED, LARGER, HIGHER_TERM, ALONE, TWO_TWO, THREE_WAYS].map(
  (making) => entry('partitions', making),
);
