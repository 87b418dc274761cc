/**
 * The data types of Raft, with the names of the paper's Figure 2. (Ongaro and Ousterhout, "In Search of an
 * Understandable Consensus Algorithm", extended version. "§" is a section of it, "diss" is Ongaro's
 * dissertation.)
 */
import type { PerServer } from './per-server.ts';
import type { RuleId } from './rules.ts';

/** A server's number, from 1. It is shown as S1, S2, … */
export type ServerId = number;
export type Term = number;
/** An index in the log. The first entry has index 1; 0 means "before the log". */
export type Index = number;

/** A majority of `voters` decides. In a joint configuration (C_old,new), so does a majority of `old` (§6). */
export interface Configuration {
  readonly voters: readonly ServerId[];
  readonly old?: readonly ServerId[];
}

export interface Entry {
  readonly term: Term;
  /** The command for the state machine; "" is the blank entry of a new leader (§8). */
  readonly command: string;
  /** The configuration from this entry on. No run makes such an entry yet. */
  readonly config?: Configuration;
}

/**
 * The base of a log: the last entry that a snapshot replaced, and the configuration there (§7); null if no
 * entry up to there has one. Index 0 and term 0 without a snapshot.
 */
export interface LogBase {
  readonly index: Index;
  readonly term: Term;
  readonly config: Configuration | null;
}

/**
 * The entries after `base`, up to `lastIndex`: plain data, which a worker accepts. A log never changes,
 * though its array grows. Only `log.ts` reads the array.
 */
export interface Log {
  readonly base: LogBase;
  readonly lastIndex: Index;
  /** The index of its last entry with a configuration; 0 for none. */
  readonly configuredAt: Index;
  /** Shared by many logs, so it may have more entries than this one. Its first has the index `start` + 1. */
  readonly shared: Entry[];
  readonly start: Index;
  /** The array that `shared` was copied from, and up to which index both are equal. Null: not copied. */
  readonly copied: { readonly from: readonly Entry[]; readonly upTo: Index } | null;
}

/** "Persistent state on all servers" (Figure 2): what a crash keeps, once it is on the disk. */
export interface Persistent {
  readonly currentTerm: Term;
  readonly votedFor: ServerId | null;
  readonly log: Log;
}

export interface Follower {
  readonly name: 'follower';
  /** The leader that it believes in: the sender of an AppendEntries of its current term. */
  readonly leader: ServerId | null;
  /** It was a leader and stepped down. It knows no new leader yet. */
  readonly deposed?: true;
}

export interface Candidate {
  readonly name: 'candidate';
  /** True: granted. False: denied. Null: no reply yet. Its own vote is true. */
  readonly votes: PerServer<boolean | null>;
  /** How many votes were counted twice, and by which rule: only where a rule is broken on purpose. */
  readonly repeated?: number;
  readonly broken?: RuleId;
}

/** "Volatile state on leaders" (Figure 2): only a leader has it, so a follower cannot have a nextIndex. */
export interface Leader {
  readonly name: 'leader';
  /** The leader's own is unused. */
  readonly nextIndex: PerServer<Index>;
  /** The leader's own is the last entry on its own disk (diss §10.2.1). */
  readonly matchIndex: PerServer<Index>;
  /** The rule that counted an acknowledgement wrongly: only where a rule is broken on purpose. */
  readonly broken?: RuleId;
}

export type Role = Follower | Candidate | Leader;
export type RoleName = Role['name'];

/** One server: the input and output of `step`. Immutable. */
export interface Server {
  readonly id: ServerId;
  readonly persistent: Persistent;
  readonly role: Role;
  readonly commitIndex: Index;
  readonly lastApplied: Index;
}

/**
 * How a read is answered: through the log, or by any server from
 * its own state. The second is wrong on purpose (§8, diss §6.4).
 */
export type Reads = 'log' | 'local';

interface Envelope {
  readonly from: ServerId;
  readonly to: ServerId;
  readonly term: Term;
}

export interface RequestVote extends Envelope {
  readonly type: 'RequestVote';
  readonly candidateId: ServerId;
  readonly lastLogIndex: Index;
  readonly lastLogTerm: Term;
}

export interface RequestVoteReply extends Envelope {
  readonly type: 'RequestVoteReply';
  readonly voteGranted: boolean;
}

