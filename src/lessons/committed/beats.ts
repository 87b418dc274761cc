/** What "committed" means: Figure 8 of the paper, played (§5.4.2). */
import { figure8e, S5_TRIES_AGAIN, START, STEPS } from '../../scenario/situations/figures.ts';
import { PATIENT, set } from '../../scenario/situations/situation.ts';
import type { ActionDocument } from '../../scenario/types.ts';
import type { Chapter } from '../types.ts';

const second = (...servers: string[]) => servers.map((server) => ({ server, index: 2 }));

/** In part (d) of the figure S1 runs again, and its log is overwritten like the other logs. */
const S1_IS_BACK: ActionDocument = { at: 440, do: 'restart', server: 'S1' };

/** After the figure: an entry of the leader's own term. */
const OF_ITS_TERM: ActionDocument = { at: 540, do: 'request', server: 'S5', command: 'SET x 4' };

export const CHAPTER: Chapter = {
  id: 'committed',
  scenario: {
    raftarium: 1,
    title: 'Figure 8',
    seed: 1,
    cluster: START,
    actions: [...STEPS, S1_IS_BACK, OF_ITS_TERM],
  },
  beats: [
    {
      id: 'a',
      until: { at: 89 },
      speed: 1 / 30,
      focus: { entries: second('S1', 'S2') },
    },
    {
      id: 'b',
      until: { at: 150 },
      speed: 1 / 46,
      focus: { servers: ['S2', 'S3', 'S4', 'S5'], entries: second('S5') },
    },
    {
      id: 'back',
      until: { at: 276 },
      speed: 1 / 20,
      focus: { servers: ['S1', 'S2', 'S3', 'S4'] },
      captions: [
        { id: 'vain', server: 'S1', from: 200, to: 248 },
        { id: 'elected', server: 'S1', from: 270 },
      ],
    },
    {
      id: 'c',
      until: { at: 306 },
      speed: 1 / 70,
      focus: { entries: second('S1', 'S2', 'S3') },
    },
    {
      id: 'is-it-safe',
      until: { at: 320 },
      speed: 1 / 140,
      focus: { servers: ['S1'], entries: second('S1', 'S2', 'S3') },
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { server: 'S1', commitIndex: { min: 2 } } },
          { id: 'no', right: true, then: { server: 'S1', commitIndex: 0 } },
        ],
      },
    },
    {
      id: 'can-s5-win',
      until: { when: { leader: 'S5', server: 'S5', term: { min: 5 } }, after: 3 },
      speed: 1 / 40.5,
      focus: { servers: ['S2', 'S3', 'S4', 'S5'], entries: second('S2', 'S3', 'S5') },
      captions: [{ id: 'vain', server: 'S5', from: 360, to: 380 }],
      question: {
        by: 'choice',
        options: [
          { id: 'no', then: { leader: 'none' } },
          { id: 'yes', right: true, then: { leader: 'S5' } },
        ],
      },
    },
    {
      id: 'd',
      // 33 ms: until the animation of the removed entries has ended.
      until: { when: { agree: ['S1', 'S2', 'S3', 'S4', 'S5'] }, after: 33 },
      speed: 1 / 20,
      focus: { entries: second('S1', 'S2', 'S3', 'S4', 'S5') },
      captions: [
        { id: 'two', server: 'S2', from: 430 },
        { id: 'three', server: 'S3', from: 430 },
        { id: 'one', server: 'S1', from: 505 },
      ],
    },
    {
      id: 'the-rule',
      until: { when: { server: 'S5', commitIndex: 3 }, after: 12 },
      speed: 1 / 50,
      focus: {
        servers: ['S5'],
        entries: ['S1', 'S2', 'S3', 'S4', 'S5'].map((server) => ({ server, index: 3 })),
      },
    },
    {
      id: 'e',
      scenario: {
        raftarium: 1,
        title: 'Figure 8 (e)',
        seed: 1,
        cluster: figure8e.document.cluster ?? {},
        actions: [...(figure8e.document.actions ?? []), ...S5_TRIES_AGAIN],
      },
      until: { at: 157 },
      speed: 1 / 18,
      focus: {
        servers: ['S1', 'S2', 'S3'],
        entries: [
          { server: 'S1', index: 2 },
          { server: 'S1', index: 3 },
        ],
      },
    },
    {
      id: 'how-many-now',
      until: { at: 176 },
      speed: 1 / 115,
      focus: { entries: [2, 3].flatMap((index) => ['S1', 'S2', 'S3'].map((server) => ({ server, index }))) },
    },
    {
      id: 's5-again',
      until: { at: 255 },
      speed: 1 / 40.5,
      focus: { servers: ['S4', 'S5'], entries: ['S2', 'S3'].map((server) => ({ server, index: 3 })) },
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { leader: 'S5' } },
          {
            id: 'no',
            right: true,
            then: { leader: 'none', count: { kind: 'deny-vote', server: 'S2', min: 2 } },
          },
        ],
      },
      captions: [{ id: 'vain', server: 'S5', from: 210, to: 230 }],
    },
    {
      id: 'in-practice',
      scenario: {
        raftarium: 1,
        title: 'A blank entry',
        seed: 1,
        cluster: {
          ...PATIENT,
          servers: 3,
          noop: true,
          initial: {
            S1: { term: 2, votedFor: 'S1', log: [set(1, 'x 1'), set(2, 'x 2')] },
            S2: { term: 2, votedFor: 'S1', log: [set(1, 'x 1'), set(2, 'x 2')] },
            S3: { term: 2, votedFor: 'S1', log: [set(1, 'x 1')] },
          },
        },
        actions: [{ at: 20, do: 'timeout', server: 'S2' }],
      },
      until: { when: { server: 'S2', commitIndex: 3 }, after: 4 },
      speed: 1 / 34,
      focus: { servers: ['S2'], entries: [{ server: 'S2', index: 3 }] },
    },
  ],
};
