/** Leader election (§5.2) and who may be elected (§5.4.1). */

import { membersOf } from './configuration.ts';
import { type Draft, INPUT } from './draft.ts';
import { becomeLeader } from './leader.ts';
import { lastTerm } from './log.ts';
import { ofServer, withValue } from './per-server.ts';
import { hasAnswered, votesOf } from './quorum.ts';
import type { Because, Candidate, RequestVote, RequestVoteReply, Values } from './types.ts';
import { isBroken, type Verdict } from './verdict.ts';

/** The election timer ran out: a server that does not lead starts an election (§5.2). */
export function standForElection(draft: Draft): void {
  const { yes, rule } = draft.judge('stand', null);
  if (!yes) return;
  // "On conversion to candidate" (Figure 2): the next term,
  // a vote for itself, a new timer, RequestVote to all.
  const term = draft.term + 1;
  draft.persist({ currentTerm: term, votedFor: draft.id });
  const votes = draft.settings.servers.map((id) => (id === draft.id ? true : null));
  draft.role = { name: 'candidate', votes };
  const because = draft.fact({ kind: 'become-candidate', term }, rule);
  draft.start('election', because);
  requestVotes(draft, draft.role, because);
}

/**
 * The retry timer ran out: a candidate asks again where it has no reply. "Servers retry RPCs" (§5.1, §5.5).
 */
export function askForVotesAgain(draft: Draft): void {
  if (draft.judge('askAgain', null).yes && draft.role.name === 'candidate') {
    requestVotes(draft, draft.role, INPUT);
  }
}

/** Sends RequestVote to every server without a reply so far, and starts the retry timer. */
function requestVotes(draft: Draft, role: Candidate, because: Because): void {
  const { log, id } = draft;
  const members = membersOf(draft.configuration);
  if (!members.some((to) => to !== id)) return;
  draft.start('retry', because);
  for (const to of members) {
    if (hasAnswered(role, to)) continue;
    const ask = { type: 'RequestVote', from: id, to, term: draft.term, candidateId: id } as const;
    draft.send({ ...ask, lastLogIndex: log.lastIndex, lastLogTerm: lastTerm(log) }, because);
  }
}

/** RequestVote, receiver's side (Figure 2). */
export function takeVoteRequest(draft: Draft, request: RequestVote): void {
  draft.adoptTerm(request);
  const verdict = draft.judge('vote', request);
  const values = draft.valuesBehind('vote', request);
  const because = verdict.yes
    ? grant(draft, request, verdict, values)
    : deny(draft, request, verdict, values);
  const { id, term } = draft;
  draft.send(
    { type: 'RequestVoteReply', from: id, to: request.from, term, voteGranted: verdict.yes },
    because,
  );
}

function grant(draft: Draft, request: RequestVote, { rule }: Verdict, values: Values): Because {
  const candidate = request.candidateId;
  if (draft.persistent.votedFor !== candidate) draft.persist({ votedFor: candidate });
  const because = draft.fact({ kind: 'grant-vote', candidate, term: draft.term }, rule, INPUT, values);
  if (draft.judge('waitAfterVote', request).yes) draft.start('election', because);
  return because;
}

/** A denied vote does not restart the election timer: only a granted one does (Figure 2, "Followers"). */
function deny(
  draft: Draft,
  { candidateId: candidate }: RequestVote,
  { rule, reason }: Verdict,
  values: Values,
): Because {
  return draft.fact({ kind: 'deny-vote', candidate, term: draft.term, reason }, rule, INPUT, values);
}

/** RequestVote, the reply at the candidate. */
export function countVote(draft: Draft, reply: RequestVoteReply): void {
  draft.adoptTerm(reply);
  const { yes, rule } = draft.judge('countVote', reply);
  if (!yes || draft.role.name !== 'candidate') return;
  draft.role = withVote(draft.role, reply);
  if (isBroken(rule)) draft.role = { ...draft.role, broken: rule };
  winIfEnough(draft, draft.role);
}

function withVote(role: Candidate, { from, voteGranted }: RequestVoteReply): Candidate {
  if (ofServer(role.votes, from) === true) return { ...role, repeated: (role.repeated ?? 0) + 1 };
  return { ...role, votes: withValue(role.votes, from, voteGranted) };
}

/** A candidate with the votes of a majority becomes leader. */
export function winIfEnough(draft: Draft, role: Candidate): void {
  const votes = votesOf(draft.settings.policy, draft.configuration, role);
  const { yes, rule } = draft.judge('win', votes);
  if (yes) becomeLeader(draft, rule, draft.valuesBehind('win', votes));
}
