/** The filter of the list of events. */
import { serverName } from '../base/names.ts';
import type { ServerId } from '../raft/types.ts';
import type { Kind } from '../sim/types.ts';
import { levels } from './narration.ts';

export const filter = 'Filter';
export const text = 'Words of the event';
export const textExample = 'Words';
export const server = 'Server';
export const anyServer = 'Server';
export const ofServer = (id: ServerId) => serverName(id);
export const kind = 'Kind of event';
export const anyKind = 'Kind';
export const term = 'Term';
export const clear = 'Clear';

export const groups = {
  elections: 'Elections',
  votes: 'Votes',
  messages: 'Messages',
  logs: 'Logs',
  commits: 'Commits',
  clients: 'Clients',
  acts: 'Acts and faults',
} as const;
export const all = (group: keyof typeof groups) => `${groups[group]}, all`;

/** The kinds within groups. */
export const kinds: Partial<Record<Kind, string>> = {
  'election-timeout': 'A timer runs out',
  'become-candidate': 'A server stands',
  'become-leader': 'A server leads',
  'step-down': 'A server steps down',
  'new-term': 'A term is adopted',
  'grant-vote': 'A vote is granted',
  'deny-vote': 'A vote is denied',
  send: 'Sent',
  deliver: 'Received',
  lost: 'Lost',
  'heartbeat-timeout': 'Heartbeats are due',
  append: 'An entry is appended',
  'accept-entries': 'Entries are accepted',
  'reject-entries': 'Entries are refused',
  truncate: 'Entries are removed',
  commit: 'An entry is committed',
  apply: 'An entry is applied',
  'client-request': 'A client asks',
  'client-response': 'A client is answered',
};

type Level = keyof typeof levels;
const nameOf = (level: Level): string => levels[level].toLowerCase();

/** How many of the listed events fit; `share`: of the run that was searched so far. */
export const found = (count: number, of: number, share: number) =>
  share < 1 ? `${count} so far, ${Math.floor(100 * share)} %` : `${count === 0 ? 'None' : count} of ${of}`;
export const showLevel = (count: number, level: Level) => `Show the ${count} in ${nameOf(level)}`;
