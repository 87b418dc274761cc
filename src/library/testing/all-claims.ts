/** The claims of all entries, by slug. */

import { BROKEN_ANSWERS_CLAIMS } from './broken-answers.ts';
import { BROKEN_COMMITS_CLAIMS } from './broken-commits.ts';
import { BROKEN_ELECTIONS_CLAIMS } from './broken-elections.ts';
import { BROKEN_LOGS_CLAIMS } from './broken-logs.ts';
import { BROKEN_VOTES_CLAIMS } from './broken-votes.ts';
import type { EntryClaims } from './claims.ts';
import { CRASH_CLAIMS } from './crashes.ts';
import { ELECTION_CLAIMS } from './elections.ts';
import { FIGURE_CLAIMS } from './figures.ts';
import { INCIDENT_CLAIMS } from './incidents.ts';
import { NETWORK_CLAIMS } from './networks.ts';
import { ONE_WAY_CLAIMS } from './one-way.ts';
import { PARTITION_CLAIMS } from './partitions.ts';
import { REPLICATION_CLAIMS } from './replication.ts';
import { SIZE_CLAIMS } from './sizes.ts';
import { STOP_CLAIMS } from './stops.ts';

export const ENTRY_CLAIMS: EntryClaims = {
  ...ELECTION_CLAIMS,
  ...REPLICATION_CLAIMS,
  ...CRASH_CLAIMS,
  ...STOP_CLAIMS,
  ...PARTITION_CLAIMS,
  ...ONE_WAY_CLAIMS,
  ...NETWORK_CLAIMS,
  ...FIGURE_CLAIMS,
  ...SIZE_CLAIMS,
  ...INCIDENT_CLAIMS,
  ...BROKEN_VOTES_CLAIMS,
  ...BROKEN_ELECTIONS_CLAIMS,
  ...BROKEN_LOGS_CLAIMS,
  ...BROKEN_COMMITS_CLAIMS,
  ...BROKEN_ANSWERS_CLAIMS,
};
