/**
 * The type of a scenario document: plain JSON, times in milliseconds, servers by name. Fields with a default
 * are optional; `compile.ts` fills them in.
 */
import type { BugName } from '../raft/rules.ts';
import type { MessageType, RoleName } from '../raft/types.ts';
import type { Property } from '../sim/safety/properties.ts';
import type { Kind, Power, PowerWord, Value } from '../sim/types.ts';

/** "S1", "S2", … */
export type ServerName = string;
/** Virtual milliseconds, exact to the microsecond. */
export type Ms = number;
export type Pair = readonly [low: Ms, high: Ms];
export type ByServer<T> = Readonly<Record<ServerName, T>>;

export interface ScenarioDocument {
  /** The address of the JSON Schema, for editors. It changes nothing. */
  readonly $schema?: string;
  readonly raftarium: 1;
  readonly title?: string;
  readonly seed?: number;
  readonly cluster?: ClusterDocument;
  readonly actions?: readonly ActionDocument[];
  readonly until?: Ms;
  readonly expect?: readonly ExpectDocument[];
}

export interface LinkDocument {
  readonly latency?: Pair;
  readonly loss?: number;
  readonly duplication?: number;
}

/** Links with settings of their own: one direction, or both. An end is a server, or a place: all of its. */
export type LinksDocument = LinkDocument &
  (
    | { readonly from: ServerName; readonly to: ServerName }
    | { readonly between: readonly [ServerName, ServerName] }
  );

/** The time of a durable write, and the chance that one fails. */
export interface DiskDocument {
  readonly write?: Pair;
  readonly fails?: number;
}

export interface ClusterDocument extends LinkDocument {
  readonly servers?: number;
  readonly electionTimeout?: Pair;
  readonly heartbeatInterval?: Ms;
  readonly replicate?: 'heartbeat' | 'at-once';
  readonly maxEntries?: number;
  readonly noop?: boolean;
  readonly fastBacktrack?: boolean;
  readonly disk?: DiskDocument;
  readonly clock?: ByServer<number>;
  /** The election timeouts and the disks of single servers. */
  readonly electionTimeouts?: ByServer<Pair>;
  readonly disks?: ByServer<DiskDocument>;
  /** Servers by the name of their place, for `links`. */
  readonly places?: Readonly<Record<string, readonly ServerName[]>>;
  readonly links?: readonly LinksDocument[];
  readonly rules?: RulesDocument;
  /** Rules broken on purpose (docs/bugs.md). */
  readonly bugs?: readonly BugName[];
  readonly initial?: ByServer<InitialDocument>;
  readonly timeouts?: ByServer<readonly Ms[]>;
}

/** Optional parts of Raft. */
export interface RulesDocument {
  readonly reads?: 'log' | 'local';
}

export type EntryDocument = number | { readonly term: number; readonly command: string };

export interface InitialDocument {
  readonly term?: number;
  readonly votedFor?: ServerName | null;
  readonly log?: readonly EntryDocument[];
  readonly role?: 'follower' | 'leader';
}

// -------------------------------------------------------------------------------------------------- actions

/** A server's name, or "leader": the running leader of the highest term. */
export type TargetDocument = ServerName;

export interface FilterDocument {
  readonly from?: ServerName;
  readonly to?: ServerName;
  readonly type?: MessageType;
}

/** One message by its id, or some in flight; `which` is `first` by default. */
export type SelectorDocument =
  | number
  | (FilterDocument & { readonly term?: number; readonly which?: 'first' | 'all' });

/** What the action `settings` changes: of one server, or of all. */
export type SettingsDocument =
  | {
      readonly server: TargetDocument;
      readonly electionTimeout?: Pair;
      readonly clock?: number;
      readonly disk?: DiskDocument;
    }
  | Pick<
      ClusterDocument,
      'electionTimeout' | 'heartbeatInterval' | 'replicate' | 'maxEntries' | 'noop' | 'fastBacktrack' | 'disk'
    >;

/** An action, without its time. */
export type UntimedAction =
  | { readonly do: 'request'; readonly server: TargetDocument; readonly command: string }
  | {
      readonly do: PowerWord;
      readonly server: TargetDocument;
    }
  | { readonly do: 'setTimer'; readonly server: TargetDocument; readonly in: Ms }
  | { readonly do: 'partition'; readonly groups: readonly (readonly ServerName[])[] }
  | { readonly do: 'heal' }
  | { readonly do: 'cut' | 'mend'; readonly from: ServerName; readonly to: ServerName }
  | ({ readonly do: 'link'; readonly from: ServerName; readonly to: ServerName } & LinkDocument)
  | ({ readonly do: 'network' } & LinkDocument)
  | { readonly do: 'redraw'; readonly stream: number }
  | ({ readonly do: 'settings' } & SettingsDocument)
  | {
      readonly do: 'drop' | 'duplicate' | 'deliver' | 'hold' | 'release';
      readonly message: SelectorDocument;
    }
  | { readonly do: 'delay'; readonly message: SelectorDocument; readonly by: Ms }
  | ({ readonly do: 'block' | 'unblock' | 'hold' | 'release' } & FilterDocument);

/** Exactly one of `at` and `when`; `after` with `when` only. */
export interface DueDocument {
  readonly at?: Ms;
  readonly when?: ClaimDocument;
  readonly after?: Ms;
}

export type ActionDocument = UntimedAction & DueDocument;

// --------------------------------------------------------------------------------------------------- claims

/** A number, or bounds, both included. */
export type NumberClaim = number | { readonly min?: number; readonly max?: number };

/** The vocabulary of `expect` and `when`: all claims must hold. */
export interface ClaimDocument {
  readonly leaders?: NumberClaim;
  /** Without `server`: a name, "one" or "none". With it: the leader that this server believes in. */
  readonly leader?: ServerName | 'one' | 'none' | null;
  readonly server?: ServerName;
  readonly power?: Power;
  readonly role?: RoleName;
  readonly term?: NumberClaim;
  readonly votedFor?: ServerName | null;
  readonly log?: readonly NumberClaim[];
  readonly commitIndex?: NumberClaim;
  readonly state?: Readonly<Record<string, Value>>;
  readonly agree?: readonly ServerName[];
  readonly committed?: string;
  readonly count?: {
    readonly kind: Kind;
    readonly server?: ServerName;
    readonly min?: number;
    readonly max?: number;
  };
  readonly violated?: Property;
}

/** A claim and its time: exactly one of `at`, `by`, `always`, `never`. */
export interface ExpectDocument extends ClaimDocument {
  readonly at?: Ms;
  readonly by?: Ms;
  readonly always?: Pair;
  readonly never?: Pair;
}
