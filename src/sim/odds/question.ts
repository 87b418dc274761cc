/** Questions about how a run comes out, as data. */
import type { Micros } from '../../base/time.ts';
import type { Index, ServerId, Term } from '../../raft/types.ts';
import type { Property } from '../safety/properties.ts';

export type OddsQuestion =
  /** Will this server lead this term? */
  | { readonly ask: 'leads'; readonly server: ServerId; readonly term: Term }
  /** Is it the first that leads a term after this one? */
  | { readonly ask: 'next-leader'; readonly server: ServerId; readonly after: Term }
  /** Does anybody lead a term after this one, by this time? */
  | { readonly ask: 'elected'; readonly after: Term; readonly by: Micros }
  /** Is this entry committed? */
  | { readonly ask: 'entry'; readonly index: Index; readonly term: Term }
  /** Is an entry with this command committed? */
  | { readonly ask: 'command'; readonly command: string }
  /** Does the client that asked as the `request`-th get its answer? */
  | { readonly ask: 'answer'; readonly request: number }
  /** Is this safety property broken? Null: any of them. */
  | { readonly ask: 'breaks'; readonly property: Property | null };

/** `open`: neither had happened by the end. */
export type OddsVerdict = 'yes' | 'no' | 'open';

export const isSameQuestion = (a: OddsQuestion, b: OddsQuestion): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
