import { expect, test } from 'vitest';
import type { Lesson, OptionWords } from '../../lessons/types.ts';
import { betsOf } from './bets.ts';
import type { Progress } from './progress.ts';

const options = (['right', 'near', 'far'] as const).map((id) => ({
  id,
  right: id === 'right',
  then: {},
}));
const question = { by: 'choice', options } as const;
const optionWords: Readonly<Record<string, OptionWords>> = {
  right: { label: 'Three', reply: '' },
  near: { label: 'Two', reply: '', grain: 'Two is nearly half.' },
  far: { label: 'None', reply: '' },
};
const asked = (idea?: string) => ({
  title: '',
  text: '',
  question: { ask: '', options: optionWords, after: '', ...(idea && { idea }) },
});
const lesson: Lesson = {
  chapter: {
    id: 'a',
    scenario: { raftarium: 1 },
    beats: [{ id: 'one', question }, { id: 'told' }, { id: 'two', question }, { id: 'unlisted', question }],
  },
  words: {
    title: '',
    about: '',
    beats: {
      one: asked('More than half.'),
      told: { title: '', text: '' },
      two: asked('Never less.'),
      unlisted: asked(),
    },
  },
};
const NOTHING: Progress = { at: null, read: [], answers: {}, bets: {}, done: [] };
const betsWith = (bets: Progress['bets']) =>
  betsOf(lesson, { ...NOTHING, bets }).map(({ page, right, wrong }) => [page.beat, right, wrong]);

test('each question with an idea is listed, answered or not', () => {
  expect(betsWith({})).toEqual([
    ['one', null, []],
    ['two', null, []],
  ]);
});

test('a guess is right or wrong; a wrong one comes with what was right about it', () => {
  expect(betsWith({ 'a/one': ['right'], 'a/two': ['near'], 'a/unlisted': ['far'] })).toEqual([
    ['one', true, []],
    ['two', false, [{ label: 'Two', grain: 'Two is nearly half.' }]],
  ]);
  expect(betsWith({ 'a/one': ['far'] })[0]).toEqual(['one', false, []]);
});

test('asking only to be shown is no wrong guess', () => {
  expect(betsWith({ 'a/one': [], 'a/two': [] }).map(([, right]) => right)).toEqual([null, null]);
});
