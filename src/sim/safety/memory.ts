/**
 * What the safety checks remember of a run: only facts that are never revoked, each with its event. So the
 * memory of a run up to any event is a prefix of the later memory.
 */

import type { Micros } from '../../base/time.ts';
import type { Index, Log, ServerId, Term } from '../../raft/types.ts';

/** An election that was won: its winner, and the winner's log. */
export interface Election {
  readonly term: Term;
  readonly leader: ServerId;
  readonly log: Log;
  readonly seq: number;
}

export interface CastVote {
  readonly candidate: ServerId;
  readonly seq: number;
}

/** An entry that any log ever had at an index, and the term before it. All logs ever form a tree of these. */
export interface TreeEntry {
  readonly term: Term;
  readonly prevTerm: Term;
  readonly command: string;
  /** The index of the last write at or before it, 0 for none. */
  readonly lastWrite: Index;
  readonly holder: ServerId;
  readonly seq: number;
}

/** The place of an entry: by Log Matching it determines all entries before it. */
export interface EntryPlace {
  readonly index: Index;
  readonly term: Term;
}

/** A write that a client knows: by its own answer, or by the answer to a read from a state that has it. */
export interface AcknowledgedWrite extends EntryPlace {
  readonly time: Micros;
  readonly seq: number;
  /** An earlier write that no state has together with this one; null for none. */
  readonly lost: AcknowledgedWrite | null;
}

/** An entry that a leader committed, in which term. */
export interface Committed {
  readonly term: Term;
  readonly command: string;
  readonly commitTerm: Term;
  readonly seq: number;
}

/** The entry that was applied first at an index, and the state machine after it. */
export interface Execution {
  readonly term: Term;
  readonly command: string;
  readonly digest: number;
  readonly by: ServerId;
  readonly seq: number;
}

const NOTHING: readonly TreeEntry[] = [];

export class Memory {
  /** In the order of their terms; within a term, in the order of winning. */
  readonly elections: Election[] = [];
  readonly #byTerm = new Map<Term, Election>();
  readonly #ballots = new Map<Term, Map<ServerId, CastVote>>();
  /** By index: usually one of them, and then not in a list, for a long run has tens of thousands. */
  readonly #tree: (TreeEntry | readonly TreeEntry[])[] = [];
  /** By index - 1. */
  readonly ledger: Committed[] = [];
  /** By index - 1. */
  readonly executions: Execution[] = [];
  /** In the order of the answers. Each includes all before it, except what is lost. */
  readonly acknowledgedWrites: AcknowledgedWrite[] = [];

  winnerOf(term: Term): Election | undefined {
    return this.#byTerm.get(term);
  }

  won(election: Election): void {
    let at = this.elections.length;
    while (at > 0 && (this.elections[at - 1] as Election).term > election.term) at -= 1;
    this.elections.splice(at, 0, election);
    if (!this.#byTerm.has(election.term)) this.#byTerm.set(election.term, election);
  }

  ballot(term: Term, voter: ServerId): CastVote | undefined {
    return this.#ballots.get(term)?.get(voter);
  }

  cast(term: Term, voter: ServerId, ballot: CastVote): void {
    let votes = this.#ballots.get(term);
    if (votes === undefined) this.#ballots.set(term, (votes = new Map()));
    votes.set(voter, ballot);
  }

  /** The number of servers that voted for `candidate` in `term`. */
  votesFor(term: Term, candidate: ServerId): ServerId[] {
    const votes = [...(this.#ballots.get(term) ?? [])];
    return votes.filter(([, ballot]) => ballot.candidate === candidate).map(([voter]) => voter);
  }

  grown(index: Index, term: Term): TreeEntry | undefined {
    return this.#grownAt(index).find((node) => node.term === term);
  }

  grow(index: Index, node: TreeEntry): void {
    const there = this.#grownAt(index);
    this.#tree[index] = there.length === 0 ? node : [...there, node];
  }

  /** Whether every log with `later` has `earlier` too. */
  precedes(earlier: EntryPlace, later: EntryPlace): boolean {
    let { index, term } = later;
    for (; index > earlier.index; index -= 1) term = this.grown(index, term)?.prevTerm ?? -1;
    return index === earlier.index && term === earlier.term;
  }

  #grownAt(index: Index): readonly TreeEntry[] {
    const there = this.#tree[index] ?? NOTHING;
    return 'term' in there ? [there] : there;
  }

  /** This memory as it was after the event `seq`. */
  upTo(seq: number): Memory {
    const past = new Memory();
    const then = (fact: { seq: number }): boolean => fact.seq <= seq;
    for (const election of this.elections) if (then(election)) past.won(election);
    for (const [term, votes] of this.#ballots) {
      for (const [voter, ballot] of votes) if (then(ballot)) past.cast(term, voter, ballot);
    }
    for (let index = 0; index < this.#tree.length; index += 1)
      for (const node of this.#grownAt(index)) if (then(node)) past.grow(index, node);
    // One by one: the number of arguments of a call is limited.
    for (const fact of this.ledger) if (then(fact)) past.ledger.push(fact);
    for (const fact of this.executions) if (then(fact)) past.executions.push(fact);
    for (const fact of this.acknowledgedWrites) if (then(fact)) past.acknowledgedWrites.push(fact);
    return past;
  }
}
