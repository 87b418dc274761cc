/** Leader election (§5.2) and who may be elected (§5.4.1). */
import { type Draft, INPUT } from './draft.ts';
import { becomeLeader } from './leader.ts';
import { hasMajority } from './quorum.ts';
import type { RuleId } from './rules.ts';
import type { Because, Candidate, Index, Persistent, RequestVote, RequestVoteReply, Term } from './types.ts';

/** "On conversion to candidate": the next term, a vote for itself, a fresh timer, RequestVote to all (Figure 2). */
export function beginElection(draft: Draft): void {
  const term = draft.term + 1;
  draft.persist({ currentTerm: term, votedFor: draft.id });
  const votes: boolean[] = [];
  votes[draft.id] = true;
  draft.role = { name: 'candidate', votes };
  const because = draft.fact({ kind: 'become-candidate', term }, 'timeout:start-election');
  draft.start('election', because);
  requestVotes(draft, because);
}

/** Asks every server that has not answered yet, and will again after a while: "retries indefinitely" (§5.1, §5.5). */
export function requestVotes(draft: Draft, because: Because = INPUT): void {
  if (draft.role.name !== 'candidate' || draft.settings.servers.length === 1) return;
  draft.start('retry', because);
  const { log } = draft;
  for (const to of draft.settings.servers) {
    if (draft.role.votes[to] !== undefined) continue;
    const ask = { type: 'RequestVote', from: draft.id, to, term: draft.term, candidateId: draft.id } as const;
    draft.sendAfterWrites({ ...ask, lastLogIndex: log.lastIndex, lastLogTerm: log.lastTerm }, because);
  }
}

/** Whether the candidate's log is at least as up to date: a later last term, or the same and at least as long (§5.4.1). */
export function isUpToDate(
  candidateTerm: Term,
  candidateIndex: Index,
  ownTerm: Term,
  ownIndex: Index,
): boolean {
  return candidateTerm !== ownTerm ? candidateTerm > ownTerm : candidateIndex >= ownIndex;
}

/** The rule by which a server in state `own` answers a RequestVote, its term already taken over if it was higher. */
export function judgeVote(own: Persistent, request: RequestVote): RuleId {
  if (request.term < own.currentTerm) return 'vote:stale-term';
  if (own.votedFor === request.candidateId) return 'vote:again';
  if (own.votedFor !== null) return 'vote:already-voted';
  const { lastTerm, lastIndex } = own.log;
  return isUpToDate(request.lastLogTerm, request.lastLogIndex, lastTerm, lastIndex)
    ? 'vote:granted'
    : 'vote:log-behind';
}

/** RequestVote, receiver's side (Figure 2). */
export function takeVoteRequest(draft: Draft, request: RequestVote): void {
  const rule = judgeVote(draft.persistent, request);
  const voteGranted = rule === 'vote:granted' || rule === 'vote:again';
  const because = voteGranted ? grant(draft, request, rule) : deny(draft, request, rule);
  const reply = {
    type: 'RequestVoteReply',
    from: draft.id,
    to: request.from,
    term: draft.term,
    voteGranted,
  } as const;
  draft.sendAfterWrites(reply, because);
}

function grant(draft: Draft, request: RequestVote, rule: RuleId): Because {
  const candidate = request.candidateId;
  if (draft.persistent.votedFor !== candidate) draft.persist({ votedFor: candidate });
  const because = draft.fact({ kind: 'grant-vote', candidate, term: draft.term }, rule);
  // A run may open with a leader that has not voted in its own term: it may vote, but waits for no leader.
  if (draft.role.name !== 'leader') draft.start('election', because);
  return because;
}

/** Not granting leaves the election timer alone: only a vote is a reason to wait longer (Figure 2, "Followers"). */
function deny(draft: Draft, request: RequestVote, rule: RuleId): Because {
  const reason = rule.slice('vote:'.length);
  return draft.fact({ kind: 'deny-vote', candidate: request.candidateId, term: draft.term, reason }, rule);
}

/** A vote counts in the term it was asked in, once per voter, and only while the election is open (§5.1, §5.2). */
export const countsVote = ({ votes }: Candidate, term: Term, reply: RequestVoteReply): boolean =>
  reply.term === term && votes[reply.from] === undefined;

export function countVote(draft: Draft, reply: RequestVoteReply): void {
  if (draft.role.name !== 'candidate' || !countsVote(draft.role, draft.term, reply)) return;
  const votes = draft.role.votes.slice();
  votes[reply.from] = reply.voteGranted;
  draft.role = { name: 'candidate', votes };
  if (hasMajority(draft.settings, votes)) becomeLeader(draft);
}

/** A candidate alone in its cluster needs nobody else's vote, only its own, and that on its disk (diss §3.8). */
export function ownVoteWritten(draft: Draft, written: Persistent): void {
  if (draft.role.name !== 'candidate' || written.currentTerm !== draft.term) return;
  if (hasMajority(draft.settings, draft.role.votes)) becomeLeader(draft);
}
