import { expect, test } from 'vitest';
import type { Question } from '../../lessons/types.ts';
import { verdictOf } from './verdict.ts';

const options = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, right: id < 'd', then: {} }));
const many: Question = { by: 'choice', many: true, options };
const one: Question = { by: 'choice', options: options.slice(2) };

test.each([
  [one, ['c'], true, 'That is what happened.'],
  [one, ['d'], true, 'It went another way.'],
  [one, [], true, ''],
  [one, ['c'], false, 'Right.'],
  [one, ['d'], false, 'Not this one.'],
  [many, ['c', 'a', 'b'], false, 'Right.'],
  [many, ['a'], false, 'Right so far: there are two more.'],
  [many, ['a', 'b'], true, 'Right so far: there is one more.'],
  [many, ['a', 'd'], false, 'Not all of them.'],
  [many, ['a', 'b', 'c', 'd'], true, 'Not all of them.'],
  [many, ['d'], false, 'Not this one.'],
  [many, ['d', 'e'], false, 'None of them.'],
] as const)('%#', (question, chosen, hasRun, said) => {
  expect(verdictOf(question, chosen, hasRun)).toBe(said);
});
