/** The paper's policy: every decision as in Figure 2. */

import { majority } from './configuration.ts';
import { ELECTION } from './judges/election.ts';
import { FOLLOWER } from './judges/follower.ts';
import { LEADER } from './judges/leader.ts';
import { SERVER } from './judges/server.ts';
import type { Policy } from './policy.ts';

export const RAFT: Policy = {
  ...SERVER,
  ...ELECTION,
  ...FOLLOWER,
  ...LEADER,
  majority,
  ownShare: 1,
  committable: (matchIndex) => matchIndex,
};
