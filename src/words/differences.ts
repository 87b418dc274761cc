/** Differences between two runs. */
import { serverName } from '../base/names.ts';
import type { RoleName, ServerId } from '../raft/types.ts';
import type { Power, Value } from '../sim/types.ts';

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

/** The values of some keys: `x = 5, no y, …`. */
export function held(values: readonly (readonly [key: string, value: Value | undefined])[]): string {
  const few = values
    .slice(0, 2)
    .map(([key, value]) =>
      value === undefined ? `no ${short(key)}` : `${short(key)} = ${short(String(value))}`,
    );
  return [...few, ...(values.length > few.length ? ['…'] : [])].join(', ');
}
const short = (text: string) => (text.length > 12 ? `${text.slice(0, 11)}…` : text);
