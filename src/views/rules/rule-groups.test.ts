import { expect, test } from 'vitest';
import { BUGS } from '../../raft/bugs.ts';
import { groups } from '../../words/broken-rules.ts';
import { RULES_BY_GROUP } from './rule-groups.ts';

test('every rule that can be switched off is in exactly one group', () => {
  expect(Object.values(RULES_BY_GROUP).flat().sort()).toEqual([...BUGS].sort());
  expect(Object.keys(groups)).toEqual(Object.keys(RULES_BY_GROUP));
});
