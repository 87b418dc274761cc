/**
 * The library as data: named situations, each a run, with a few words that are true of it. Its page is built
 * from these in `views/library`.
 */

import type { BugName } from '../raft/rules.ts';
import type { ExpectDocument, Ms, ScenarioDocument } from '../scenario/types.ts';
import type { Property } from '../sim/safety/properties.ts';

export type GroupId =
  | 'elections'
  | 'replication'
  | 'stops'
  | 'partitions'
  | 'networks'
  | 'figures'
  | 'sizes'
  | 'incidents'
  | 'broken';

/** The entries of a group stand together, under its title. */
export interface Group {
  readonly id: GroupId;
  readonly title: string;
  /** What its entries have in common, in one sentence. */
  readonly about: string;
}

export interface LibraryEntry {
  /** Its address, `#library/figure-8-c`: never renamed. */
  readonly slug: string;
  readonly group: GroupId;
  /** Also the title of its document. */
  readonly title: string;
  /** What happens. */
  readonly sentence: string;
  /** What to watch for: one or two sentences. */
  readonly watch: string;
  /** Where in the paper (§5.4.2, Figure 8), or in the dissertation (dissertation §6.4). */
  readonly section: string;
  /** The moment at which it opens: shortly before it happens. */
  readonly at: Ms;
  /** The moment of its picture, which shows best what happens. */
  readonly picture: Ms;
  /** Has `expect`ations. */
  readonly document: ScenarioDocument;
  /** The page of the story that it belongs to: `who-may-lead/old-log`. */
  readonly page?: string;
  /**
   * The safety property that the run violates first, although it
   * breaks no rule of Raft: by an operator's error, or by a setting.
   */
  readonly violates?: Property;
  /** Of an incident: who described it, and what the run leaves out. */
  readonly source?: Published;
  /** Of a run with a broken rule. */
  readonly broken?: Broken;
}

/** What was published about an incident: by a company, or by a person. */
export interface Published {
  readonly publisher: string;
  readonly title: string;
  readonly address: string;
  readonly year: number;
  /** How the run differs from what happened, in one or two sentences. */
  readonly leavesOut: string;
}

/** A rule that is left out, and what it protected. The *twin* is the same run with the rule. */
export interface Broken {
  readonly bug: BugName;
  /** The first safety property that falls, or `progress`: none does, but nothing gets done. */
  readonly falls: Property | 'progress';
  /** The rule, as it should be. */
  readonly rule: string;
  /** What happens in the twin. */
  readonly kept: string;
  /** What the twin's document expects. */
  readonly expect: readonly ExpectDocument[];
}