export interface AppendEntries extends Envelope {
  readonly type: 'AppendEntries';
  readonly leaderId: ServerId;
  readonly prevLogIndex: Index;
  readonly prevLogTerm: Term;
  readonly entries: readonly Entry[];
  readonly leaderCommit: Index;
}

export interface AppendEntriesReply extends Envelope {
  readonly type: 'AppendEntriesReply';
  readonly success: boolean;
  /** The prevLogIndex of its request: a refusal counts only if it answers the latest one. */
  readonly prevLogIndex: Index;
  /** The index up to which the follower's log matches; 0 in a refusal. */
  readonly matchIndex: Index;
  /** In a refusal, the term of the follower's entry at prevLogIndex; null if there is none (§5.3, end). */
  readonly conflictTerm: Term | null;
  /** In a refusal, the first index of that term, or the follower's last index + 1. */
  readonly conflictIndex: Index | null;
}

export type Message = RequestVote | RequestVoteReply | AppendEntries | AppendEntriesReply;
export type MessageType = Message['type'];

/**
 * Election: how long a server waits for a leader. Heartbeat:
 * when a leader, retry: when a candidate sends again.
 */
export const TIMERS = ['election', 'heartbeat', 'retry'] as const;
export type TimerName = (typeof TIMERS)[number];

/** The input of a step. */
export type Input =
  | { readonly type: 'timer'; readonly timer: TimerName }
  | { readonly type: 'receive'; readonly message: Message }
  | { readonly type: 'request'; readonly command: string }
  /** A client's request that only reads. */
  | { readonly type: 'read'; readonly command: string }
  /** Its own writes are on the disk up to this state. */
  | { readonly type: 'written'; readonly persistent: Persistent }
  /** A run that begins with this server as leader: it sends its first messages. */
  | { readonly type: 'lead' };

/** What happened in a step, and by which rule. Becomes an event of the run with the same fields. */
export type Fact =
  | { readonly kind: 'become-candidate' | 'become-leader' | 'new-term' | 'step-down'; readonly term: Term }
  | { readonly kind: 'grant-vote'; readonly candidate: ServerId; readonly term: Term }
  | { readonly kind: 'deny-vote'; readonly candidate: ServerId; readonly term: Term; readonly reason: string }
  | {
      readonly kind: 'accept-entries';
      readonly leader: ServerId;
      readonly prevLogIndex: Index;
      readonly matchIndex: Index;
    }
  | {
      readonly kind: 'reject-entries';
      readonly leader: ServerId;
      readonly prevLogIndex: Index;
      readonly matchIndex: Index;
      readonly reason: string;
    }
  | { readonly kind: 'append'; readonly index: Index; readonly term: Term; readonly command: string }
  | { readonly kind: 'truncate'; readonly from: Index }
  | { readonly kind: 'commit'; readonly commitIndex: Index }
  | { readonly kind: 'apply'; readonly index: Index }
  /** A client's request at a server that does not lead; `leader` is the one that it names instead. */
  | { readonly kind: 'redirect'; readonly leader: ServerId | null }
  /** A client's read is answered from the present state. */
  | { readonly kind: 'read' };

/** The index in `effects` of the fact that caused an effect; -1 is the input itself. */
export type Because = number;

/** Values by their names in the paper. */
export type Values = Readonly<Record<string, string | number | boolean | null>>;

/** What a step asks of its environment, in order. */
export type Effect =
  | {
      readonly type: 'fact';
      readonly fact: Fact;
      readonly rule: RuleId;
      readonly because: Because;
      /** What the decision compared, where a reader needs it to follow: elections, refusals, commits. */
      readonly values?: Values;
    }
  /** `afterWrites`: only after all writes that this server has requested so far. */
  | {
      readonly type: 'send';
      readonly message: Message;
      readonly afterWrites: boolean;
      /** The broken rule that decided that it need not wait. */
      readonly rule?: RuleId;
      readonly because: Because;
    }
  | { readonly type: 'start'; readonly timer: TimerName; readonly because: Because }
  | { readonly type: 'stop'; readonly timer: TimerName; readonly because: Because };

export interface Step {
  readonly server: Server;
  readonly effects: readonly Effect[];
}
