/** The data types of the simulator. Times are whole microseconds of virtual time (`Micros`). */

import type { PMap } from '../base/pmap.ts';
import type { Queue } from '../base/queue.ts';
import type { Micros } from '../base/time.ts';
import type { PerServer } from '../raft/per-server.ts';
import type { RuleId } from '../raft/rules.ts';
import type { Settings } from '../raft/settings.ts';
import type {
  Fact,
  Index,
  Message,
  MessageType,
  Persistent,
  RoleName,
  Server,
  ServerId,
  Term,
  TimerName,
  Values,
} from '../raft/types.ts';
import type { How, Votes } from './how.ts';
import type { Breach } from './safety/breach.ts';
import type { Property } from './safety/properties.ts';
import type { DiskSettings, LinkSettings, OwnSettings, Span, TimeSettings, Tunable } from './tunable.ts';

export type { DiskSettings, LinkSettings, OwnSettings, Span, Tunable };

// ----------------------------------------------------------------------------------- what a run begins with

/** What a server holds at the start. */
export interface Initial {
  readonly persistent: Persistent;
  readonly role: 'follower' | 'leader';
}

/** Everything that determines a run, except its actions. */
export interface Cluster extends TimeSettings {
  readonly seed: number;
  readonly settings: Settings;
  readonly link: LinkSettings;
  /** What single directions have of their own, by link number. */
  readonly links: Network['own'];
  readonly initial: readonly (Initial | undefined)[];
  /** First election timeouts, by server number. */
  readonly timeouts: readonly (readonly Micros[] | undefined)[];
}

/** A server named directly, or the running leader of the highest term. */
export type Target = ServerId | 'leader';

/** A filter of messages; an omitted field matches any. */
export interface Filter {
  readonly from?: ServerId;
  readonly to?: ServerId;
  readonly type?: MessageType;
}

/** One message by its id, or some of those in flight. */
export type Selector = number | (Filter & { readonly term?: Term; readonly which: 'first' | 'all' });

/** Actions on one server that need no more than its name. */
export type PowerWord = 'crash' | 'restart' | 'pause' | 'resume' | 'wipe' | 'timeout' | 'failWrite';

/** An intervention from outside, as data. */
export type Action =
  | { readonly do: 'request'; readonly server: Target; readonly command: string }
  | { readonly do: PowerWord; readonly server: Target }
  | { readonly do: 'setTimer'; readonly server: Target; readonly in: Micros }
  | { readonly do: 'partition'; readonly groups: readonly (readonly ServerId[])[] }
  | { readonly do: 'heal' }
  | { readonly do: 'cut' | 'mend'; readonly from: ServerId; readonly to: ServerId }
  | ({ readonly do: 'link'; readonly from: ServerId; readonly to: ServerId } & Partial<LinkSettings>)
  | ({ readonly do: 'network' } & Partial<LinkSettings>)
  | { readonly do: 'redraw'; readonly stream: number }
  | ({ readonly do: 'settings'; readonly server: Target } & OwnSettings)
  | ({ readonly do: 'settings' } & Partial<Omit<Tunable, 'own' | 'disk'>> & {
        readonly disk?: Partial<DiskSettings>;
      })
  | { readonly do: 'drop' | 'duplicate' | 'deliver' | 'hold' | 'release'; readonly message: Selector }
  | { readonly do: 'delay'; readonly message: Selector; readonly by: Micros }
  | ({ readonly do: 'block' | 'unblock' | 'hold' | 'release' } & Filter);
export type ActionWord = Action['do'];

/**
 * An action, and when: `at` a time, or `after` a condition first holds. `isStaged`: it is part of the setup.
 */
export type Scripted =
  | { readonly action: Action; readonly at: Micros; readonly isStaged?: boolean }
  | { readonly action: Action; readonly when: Condition; readonly after: Micros };

/** The topics of a condition: one server, all of them, violations, counts of events. */
export type Topic = ServerId | 'servers' | 'violations' | Kind;

/** A pure function of the view; its value cannot change while its topics do not. */
export type Condition = ((view: View) => boolean) & { readonly topics: readonly Topic[] };

// --------------------------------------------------------------------------------------------- what happens

/** Why a message was lost: by chance, at a cut, at a crashed server, by the reader (drop, block). */
export type LossReason = 'loss' | 'cut' | 'crashed' | 'dropped';

export type ClientAnswer = { readonly result: Value | null } | { readonly redirect: ServerId | null };

