/** Messages that are lost, repeated, late or out of order. */
import { lossy } from '../scenario/situations/faults.ts';
import { led, PATIENT, request } from '../scenario/situations/situation.ts';
import { CALM, type EntryMaking, entry, OTHERS, runOf } from './make.ts';

const LOST: EntryMaking = {
  slug: 'lost-message',
  title: 'A lost message',
  sentence:
    'The entry for S3 gets lost on its way. S1 hears nothing from S3, and sends it again with the next heartbeat.',
  watch: 'The command does not wait for S3: three others have it, and with S1 they are a majority.',
  section: '§5.3',
  page: 'log-replication/lost',
  at: 70,
  picture: 84,
  cluster: { ...PATIENT, ...led(5, 1) },
  actions: [
    request(40, 'S1', 'SET x 1'),
    { at: 80, do: 'drop', message: { type: 'AppendEntries', from: 'S1', to: 'S3' } },
  ],
  until: 260,
  expect: [
    { at: 100, server: 'S1', commitIndex: 1 },
    { at: 159, server: 'S3', log: [] },
    { at: 260, server: 'S3', log: [1], commitIndex: 1 },
  ],
};

const LOSSY: EntryMaking = {
  slug: 'lossy-network',
  title: 'A lossy network',
  sentence:
    'Three messages of ten get lost. Both commands are committed, but S5 hears no heartbeat and asks for votes.',
  watch:
    'What is not answered is sent again. S1, S2 and S3 refuse S5, whose log is empty; still its new term makes S1 step down.',
  section: '§5.3, §5.6',
  page: 'log-replication/lost',
  at: 110,
  picture: 200,
  ...runOf(lossy),
  until: 500,
  expect: [
    { at: 186, leader: 'S1', committed: 'SET x 1' },
    { at: 186, committed: 'SET x 2' },
    { at: 200, leader: 'none' },
    { by: 500, leader: 'S2' },
  ],
};

const TWICE: EntryMaking = {
  slug: 'every-message-twice',
  title: 'Every message comes twice',
  sentence: 'The network delivers everything twice. S1 adds 5 to x only once, and so do all others.',
  watch: 'A follower that has the entry already says yes again and writes nothing.',
  section: '§5.3',
  at: 70,
  picture: 88,
  cluster: { ...PATIENT, ...led(5, 1), latency: [8, 30], duplication: 1 },
  actions: [request(60, 'S1', 'ADD x 5')],
  until: 300,
  expect: [
    ...['S1', ...OTHERS].map((server) => ({ at: 300, server, log: [1], state: { x: 5 } })),
    { at: 300, count: { kind: 'append', min: 5, max: 5 } },
  ],
};

const OVERTAKEN: EntryMaking = {
  slug: 'overtaken-message',
  title: 'A message is overtaken',
  sentence:
    'The second message to S2 arrives before the first. S2 gets both entries from it, and the late one changes nothing.',
  watch:
    'The late message has one entry, and S2 has two by then. S2 keeps the longer log: what it has fits, too.',
  section: '§5.3, Figure 2',
  page: 'no-promise/late-not-wrong',
  at: 92,
  picture: 176,
  cluster: { ...CALM, ...led(3, 1) },
  actions: [
    { at: 95, do: 'link', from: 'S1', to: 'S2', latency: [75, 75] },
    request(100, 'S1', 'SET x 1'),
    { at: 110, do: 'link', from: 'S1', to: 'S2', latency: [10, 10] },
    { at: 110, do: 'hold', from: 'S3' },
    request(120, 'S1', 'SET x 2'),
    { at: 200, do: 'release', from: 'S3' },
  ],
  until: 280,
  expect: [
    { at: 131, server: 'S2', log: [1, 1] },
    { always: [131, 280], server: 'S2', log: [1, 1] },
    { at: 280, server: 'S1', commitIndex: 2 },
  ],
};

const OLD_LEADER: EntryMaking = {
  slug: 'letters-of-an-old-leader',
  title: 'Letters of an old leader',
  sentence:
    'Messages that S1 sent as leader of term 1 were stuck. They arrive when S3 leads term 2, and nobody obeys them.',
  watch: 'The term in a message says how old it is. S4 and S5 refuse, and their logs stay as they are.',
  section: '§5.1',
  page: 'no-promise/late-not-wrong',
  at: 185,
  picture: 279,
  cluster: { ...CALM, ...led(5, 1) },
  actions: [
    { at: 90, do: 'hold', from: 'S1', type: 'AppendEntries' },
    request(100, 'S1', 'SET x 1'),
    { at: 160, do: 'timeout', server: 'S3' },
    request(200, 'S3', 'SET x 3'),
    { at: 280, do: 'release' },
  ],
  until: 400,
  expect: [
    { at: 220, server: 'S3', role: 'leader', term: 2, commitIndex: 1 },
    { always: [211, 400], server: 'S5', log: [2] },
    { at: 400, agree: ['S1', 'S2', 'S3', 'S4', 'S5'], leader: 'S3' },
  ],
};

const LATE_VOTE: EntryMaking = {
  slug: 'late-vote',
  title: 'A vote for yesterday',
  sentence:
    'S2 and S3 vote for S1 in term 1, but their votes come so late that S1 stands in term 2 already. They do not count.',
  watch: 'A vote is for one term only. S1 waits for the votes of term 2, and leads with those.',
  section: '§5.1',
  page: 'no-promise/late-not-wrong',
  at: 295,
  picture: 322,
  cluster: { servers: 3, latency: [10, 10], electionTimeout: [900, 900], timeouts: { S1: [150, 160] } },
  actions: [
    { at: 0, do: 'link', from: 'S2', to: 'S1', latency: [165, 165] },
    { at: 0, do: 'link', from: 'S3', to: 'S1', latency: [165, 165] },
    { at: 315, do: 'link', from: 'S2', to: 'S1', latency: [10, 10] },
    { at: 315, do: 'link', from: 'S3', to: 'S1', latency: [10, 10] },
  ],
  until: 440,
  expect: [
    { at: 329, server: 'S1', role: 'candidate', term: 2 },
    { at: 331, server: 'S1', role: 'leader', term: 2 },
    { at: 440, leaders: 1, count: { kind: 'become-leader', min: 1, max: 1 } },
  ],
};

const FAR_AWAY: EntryMaking = {
  slug: 'far-away-server',
  title: 'One server is far away',
  sentence: 'S5 is on another continent: its messages take 80 ms. A command needs 20 ms all the same.',
  watch:
    'S1 waits for the two fastest, not for the slowest. S5 gets the entry later, and its timer allows for that.',
  section: '§5.3, §5.6',
  at: 90,
  picture: 121,
  cluster: { ...led(5, 1), latency: [10, 10], replicate: 'at-once', electionTimeout: [300, 600] },
  actions: [
    { at: 0, do: 'link', from: 'S1', to: 'S5', latency: [80, 80] },
    { at: 0, do: 'link', from: 'S5', to: 'S1', latency: [80, 80] },
    request(100, 'S1', 'SET x 1'),
  ],
  until: 320,
  expect: [
    { at: 121, server: 'S1', commitIndex: 1 },
    { at: 121, server: 'S5', log: [] },
    { at: 320, server: 'S5', log: [1], commitIndex: 1 },
  ],
};

export const NETWORK_ENTRIES = [LOST, LOSSY, TWICE, OVERTAKEN, OLD_LEADER, LATE_VOTE, FAR_AWAY].map(
  (making) => entry('networks', making),
);
