/** AppendEntries at its receiver (Figure 2; §5.3). */

import { type Draft, INPUT } from './draft.ts';
import { append, entriesFrom, entryAt, firstIndexFrom, termAt, truncate } from './log.ts';
import type { RuleId } from './rules.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Because,
  Entry,
  Index,
  Persistent,
  Values,
} from './types.ts';
import { isBroken, type Verdict } from './verdict.ts';

/** Accepts or refuses the entries, and says which. */
export function takeEntries(draft: Draft, request: AppendEntries): void {
  draft.adoptTerm(request);
  const accepted = draft.judge('acceptLeader', request);
  if (!accepted.yes) return refuse(draft, request, accepted, 'acceptLeader');
  follow(draft, request, accepted.rule);
  const verdict = draft.judge('entries', request);
  if (verdict.yes) accept(draft, request, isBroken(accepted.rule) ? accepted.rule : verdict.rule);
  else refuse(draft, request, verdict, 'entries');
}

/** The sender leads this term. A candidate steps down, and its vote in this term stays (Figure 2). */
function follow(draft: Draft, { leaderId }: AppendEntries, rule: RuleId): void {
  if (draft.role.name === 'candidate') yieldTo(draft, leaderId, rule);
  if (draft.role.name === 'follower' && draft.role.leader !== leaderId) {
    draft.role = { name: 'follower', leader: leaderId };
  }
}

/** A candidate gives up: the leader of its term is another. */
function yieldTo(draft: Draft, leader: number, accepted: RuleId): void {
  const { yes, rule } = draft.judge('forgetVote', leader);
  if (yes) draft.persist({ votedFor: null });
  draft.stepDown(yes ? rule : accepted);
}

/** A refused leader is a leader nevertheless: the election timer starts again. */
function refuse(
  draft: Draft,
  request: AppendEntries,
  { rule, reason }: Verdict,
  judge: 'acceptLeader' | 'entries',
): void {
  const { leaderId: leader, prevLogIndex } = request;
  const because = draft.fact(
    { kind: 'reject-entries', leader, prevLogIndex, matchIndex: 0, reason },
    rule,
    INPUT,
    draft.valuesBehind(judge, request),
  );
  if (judge === 'entries') draft.start('election', because);
  const conflict = draft.settings.fastBacktrack ? conflictAt(draft.persistent, prevLogIndex) : NO_CONFLICT;
  answer(draft, request, false, 0, conflict, because);
}

type Conflict = Pick<AppendEntriesReply, 'conflictTerm' | 'conflictIndex'>;
const NO_CONFLICT: Conflict = { conflictTerm: null, conflictIndex: null };

/** "The term of the conflicting entry and the first index it stores for that term" (§5.3, end). */
function conflictAt(own: Persistent, prevLogIndex: Index): Conflict {
  const there = entryAt(own.log, prevLogIndex);
  if (there === undefined) return { conflictTerm: null, conflictIndex: own.log.lastIndex + 1 };
  return { conflictTerm: there.term, conflictIndex: firstIndexFrom(own.log, there.term) };
}

function accept(draft: Draft, request: AppendEntries, rule: RuleId): void {
  const { leaderId: leader, prevLogIndex, entries } = request;
  const matchIndex = prevLogIndex + entries.length;
  // A heartbeat compares the same, and is too frequent to be told each time.
  const values = entries.length === 0 ? undefined : draft.valuesBehind('entries', request);
  const because = draft.fact(
    { kind: 'accept-entries', leader, prevLogIndex, matchIndex },
    rule,
    INPUT,
    values,
  );
  draft.start('election', because);
  store(draft, Math.min(prevLogIndex, draft.log.lastIndex), entries, because);
  followCommit(draft, request.leaderCommit, matchIndex, because);
  answer(draft, request, true, matchIndex, NO_CONFLICT, because);
}

/**
 * Limited by the index of the last *new* entry: entries after it in this log are not verified (Figure 2, 5).
 */
function followCommit(draft: Draft, leaderCommit: Index, matchIndex: Index, because: Because): void {
  const bound = draft.settings.policy.committable(matchIndex, draft.log.lastIndex);
  const index = Math.min(leaderCommit, bound);
  const { yes, rule } = draft.judge('followCommit', { index, matchIndex });
  if (yes) draft.commit(index, rule, because);
}

/** Figure 2, AppendEntries 3 and 4: removes a conflicting entry and all after it; appends new entries. */
function store(draft: Draft, prevLogIndex: Index, entries: readonly Entry[], because: Because): void {
  const overlap = { from: prevLogIndex + 1, lastIndex: draft.log.lastIndex };
  const clear = draft.judge('clearFirst', overlap);
  if (clear.yes && overlap.from <= overlap.lastIndex) remove(draft, overlap.from, clear.rule, because, {});
  const { log } = draft;
  let known = 0;
  // Past the last of them, an entry has no term, and a log has -1 or a term.
  while (termAt(log, prevLogIndex + known + 1) === entries[known]?.term) known += 1;
  if (known === entries.length) return;
  put(draft, prevLogIndex + known + 1, known === 0 ? entries : entries.slice(known), because);
}

function remove(draft: Draft, from: Index, rule: RuleId, because: Because, values: Values): void {
  const { lastIndex } = draft.log;
  draft.fact({ kind: 'truncate', from }, rule, because, { from, lastIndex, ...values });
  draft.persist({ log: truncate(draft.log, from) });
}

/** Replaces the log from index `from` on. */
function put(draft: Draft, from: Index, entries: readonly Entry[], because: Because): void {
  let rule: RuleId = 'log:replicate';
  let tail: readonly Entry[] = [];
  const { lastIndex } = draft.log;
  if (from <= lastIndex) {
    const verdict = draft.judge('removeTail', { from, lastIndex });
    const values = { term: entries[0]?.term ?? null, ownTerm: termAt(draft.log, from) };
    if (verdict.yes) remove(draft, from, verdict.rule, because, values);
    else {
      rule = verdict.rule;
      tail = entriesFrom(draft.log, from + entries.length);
    }
  }
  draft.persist({ log: append(append(truncate(draft.log, from), entries), tail) });
  let last = because;
  entries.forEach(({ term, command }, i) => {
    last = draft.fact({ kind: 'append', index: from + i, term, command }, rule, because);
  });
  draft.apply(last);
}

function answer(
  draft: Draft,
  { from: to, prevLogIndex }: AppendEntries,
  success: boolean,
  matchIndex: Index,
  { conflictTerm, conflictIndex }: Conflict,
  because: Because,
): void {
  const { id: from, term } = draft;
  const type = 'AppendEntriesReply';
  draft.send(
    { type, from, to, term, prevLogIndex, success, matchIndex, conflictTerm, conflictIndex },
    because,
  );
}
