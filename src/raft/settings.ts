/** What stays the same for a server's whole life. */
import type { Policy } from './policy.ts';
import type { Configuration, Reads, ServerId } from './types.ts';

export interface Settings {
  /** All servers that there are, in order. */
  readonly servers: readonly ServerId[];
  /** Who decides until a log says otherwise: see `configurationOf`. */
  readonly configuration: Configuration;
  /** Entries in one AppendEntries, at most. */
  readonly maxEntries: number;
  /** Whether new entries go out as soon as they are appended, or with the next heartbeat. */
  readonly replicate: 'heartbeat' | 'at-once';
  /** Whether a new leader appends a blank entry of its own term (§8). */
  readonly noop: boolean;
  /** Whether a refusal names the conflicting term and its first index (§5.3, end). */
  readonly fastBacktrack: boolean;
  readonly reads: Reads;
  /** How its servers decide. */
  readonly policy: Policy;
}
