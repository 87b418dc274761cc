import type { BugName } from '../../raft/rules.ts';
import type { groups } from '../../words/broken-rules.ts';

export type RuleGroup = keyof typeof groups;

/** In the order of the page. */
export const RULES_BY_GROUP: Readonly<Record<RuleGroup, readonly BugName[]>> = {
  elections: [
    'vote-twice',
    'majority-off-by-one',
    'count-replies',
    'stale-votes',
    'same-term-clears-vote',
    'no-up-to-date',
    'length-first',
  ],
  logs: ['no-prev-check', 'keep-tail', 'truncate-always', 'old-leader', 'deposed-appends'],
  commit: [
    'commit-old-terms',
    'count-self-twice',
    'stale-acks',
    'commit-own-length',
    'apply-before-commit',
    'match-not-max',
  ],
  disk: ['vote-lost', 'term-lost', 'ack-before-write', 'apply-again'],
  progress: [
    'keep-vote',
    'any-message-resets',
    'no-randomness',
    'grant-keeps-timer',
    'deaf-to-replies',
    'no-backing-up',
  ],
};
