/** What a leader commits, and what a follower takes for committed (§5.3, §5.4). */
import { configurationOf, hasQuorum } from '../../raft/configuration.ts';
import { commonPrefix, entryAt, termAt } from '../../raft/log.ts';
import type { Entry, Server } from '../../raft/types.ts';
import { type Book, isLeader, seqOf } from './book.ts';
import { bare } from './breach.ts';
import type { Stepped } from './watch.ts';

/** A leader commits an entry of its own term that is durable on a majority right now (§5.4.2). */
export function judgeCounted(book: Book, step: Stepped, leader: Server, at: number): void {
  const { currentTerm: term, log } = leader.persistent;
  const index = leader.commitIndex;
  const holders = step.nodes
    .filter((node) => termAt(node.disk.durable.log, index) === term)
    .map(({ id }) => id);
  const finding = { property: 'commit-evidence', servers: [leader.id], index } as const;
  if (termAt(log, index) !== term) {
    const of = termAt(log, index);
    const detail = { code: 'commits-earlier-term', server: leader.id, term, of, index } as const;
    book.findings.add({ ...finding, detail }, at, step.time);
  } else if (!hasQuorum(configurationOf(book.initial, log), (holder) => holders.includes(holder))) {
    const detail = { code: 'commits-without-majority', server: leader.id, index, term, holders } as const;
    book.findings.add({ ...finding, detail }, at, step.time);
  }
  enter(book, leader, at);
  judgeLaterLeaders(book, step, leader, at);
}

function enter(book: Book, leader: Server, seq: number): void {
  const { ledger } = book.memory;
  const { currentTerm: commitTerm, log } = leader.persistent;
  for (let index = ledger.length + 1; index <= leader.commitIndex; index += 1) {
    const { term, command } = entryAt(log, index) as Entry;
    ledger.push({ term, command, commitTerm, seq });
  }
}

/** A deposed leader that does not know it commits: every later leader must have the entry already. */
function judgeLaterLeaders(book: Book, step: Stepped, leader: Server, at: number): void {
  const { currentTerm: term } = leader.persistent;
  const { elections } = book.memory;
  const index = leader.commitIndex;
  for (let i = elections.length - 1; i >= 0; i -= 1) {
    const later = elections[i];
    if (later === undefined || later.term <= term) break;
    if (termAt(later.log, index) === termAt(leader.persistent.log, index)) continue;
    const detail = {
      code: 'commits-unknown-to-later',
      server: leader.id,
      index,
      term,
      other: later.leader,
      electedIn: later.term,
    } as const;
    book.findings.add(
      { property: 'leader-completeness', servers: [leader.id, later.leader], index, detail },
      at,
      step.time,
    );
  }
}

/** A follower commits only what a leader committed, and the same entries (Figure 2, AppendEntries 5). */
export function judgeFollowerCommit(book: Book, step: Stepped, before: Server, follower: Server): void {
  const { ledger } = book.memory;
  const { log } = follower.persistent;
  // Nothing to check if commitIndex and the prefix below it are unchanged, unless it led before.
  const alike = commonPrefix(before.persistent.log, log);
  if (follower.commitIndex <= Math.min(before.commitIndex, alike) && !isLeader(before)) return;
  const from = Math.max(1, Math.min(before.commitIndex, alike + 1));
  const at = seqOf(step, 'commit');
  for (let index = from; index <= follower.commitIndex; index += 1) {
    const true_ = ledger[index - 1];
    const own = entryAt(log, index);
    if (true_ !== undefined && own !== undefined && own.term === true_.term && own.command === true_.command)
      continue;
    const committed = true_ === undefined ? null : bare(true_);
    const entry = own === undefined ? null : bare(own);
    const detail = { code: 'takes-for-committed', server: follower.id, entry, index, committed } as const;
    book.findings.add({ property: 'follower-commit', servers: [follower.id], index, detail }, at, step.time);
    return;
  }
}
