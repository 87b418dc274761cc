/** Networks that are cut or lossy, servers that stop, and the consequences for the logs. */
import type { ActionDocument } from '../types.ts';
import { led, PATIENT, request, set, situation } from './situation.ts';

export const threeWayCut = situation('a three-way cut', 381, {
  cluster: { ...led(7, 1, [1]), timeouts: { S4: [170], S7: [330] } },
  actions: [
    {
      at: 100,
      do: 'partition',
      groups: [
        ['S1', 'S2', 'S3'],
        ['S4', 'S5'],
        ['S6', 'S7'],
      ],
    },
    request(120, 'S1', 'SET x 1'),
  ],
  claims: [
    { leader: 'S1' },
    { server: 'S1', commitIndex: 1, log: [1, 1] },
    { server: 'S4', term: { min: 2 } },
  ],
});

/** S1 leads the smaller side in term 1, S4 the larger one in term 2: both took commands. */
const TWO_SIDES: readonly ActionDocument[] = [
  request(20, 'S1', 'SET x 1'),
  request(40, 'S1', 'SET y 2'),
  {
    at: 200,
    do: 'partition',
    groups: [
      ['S1', 'S2'],
      ['S3', 'S4', 'S5'],
    ],
  },
  request(240, 'S1', 'SET x 5'),
  request(400, 'S1', 'SET y 6'),
  { at: 426, do: 'timeout', server: 'S4' },
  request(460, 'S4', 'SET x 7'),
  request(470, 'S4', 'ADD y 1'),
  request(585, 'S4', 'SET z 3'),
];

export const twoLeaders = situation('a partition with two leaders', 609, {
  cluster: { ...led(5, 1), electionTimeout: [400, 600] },
  actions: TWO_SIDES,
  claims: [
    { leaders: 2 },
    { leader: 'S4' },
    { server: 'S1', role: 'leader', term: 1, log: [1, 1, 1, 1], commitIndex: 2 },
    { server: 'S4', role: 'leader', term: 2, log: [1, 1, 2, 2, 2], commitIndex: 4 },
    { agree: ['S3', 'S5'] },
  ],
  flying: [
    { type: 'AppendEntries', from: 'S1', to: 'S2' },
    { type: 'AppendEntries', from: 'S4', to: 'S3' },
  ],
});

export const rollback = situation('a rollback', 695, {
  cluster: { ...led(5, 1), electionTimeout: [400, 600] },
  actions: [...TWO_SIDES, { at: 660, do: 'heal' }],
  claims: [
    { leader: 'S4' },
    { leaders: 1 },
    { count: { kind: 'truncate', min: 1 } },
    { server: 'S2', log: [1, 1, 2, 2, 2] },
  ],
});

const crash = situation('a crash', 105, {
  cluster: led(5, 2, [1, 2]),
  actions: [request(60, 'leader', 'SET x 1'), { at: 94, do: 'crash', server: 'S1' }],
  claims: [
    { leader: 'none' },
    { server: 'S1', power: 'crashed', log: [1, 2, 2] },
    { server: 'S2', log: [1, 2, 2] },
    { count: { kind: 'lost', server: 'S1', min: 1 } },
  ],
});

const pause = situation('a pause', 160, {
  cluster: led(5, 1, [1]),
  actions: [request(40, 'leader', 'SET x 1'), { at: 60, do: 'pause', server: 'S3' }],
  claims: [
    { server: 'S3', power: 'paused', log: [1] },
    { server: 'S1', commitIndex: 2 },
  ],
  flying: [{ type: 'AppendEntries', from: 'S1', to: 'S3' }],
});

const held = situation('held messages', 160, {
  cluster: led(5, 1, [1]),
  actions: [
    { at: 20, do: 'hold', from: 'S1', to: 'S3', type: 'AppendEntries' },
    request(40, 'leader', 'SET x 1'),
    { at: 80, do: 'hold', from: 'S5', to: 'S1' },
  ],
  claims: [
    { server: 'S3', log: [1] },
    { server: 'S1', commitIndex: 2 },
  ],
  flying: [
    { type: 'AppendEntries', from: 'S1', to: 'S3' },
    { type: 'AppendEntriesReply', from: 'S5', to: 'S1' },
  ],
});

