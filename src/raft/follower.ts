/** AppendEntries at its receiver (Figure 2; §5.3). */
import { type Draft, INPUT } from './draft.ts';
import type { RuleId } from './rules.ts';
import type { AppendEntries, AppendEntriesReply, Because, Entry, Index, Persistent, Term } from './types.ts';

/** The rule by which a server in state `own` answers an AppendEntries, its term already taken over if it was higher. */
function judgeEntries(own: Persistent, request: AppendEntries): RuleId {
  if (request.term < own.currentTerm) return 'entries:stale-term';
  const there = own.log.termAt(request.prevLogIndex);
  if (there === request.prevLogTerm) return 'entries:match';
  return there === -1 ? 'entries:missing' : 'entries:conflict';
}

/** Accepts the entries or refuses them, and says which. */
export function takeEntries(draft: Draft, request: AppendEntries): void {
  if (request.term === draft.term) {
    if (draft.role.name === 'leader') return refuse(draft, request, 'entries:own-term');
    hearLeader(draft, request);
  }
  const rule = judgeEntries(draft.persistent, request);
  if (rule === 'entries:match') accept(draft, request);
  else refuse(draft, request, rule);
}

/** An AppendEntries of the current term, refused or not, comes from its leader: it has spoken, so the wait begins anew. */
function hearLeader(draft: Draft, request: AppendEntries): void {
  if (draft.role.name === 'candidate') draft.stepDown('term:leader-exists');
  if (draft.role.name === 'follower' && draft.role.leader !== request.leaderId) {
    draft.role = { name: 'follower', leader: request.leaderId };
  }
}

function refuse(draft: Draft, request: AppendEntries, rule: RuleId): void {
  const { leaderId: leader, prevLogIndex } = request;
  const reason = rule.slice('entries:'.length);
  const because = draft.fact({ kind: 'reject-entries', leader, prevLogIndex, matchIndex: 0, reason }, rule);
  if (rule === 'entries:missing' || rule === 'entries:conflict') draft.start('election', because);
  const conflict = draft.settings.fastBacktrack ? conflictAt(draft.persistent, prevLogIndex) : NO_CONFLICT;
  answer(draft, request, { success: false, matchIndex: 0, ...conflict }, because);
}

const NO_CONFLICT = { conflictTerm: null, conflictIndex: null } as const;

/** "The term of the conflicting entry and the first index it stores for that term" (§5.3, end). */
function conflictAt(
  own: Persistent,
  prevLogIndex: Index,
): { conflictTerm: Term | null; conflictIndex: Index } {
  const there = own.log.at(prevLogIndex);
  if (there === undefined) return { conflictTerm: null, conflictIndex: own.log.lastIndex + 1 };
  return { conflictTerm: there.term, conflictIndex: own.log.firstIndexFrom(there.term) };
}

function accept(draft: Draft, request: AppendEntries): void {
  const { leaderId: leader, prevLogIndex, entries, leaderCommit } = request;
  const matchIndex = prevLogIndex + entries.length;
  const because = draft.fact({ kind: 'accept-entries', leader, prevLogIndex, matchIndex }, 'entries:match');
  draft.start('election', because);
  store(draft, prevLogIndex, entries, because);
  // The index of the last *new* entry bounds it: what stands behind it in this log nobody has verified (Figure 2, 5).
  const commitIndex = Math.min(leaderCommit, matchIndex);
  if (commitIndex > draft.commitIndex) draft.commit(commitIndex, 'commit:told', because);
  answer(draft, request, { success: true, matchIndex, ...NO_CONFLICT }, because);
}

/** Figure 2, AppendEntries 3 and 4: only a conflict removes anything; an old message may hold less than the log does. */
function store(draft: Draft, prevLogIndex: Index, entries: readonly Entry[], because: Because): void {
  const { log } = draft;
  let known = 0;
  while (known < entries.length && log.termAt(prevLogIndex + known + 1) === entries[known]?.term) known += 1;
  if (known === entries.length) return;
  const from = prevLogIndex + known + 1;
  if (from <= log.lastIndex) draft.fact({ kind: 'truncate', from }, 'log:overwrite', because);
  const fresh = known === 0 ? entries : entries.slice(known);
  draft.persist({ log: log.truncate(from).append(fresh) });
  fresh.forEach((entry, i) => {
    draft.fact(
      { kind: 'append', index: from + i, term: entry.term, command: entry.command },
      'log:replicate',
      because,
    );
  });
}

type Verdict = Pick<AppendEntriesReply, 'success' | 'matchIndex' | 'conflictTerm' | 'conflictIndex'>;

function answer(draft: Draft, request: AppendEntries, verdict: Verdict, because: Because = INPUT): void {
  const way = {
    from: draft.id,
    to: request.from,
    term: draft.term,
    prevLogIndex: request.prevLogIndex,
  } as const;
  draft.sendAfterWrites({ type: 'AppendEntriesReply', ...way, ...verdict }, because);
}
