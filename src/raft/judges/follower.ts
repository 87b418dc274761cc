/** Decisions of the receiver of an AppendEntries (Figure 2; §5.2, §5.3). */

import { termAt } from '../log.ts';
import type { Policy } from '../policy.ts';
import { no, yes } from '../verdict.ts';
import { doesNotLead, ofNoOlderTerm } from './clauses.ts';

type Of = Pick<
  Policy,
  'acceptLeader' | 'forgetVote' | 'entries' | 'clearFirst' | 'removeTail' | 'followCommit'
>;

export const FOLLOWER: Of = {
  acceptLeader: {
    clauses: [ofNoOlderTerm(no('entries:stale-term')), doesNotLead(no('entries:own-term'))],
    end: yes('term:leader-exists'),
  },

  forgetVote: { clauses: [], end: no('own-vote:stays') },

  entries: {
    clauses: [
      {
        condition: 'prevLogIndex ≤ last index',
        holds: (self, { prevLogIndex }) => prevLogIndex <= self.persistent.log.lastIndex,
        values: (self, { prevLogIndex }) => ({ prevLogIndex, lastIndex: self.persistent.log.lastIndex }),
        else: no('entries:missing'),
      },
      {
        condition: 'the term at prevLogIndex = prevLogTerm',
        holds: (self, { prevLogIndex, prevLogTerm }) =>
          termAt(self.persistent.log, prevLogIndex) === prevLogTerm,
        values: (self, { prevLogIndex, prevLogTerm }) => ({
          prevLogIndex,
          prevLogTerm,
          ownTerm: termAt(self.persistent.log, prevLogIndex),
        }),
        else: no('entries:conflict'),
      },
    ],
    end: yes('entries:match'),
  },

  // Figure 2, AppendEntries 3: only a conflict removes entries; an old message may have fewer than the log.
  clearFirst: { clauses: [], end: no('log:keep') },

  removeTail: { clauses: [], end: yes('log:overwrite') },

  followCommit: {
    clauses: [
      {
        condition: 'index > commitIndex',
        holds: (self, { index }) => index > self.commitIndex,
        values: (self, { index }) => ({ index, commitIndex: self.commitIndex }),
        else: no('commit:known'),
      },
    ],
    end: yes('commit:told'),
  },
};
