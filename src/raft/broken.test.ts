/** `bugs.ts` is loaded only if a run breaks a rule. Before that, no broken rule is known. */
import { expect, test } from 'vitest';
import { policyOf } from './broken.ts';
import { RAFT } from './figure2.ts';

test('a rule cannot be broken before bugs.ts is loaded; without broken rules the policy is the paper’s', async () => {
  expect(policyOf([])).toBe(RAFT);
  expect(() => policyOf(['vote-twice'])).toThrow('the rule vote-twice is not loaded');
  await import('./bugs.ts');
  expect(policyOf([])).toBe(RAFT);
  expect(policyOf(['vote-twice'])).toEqual({ ...RAFT, vote: policyOf(['vote-twice']).vote });
  expect(policyOf(['vote-twice']).vote).not.toEqual(RAFT.vote);
});
