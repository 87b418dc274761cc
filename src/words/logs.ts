/** The panel of logs. */
import { serverName } from '../base/names.ts';
import type { Entry, Index, ServerId } from '../raft/types.ts';
import { request } from './controls.ts';
import { plural } from './grammar.ts';

export const logs = 'Logs';
export const all = 'All logs';
export const logOf = (id: ServerId) => `Log of ${serverName(id)}`;
export const leads = 'leads';

/** `index 4, term 2, SET x 5, committed`. Through a lens `committed` may be null: nobody has said it. */
export function entry(index: Index, { term, command }: Entry, committed: boolean | null): string {
  const what = command === '' ? 'blank' : command === '?' ? 'unknown command' : command;
  if (committed === null)
    return term === 0 ? `index ${index}, unknown` : `index ${index}, term ${term}, ${what}`;
  return `index ${index}, term ${term}, ${what}, ${committed ? 'committed' : 'uncommitted'}`;
}

/** In place of entries, if a log ends before the first index in view. */
export const endsAt = (index: Index) => (index === 0 ? 'empty' : `← ends at index ${index}`);
export const appliedBy = (id: ServerId) => `Applied by ${serverName(id)}:`;
export const nothing = 'nothing';
export const moreValues = (count: number) => `and ${count} more`;
export const moreBelow = (count: number) =>
  plural(count, { one: 'One more server below', other: `${count} more servers below` });

/** The leader's two marks on a follower's log. */
export const sendsFrom = (leader: ServerId, follower: ServerId, nextIndex: Index) =>
  `The leader ${serverName(leader)} sends ${serverName(follower)} entries from index ${nextIndex} on (nextIndex).`;
export const knownStored = (follower: ServerId, matchIndex: Index) =>
  `Those that it knows ${serverName(follower)} has stored: ${
    matchIndex > 0 ? `up to index ${matchIndex}` : 'none so far, index 0'
  } (matchIndex).`;

/** How to make a first entry; by `key` if there is one. */
export const makeAnEntry = (key: string) =>
  `No entry yet. A leader appends what a client asks of it: press ${key === '' ? `“${request}”` : key}.`;
