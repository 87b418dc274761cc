/**
 * What a decision read of its server's state, as a question to the past: since when does it hold, and which
 * event made it so.
 */
import { isUpToDate } from '../../raft/judges/election.ts';
import { lastTerm, termAt } from '../../raft/log.ts';
import { ofServer } from '../../raft/per-server.ts';
import type { Index, Server, ServerId, Term } from '../../raft/types.ts';
import type { SimEvent } from '../types.ts';

export interface Need {
  readonly server: ServerId;
  /** Two needs with the same key ask for the same event. */
  readonly key: string;
  readonly holds: (server: Server) => boolean;
  /** Among the events of the step that made it so, the one to name; without it, the input. */
  readonly by?: (event: SimEvent) => boolean;
  /** What is named came with a message that acknowledges the log up to here. */
  readonly upTo?: Index;
  /** Before such a state nothing can matter any more. */
  readonly ends?: (server: Server) => boolean;
  /** It is about what the disk keeps, so only a wiped disk or an unfinished write takes it away. */
  readonly isDurable?: true;
}

const termOf = (server: Server): Term => server.persistent.currentTerm;
const leadsIn = (server: Server, term: Term): boolean =>
  server.role.name === 'leader' && termOf(server) === term;

/** Its term is this one. */
export const inTerm = (server: ServerId, term: Term): Need => ({
  server,
  key: `term ${term}`,
  holds: (one) => termOf(one) === term,
  by: ({ what }) => (what.kind === 'new-term' || what.kind === 'become-candidate') && what.term === term,
  isDurable: true,
});

export const leadsTerm = (server: ServerId, term: Term): Need => ({
  server,
  key: `leads ${term}`,
  holds: (one) => leadsIn(one, term),
  by: ({ what }) => what.kind === 'become-leader',
});

/** Its term is not higher: only a server that loses its term is ever in a lower one again. */
export const isNotBeyond = (server: ServerId, term: Term): Need => ({
  server,
  key: `not beyond ${term}`,
  holds: (one) => termOf(one) <= term,
  isDurable: true,
});

export const standsIn = (server: ServerId, term: Term): Need => ({
  server,
  key: `stands ${term}`,
  holds: (one) => one.role.name === 'candidate' && termOf(one) === term,
  by: ({ what }) => what.kind === 'become-candidate',
});

export const isNoLeader = (server: ServerId): Need => ({
  server,
  key: 'does not lead',
  holds: ({ role }) => role.name !== 'leader',
  by: ({ what }) => what.kind === 'step-down',
});

/** It knows this leader, of its present term. */
export const follows = (server: ServerId, leader: ServerId): Need => ({
  server,
  key: `follows ${leader}`,
  holds: ({ role }) => role.name === 'follower' && role.leader === leader,
  by: ({ what }) => what.kind === 'accept-entries' || what.kind === 'reject-entries',
});

/** It knows no leader: it has forgotten the one of an earlier term. */
export const knowsNoLeader = (server: ServerId): Need => ({
  server,
  key: 'knows no leader',
  holds: ({ role }) => role.name !== 'follower' || role.leader === null,
  by: ({ what }) => what.kind === 'new-term' || what.kind === 'become-candidate',
});

/** A vote for it has been counted: its own does not count here. */
export const hasVoteOf = (server: ServerId, voter: ServerId, term: Term): Need => ({
  server,
  key: `vote of ${voter} in ${term}`,
  holds: (one) =>
    one.role.name === 'candidate' && termOf(one) === term && ofServer(one.role.votes, voter) === true,
});

/** Votes that were counted twice: where a rule is broken on purpose. */
export const hasRepeated = (server: ServerId, count: number): Need => ({
  server,
  key: `repeated ${count}`,
  holds: ({ role }) => role.name === 'candidate' && (role.repeated ?? 0) >= count,
});

/** It has voted for this candidate, in its present term. */
export const votedFor = (server: ServerId, candidate: ServerId, term: Term): Need => ({
  server,
  key: `voted ${candidate} in ${term}`,
  holds: ({ persistent }) => persistent.currentTerm === term && persistent.votedFor === candidate,
  by: ({ what }) => what.kind === 'grant-vote' || what.kind === 'become-candidate',
  isDurable: true,
});

/** It has voted for nobody else in this term. */
export const votedForNoOther = (server: ServerId, candidate: ServerId, term: Term): Need => ({
  server,
  key: `free for ${candidate} in ${term}`,
  holds: ({ persistent: { currentTerm, votedFor: vote } }) =>
    currentTerm !== term || vote === null || vote === candidate,
  ends: (one) => termOf(one) < term,
  isDurable: true,
});

