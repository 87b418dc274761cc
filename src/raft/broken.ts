/**
 * Policies with rules broken on purpose. `bugs.ts` adds them: whoever reads documents imports it, and a page
 * whose runs break no rule never loads it.
 */
import { RAFT } from './figure2.ts';
import type { Policy } from './policy.ts';
import type { BugName } from './rules.ts';

/** The changes of a broken rule to the paper's policy. */
export type PolicyChange = (policy: Policy) => Partial<Policy>;

const BUGS_LOADED = new Map<BugName, PolicyChange>();

export function addBug(name: BugName, change: PolicyChange): void {
  BUGS_LOADED.set(name, change);
}

/** The paper's policy with these rules broken, in any order. Throws if `bugs.ts` was not loaded. */
export function policyOf(bugs: readonly BugName[]): Policy {
  let policy = RAFT;
  for (const name of bugs) if (!BUGS_LOADED.has(name)) throw new Error(`the rule ${name} is not loaded`);
  for (const [name, change] of BUGS_LOADED) {
    if (bugs.includes(name)) policy = { ...policy, ...change(policy) };
  }
  return policy;
}
