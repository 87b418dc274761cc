/**
 * What real systems met, in small. Each run has the shape of what its
 * source describes; what it leaves out is said in `source`.
 */
import { outOfDate } from '../scenario/situations/faults.ts';
import { led, request } from '../scenario/situations/situation.ts';
import type { ActionDocument } from '../scenario/types.ts';
import { type EntryMaking, entry, runOf } from './make.ts';

const SWITCH: EntryMaking = {
  slug: 'cloudflare-2020',
  title: 'A switch that half works',
  sentence:
    'S1 and S3, the leader, stop hearing each other; S2 hears both. S1 asks for votes again and again, and S3 loses the lead each time.',
  watch:
    'S1 lacks an entry, so S2 votes for S3 again. But every new term of S1 reaches S3 by way of S2, and takes the lead away.',
  section: '§5.1, dissertation §6.2, §9.6',
  page: 'partition/one-way',
  at: 215,
  picture: 316,
  cluster: {
    servers: 3,
    latency: [10, 10],
    replicate: 'at-once',
    initial: {
      S1: { term: 1, votedFor: 'S3', log: [1] },
      S2: { term: 1, votedFor: 'S3', log: [1] },
      S3: { term: 1, votedFor: 'S3', log: [1], role: 'leader' },
    },
    timeouts: {
      S1: [200, 200, 160, 150, 155, 160, 165],
      S2: [200, 200, 200, 290, 290, 290, 290, 290, 290, 290, 290, 290],
      S3: [150, 290, 150, 290, 150, 290, 150],
    },
  },
  actions: [
    { at: 100, do: 'cut', from: 'S1', to: 'S3' },
    { at: 100, do: 'cut', from: 'S3', to: 'S1' },
    request(110, 'S3', 'SET x 1'),
  ],
  until: 900,
  expect: [
    { at: 240, leader: 'S3' },
    { at: 325, leader: 'none' },
    { by: 495, leader: 'S3' },
    { at: 600, leader: 'none' },
    { at: 900, count: { kind: 'become-candidate', server: 'S1', min: 5, max: 5 } },
    { at: 900, count: { kind: 'become-leader', server: 'S1', max: 0 } },
  ],
  source: {
    publisher: 'Cloudflare',
    title: 'A Byzantine failure in the real world',
    address: 'https://blog.cloudflare.com/a-byzantine-failure-in-the-real-world/',
    year: 2020,
    leavesOut:
      'A switch that half worked cut one of the three etcd servers from the leader, and nothing could be written to the cluster. The run leaves out what etcd adds to the paper’s rules, and the databases that failed over because of it.',
  },
};

const SECONDS_43: EntryMaking = {
  slug: 'github-2018',
  title: 'Forty-three seconds',
  sentence:
    'For a short time S1 cannot reach S2 and S3. They elect S3, as they should; when the network is back, S1 has to follow.',
  watch:
    'The two others are a majority, and Raft does its work. What S1 took in meanwhile is dropped, and was never promised.',
  section: '§5.2, §5.3',
  page: 'partition/the-large-side',
  at: 215,
  picture: 300,
  cluster: {
    ...led(3, 1, [1]),
    latency: [10, 10],
    replicate: 'at-once',
    timeouts: { S2: [200, 200, 280, 290], S3: [200, 200, 160] },
  },
  actions: [
    { at: 100, do: 'partition', groups: [['S1'], ['S2', 'S3']] },
    request(200, 'S1', 'SET x 1'),
    request(320, 'S3', 'SET x 3'),
    { at: 530, do: 'heal' },
  ],
  until: 700,
  expect: [
    { at: 290, leaders: 2, leader: 'S3' },
    { at: 529, server: 'S1', role: 'leader', log: [1, 1], commitIndex: 1 },
    { at: 700, leaders: 1, agree: ['S1', 'S2', 'S3'] },
    { at: 700, server: 'S1', state: { x: 3 } },
  ],
  source: {
    publisher: 'GitHub',
    title: 'October 21 post-incident analysis',
    address: 'https://github.blog/2018-10-30-oct21-post-incident-analysis/',
    year: 2018,
    leavesOut:
      'A site was out of reach for 43 seconds (430 ms here), and Orchestrator, which uses Raft, moved the databases to another one. The run leaves out these databases: they were not copied by Raft, and it was their writes that differed afterwards.',
  },
};

/** More and more commands wait for the disks. */
const LOAD: readonly ActionDocument[] = [1, 2, 3, 4, 5, 6].map((n) => request(50 * n, 'S1', `SET x ${n}`));

const SLOW_WRITES: EntryMaking = {
  slug: 'roblox-2021',
  title: 'Everything waits for the disk',
  sentence:
    'Each write to a disk takes 80 ms, and every 50 ms another command comes in. The queue grows, and the answers come later and later.',
  watch:
    'The heartbeats of S1 are on time, so nobody replaces it. It is alive and slow, which is harder to notice than dead.',
  section: '§5.6, dissertation §10.2.1',
  page: 'no-promise/too-slow',
  at: 40,
  picture: 330,
  cluster: { ...led(3, 1), latency: [5, 5], replicate: 'at-once', disk: { write: [80, 80] } },
  actions: LOAD,
  until: 700,
  expect: [
    { always: [0, 700], leader: 'S1', leaders: 1 },
    { at: 300, server: 'S1', log: [1, 1, 1, 1, 1, 1], commitIndex: 3 },
    { at: 700, server: 'S1', commitIndex: 6, state: { x: 6 } },
  ],
  source: {
    publisher: 'Roblox',
    title: 'Roblox Return to Service 10/28–10/31 2021',
    address: 'https://blog.roblox.com/2022/01/roblox-return-to-service-10-28-10-31-2021/',
    year: 2022,
    leavesOut:
      'For 73 hours the Consul cluster of Roblox was slow or out of order, for two reasons: contention in a new streaming feature, and slow writes of the database below Raft, BoltDB. The run shows only that slow writes slow everything down, not their cause.',
  },
};

const STALE_READ: EntryMaking = {
  slug: 'stale-read-2014',
  title: 'A read without asking the others',
  sentence:
    'S1 does not know that it was replaced. It answers a read from its own copy: x is 1, though S3 has long set x to 9.',
  watch:
    'All rules of the log are kept, but this read goes past the log. A leader has to make sure that it still leads before it answers.',
  section: '§8, dissertation §6.4',
  page: 'no-promise/wrong-read',
  violates: 'linearizable-reads',
  at: 190,
  picture: 400,
  ...runOf(outOfDate),
  until: 420,
  expect: [
    { at: 400, leaders: 2 },
    { at: 400, violated: 'linearizable-reads' },
  ],
  source: {
    publisher: 'Kyle Kingsbury',
    title: 'Jepsen: etcd and Consul',
    address: 'https://aphyr.com/posts/316-jepsen-etcd-and-consul',
    year: 2014,
    leavesOut:
      'A test of etcd and Consul found reads that were answered without a majority and were out of date. Both projects have changed since; the run shows the kind of fault, not their code.',
  },
};

export const INCIDENT_ENTRIES = [SWITCH, SECONDS_43, SLOW_WRITES, STALE_READ].map((making) =>
  entry('incidents', making),
);
