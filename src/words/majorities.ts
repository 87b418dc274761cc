/** The panel of majorities. */
import { serverName } from '../base/names.ts';
import type { ServerId } from '../raft/types.ts';
import { list, plural } from './grammar.ts';

export const from = 'Seen from';
const names = (set: readonly ServerId[]) => list(set.map(serverName));

/** `3 of 5 are a majority.` */
export const needed = (most: number, size: number) =>
  size === 1 ? 'One server is the whole cluster, and its majority.' : `${most} of ${size} are a majority.`;
export const joint =
  'While the configuration changes, a majority of the old servers and one of the new must agree.';

/** How many of all majorities a server reaches now. */
export function reaches(id: ServerId, count: number, of: number): string {
  const all = plural(of, { one: 'the only majority', other: `${of} majorities` });
  if (count === 0)
    return `${serverName(id)} can reach none of ${of === 1 ? 'them' : `the ${all}`} now: it can win no election and commit nothing.`;
  if (count === of)
    return of === 1 ? `${serverName(id)} can reach it now.` : `${serverName(id)} can reach all ${all} now.`;
  return `${serverName(id)} can reach ${count} of the ${all} now.`;
}
export const isDown = (id: ServerId) => `${serverName(id)} does not run: it reaches nobody.`;
export const tooMany = (of: number) => `There are ${of.toLocaleString('en')} majorities, too many to draw.`;
export const all = 'All majorities';
export const setOf = (set: readonly ServerId[], isReached: boolean) =>
  `${names(set)}${isReached ? '' : ', out of reach'}`;
export const hint = 'Choose one, and point at another: they always meet.';
export const meetIn = (one: readonly ServerId[], other: readonly ServerId[], both: readonly ServerId[]) =>
  `${names(one)}, and ${names(other)}: they meet in ${names(both)}.`;
export const chosen = (one: readonly ServerId[]) => `${names(one)}. Point at another: they meet.`;

export const sizes = 'How many may fail';
export const columns = { size: 'Servers', most: 'Majority', fail: 'May fail' } as const;
export const evenSizes =
  'An even size buys nothing: 4 servers need 3, so 1 may fail, as of 3 servers; 6 need 4, so 2 may fail, as of 5. One server more is one more that can fail.';
