/**
 * How a server decides: one judge for every decision of the protocol. `RAFT` (`figure2.ts`) is the paper's
 * policy. A rule broken on purpose replaces one or two judges (`bugs.ts`); the rest of the protocol does not
 * know about it.
 */
import type { PerServer } from './per-server.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Configuration,
  Index,
  Message,
  Persistent,
  Reads,
  RequestVote,
  RequestVoteReply,
  ServerId,
  Term,
} from './types.ts';
import type { Judge } from './verdict.ts';

/** The votes of a candidate, of `size` servers. */
export interface Tally {
  readonly granted: number;
  readonly majority: number;
  readonly size: number;
}

/** The same for a configuration: its voters and, if it is joint, its old ones. */
export interface VoteCount extends Tally {
  readonly old?: Tally;
}

/** An index that a majority has, as the leader counts: for every server its `matchIndex`. */
export interface Held {
  readonly index: Index;
  readonly configuration: Configuration;
  readonly matchIndex: PerServer<Index>;
}

/** The new entries of an AppendEntries begin at `from`, in a log that ends at `lastIndex`. */
export interface Overlap {
  readonly from: Index;
  readonly lastIndex: Index;
}

/** The commit index that a follower receives, and the index up to which its log matches the leader's. */
export interface LeaderCommit {
  readonly index: Index;
  readonly matchIndex: Index;
}

/** An acknowledgement up to `match`, and what the leader knew before. */
export interface Match {
  readonly match: Index;
  readonly known: Index;
}

/**
 * What a crash may keep: two of the fields on disk (the log always stays), and the state machine in memory.
 */
export type LeftByCrash = 'currentTerm' | 'votedFor' | 'state';

/** The decisions, and their subjects. Every verdict is yes or no. */
export interface Decisions {
  // ------------------------------------------------------------------------ every server, `judges/server.ts`
  /** Is a message that arrives handled? */
  readonly handle: Message;
  /** Is the term of a message adopted (§5.1)? */
  readonly adopt: Message;
  /** Does `votedFor` stay when a new term is adopted? */
  readonly keepVote: Term;
  /** Does a message start the election timer, whatever it brings? */
  readonly restartTimer: Message;
  /** Does a message wait for the disk of its sender (diss §3.8)? */
  readonly waitForDisk: Message['type'];
  /** Does a crash keep it? */
  readonly survive: LeftByCrash;
  /** Is an election timeout drawn at random (§5.2)? */
  readonly drawTimeout: ServerId;
  /** Is the entry at an index applied (Figure 2, "All Servers")? */
  readonly apply: Index;
  /** Does a server append a client's command to its log (§8)? */
  readonly request: string;
  /** Does a server answer a client's read from its own state at once? */
  readonly read: Reads;
  /** Does a server count its own write that is done (diss §10.2.1)? */
  readonly countWrite: Persistent;

  // ------------------------------------------------------------------------ elections, `judges/election.ts`
  /** Does a server whose election timer ran out stand for election? */
  readonly stand: null;
  /** Does a server ask for votes again? */
  readonly askAgain: null;
  /** Is a vote granted (§5.2, §5.4.1)? */
  readonly vote: RequestVote;
  /** Does granting a vote start the election timer (Figure 2, "Followers")? */
  readonly waitAfterVote: RequestVote;
  /** Is an answer to a RequestVote counted? */
  readonly countVote: RequestVoteReply;
  /** Do the votes make a candidate the leader? */
  readonly win: VoteCount;

  // -------------------------------------------------------------------- AppendEntries, `judges/follower.ts`
  /** Does the sender of an AppendEntries lead the term of its receiver (§5.1, §5.2)? */
  readonly acceptLeader: AppendEntries;
  /** Does a candidate that follows the leader of its own term forget its vote? */
  readonly forgetVote: ServerId;
  /** Does the log agree with the leader's where the entries attach (§5.3)? */
  readonly entries: AppendEntries;
  /** Is everything after `prevLogIndex` removed before the entries are compared? */
  readonly clearFirst: Overlap;
  /** Are entries after a conflicting one removed with it (§5.3)? */
  readonly removeTail: Overlap;
  /** Does a follower commit up to the index that it receives? */
  readonly followCommit: LeaderCommit;

  // ---------------------------------------------------------------------------- leaders, `judges/leader.ts`
  /** Does a server send heartbeats? */
  readonly heartbeat: null;
  /** Is an answer to an AppendEntries counted? */
  readonly countReply: AppendEntriesReply;
  /** Does an acknowledgement set `matchIndex`? */
  readonly setMatch: Match;
  /** Does a refusal move `nextIndex` back? */
  readonly backUp: AppendEntriesReply;
  /** Is an index committed by counting (§5.3, §5.4.2)? */
  readonly commit: Held;
}

export type JudgeName = keyof Decisions;

/** Numbers that are counted or measured, in place of a yes or no. */
export interface Measures {
  /** How many of `size` servers are a majority (§5.2). */
  readonly majority: (size: number) => number;
  /** How often a leader counts itself as a holder of an entry. */
  readonly ownShare: 1 | 2;
  /** How far a follower may commit what it receives, if its log matches up to `matchIndex` (Figure 2, 5). */
  readonly committable: (matchIndex: Index, lastIndex: Index) => Index;
}

export type Judges = { readonly [Name in JudgeName]: Judge<Decisions[Name]> };
export interface Policy extends Judges, Measures {}
