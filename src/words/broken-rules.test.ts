import { expect, test } from 'vitest';
import { BUGS } from '../raft/bugs.ts';
import { RULES_BY_NAME, withoutRule } from './broken-rules.ts';

test('no two rules have the same name, and names are short', () => {
  const names = BUGS.map((bug) => RULES_BY_NAME[bug].name);
  expect(new Set(names).size).toBe(BUGS.length);
  expect(names.filter((name) => name.length > 48)).toEqual([]);
});

test('a run that was found is named after its rule', () => {
  expect(withoutRule('vote-twice')).toBe('Without the rule “One vote per term”');
});