/** The fields of an event, by its `kind` (docs/scenario-format.md, “An event's line”). */
export type Happening =
  | Exclude<Fact, { kind: 'redirect' | 'read' }>
  | { readonly kind: 'election-timeout' | 'heartbeat-timeout' }
  | { readonly kind: 'send'; readonly packet: Packet }
  /** `votes`: for a RequestVoteReply that counts, the state of the election with it; null for others. */
  | { readonly kind: 'deliver'; readonly packet: Packet; readonly votes: Votes | null }
  | { readonly kind: 'lost'; readonly packet: Packet; readonly reason: LossReason }
  /** A durable write fails, and the server crashes. */
  | { readonly kind: 'write-failed' }
  | { readonly kind: 'client-request'; readonly command: string }
  | { readonly kind: 'client-response'; readonly command: string; readonly answer: ClientAnswer }
  | {
      readonly kind: ActionKind;
      readonly action: number /** It found nothing to act on. */;
      readonly nothing: boolean;
    };
/** An action's own word, except that `deliver` is `deliver-now`. */
export type ActionKind = Exclude<ActionWord, 'deliver'> | 'deliver-now';
export type Kind = Happening['kind'];

/** A fact that the simulator reports. */
export interface SimEvent {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly time: Micros;
  /** The server that acts; 0 for none. */
  readonly server: ServerId | 0;
  /** The `seq` of the earlier events that directly caused it. */
  readonly causes: readonly number[];
  /** The rule that decided, if a server decided. */
  readonly rule: RuleId | null;
  readonly what: Happening;
  readonly how: How | null;
  /** The sender of the message that a server was handling; 0 for none. Not hashed either. */
  readonly from: ServerId | 0;
  /** The term of the server that acts, after its step; 0 for no server. For readers only, like `how`. */
  readonly term: Term;
  /** What the decision compared, for its sentence; null for most. For readers only, like `how`. */
  readonly values: Values | null;
}

// -------------------------------------------------------------------------------- everything at one instant

export type Power = 'up' | 'paused' | 'crashed';
export type Value = string | number;

/** A running timer. */
export interface Timer {
  readonly startedAt: Micros;
  readonly dueAt: Micros;
  /** Its order among items due at the same time. */
  readonly order: number;
  /** The event that started it; 0 for the start of the run. */
  readonly cause: number;
  /** It ran out while its server was paused, and is handled when the server resumes. */
  readonly ranOut: boolean;
  /** An action of the reader set it, or makes it run out. */
  readonly byHand?: 'set' | 'forced';
}

/** A durable write that the disk has not finished, and the messages that wait for it. */
export interface Write {
  readonly persistent: Persistent;
  readonly dueAt: Micros;
  /** Its order among items due at the same time; identifies the write. */
  readonly order: number;
  readonly sends: readonly Unsent[];
  /** The event that requested it. */
  readonly cause: number;
  /** It will fail. */
  readonly fails?: true;
}
export interface Unsent {
  readonly message: Message;
  readonly cause: number;
}

export interface Disk {
  /** What a crash right now would keep. */
  readonly durable: Persistent;
  /** In order; the first is being written. */
  readonly writes: readonly Write[];
  /** How many write times were drawn. */
  readonly draws: number;
  /** The next write fails: the event of the action that said so. */
  readonly failsNext?: number;
}

/** The key–value state machine. `digest` is equal for equal contents, and cheap to update. */
export interface StateMachine {
  readonly values: PMap<Value>;
  readonly digest: number;
}

/** An input that waits for a paused server, in order of arrival. */
export type Waiting =
  | { readonly type: 'packet'; readonly packet: Packet; readonly cause: number }
  | { readonly type: 'request'; readonly command: string; readonly cause: number; readonly request: number }
  | { readonly type: 'written'; readonly write: Write }
  | { readonly type: 'lead' };

/** A client that waits for the leader to apply the entry at `index`. */
export interface Asked {
  readonly index: Index;
  readonly command: string;
  /** The number of the request, see `Request`. */
  readonly request: number;
  /** The seq of its `client-request`. */
  readonly since: number;
}

/**
 * The latest changes of a server and their times. For the UI only, which shows them briefly. Null: none yet.
 */
export interface RecentChanges {
  /** It started an election. */
  readonly campaign: Micros | null;
  readonly role: { readonly at: Micros; readonly was: RoleName } | null;
  /** It granted a candidate its vote, or denied it. */
  readonly ballot: { readonly at: Micros; readonly candidate: ServerId; readonly granted: boolean } | null;
  /** The first entry that it appended then, and the first that it learnt to be committed then. */
  readonly append: { readonly at: Micros; readonly from: Index } | null;
  readonly commit: { readonly at: Micros; readonly from: Index } | null;
}

/** One server and its surroundings. Replaced when anything in it changes: `===` compares. */
export interface Node {
  readonly id: ServerId;
  readonly power: Power;
  readonly server: Server;
  readonly timers: Readonly<Record<TimerName, Timer | null>>;
  /** Election timeouts drawn so far. */
  readonly draws: number;
  readonly disk: Disk;
  readonly state: StateMachine;
  readonly inbox: readonly Waiting[];
  readonly asked: Queue<Asked>;
  readonly recentChanges: RecentChanges;
  /** The last entries it removed, for the UI only; null if there are none. */
  readonly rolledBack: {
    readonly at: Micros;
    readonly from: Index;
    readonly entries: readonly { term: Term; command: string }[];
  } | null;
}

