/** The shape of what is pointed at, see `pointing.ts`. */
import type { Index, ServerId } from '../raft/types.ts';

/** Some entries of one server's log; both ends included. */
export interface PointedEntries {
  readonly server: ServerId;
  readonly first: Index;
  readonly last: Index;
}

export interface Pointed {
  /** The seq of an event; null if it is none. */
  readonly event: number | null;
  /** The id of a message, in flight or not. */
  readonly message: number | null;
  readonly server: ServerId | null;
  readonly entries: PointedEntries | null;
  /** Several servers at once, and those of them where two sets of servers meet. */
  readonly servers?: readonly ServerId[];
  readonly meets?: readonly ServerId[];
}
