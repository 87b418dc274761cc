/** The claims of all chapters, by the chapter's id. */
import { CLAIMS as committed } from '../committed/claims.ts';
import { CLAIMS as crashAndReturn } from '../crash-and-return/claims.ts';
import { CLAIMS as leaderElection } from '../leader-election/claims.ts';
import { CLAIMS as logReplication } from '../log-replication/claims.ts';
import { CLAIMS as noPromise } from '../no-promise/claims.ts';
import { CLAIMS as partition } from '../partition/claims.ts';
import { CLAIMS as splitVote } from '../split-vote/claims.ts';
import { CLAIMS as threeRoles } from '../three-roles/claims.ts';
import type { Claims } from '../types.ts';
import { CLAIMS as whoMayLead } from '../who-may-lead/claims.ts';
import { CLAIMS as whyAgree } from '../why-agree/claims.ts';

export const CLAIMS: Readonly<Record<string, Claims>> = {
  committed,
  'crash-and-return': crashAndReturn,
  'leader-election': leaderElection,
  'log-replication': logReplication,
  'no-promise': noPromise,
  partition,
  'split-vote': splitVote,
  'three-roles': threeRoles,
  'who-may-lead': whoMayLead,
  'why-agree': whyAgree,
};
