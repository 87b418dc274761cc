/** The states of several servers side by side, and as text. */

import { groups as names, was } from '../../words/inspector.ts';
import type { StateGroup, StateRow } from './state.ts';

export interface JoinedGroup {
  readonly id: StateGroup['id'];
  /** A cell a server, in order; null if it has no such value. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly (StateRow | null)[] }[];
}

const IDS = Object.keys(names) as readonly StateGroup['id'][];

/** The groups of each server, row by row. */
export function joined(states: readonly (readonly StateGroup[])[]): readonly JoinedGroup[] {
  return IDS.flatMap((id) => {
    const lists = states.map((groups) => groups.find((group) => group.id === id)?.rows ?? []);
    const rows = [...new Set(lists.flat().map(({ name }) => name))];
    if (rows.length === 0) return [];
    const cellsOf = (name: string) => lists.map((list) => list.find((row) => row.name === name) ?? null);
    return [{ id, rows: rows.map((name) => ({ name, cells: cellsOf(name) })) }];
  });
}

/** The same as lines of text. `title`: its first line. */
export function joinedText(
  title: string,
  servers: readonly string[],
  groups: readonly JoinedGroup[],
): string {
  const cellOf = (cell: StateRow | null, i: number) =>
    servers.length > 1 ? `${servers[i]} ${cellText(cell)}` : cellText(cell);
  const line = (name: string, cells: readonly (StateRow | null)[]) =>
    `  ${name}: ${cells.map(cellOf).join('; ')}`;
  return [
    title,
    ...groups.flatMap(({ id, rows }) => [names[id], ...rows.map(({ name, cells }) => line(name, cells))]),
  ].join('\n');
}

export const cellText = (cell: StateRow | null): string =>
  cell === null ? '–' : cell.was === null ? cell.value : `${cell.value} (${was(cell.was)})`;
