/** Differences between two runs. */
import { serverName } from '../base/names.ts';
import type { RoleName, ServerId } from '../raft/types.ts';
import type { Power } from '../sim/types.ts';

/** The differing value, by the paper's name if it has one. */
export const aspects = {
  role: 'role',
  currentTerm: 'currentTerm',
  votedFor: 'votedFor',
  commitIndex: 'commitIndex',
  log: 'log',
  state: 'state machine',
} as const;

export const role = (power: Power, name: RoleName) =>
  power === 'crashed' ? 'crashed' : power === 'paused' ? `${name}, paused` : name;
export const vote = (id: ServerId | null) => (id === null ? 'nobody' : serverName(id));

/** A log with entries up to `last`; the other's is identical up to `alike`. */
export function logBeyond(last: number, alike: number): string {
  if (last === alike) return `ends at ${alike}`;
  return last === alike + 1 ? `has entry ${last}` : `has ${alike + 1} to ${last}`;
}
export const applied = (index: number) => `after entry ${index}`;
