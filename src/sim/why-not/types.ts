/** What could happen and has not, and the answer why: conditions that hold or do not, as data. */

import type { Micros } from '../../base/time.ts';
import type { RuleId } from '../../raft/rules.ts';
import type { Index, MessageType, RoleName, ServerId, Term } from '../../raft/types.ts';
import type { Compared } from '../../raft/verdict.ts';
import type { Recording } from '../history.ts';
import type { ServerStep } from '../steps.ts';
import type { LossReason, SimEvent, World } from '../types.ts';

/** Something that may happen in a run. */
export type Aim =
  /** Any server leads. */
  | { readonly want: 'leader' }
  | { readonly want: 'lead'; readonly server: ServerId }
  /** It starts an election. */
  | { readonly want: 'stand'; readonly server: ServerId }
  /** The candidate counts this vote. */
  | { readonly want: 'vote'; readonly voter: ServerId; readonly candidate: ServerId; readonly term: Term }
  /** It takes over this term, or a later one. */
  | { readonly want: 'term'; readonly server: ServerId; readonly term: Term }
  /** A leader commits this entry. */
  | { readonly want: 'commit'; readonly index: Index; readonly term: Term }
  /** It knows that this index is committed. */
  | { readonly want: 'told'; readonly server: ServerId; readonly index: Index }
  /** The leader knows that this server has the entry. */
  | { readonly want: 'match'; readonly leader: ServerId; readonly server: ServerId; readonly index: Index }
  /** It has the leader's entry. */
  | { readonly want: 'have'; readonly leader: ServerId; readonly server: ServerId; readonly index: Index }
  | { readonly want: 'arrive'; readonly message: number }
  /** A client has the answer to its request. */
  | { readonly want: 'answer'; readonly request: number };

interface Between {
  readonly type: MessageType;
  readonly from: ServerId;
  readonly to: ServerId;
}

/** What a line of an answer says; `words/why-not.ts` has the sentences. */
export type Says =
  | { readonly say: 'power'; readonly server: ServerId; readonly is: 'up' | 'paused' | 'crashed' }
  | { readonly say: 'role'; readonly server: ServerId; readonly role: RoleName; readonly term: Term }
  | { readonly say: 'timer'; readonly server: ServerId; readonly at: Micros }
  /** A condition of a judge. */
  | { readonly say: 'condition'; readonly condition: string; readonly values: Compared }
  | {
      readonly say: 'vote';
      readonly voter: ServerId;
      readonly candidate: ServerId;
      readonly is: 'granted' | 'denied' | 'open';
    }
  /** What the voter would decide if the request came now. */
  | { readonly say: 'would-vote'; readonly voter: ServerId; readonly yes: boolean }
  | { readonly say: 'no-leader' }
  | { readonly say: 'running'; readonly up: number; readonly needed: number; readonly size: number }
  | {
      readonly say: 'other-entry';
      readonly leader: ServerId;
      readonly index: Index;
      readonly term: Term | null;
    }
  | {
      readonly say: 'copies';
      readonly index: Index;
      readonly have: number;
      readonly needed: number;
      readonly size: number;
    }
  | { readonly say: 'match'; readonly server: ServerId; readonly match: Index; readonly index: Index }
  | { readonly say: 'no-own-entry'; readonly leader: ServerId; readonly term: Term }
  | { readonly say: 'committed'; readonly server: ServerId; readonly index: Index }
  | { readonly say: 'has-entry'; readonly server: ServerId; readonly index: Index }
  /** On its way until `at`; Infinity: it is held. */
  | (Between & { readonly say: 'flight'; readonly at: Micros })
  | (Between & { readonly say: 'lost'; readonly at: Micros; readonly reason: LossReason })
  | (Between & { readonly say: 'arrived'; readonly at: Micros })
  /** Arrived at a paused server. */
  | (Between & { readonly say: 'waits' })
  | {
      readonly say: 'unsent';
      readonly about: 'entry' | 'commit' | 'term';
      readonly from: ServerId;
      readonly to: ServerId;
    }
  | { readonly say: 'refused'; readonly server: ServerId; readonly index: Index; readonly at: Micros }
  | { readonly say: 'cut'; readonly from: ServerId; readonly to: ServerId }
  | { readonly say: 'disk'; readonly server: ServerId; readonly at: Micros }
  /** When a timer makes it send next. */
  | { readonly say: 'sends-next'; readonly server: ServerId; readonly at: Micros }
  | { readonly say: 'knows-term'; readonly server: ServerId; readonly term: Term }
  | { readonly say: 'request-waits'; readonly server: ServerId }
  | { readonly say: 'request-entry'; readonly server: ServerId; readonly index: Index }
  | { readonly say: 'request-gone'; readonly server: ServerId };

export interface ReasonLine {
  readonly says: Says;
  /** Whether it holds; null: it is a fact that is neither wanted nor unwanted. */
  readonly holds: boolean | null;
  /** What made it so. */
  readonly event?: number;
  /** Its own why not. */
  readonly goal?: Aim;
  readonly parts?: readonly ReasonLine[];
}

export interface WhyNotAnswer {
  readonly goal: Aim;
  /** It has happened. */
  readonly holds: boolean;
  /** The rule that would have had to decide, or that decided against it. */
  readonly rule: RuleId | null;
  /** When the rule decided, if it did; else the conditions are those of now. */
  readonly decided: SimEvent | null;
  readonly lines: readonly ReasonLine[];
}

/** The run that is asked, up to `world`. */
export interface AskedPlace {
  readonly world: World;
  readonly past: {
    readonly recording: Recording;
    readonly keyframes: readonly World[];
    events(from: number, to: number): readonly SimEvent[];
    steps(seq: number): readonly ServerStep[];
  };
}
