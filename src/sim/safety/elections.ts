/** Who votes for whom, and who may lead (§5.2, §5.4.1). */
import type { Micros } from '../../base/time.ts';
import { configurationOf, hasQuorum } from '../../raft/configuration.ts';
import { termAt } from '../../raft/log.ts';
import type { Server, ServerId, Term } from '../../raft/types.ts';
import { type Book, seqOf } from './book.ts';
import { bare } from './breach.ts';
import type { Stepped } from './watch.ts';

/** A vote on disk: one per server and term, crashes included (§5.2). */
export function countBallot(
  book: Book,
  term: Term,
  voter: ServerId,
  candidate: ServerId,
  seq: number,
  time: Micros,
): void {
  const cast = book.memory.ballot(term, voter);
  if (cast === undefined) book.memory.cast(term, voter, { candidate, seq });
  else if (cast.candidate !== candidate) {
    const before = cast.candidate;
    const detail = { code: 'votes-twice', server: voter, candidate, term, before } as const;
    book.findings.add(
      { property: 'one-vote-per-term', servers: [voter, candidate, cast.candidate], detail },
      seq,
      time,
    );
  }
}

export function judgeElection(book: Book, step: Stepped, leader: Server): void {
  const { id } = leader;
  const { currentTerm: term, log } = leader.persistent;
  const at = seqOf(step, 'become-leader');
  const earlier = book.memory.winnerOf(term);
  if (earlier !== undefined) {
    const detail = { code: 'leads-won-term', server: id, term, other: earlier.leader } as const;
    book.findings.add({ property: 'election-safety', servers: [earlier.leader, id], detail }, at, step.time);
  }
  const voters = book.memory.votesFor(term, id);
  const configuration = configurationOf(book.initial, log);
  if (!hasQuorum(configuration, (voter) => voters.includes(voter))) {
    const of = configuration.voters.length;
    const detail = { code: 'leads-without-majority', server: id, term, voters, of } as const;
    book.findings.add({ property: 'vote-evidence', servers: [id], detail }, at, step.time);
  }
  judgeCompleteness(book, step, leader, at);
  book.memory.won({ term, leader: id, log, seq: at });
}

/** Committed entries of earlier terms are in a new leader's log (§5.4): by Log Matching, if the last is. */
function judgeCompleteness(book: Book, step: Stepped, leader: Server, at: number): void {
  const { ledger } = book.memory;
  const { currentTerm, log } = leader.persistent;
  let index = ledger.length;
  while ((ledger[index - 1]?.commitTerm ?? 0) >= currentTerm) index -= 1;
  const owed = ledger[index - 1];
  if (owed === undefined || termAt(log, index) === owed.term) return;
  const detail = {
    code: 'leads-without-entry',
    server: leader.id,
    term: currentTerm,
    missed: bare(owed),
    index,
    committedIn: owed.commitTerm,
  } as const;
  book.findings.add({ property: 'leader-completeness', servers: [leader.id], index, detail }, at, step.time);
}
