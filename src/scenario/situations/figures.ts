/** The two figures of the paper that are cases: Figure 7 (§5.3) and Figure 8 (§5.4.2), step by step. */
import { serverName } from '../../base/names.ts';
import type { ActionDocument, ClaimDocument } from '../types.ts';
import { PATIENT, set, situation } from './situation.ts';

export const figure7 = situation('Figure 7', 35, {
  cluster: {
    ...PATIENT,
    servers: 7,
    initial: {
      S1: { term: 7, votedFor: 'S5', log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6] },
      S2: { term: 7, votedFor: 'S5', log: [1, 1, 1, 4, 4, 5, 5, 6, 6] },
      S3: { term: 7, votedFor: 'S5', log: [1, 1, 1, 4] },
      S4: { term: 6, votedFor: 'S4', log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6] },
      S5: { term: 7, votedFor: 'S5', log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7] },
      S6: { term: 4, votedFor: 'S6', log: [1, 1, 1, 4, 4, 4, 4] },
      S7: { term: 3, votedFor: 'S7', log: [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3] },
    },
  },
  actions: [{ at: 10, do: 'timeout', server: 'S1' }],
  claims: [
    { leader: 'S1' },
    { server: 'S1', term: 8, log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6] },
    { server: 'S2', log: [1, 1, 1, 4, 4, 5, 5, 6, 6] },
    { server: 'S3', log: [1, 1, 1, 4] },
    { server: 'S4', log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6] },
    { server: 'S5', log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7] },
    { server: 'S6', log: [1, 1, 1, 4, 4, 4, 4] },
    { server: 'S7', log: [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3] },
  ],
  flying: [
    { type: 'AppendEntries', from: 'S1', to: 'S2' },
    { type: 'AppendEntries', from: 'S1', to: 'S7' },
  ],
});

const FIRST = set(1, 'x 1');

export const START = {
  ...PATIENT,
  servers: 5,
  initial: {
    S1: { term: 2, votedFor: 'S1', log: [FIRST], role: 'leader' },
    S2: { term: 2, votedFor: 'S1', log: [FIRST] },
    S3: { term: 2, votedFor: 'S1', log: [FIRST] },
    S4: { term: 2, votedFor: 'S1', log: [FIRST] },
    S5: { term: 2, votedFor: 'S1', log: [FIRST] },
  },
} as const;

/**
 * From (a) to (d): some messages of S1 are blocked, so that its entries reach only the servers of the figure.
 */
export const STEPS: readonly ActionDocument[] = [
  { at: 20, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S3' },
  { at: 20, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S4' },
  { at: 20, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S5' },
  { at: 30, do: 'request', server: 'S1', command: 'SET x 2' },
  { at: 90, do: 'crash', server: 'S1' },
  { at: 91, do: 'unblock' },
  { at: 100, do: 'timeout', server: 'S5' },
  { at: 130, do: 'request', server: 'S5', command: 'SET x 3' },
  { at: 140, do: 'crash', server: 'S5' },
  { at: 170, do: 'restart', server: 'S1' },
  { at: 180, do: 'timeout', server: 'S1' },
  { at: 250, do: 'timeout', server: 'S1' },
  { at: 265, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S4' },
  { at: 300, do: 'request', server: 'S1', command: 'SET x 4' },
  { at: 321, do: 'crash', server: 'S1' },
  { at: 322, do: 'unblock' },
  { at: 330, do: 'restart', server: 'S5' },
  { at: 340, do: 'timeout', server: 'S5' },
  { at: 380, do: 'timeout', server: 'S5' },
];

const figure8 = (step: string, at: number, leader: string, logs: readonly (readonly number[])[]) => {
  const claims: ClaimDocument[] = logs.map((log, i) => ({ server: serverName(i + 1), log, commitIndex: 0 }));
  return situation(`Figure 8 ${step}`, at, {
    cluster: START,
    actions: STEPS,
    claims: [{ leader }, ...claims],
  });
};

export const figure8e = situation('Figure 8 (e)', 175, {
  cluster: {
    ...PATIENT,
    servers: 5,
    initial: {
      S1: { term: 4, log: [FIRST, set(2, 'x 2')], role: 'leader' },
      S2: { term: 4, votedFor: 'S1', log: [FIRST, set(2, 'x 2')] },
      S3: { term: 4, votedFor: 'S1', log: [FIRST, set(2, 'x 2')] },
      S4: { term: 4, votedFor: 'S1', log: [FIRST] },
      S5: { term: 3, votedFor: 'S5', log: [FIRST, set(3, 'x 3')] },
    },
  },
  actions: [
    { at: 0, do: 'crash', server: 'S5' },
    { at: 0, do: 'block', from: 'S1', to: 'S4' },
    { at: 100, do: 'request', server: 'S1', command: 'SET x 4' },
  ],
  claims: [
    { server: 'S1', role: 'leader', log: [1, 2, 4], commitIndex: 3 },
    { server: 'S2', log: [1, 2, 4] },
    { server: 'S3', log: [1, 2, 4] },
    { server: 'S4', log: [1] },
    { server: 'S5', log: [1, 3], power: 'crashed' },
  ],
});

/**
 * After (e): S1 crashes again, and S5 stands as in (d).
 * In its first term all other servers have voted already.
 */
export const S5_TRIES_AGAIN: readonly ActionDocument[] = [
  { at: 180, do: 'crash', server: 'S1' },
  { at: 185, do: 'restart', server: 'S5' },
  { at: 190, do: 'timeout', server: 'S5' },
  { at: 230, do: 'timeout', server: 'S5' },
];

export const FIGURES = [
  figure7,
  figure8('(a)', 89, 'S1', [[1, 2], [1, 2], [1], [1], [1]]),
  figure8('(b)', 135, 'S5', [[1, 2], [1, 2], [1], [1], [1, 3]]),
  figure8('(c)', 310, 'S1', [[1, 2, 4], [1, 2], [1, 2], [1], [1, 3]]),
  figure8('(d)', 435, 'S5', [
    [1, 2, 4],
    [1, 3],
    [1, 3],
    [1, 3],
    [1, 3],
  ]),
  figure8e,
];
