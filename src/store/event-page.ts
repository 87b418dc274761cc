import type { SimEvent } from '../sim/types.ts';

/** The listed events of a number of moments. */
export interface EventPage {
  /** Grows in place. */
  readonly events: SimEvent[];
  /** Known from after one event up to another. */
  after: number;
  last: number;
}
