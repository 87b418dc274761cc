/** The settings of a cluster beside those of the protocol, and which of both an action may change. */
import type { Micros } from '../base/time.ts';
import type { Settings } from '../raft/settings.ts';
import type { ServerId } from '../raft/types.ts';

/** Both ends included. */
export type Span = readonly [low: Micros, high: Micros];

export interface LinkSettings {
  readonly latency: Span;
  readonly loss: number;
  readonly duplication: number;
}

/** How a disk behaves: the time of a durable write, and the chance that one fails. */
export interface DiskSettings {
  readonly write: Span;
  readonly fails: number;
}

/** What one server has of its own; a missing field is as at every server. */
export interface OwnSettings {
  readonly electionTimeout?: Span;
  /** The rate of its clock; 1 by default. */
  readonly clock?: number;
  readonly disk?: Partial<DiskSettings>;
}

/** Times of every server, and of single ones. */
export interface TimeSettings {
  readonly electionTimeout: Span;
  readonly heartbeatInterval: Micros;
  readonly disk: DiskSettings;
  readonly own: ReadonlyMap<ServerId, OwnSettings>;
}

/** The settings that the action `settings` may change during a run. */
export interface Tunable
  extends TimeSettings,
    Pick<Settings, 'replicate' | 'maxEntries' | 'noop' | 'fastBacktrack'> {}
