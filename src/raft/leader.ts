/** What a leader does: heartbeats, replication (§5.3), and committing by counting (§5.3, §5.4.2). */
import { type Draft, INPUT } from './draft.ts';
import { majorityIndex } from './quorum.ts';
import type { AppendEntriesReply, Because, Index, Leader, Persistent, ServerId } from './types.ts';

/** "Once a candidate wins an election, it becomes leader" (§5.2). */
export function becomeLeader(draft: Draft): void {
  const because = draft.fact({ kind: 'become-leader', term: draft.term }, 'vote:majority');
  draft.stop('election', because);
  draft.stop('retry', because);
  lead(draft, because);
}

/** Takes up leadership: nextIndex behind its last entry, matchIndex 0, an empty AppendEntries to all (Figure 2). */
export function lead(draft: Draft, because: Because = INPUT): void {
  const { settings, log, id } = draft;
  const nextIndex: Index[] = [];
  const matchIndex: Index[] = [];
  for (const other of settings.servers) {
    nextIndex[other] = log.lastIndex + 1;
    matchIndex[other] = 0;
  }
  // What stood in its log when it was elected is on its disk: nobody heard of its candidacy before that (diss §3.8).
  matchIndex[id] = draft.role.name === 'leader' ? (draft.role.matchIndex[id] ?? 0) : log.lastIndex;
  draft.role = { name: 'leader', nextIndex, matchIndex };
  draft.start('heartbeat', because);
  broadcast(draft, because);
  if (settings.noop) appendOwn(draft, '', because);
  // Alone in its cluster, a leader that a run opens with may hold entries of its own term that nobody else has to have.
  commitByCounting(draft, matchIndex);
}

/** The heartbeat timer ran out: every follower gets what it does not have yet, or an empty AppendEntries (§5.2). */
export function heartbeat(draft: Draft): void {
  if (draft.role.name !== 'leader') return;
  draft.start('heartbeat', INPUT);
  broadcast(draft, INPUT);
}

/** Sends to every follower all entries from its nextIndex on, as many as one message may carry. */
function broadcast(draft: Draft, because: Because): void {
  for (const to of draft.settings.servers) if (to !== draft.id) replicate(draft, to, because);
}

function replicate(draft: Draft, to: ServerId, because: Because): void {
  const { log, id, settings } = draft;
  const prevLogIndex = ((draft.role as Leader).nextIndex[to] ?? 1) - 1;
  draft.sendNow(
    {
      type: 'AppendEntries',
      from: id,
      to,
      term: draft.term,
      leaderId: id,
      prevLogIndex,
      prevLogTerm: log.termAt(prevLogIndex),
      entries: log.lastIndex === prevLogIndex ? NO_ENTRIES : log.slice(prevLogIndex + 1, settings.maxEntries),
      leaderCommit: draft.commitIndex,
    },
    because,
  );
}

const NO_ENTRIES: readonly never[] = [];

/** A client's request: the leader appends it to its log; any other server says whom it takes for the leader (§8). */
export function propose(draft: Draft, command: string): void {
  if (draft.role.name === 'leader') return appendOwn(draft, command, INPUT);
  const leader = draft.role.name === 'follower' ? draft.role.leader : null;
  draft.fact({ kind: 'redirect', leader }, 'client:redirect');
}

function appendOwn(draft: Draft, command: string, because: Because): void {
  const { term, log, settings } = draft;
  draft.persist({ log: log.append([{ term, command }]) });
  const rule = command === '' ? 'log:noop' : 'log:client';
  const fact = draft.fact({ kind: 'append', index: log.lastIndex + 1, term, command }, rule, because);
  if (settings.replicate === 'at-once') broadcast(draft, fact);
}

/** Its own write is done: only now it counts itself as a holder of those entries (diss §10.2.1). */
export function ownEntriesWritten(draft: Draft, written: Persistent): void {
  if (draft.role.name !== 'leader' || written.currentTerm !== draft.term) return;
  acknowledge(draft, draft.role, draft.id, written.log.lastIndex);
}

/** AppendEntries, the answer at the leader (§5.3). Answers of an older term answer another leader's question (§5.1). */
export function countReply(draft: Draft, reply: AppendEntriesReply): void {
  if (draft.role.name !== 'leader' || reply.term !== draft.term) return;
  if (reply.success) acknowledge(draft, draft.role, reply.from, reply.matchIndex);
  else backUp(draft, draft.role, reply);
}

/** "If successful: update nextIndex and matchIndex" (Figure 2). An old answer that comes late takes nothing back. */
function acknowledge(draft: Draft, role: Leader, from: ServerId, match: Index): void {
  if (match <= (role.matchIndex[from] ?? 0)) return raiseNext(draft, role, from, match + 1);
  const matchIndex = role.matchIndex.slice();
  matchIndex[from] = match;
  raiseNext(draft, { ...role, matchIndex }, from, match + 1);
  if (match > draft.commitIndex) commitByCounting(draft, matchIndex);
}

function raiseNext(draft: Draft, role: Leader, from: ServerId, next: Index): void {
  draft.role = next > (role.nextIndex[from] ?? 1) ? withNext(role, from, next) : role;
}

function withNext(role: Leader, id: ServerId, next: Index): Leader {
  const nextIndex = role.nextIndex.slice();
  nextIndex[id] = next;
  return { ...role, nextIndex };
}

/** "If there exists an N > commitIndex, a majority of matchIndex[i] ≥ N, and log[N].term == currentTerm" (§5.4.2). */
function commitByCounting(draft: Draft, matchIndex: readonly Index[]): void {
  const index = majorityIndex(draft.settings, matchIndex);
  if (index > draft.commitIndex && draft.log.termAt(index) === draft.term) {
    draft.commit(index, 'commit:majority', INPUT);
  }
}

/**
 * A refusal: the logs differ at prevLogIndex, so the next question is about an earlier place, and is put at once. It
 * counts only if it answers the present question; a late one, of a place passed since, says nothing new (§5.3). One at
 * matchIndex does count: a follower that lost its disk refuses what it once acknowledged, and must be filled anew.
 */
function backUp(draft: Draft, role: Leader, reply: AppendEntriesReply): void {
  const next = role.nextIndex[reply.from] ?? 1;
  if (reply.prevLogIndex !== next - 1) return;
  const asked = reply.conflictIndex ?? next - 1;
  draft.role = withNext(role, reply.from, Math.max(1, Math.min(asked, next - 1)));
  replicate(draft, reply.from, INPUT);
}
