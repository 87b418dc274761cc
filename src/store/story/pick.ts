/** Picks: the reader names two groups of servers, one after the other, and sees which servers are in both. */

import { serverName } from '../../base/names.ts';
import type { ServerId } from '../../raft/types.ts';
import { forgetAnswer, keepAnswer } from './reading.ts';
import { answerOf, beatOf, type Reading, type Story } from './state.ts';

/** The servers of both groups, by name, and their intersection. */
export interface PickedGroups {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly shared: readonly string[];
}

const sizeOf = (story: Story): number => beatOf(story)?.pick?.size ?? 0;

/** All picked servers: the first group, then the second. */
export const pickedOf = (story: Story): readonly string[] => answerOf(story) ?? story.ticked;

/** The page waits for servers to be picked. */
export const isPicking = (story: Story): boolean =>
  story.mode === 'story' && story.onRun && sizeOf(story) > 0 && answerOf(story) === undefined;

/** The picked servers as two groups of a size. */
export function groupsIn(picked: readonly string[], size: number): PickedGroups {
  const [first, second] = [picked.slice(0, size), picked.slice(size, 2 * size)];
  return { first, second, shared: first.filter((server) => second.includes(server)) };
}

const groupsOf = (story: Story): PickedGroups => groupsIn(pickedOf(story), sizeOf(story));

/** The servers in the current group: the second, once the first is full. */
export const currentOf = (picked: readonly string[], size: number): readonly string[] =>
  picked.slice(picked.length < size ? 0 : size);

/** The groups of a server on the stage; null if it is in none, or the page has no pick. */
export function groupOf(story: Story, id: ServerId): 'first' | 'second' | 'both' | null {
  if (story.mode !== 'story' || !story.onRun || sizeOf(story) === 0) return null;
  const { first, second, shared } = groupsOf(story);
  const server = serverName(id);
  if (shared.includes(server)) return 'both';
  if (first.includes(server)) return 'first';
  return second.includes(server) ? 'second' : null;
}

/** Whether a server is in the current group; null while there is none. */
export function isPicked(story: Story, id: ServerId): boolean | null {
  return isPicking(story) ? currentOf(story.ticked, sizeOf(story)).includes(serverName(id)) : null;
}

/** All servers, by name. */
const serverNames = (reading: Reading): readonly string[] =>
  reading.session.getState().world.nodes.map(({ id }) => serverName(id));

function settle(reading: Reading, picked: readonly string[]): void {
  keepAnswer(reading, picked);
  reading.setState({ ticked: [] });
}

/**
 * Picks a server for the current group, or unpicks it. The last server of the second group completes the
 * pick.
 */
export function pick(reading: Reading, server: string): void {
  const story = reading.getState();
  if (!isPicking(story) || !serverNames(reading).includes(server)) return;
  const { ticked } = story;
  const group = currentOf(ticked, sizeOf(story));
  const before = ticked.slice(0, ticked.length - group.length);
  const others = group.filter((one) => one !== server);
  const picked = [...before, ...others, ...(others.length === group.length ? [server] : [])];
  if (picked.length === 2 * sizeOf(story)) settle(reading, picked);
  else reading.setState({ ticked: picked });
}

/** Fills both groups, with servers that overlap as little as possible. */
export function showPick(reading: Reading): void {
  const story = reading.getState();
  if (!isPicking(story)) return;
  const all = serverNames(reading);
  const { first: one, second: other } = groupsOf(story);
  const first = filled(one, all, sizeOf(story));
  const apart = all.filter((server) => !first.includes(server));
  settle(reading, [...first, ...filled(other, [...apart, ...first], sizeOf(story))]);
}

const filled = (group: readonly string[], servers: readonly string[], size: number): readonly string[] =>
  [...new Set([...group, ...servers])].slice(0, size);

/** Empties both groups. */
export function pickAgain(reading: Reading): void {
  forgetAnswer(reading);
  reading.setState({ ticked: [] });
}
