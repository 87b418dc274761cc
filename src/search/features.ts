/** Which kinds of faults an attempt uses: about half of them, so that not all disturb one another. */
import type { BugName } from '../raft/rules.ts';
import type { MessageType } from '../raft/types.ts';
import type { Dice } from './dice.ts';

const FEATURES = [
  'loss',
  'duplication',
  'slow-disk',
  'slow-links',
  'slow-network',
  'at-once',
  'small-batches',
  'crashes',
  'pauses',
  'partitions',
  'one-way',
  'requests',
  'timeouts',
  'holds',
] as const;
export type Feature = (typeof FEATURES)[number];

/** The faults without which breaking a rule can hardly matter: on in most attempts. */
const HINTS: Partial<Record<BugName, readonly Feature[]>> = {
  'vote-lost': ['crashes', 'timeouts'],
  'term-lost': ['crashes', 'timeouts'],
  'ack-before-write': ['crashes', 'slow-disk', 'requests'],
  'keep-vote': ['crashes'],
  'no-up-to-date': ['crashes', 'requests', 'timeouts'],
  'length-first': ['partitions', 'requests', 'timeouts', 'at-once'],
  'count-replies': ['duplication', 'partitions'],
  'stale-votes': ['holds', 'timeouts'],
  'stale-acks': ['holds', 'requests', 'partitions', 'timeouts'],
  'commit-own-length': ['requests', 'partitions', 'timeouts', 'small-batches', 'crashes'],
  'truncate-always': ['at-once', 'requests', 'slow-network', 'duplication'],
  'old-leader': ['holds', 'requests', 'timeouts', 'at-once'],
  'keep-tail': ['partitions', 'requests', 'timeouts', 'at-once'],
  'deposed-appends': ['requests', 'timeouts'],
  'apply-again': ['crashes', 'requests'],
  'commit-old-terms': ['requests', 'crashes', 'timeouts'],
  'any-message-resets': ['crashes', 'requests', 'partitions'],
  'deaf-to-replies': ['one-way', 'timeouts'],
  'no-backing-up': ['requests', 'partitions', 'timeouts'],
  'grant-keeps-timer': ['slow-network'],
};
const IF_HINTED = 0.85;
const ELSE = 0.5;
/** With a slow network there are few elections to look at. */
const SLOW = 0.2;

export function featuresFor(bug: BugName, dice: Dice): ReadonlySet<Feature> {
  const hints: readonly Feature[] = HINTS[bug] ?? [];
  const chance = (feature: Feature): number => {
    if (hints.includes(feature)) return IF_HINTED;
    return feature === 'slow-network' ? SLOW : ELSE;
  };
  return new Set(FEATURES.filter((feature) => dice.isLucky(chance(feature))));
}

/** The type of message that does harm if it comes late; undefined for any. */
export const lateFor = (bug: BugName): MessageType | undefined => LATE[bug];
const LATE: Partial<Record<BugName, MessageType>> = {
  'stale-votes': 'RequestVoteReply',
  'stale-acks': 'AppendEntriesReply',
  'old-leader': 'AppendEntries',
};
