/** Which server starts an election, gets a vote, and wins (§5.2, §5.4.1). */

import { lastTerm } from '../log.ts';
import { ofServer } from '../per-server.ts';
import type { Policy, Tally } from '../policy.ts';
import { hasAnswered } from '../quorum.ts';
import type { Index, Term } from '../types.ts';
import { no, yes } from '../verdict.ts';
import { doesNotLead, ofNoOlderTerm, ofThisTerm, stands } from './clauses.ts';

/**
 * Whether the candidate's log is at least as up to date: a later last term, or the same and at least as long
 * (§5.4.1).
 */
export function isUpToDate(
  candidateTerm: Term,
  candidateIndex: Index,
  ownTerm: Term,
  ownIndex: Index,
): boolean {
  return candidateTerm !== ownTerm ? candidateTerm > ownTerm : candidateIndex >= ownIndex;
}

const isEnough = ({ granted, majority }: Tally): boolean => granted >= majority;

type Of = Pick<Policy, 'stand' | 'askAgain' | 'vote' | 'waitAfterVote' | 'countVote' | 'win'>;

export const ELECTION: Of = {
  stand: {
    clauses: [doesNotLead(no('timeout:leads'))],
    end: yes('timeout:start-election'),
  },

  askAgain: {
    clauses: [stands(no('retry:decided'))],
    end: yes('retry:again'),
  },

  // The term of the request was adopted already if it was higher.
  vote: {
    clauses: [
      ofNoOlderTerm(no('vote:stale-term')),
      {
        condition: 'votedFor = candidateId',
        holds: (self, { candidateId }) => self.persistent.votedFor === candidateId,
        values: (self, { candidateId }) => ({ votedFor: self.persistent.votedFor, candidateId }),
        then: yes('vote:again'),
      },
      {
        condition: 'votedFor = null',
        holds: (self) => self.persistent.votedFor === null,
        values: (self) => ({ votedFor: self.persistent.votedFor }),
        else: no('vote:already-voted'),
      },
      {
        condition: 'the candidate’s log is at least as up to date',
        holds: ({ persistent: { log } }, { lastLogTerm, lastLogIndex }) =>
          isUpToDate(lastLogTerm, lastLogIndex, lastTerm(log), log.lastIndex),
        values: ({ persistent: { log } }, { lastLogTerm, lastLogIndex }) => ({
          lastLogTerm,
          lastLogIndex,
          ownLastTerm: lastTerm(log),
          ownLastIndex: log.lastIndex,
        }),
        else: no('vote:log-behind'),
      },
    ],
    end: yes('vote:granted'),
  },

  waitAfterVote: {
    clauses: [
      // A run may begin with a leader that has not voted in its own term: it may vote, but starts no election
      // timer.
      doesNotLead(no('timer:leads')),
    ],
    end: yes('timer:vote-granted'),
  },

  // A vote counts in the term of its request, once per voter, and only while the election is open (§5.1,
  // §5.2).
  countVote: {
    clauses: [
      stands(no('vote-reply:decided')),
      ofThisTerm(no('vote-reply:old-term')),
      {
        condition: 'its sender has not answered before',
        holds: ({ role }, { from }) => role.name === 'candidate' && !hasAnswered(role, from),
        values: ({ role }, { from }) => ({
          from,
          before: (role.name === 'candidate' ? ofServer(role.votes, from) : null) ?? null,
        }),
        else: no('vote-reply:again'),
      },
    ],
    end: yes('vote-reply:counted'),
  },

  win: {
    clauses: [
      {
        condition: 'a majority has voted for it',
        holds: (_, count) => isEnough(count) && (count.old === undefined || isEnough(count.old)),
        values: (_, { granted, majority, size, old }) => ({
          granted,
          majority,
          size,
          ...(old && { oldGranted: old.granted, oldMajority: old.majority, oldSize: old.size }),
        }),
        else: no('votes:too-few'),
      },
    ],
    end: yes('vote:majority'),
  },
};