export const lossy = situation('duplicates and losses', 160, {
  seed: 6,
  cluster: { ...led(5, 1), loss: 0.3, duplication: 0.6 },
  actions: [request(40, 'leader', 'SET x 1'), request(120, 'leader', 'SET x 2')],
  claims: [{ count: { kind: 'lost', min: 2 } }, { leader: 'S1' }],
  flying: [{ type: 'AppendEntries', from: 'S1' }],
});

const oneWayCut = situation('a one-way cut', 220, {
  cluster: { ...led(5, 1, [1]), timeouts: { S3: [210, 200] } },
  actions: [
    { at: 20, do: 'cut', from: 'S1', to: 'S3' },
    { at: 20, do: 'cut', from: 'S4', to: 'S5' },
  ],
  claims: [{ server: 'S3', term: 2 }, { count: { kind: 'lost', server: 'S3', min: 1 } }],
});

/** Messages from S1 to S4 arrive, but no reply comes back. */
const throughTheWall = situation('a way through a wall', 82, {
  cluster: { ...PATIENT, ...led(5, 1, [1]) },
  actions: [
    {
      at: 20,
      do: 'partition',
      groups: [
        ['S1', 'S2'],
        ['S3', 'S4', 'S5'],
      ],
    },
    { at: 30, do: 'mend', from: 'S1', to: 'S4' },
  ],
  claims: [{ leader: 'S1' }],
  flying: [{ type: 'AppendEntries', from: 'S1', to: 'S4' }],
});

/** A leader that was replaced does not know it and answers by itself (dissertation §6.4). */
export const outOfDate = situation('a read out of date', 400, {
  cluster: { ...PATIENT, ...led(5, 1, [set(1, 'x 1')]), rules: { reads: 'local' } },
  actions: [
    { at: 100, do: 'partition', groups: [['S1'], ['S2', 'S3', 'S4', 'S5']] },
    { at: 150, do: 'timeout', server: 'S3' },
    request(200, 'S3', 'SET x 9'),
    request(400, 'S1', 'GET x'),
  ],
  claims: [
    { leaders: 2 },
    { server: 'S1', role: 'leader', term: 1, state: { x: 1 } },
    { server: 'S3', role: 'leader', term: 2, state: { x: 9 } },
    { count: { kind: 'client-response', server: 'S1', min: 1, max: 1 } },
    { violated: 'linearizable-reads' },
  ],
});

/** An operator's error: a server comes back without its disk, under the same name (dissertation §3.8). */
export const lostDisk = situation('a broken property', 150, {
  cluster: { ...PATIENT, ...led(3, 1) },
  actions: [
    { at: 20, do: 'partition', groups: [['S1', 'S2'], ['S3']] },
    request(30, 'S1', 'SET x 1'),
    { at: 100, do: 'wipe', server: 'S2' },
    { at: 110, do: 'restart', server: 'S2' },
    { at: 110, do: 'crash', server: 'S1' },
    { at: 110, do: 'heal' },
    { at: 120, do: 'timeout', server: 'S3' },
  ],
  claims: [{ violated: 'leader-completeness' }, { server: 'S3', role: 'leader', term: 2, log: [] }],
});

/** S2 acknowledges nothing that its disk does not have: after the failed write it stops. */
const failedWrite = situation('a failed write', 166, {
  cluster: { ...PATIENT, ...led(5, 1), replicate: 'at-once', disks: { S2: { write: [30, 30] } } },
  actions: [
    request(100, 'S1', 'SET x 1'),
    { at: 130, do: 'failWrite', server: 'S2' },
    request(150, 'S1', 'SET y 2'),
  ],
  claims: [
    { server: 'S2', power: 'crashed', log: [] },
    { server: 'S1', role: 'leader', commitIndex: 1, log: [1, 1] },
    { count: { kind: 'write-failed', server: 'S2', min: 1, max: 1 } },
  ],
});

/** S5 alone becomes impatient: it times out between two heartbeats, and deposes S1. */
const impatient = situation('an impatient server', 200, {
  cluster: { ...led(5, 1), latency: [10, 10] },
  actions: [{ at: 50, do: 'settings', server: 'S5', electionTimeout: [50, 50] }],
  claims: [
    { server: 'S5', role: 'leader', term: 2 },
    { server: 'S1', role: 'follower', term: 2 },
  ],
});

export const FAULTS = [
  threeWayCut,
  twoLeaders,
  rollback,
  crash,
  pause,
  held,
  lossy,
  oneWayCut,
  throughTheWall,
  outOfDate,
  lostDisk,
  failedWrite,
  impatient,
];
