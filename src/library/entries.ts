/** All entries of the library, in the order of its page. */
import { BROKEN_ANSWERS } from './broken-answers.ts';
import { BROKEN_COMMITS } from './broken-commits.ts';
import { BROKEN_ELECTIONS } from './broken-elections.ts';
import { BROKEN_LOGS } from './broken-logs.ts';
import { BROKEN_VOTES } from './broken-votes.ts';
import { CRASH_ENTRIES } from './crashes.ts';
import { ELECTION_ENTRIES } from './elections.ts';
import { FIGURE_ENTRIES } from './figures.ts';
import { INCIDENT_ENTRIES } from './incidents.ts';
import { NETWORK_ENTRIES } from './networks.ts';
import { ONE_WAY_ENTRIES } from './one-way.ts';
import { PARTITION_ENTRIES } from './partitions.ts';
import { REPLICATION_ENTRIES } from './replication.ts';
import { SIZE_ENTRIES } from './sizes.ts';
import { STOP_ENTRIES } from './stops.ts';
import type { LibraryEntry } from './types.ts';

export const ENTRIES: readonly LibraryEntry[] = [
  ...ELECTION_ENTRIES,
  ...REPLICATION_ENTRIES,
  ...CRASH_ENTRIES,
  ...STOP_ENTRIES,
  ...PARTITION_ENTRIES,
  ...ONE_WAY_ENTRIES,
  ...NETWORK_ENTRIES,
  ...FIGURE_ENTRIES,
  ...SIZE_ENTRIES,
  ...INCIDENT_ENTRIES,
  ...BROKEN_VOTES,
  ...BROKEN_ELECTIONS,
  ...BROKEN_LOGS,
  ...BROKEN_COMMITS,
  ...BROKEN_ANSWERS,
];
