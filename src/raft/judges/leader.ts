/** Decisions of a leader: which replies count, and what is committed (§5.3, §5.4.2). */

import { termAt } from '../log.ts';
import { ofServer } from '../per-server.ts';
import type { Policy } from '../policy.ts';
import { no, yes } from '../verdict.ts';
import { leads, ofThisTerm } from './clauses.ts';

type Of = Pick<Policy, 'heartbeat' | 'countReply' | 'setMatch' | 'backUp' | 'commit'>;

export const LEADER: Of = {
  heartbeat: {
    clauses: [leads(no('heartbeat:not-leader'))],
    end: yes('heartbeat:due'),
  },

  // Replies of an older term answer another leader's request (§5.1).
  countReply: {
    clauses: [leads(no('reply:not-leader')), ofThisTerm(no('reply:old-term'))],
    end: yes('reply:counted'),
  },

  // An old reply that comes late does not lower anything.
  setMatch: {
    clauses: [
      {
        condition: 'the acknowledged index > matchIndex',
        holds: (_, { match, known }) => match > known,
        values: (_, { match, known }) => ({ acknowledged: match, matchIndex: known }),
        else: no('match:known'),
      },
    ],
    end: yes('match:higher'),
  },

  backUp: {
    clauses: [
      {
        condition: 'it answers the present question: prevLogIndex = nextIndex − 1',
        holds: ({ role }, { from, prevLogIndex }) =>
          role.name === 'leader' && prevLogIndex === (ofServer(role.nextIndex, from) ?? 1) - 1,
        values: ({ role }, { from, prevLogIndex }) => ({
          prevLogIndex,
          nextIndex: role.name === 'leader' ? (ofServer(role.nextIndex, from) ?? 1) : null,
        }),
        else: no('refusal:late'),
      },
    ],
    end: yes('refusal:earlier'),
  },

  commit: {
    clauses: [
      {
        condition: 'a majority holds an index > commitIndex',
        holds: (self, { index }) => index > self.commitIndex,
        values: (self, { index }) => ({ index, commitIndex: self.commitIndex }),
        else: no('commit:no-majority'),
      },
      {
        condition: 'its entry there is of its currentTerm',
        holds: ({ persistent }, { index }) => termAt(persistent.log, index) === persistent.currentTerm,
        values: ({ persistent }, { index }) => ({
          term: termAt(persistent.log, index),
          currentTerm: persistent.currentTerm,
        }),
        else: no('commit:old-term'),
      },
    ],
    end: yes('commit:majority'),
  },
};
