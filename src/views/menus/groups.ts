/** Choosing the groups of a partition: a group's number by server, from 0. */
import type { ServerId } from '../../raft/types.ts';

export type Picks = readonly number[];

/** The first choice: the present groups, or the first two servers against the rest. */
export function firstPicks(servers: number, groups: readonly (readonly ServerId[])[]): Picks {
  return Array.from({ length: servers }, (_, i) => {
    const group = groups.findIndex((ids) => ids.includes(i + 1));
    if (groups.length > 0) return group < 0 ? groups.length : group;
    return i < Math.floor(servers / 2) ? 0 : 1;
  });
}

/** The chosen groups, without empty ones. */
export function groupsOf(picks: Picks): readonly (readonly ServerId[])[] {
  const groups: ServerId[][] = [];
  for (const [i, group] of picks.entries()) {
    groups[group] ??= [];
    groups[group].push(i + 1);
  }
  return groups.filter((ids) => ids !== undefined);
}

export const letter = (group: number): string => String.fromCharCode(65 + group);
