/** Elections, and a leader's normal operation. */
import { led, request, situation } from './situation.ts';

const inElection = situation('an election in progress', 183, {
  cluster: {
    servers: 5,
    latency: [10, 10],
    timeouts: { S1: [900], S2: [900], S3: [160], S4: [900], S5: [900] },
    initial: { S4: { term: 1, log: [1, 1] }, S2: { term: 1, log: [1] }, S3: { term: 1, log: [1] } },
  },
  actions: [
    { at: 0, do: 'link', from: 'S1', to: 'S3', latency: [22, 22] },
    { at: 0, do: 'link', from: 'S5', to: 'S3', latency: [18, 18] },
  ],
  claims: [
    { leaders: 0 },
    { server: 'S3', role: 'candidate', term: 2 },
    { server: 'S2', votedFor: 'S3' },
    { server: 'S4', votedFor: null, term: 2 },
    { count: { kind: 'deny-vote', server: 'S4', min: 1 } },
  ],
  flying: [
    { type: 'RequestVoteReply', from: 'S1', to: 'S3' },
    { type: 'RequestVoteReply', from: 'S5', to: 'S3' },
  ],
});

const splitVote = situation('a split vote', 192, {
  cluster: {
    servers: 5,
    latency: [10, 12],
    timeouts: { S1: [160], S2: [162], S3: [900], S4: [900] },
  },
  actions: [
    { at: 0, do: 'crash', server: 'S5' },
    { at: 0, do: 'link', from: 'S1', to: 'S4', latency: [16, 16] },
    { at: 0, do: 'link', from: 'S2', to: 'S4', latency: [10, 10] },
  ],
  claims: [
    { leaders: 0 },
    { server: 'S1', role: 'candidate', term: 1 },
    { server: 'S2', role: 'candidate', term: 1 },
    { server: 'S3', votedFor: 'S1' },
    { server: 'S4', votedFor: 'S2' },
    { count: { kind: 'deny-vote', min: 4 } },
  ],
});

const heartbeats = situation('a leader with heartbeats', 81, {
  cluster: led(5, 1),
  claims: [{ leader: 'S1' }, { leaders: 1 }, { server: 'S1', log: [] }],
  flying: ['S2', 'S3', 'S4', 'S5'].map((to) => ({ type: 'AppendEntries', from: 'S1', to }) as const),
});

export const entriesUnderWay = situation('entries under way', 82, {
  cluster: led(5, 3, [1, 1, 2]),
  actions: [
    request(30, 'leader', 'SET x 1'),
    request(45, 'leader', 'ADD x 2'),
    request(60, 'leader', 'SET y 7'),
  ],
  claims: [
    { server: 'S1', role: 'leader', log: [1, 1, 2, 3, 3, 3], commitIndex: 0 },
    { server: 'S2', log: [1, 1, 2] },
  ],
  flying: ['S2', 'S3', 'S4', 'S5'].map((to) => ({ type: 'AppendEntries', from: 'S1', to }) as const),
});

export const commitSpreading = situation('a commit spreading', 163, {
  cluster: { ...led(5, 2, [1]), latency: [10, 12] },
  actions: [
    { at: 0, do: 'link', from: 'S1', to: 'S4', latency: [20, 20] },
    { at: 0, do: 'link', from: 'S1', to: 'S5', latency: [24, 24] },
    request(40, 'leader', 'SET x 1'),
    request(50, 'leader', 'SET y 2'),
  ],
  claims: [
    { server: 'S1', commitIndex: 3, state: { x: 1, y: 2 } },
    { server: 'S2', commitIndex: 3 },
    { server: 'S4', commitIndex: 0 },
    { server: 'S5', commitIndex: 0 },
    { agree: ['S1', 'S2', 'S3', 'S4', 'S5'] },
  ],
  flying: [
    { type: 'AppendEntries', to: 'S4' },
    { type: 'AppendEntries', to: 'S5' },
  ],
});

export const clients = situation('clients waiting, answered and sent on', 126, {
  cluster: led(5, 1),
  actions: [request(60, 'S1', 'SET x 1'), request(110, 'S4', 'GET x'), request(118, 'S1', 'ADD x 41')],
  claims: [
    { committed: 'SET x 1' },
    { server: 'S1', log: [1, 1], commitIndex: 1 },
    { count: { kind: 'client-request', min: 3, max: 3 } },
    { count: { kind: 'client-response', min: 2, max: 2 } },
  ],
});

export const slowDisks = situation('slow disks', 92, {
  cluster: { ...led(5, 1), disk: { write: [20, 40] } },
  actions: [
    request(40, 'leader', 'SET x 1'),
    request(50, 'leader', 'SET y 2'),
    request(65, 'leader', 'SET z 3'),
  ],
  claims: [
    { server: 'S2', log: [1, 1, 1] },
    { server: 'S1', commitIndex: 0 },
    { count: { kind: 'accept-entries', server: 'S2', min: 2 } },
  ],
});

export const ELECTIONS = [
  inElection,
  splitVote,
  heartbeats,
  entriesUnderWay,
  commitSpreading,
  clients,
  slowDisks,
];
