/** What one may play until, and the notices about it. */

/** As in the menu. */
export const untils = {
  any: 'Anything of note',
  candidate: 'A candidate',
  leader: 'A new leader',
  'step-down': 'A leader or candidate steps down',
  commit: 'A commit',
  lost: 'A lost message',
  rollback: 'A rollback',
  violation: 'A broken safety property',
  action: 'Something done from outside',
} as const;

/** As in a sentence. */
export const awaited = {
  any: 'anything of note',
  candidate: 'a candidate',
  leader: 'a new leader',
  'step-down': 'a leader or candidate steps down',
  commit: 'a commit',
  lost: 'a lost message',
  rollback: 'a rollback',
  violation: 'a broken safety property',
  action: 'something done from outside',
} as const;

export const stopped = (what: string) => `Stopped: ${what}.`;
export const neverFound = (what: string) => `Not found: ${what}. Nothing will ever happen again by itself.`;
export const notFound = (what: string, seconds: number) =>
  `Not found: ${what}. None came within ${seconds} s of the cluster’s time.`;
