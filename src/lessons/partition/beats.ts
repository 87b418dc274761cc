/**
 * Partition: two and three; two leaders in two terms; healing,
 * stepping down, rolling back; is a majority counted again?
 */
import { led, request, set } from '../../scenario/situations/situation.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { Chapter } from '../types.ts';

const TEN = { latency: [10, 10] } as const;

/** The servers on S1's side of the cut, and on the other side. */
export const [SMALL, LARGE] = [
  ['S1', 'S2'],
  ['S3', 'S4', 'S5'],
];

/** A cluster that S1 leads, with empty logs. The third timeout is the one that is running at the cut. */
const fresh = (
  title: string,
  actions: ScenarioDocument['actions'] = [],
  log: Parameters<typeof led>[2] = [],
): ScenarioDocument => ({
  raftarium: 1,
  title,
  seed: 12,
  cluster: {
    ...led(5, 1, log),
    ...TEN,
    timeouts: {
      S2: [280, 280, 280],
      S3: [280, 280, 150],
      S4: [280, 280, 270],
      S5: [280, 280, 290],
    },
  },
  actions,
});

export const CHAPTER: Chapter = {
  id: 'partition',
  scenario: fresh(
    'A partition of two and three',
    [
      {
        at: 100,
        do: 'partition',
        groups: [SMALL, LARGE],
      },
      request(280, 'S1', 'SET x 7'),
      request(327, 'S3', 'SET x 9'),
      { at: 450, do: 'heal' },
    ],
    [set(1, 'x 1')],
  ),
  beats: [
    {
      id: 'the-cut',
      until: { at: 158 },
      speed: 1 / 18,
      outline: [35],
    },
    {
      id: 'how-many-leaders',
      until: { at: 272 },
      speed: 1 / 25,
      focus: { servers: ['S1', 'S3'] },
      outline: [25, 37],
      question: {
        by: 'choice',
        options: [
          { id: 'none', then: { leaders: 0 } },
          { id: 'one', then: { leaders: 1 } },
          { id: 'two', right: true, then: { leaders: 2 } },
        ],
      },
    },
    {
      id: 'the-small-side',
      until: { at: 325 },
      speed: 1 / 50,
      focus: { servers: ['S1', 'S2'], entries: [{ server: 'S1', index: 2 }] },
      outline: [36],
      question: {
        by: 'choice',
        options: [
          { id: 'yes', then: { server: 'S1', commitIndex: 2 } },
          { id: 'no', right: true, then: { server: 'S1', commitIndex: 1 } },
        ],
      },
    },
    {
      id: 'the-large-side',
      until: { at: 420 },
      speed: 1 / 30,
      focus: { servers: LARGE, entries: LARGE.map((server) => ({ server, index: 2 })) },
      outline: [37],
    },
    {
      id: 'it-heals',
      until: { when: { server: 'S1', role: 'follower' }, after: 4 },
      speed: 1 / 40,
      focus: { servers: ['S1', 'S3', 'S4', 'S5'] },
      outline: [38, 39],
      captions: [
        { id: 'refused', server: 'S3', from: 460 },
        { id: 'down', server: 'S1', from: 470 },
      ],
    },
    {
      id: 'two-that-differ',
      // Until the animation of the removed entries has ended.
      until: { at: 545 },
      speed: 1 / 40,
      focus: { servers: ['S1', 'S2', 'S3'] },
      outline: [40],
      question: {
        by: 'choice',
        options: [
          { id: 'stays', then: { server: 'S1', log: [1, 1] } },
          { id: 'spreads', then: { server: 'S3', log: [1, 2, 1] } },
          { id: 'goes', right: true, then: { agree: ['S1', 'S2', 'S3', 'S4', 'S5'] } },
        ],
      },
    },
    {
      id: 'one-way',
      scenario: fresh(
        'A cut in one direction',
        ['S2', 'S3', 'S4', 'S5'].map((to) => ({ at: 100, do: 'cut', from: 'S1', to }) as const),
      ),
      until: { at: 290 },
      speed: 1 / 9.8,
    },
    {
      id: 'your-cut',
      scenario: fresh('Your cut'),
      until: { at: 90 },
      speed: 1 / 15,
      task: {
        goal: { leaderReaches: { min: 0, max: 1 } },
        shown: [{ do: 'partition', groups: [SMALL, LARGE] }],
      },
    },
  ],
};
