/** Settings that never change during a server's life. */
import type { Policy } from './policy.ts';
import type { Configuration, Reads, ServerId } from './types.ts';

export interface Settings {
  /** All servers of the cluster, in order. */
  readonly servers: readonly ServerId[];
  /** The configuration until a log has another: see `configurationOf`. */
  readonly configuration: Configuration;
  /** Entries in one AppendEntries, at most. */
  readonly maxEntries: number;
  /** Whether new entries are sent as soon as they are appended, or with the next heartbeat. */
  readonly replicate: 'heartbeat' | 'at-once';
  /** Whether a new leader appends a blank entry of its own term (§8). */
  readonly noop: boolean;
  /** Whether a refusal names the conflicting term and its first index (§5.3, end). */
  readonly fastBacktrack: boolean;
  readonly reads: Reads;
  /** How its servers decide. */
  readonly policy: Policy;
}
