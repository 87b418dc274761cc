/** What "committed" means: Figure 8 of the paper, played (§5.4.2). */
import { figure8e, START, STEPS } from '../../scenario/situations/figures.ts';
import type { Chapter } from '../types.ts';

const second = (...servers: string[]) => servers.map((server) => ({ server, index: 2 }));

export const CHAPTER: Chapter = {
  id: 'committed',
  scenario: { raftarium: 1, title: 'Figure 8', seed: 1, cluster: START, actions: STEPS },
  beats: [
    { id: 'a', until: { at: 89 }, speed: 1 / 20, focus: { entries: second('S1', 'S2') } },
    { id: 'b', until: { at: 135 }, speed: 1 / 25, focus: { servers: ['S5'], entries: second('S5') } },
    { id: 'c', until: { at: 310 }, speed: 1 / 25, focus: { entries: second('S1', 'S2', 'S3') } },
    {
      id: 'is-it-safe',
      until: { at: 320 },
      speed: 1 / 50,
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
      speed: 1 / 25,
      focus: { servers: ['S5'], entries: second('S5') },
      question: {
        by: 'choice',
        options: [
          { id: 'no', then: { leader: 'none' } },
          { id: 'yes', right: true, then: { leader: 'S5' } },
        ],
      },
    },
    { id: 'd', until: { at: 435 }, speed: 1 / 25, focus: { entries: second('S2', 'S3', 'S4') } },
    { id: 'the-rule' },
    {
      id: 'e',
      scenario: {
        raftarium: 1,
        title: 'Figure 8 (e)',
        seed: 1,
        cluster: figure8e.document.cluster ?? {},
        actions: figure8e.document.actions ?? [],
      },
      until: { at: 130 },
      speed: 1 / 30,
      focus: {
        entries: [
          { server: 'S1', index: 2 },
          { server: 'S1', index: 3 },
        ],
      },
    },
    {
      id: 'how-many-now',
      until: { at: 176 },
      speed: 1 / 25,
      focus: { entries: [2, 3].flatMap((index) => ['S1', 'S2', 'S3'].map((server) => ({ server, index }))) },
      question: {
        by: 'choice',
        options: [
          { id: 'last', then: { server: 'S1', commitIndex: { max: 2 } } },
          { id: 'all', right: true, then: { server: 'S1', commitIndex: 3 } },
        ],
      },
    },
    { id: 'in-practice' },
  ],
};
