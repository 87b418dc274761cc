/** Which events the list shows, beside the level of detail. What applies it is fetched later (`sieve.ts`). */
import type { ServerId, Term } from '../raft/types.ts';
import type { History } from '../sim/history.ts';
import type { Weight } from '../sim/kinds.ts';
import type { Kind, SimEvent } from '../sim/types.ts';

/** Kinds that are chosen together. */
export type KindGroup = 'elections' | 'votes' | 'messages' | 'logs' | 'commits' | 'clients' | 'acts';

/** All of it must fit; null and the empty text fit everything. */
export interface EventFilter {
  readonly server: ServerId | null;
  readonly kind: KindGroup | Kind | null;
  readonly term: Term | null;
  /** Words of the sentence. */
  readonly text: string;
}

export const NO_FILTER: EventFilter = { server: null, kind: null, term: null, text: '' };

/** The filter as it is applied to the pages of the list. */
export interface Sieve {
  readonly of: History;
  readonly fits: (event: SimEvent) => boolean;
  /** How many events of at least this weight fit on the pages before one, as far as they were searched. */
  readonly countBefore: (page: number, weight: Weight) => number;
  /** The page with the event before which `ordinal` of them fit. */
  readonly pageWith: (ordinal: number, weight: Weight) => number;
}
