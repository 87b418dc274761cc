/**
 * How a safety property was broken, as data; `words/safety.ts` has the sentences. Violations with the same
 * data are equal.
 */
import type { Micros } from '../../base/time.ts';
import type { Entry, Index, ServerId, Term } from '../../raft/types.ts';
import type { Property } from './properties.ts';

/** By code: the data. `server`: the one that did it. */
interface Breaches {
  readonly 'speaks-undurable': { readonly term: Term; readonly durable: Term };
  readonly 'asks-undurable': object;
  readonly 'grants-undurable': { readonly candidate: ServerId };
  readonly 'acknowledges-missing': { readonly index: Index; readonly last: Index };
  readonly 'acknowledges-other': { readonly index: Index; readonly term: Term };
  readonly 'applies-other': {
    readonly entry: Entry;
    readonly index: Index;
    readonly other: ServerId;
    readonly before: Entry;
  };
  readonly 'applies-out-of-turn': {
    readonly entry: Entry;
    readonly index: Index;
    readonly applied: Index;
    readonly committed: Index;
  };
  readonly 'reads-old': {
    readonly command: string;
    readonly at: Micros;
    readonly missed: Entry;
    readonly since: Micros;
  };
  readonly 'votes-twice': { readonly candidate: ServerId; readonly term: Term; readonly before: ServerId };
  readonly 'leads-won-term': { readonly term: Term; readonly other: ServerId };
  readonly 'leads-without-majority': {
    readonly term: Term;
    readonly voters: readonly ServerId[];
    readonly of: number;
  };
  readonly 'leads-without-entry': {
    readonly term: Term;
    readonly missed: Entry;
    readonly index: Index;
    readonly committedIn: Term;
  };
  readonly 'loses-own': { readonly term: Term; readonly index: Index };
  readonly 'holds-other': {
    readonly entry: Entry;
    readonly index: Index;
    readonly after: Term;
    readonly other: ServerId;
    readonly held: Entry;
    readonly heldAfter: Term;
  };
  readonly 'commits-earlier-term': { readonly term: Term; readonly of: Term; readonly index: Index };
  readonly 'commits-without-majority': {
    readonly index: Index;
    readonly term: Term;
    readonly holders: readonly ServerId[];
  };
  readonly 'commits-unknown-to-later': {
    readonly index: Index;
    readonly term: Term;
    readonly other: ServerId;
    readonly electedIn: Term;
  };
  /** Null: there is no such entry. */
  readonly 'takes-for-committed': {
    readonly entry: Entry | null;
    readonly index: Index;
    readonly committed: Entry | null;
  };
}

export type Breach = {
  [Code in keyof Breaches]: { readonly code: Code; readonly server: ServerId } & Breaches[Code];
}[keyof Breaches];

export interface Finding {
  readonly property: Property;
  readonly servers: readonly ServerId[];
  readonly index?: Index;
  readonly detail: Breach;
}

/** The data of an entry. */
export const bare = ({ term, command }: Entry): Entry => ({ term, command });

/** The same violation at a later event is not reported again. */
export const findingKey = ({ property, detail }: Pick<Finding, 'property' | 'detail'>): string =>
  `${property} ${JSON.stringify(detail)}`;
