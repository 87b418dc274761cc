/** Whether something is in the focus of the open page, or is drawn pale. Without a focus, everything is. */

import { serverName } from '../../base/names.ts';
import type { Index, ServerId } from '../../raft/types.ts';
import { isMeant } from '../../scenario/filter.ts';
import type { Packet } from '../../sim/types.ts';
import { focusOf, type Story } from './state.ts';

/**
 * Servers that are not named, but belong to what is: the ends of its messages, and the owners of its entries.
 */
const concerned = (focus: NonNullable<ReturnType<typeof focusOf>>): readonly (string | undefined)[] => [
  ...(focus.messages ?? []).flatMap(({ from, to }) => [from, to]),
  ...(focus.entries ?? []).map(({ server }) => server),
];

/** If no server is named, only those without any relation to the named things are pale. */
export function isServerInFocus(story: Story, id: ServerId): boolean {
  const focus = focusOf(story);
  if (focus === null) return true;
  const others = concerned(focus);
  if (focus.servers === undefined && others.every((name) => name === undefined)) return true;
  return [...(focus.servers ?? []), ...others].includes(serverName(id));
}

/** A message is in focus if it is named, or if it is on its way to a server in focus: there it matters. */
export function isMessageInFocus(story: Story, packet: Packet | undefined): boolean {
  const focus = focusOf(story);
  if (focus === null || packet === undefined) return true;
  const isNamed = focus.messages?.some((filter) => isMeant(filter, packet.message)) ?? false;
  return isNamed || isServerInFocus(story, packet.message.to);
}

/** If no entry is named, a server's log is in focus with it. */
export function isEntryInFocus(story: Story, id: ServerId, index: Index): boolean {
  const focus = focusOf(story);
  if (focus?.entries === undefined) return isServerInFocus(story, id);
  return focus.entries.some((entry) => entry.server === serverName(id) && entry.index === index);
}
