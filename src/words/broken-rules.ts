/** The rules that can be switched off: what each says, and what it protects. */
import type { BugName } from '../raft/rules.ts';

export interface RuleWords {
  /** Its name, in a few words. */
  readonly name: string;
  /** What a server does that keeps it. */
  readonly says: string;
  /** What can happen without it. */
  readonly protects: string;
}

export const RULES_BY_NAME: Readonly<Record<BugName, RuleWords>> = {
  'vote-twice': {
    name: 'One vote per term',
    says: 'A server votes for at most one candidate in a term.',
    protects:
      'Any two majorities of a term share a server. If that server votes twice, both candidates can win.',
  },
  'majority-off-by-one': {
    name: 'More than half',
    says: 'A candidate needs the votes of more than half of all servers. An entry needs to be on the disks of more than half.',
    protects:
      'Two halves need not share a server: both can elect a leader, and an entry on one half can be lost.',
  },
  'count-replies': {
    name: 'One voter, one vote',
    says: 'A candidate counts each voter once, however often its answer arrives.',
    protects: 'The network may deliver an answer twice. Counted twice, a minority elects a leader.',
  },
  'stale-votes': {
    name: 'Votes count in their own term only',
    says: 'A candidate ignores answers of an earlier term.',
    protects:
      'A vote of an earlier election was not given for this one: with it, a candidate wins without a majority.',
  },
  'same-term-clears-vote': {
    name: 'A vote stays given',
    says: 'A candidate that accepts the leader of its term keeps its vote of that term.',
    protects: 'It voted for itself. If it forgets that, it can vote for a second candidate of the same term.',
  },
  'no-up-to-date': {
    name: 'Only up-to-date candidates',
    says: 'A server refuses its vote to a candidate whose log is less up to date than its own.',
    protects: 'Otherwise a server that lacks committed entries becomes leader and overwrites them.',
  },
  'length-first': {
    name: 'Last terms before lengths',
    says: 'Two logs are compared by the terms of their last entries first, and only then by length.',
    protects:
      'A long log may be full of entries of a deposed leader. It must not win against a shorter, newer one.',
  },
  'no-prev-check': {
    name: 'Entries attach where the logs agree',
    says: 'A follower refuses entries if its log does not have the entry before them, with the same term.',
    protects:
      'Without the check, a follower takes entries behind others than the leader’s, and its log is another.',
  },
  'keep-tail': {
    name: 'A conflict removes all that follows',
    says: 'A follower that finds a conflicting entry removes it and every entry after it.',
    protects: 'What follows a wrong entry is wrong too. If it stays, it looks as if the leader had sent it.',
  },
  'truncate-always': {
    name: 'Only a conflict removes entries',
    says: 'A follower removes entries only if they conflict with the leader’s.',
    protects: 'An old message that arrives late has fewer entries. It must not remove acknowledged ones.',
  },
  'old-leader': {
    name: 'An old term does not lead',
    says: 'A follower refuses the entries of a leader whose term is over.',
    protects:
      'A deposed leader, or its late messages, would overwrite entries that the new leader committed.',
  },
  'deposed-appends': {
    name: 'Only the leader appends',
    says: 'A server that was deposed adds no entries of its own.',
    protects:
      'With entries of two servers in one term, the same index and term no longer mean the same entry.',
  },
  'commit-old-terms': {
    name: 'Only own terms are counted',
    says: 'A leader counts the copies of entries of its own term only. Earlier ones are committed with them.',
    protects: 'An entry of an earlier term can be overwritten although a majority has it (Figure 8).',
  },
  'count-self-twice': {
    name: 'The leader counts once',
    says: 'A leader counts each server that has an entry once, itself included.',
    protects: 'Counted twice, the leader commits what a minority has, and the next leader may not know it.',
  },
  'stale-acks': {
    name: 'Acknowledgements count in their own term only',
    says: 'A leader ignores answers to AppendEntries of an earlier term.',
    protects:
      'The follower may have lost those entries since. Counted now, they commit what no majority has.',
  },
  'commit-own-length': {
    name: 'Commit only what was compared',
    says: 'A follower commits up to the last entry that the leader has compared with its own.',
    protects: 'Its entries after that may be others than the leader’s. They must not be applied.',
  },
  'apply-before-commit': {
    name: 'Commit, then apply',
    says: 'A server applies an entry, and a leader answers its client, only after it is committed.',
    protects: 'An entry that is not committed can still be overwritten. It was applied and promised in vain.',
  },
  'match-not-max': {
    name: 'matchIndex only grows',
    says: 'A leader ignores an acknowledgement of less than it already knows.',
    protects:
      'A late acknowledgement would make it forget what a follower has: the commit waits, perhaps for ever.',
  },
  'vote-lost': {
    name: 'The vote survives a crash',
    says: 'A server has its vote on its disk before it gives it.',
    protects: 'A server that forgets its vote in a crash can vote again in the same term.',
  },
  'term-lost': {
    name: 'The term survives a crash',
    says: 'A server has its term on its disk before it speaks in it.',
    protects: 'A server that forgets its term accepts candidates and leaders of terms that are over for it.',
  },
  'ack-before-write': {
    name: 'Write, then acknowledge',
    says: 'A follower acknowledges entries only after they are on its disk.',
    protects: 'The leader counts an acknowledged entry. A crash must not lose it.',
  },
  'apply-again': {
    name: 'State and lastApplied belong together',
    says: 'After a crash the state machine starts empty, and all entries are applied again.',
    protects: 'A state that survives without its lastApplied gets its commands a second time.',
  },
  'keep-vote': {
    name: 'A new term has a new vote',
    says: 'A server that adopts a higher term has voted for nobody in it yet.',
    protects:
      'Otherwise the votes of the first term are the last ones, and a crashed leader is never replaced.',
  },
  'any-message-resets': {
    name: 'Few reasons to wait longer',
    says: 'Only AppendEntries of the leader and a granted vote restart the election timer.',
    protects: 'Otherwise a candidate that cannot win keeps all others waiting, and nobody leads.',
  },
  'no-randomness': {
    name: 'Random election timeouts',
    says: 'Every election timeout is drawn at random.',
    protects: 'Servers that always time out together always split the vote.',
  },
  'grant-keeps-timer': {
    name: 'A granted vote gives time',
    says: 'A server that grants a vote restarts its election timer.',
    protects: 'Otherwise it soon stands against the candidate that it has just voted for.',
  },
  'deaf-to-replies': {
    name: 'A higher term deposes',
    says: 'A leader that sees a higher term, also in an answer, becomes a follower.',
    protects: 'Otherwise a deposed leader goes on beside the new one, and its clients wait in vain.',
  },
  'no-backing-up': {
    name: 'After a refusal, one step back',
    says: 'A leader whose entries are refused tries again from an earlier place.',
    protects: 'Otherwise a follower whose log differs never gets what it lacks.',
  },
};

export const groups = {
  elections: 'Elections',
  logs: 'Logs',
  commit: 'Commit',
  disk: 'Disk',
  progress: 'Progress',
} as const;

/** The title of a run that was found. */
export const withoutRule = (bug: BugName): string => `Without the rule “${RULES_BY_NAME[bug].name}”`;