/** Its log has an entry of this term there. */
export const holdsEntry = (server: ServerId, index: Index, term: Term): Need => ({
  server,
  key: `entry ${index} of ${term}`,
  holds: ({ persistent }) => termAt(persistent.log, index) === term,
  by: ({ what }) => what.kind === 'append' && what.index === index,
  isDurable: true,
});

/** Its log ends there. */
export const endsAt = (server: ServerId, { persistent: { log } }: Server): Need => {
  const [index, term] = [log.lastIndex, lastTerm(log)];
  return {
    server,
    key: `end ${index} of ${term}`,
    holds: ({ persistent: one }) => one.log.lastIndex === index && lastTerm(one.log) === term,
    by: ({ what }) => what.kind === 'append' && what.index === index,
    isDurable: true,
  };
};

/** The end of a log. */
export interface End {
  readonly index: Index;
  readonly term: Term;
}
export const logEnd = ({ persistent: { log } }: Server): End => ({
  index: log.lastIndex,
  term: lastTerm(log),
});

const isAtLeast = (one: End, other: End): boolean => isUpToDate(one.term, one.index, other.term, other.index);
const changesLog = ({ what }: SimEvent): boolean => what.kind === 'truncate' || what.kind === 'append';

/** Its log is not more up to date than one that ends there (§5.4.1): conflicting entries are gone. */
export const isNotAhead = (server: ServerId, end: End): Need => ({
  server,
  key: `not ahead of ${end.index} of ${end.term}`,
  holds: (one) => isAtLeast(end, logEnd(one)),
  by: changesLog,
  isDurable: true,
});

/** Its log is less up to date than one that ends there. */
export const isBehind = (server: ServerId, end: End): Need => ({
  server,
  key: `behind ${end.index} of ${end.term}`,
  holds: (one) => !isAtLeast(logEnd(one), end),
  by: changesLog,
  isDurable: true,
});

/** Its log has no entry there. */
export const isShorter = (server: ServerId, index: Index): Need => ({
  server,
  key: `shorter than ${index}`,
  holds: ({ persistent }) => persistent.log.lastIndex < index,
  by: ({ what }) => what.kind === 'truncate',
  isDurable: true,
});

/** It knows the log to be committed up to there. */
export const knowsCommitted = (server: ServerId, index: Index): Need => ({
  server,
  key: `commit ${index}`,
  holds: ({ commitIndex }) => commitIndex >= index,
  by: ({ what }) => what.kind === 'commit' && what.commitIndex >= index,
});

/** It does not know it yet. */
export const knowsLess = (server: ServerId, index: Index): Need => ({
  server,
  key: `below ${index}`,
  holds: ({ commitIndex }) => commitIndex < index,
});

export const hasApplied = (server: ServerId, index: Index): Need => ({
  server,
  key: `applied ${index}`,
  holds: ({ lastApplied }) => lastApplied >= index,
  by: ({ what }) => what.kind === 'apply' && what.index === index,
});

/** As the leader of a term it knows that a follower holds the log up to there. */
export const knowsHeld = (server: ServerId, follower: ServerId, index: Index, term: Term): Need => ({
  server,
  key: `match of ${follower} from ${index} in ${term}`,
  holds: (one) =>
    one.role.name === 'leader' &&
    termOf(one) === term &&
    (ofServer(one.role.matchIndex, follower) ?? 0) >= index,
  upTo: index,
});

/** As the leader of a term it does not send a follower less than from this index on: a refusal lowered it. */
export const sendsFromAtMost = (server: ServerId, to: ServerId, index: Index, term: Term): Need => ({
  server,
  key: `next of ${to} to ${index} in ${term}`,
  holds: (one) =>
    one.role.name !== 'leader' || termOf(one) !== term || (ofServer(one.role.nextIndex, to) ?? 1) <= index,
  ends: (one) => !leadsIn(one, term),
});

/** It sends a follower nothing before this index: an acknowledgement raised it. */
export const sendsFromAtLeast = (server: ServerId, to: ServerId, index: Index, term: Term): Need => ({
  server,
  key: `next of ${to} from ${index} in ${term}`,
  holds: (one) =>
    one.role.name === 'leader' && termOf(one) === term && (ofServer(one.role.nextIndex, to) ?? 1) >= index,
  by: ({ what }) => what.kind === 'become-leader',
});
