import type { Sort } from '../../sim/kinds.ts';

/** What the signs of the track are called, and what they mean. */
export const SIGN_WORDS: Readonly<Record<Sort, readonly [name: string, text: string]>> = {
  violation: ['Danger', 'A safety property broke.'],
  leader: ['New leader', 'A candidate has won its election.'],
  candidate: ['Candidate', 'A server stands for election.'],
  'step-down': ['Step-down', 'A candidate or a leader becomes a follower.'],
  rollback: ['Roll-back', 'A server removes entries from its log.'],
  lost: ['Lost', 'A message was lost.'],
  commit: ['Commit', 'The leader knows another entry committed.'],
  action: ['Your act', 'Above the band: something was done from outside.'],
  request: ['Request', 'Above the band: a client asked.'],
};