/** A message in flight. Replaced when its flight changes. */
export interface Packet {
  readonly kind: 'packet';
  readonly id: number;
  readonly message: Message;
  /** The id of the message it is a copy of. */
  readonly copyOf: number | null;
  /** The seq of its `send`. */
  readonly send: number;
  readonly sentAt: Micros;
  /** When it arrives; Infinity while it is held. */
  readonly at: Micros;
  readonly order: number;
  /** Its progress (0 to 1) at `anchorAt`; from there its speed is constant. For the UI only. */
  readonly anchorAt: Micros;
  readonly anchorProgress: number;
}

/** A message that was lost recently, for the UI only. */
export interface Lost {
  readonly packet: Packet;
  readonly at: Micros;
  readonly reason: LossReason;
}

/** A client's request and its answer, for the UI only: the last few of a run. */
export interface Request {
  readonly id: number;
  readonly server: ServerId;
  readonly command: string;
  readonly at: Micros;
  /** Null while the client waits. */
  readonly answer: ClientAnswer | null;
  readonly answeredAt: Micros | null;
}

/** The state of all links. Replaced when anything in it changes. Link number: `from * (servers + 1) + to`. */
export interface Network {
  readonly size: number;
  /** 1 where a direction is cut. */
  readonly cut: Uint8Array;
  /** A bit per message type. */
  readonly blocked: Uint8Array;
  readonly held: Uint8Array;
  readonly every: LinkSettings;
  readonly own: ReadonlyMap<number, Partial<LinkSettings>>;
  /** The groups of the partition, [] for none; for the UI only. */
  readonly groups: readonly (readonly ServerId[])[];
}

/** A safety property that was violated. */
export interface Violation {
  readonly property: Property;
  readonly time: Micros;
  /** The seq of the event that broke it. */
  readonly event: number;
  readonly servers: readonly ServerId[];
  readonly index: Index | null;
  readonly detail: Breach;
}

/** What a condition may read. */
export interface View {
  readonly time: Micros;
  readonly nodes: PerServer<Node>;
  readonly violations: readonly Violation[];
  /** The number of events of each kind, see `countOf`. */
  readonly counts: Uint32Array;
}

/** A world: the state at one instant, to draw, and to continue the run from. Never changed. */
export interface World extends View {
  /** How many moments were performed so far. */
  readonly moment: number;
  /** The last event. */
  readonly seq: number;
  /** The last event before the present moment. */
  readonly since: number;
  /** The number of events by least weight (see `weightOf`). */
  readonly eventCounts: { readonly decisions: number; readonly turns: number };
  /** In order of id; held ones too, but not messages that wait for a paused server. */
  readonly packets: readonly Packet[];
  readonly network: Network;
  readonly tuned: Tunable;
  readonly lost: readonly Lost[];
  readonly requests: readonly Request[];
  /** The hash of the trace up to here, 16 hex digits. */
  readonly hash: string;
  /** Fields that only the simulator reads. */
  readonly machinery: Machinery;
}

/** The part of a world that no reader sees. */
export interface Machinery {
  /** What draws depend on: the document's seed, until `redraw` changes it. */
  readonly seed: number;
  readonly order: number;
  readonly nextId: number;
  readonly nextRequest: number;
  readonly msBegan: number;
  readonly entriesSent: number;
  readonly entriesBegan: number;
  readonly hash: readonly [number, number];
  readonly agenda: readonly Due[];
  readonly queued: readonly (TimerDue | null)[];
  readonly sent: Int32Array;
  readonly copied: Int32Array;
  readonly actionsDone: number;
  readonly later: readonly ActionDue[];
  readonly pending: readonly number[];
  readonly ready: readonly ActionDue[];
  /** Whether the last moment was a timed action of the script: another may follow at the same microsecond. */
  readonly acted: boolean;
}

/** An item of the agenda, ordered by (at, order). */
export type Due = Packet | TimerDue | DiskDue | LeadDue;
export interface TimerDue {
  readonly kind: 'timer';
  readonly at: Micros;
  readonly order: number;
  readonly server: ServerId;
  readonly timer: TimerName;
}
export interface DiskDue {
  readonly kind: 'disk';
  readonly at: Micros;
  readonly order: number;
  readonly server: ServerId;
}
export interface LeadDue {
  readonly kind: 'lead';
  readonly at: Micros;
  readonly order: number;
  readonly server: ServerId;
}
/** An action of the script and its time; `index` is its index in the script. */
export interface ActionDue {
  readonly at: Micros;
  readonly index: number;
}
