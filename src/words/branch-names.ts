/**
 * The first name of a branch, until the reader renames it. The name is stored with the branch and does not
 * change.
 */

import { serverName as name } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { Action, Packet, Selector, Target } from '../sim/types.ts';

const target = (server: Target): string => (server === 'leader' ? 'the leader' : name(server));

/** Names one message in flight, or those like it. */
function message(selector: Selector, packets: readonly Packet[]): string {
  const found = typeof selector === 'number' ? packets.find(({ id }) => id === selector)?.message : selector;
  if (found === undefined) return 'a message';
  const { type = 'messages', from, to } = found;
  return [type, from && name(from), '→', to && name(to)].filter((word) => word !== undefined).join(' ');
}

function way({ from, to, type }: { from?: number; to?: number; type?: string }): string {
  const ends = from || to ? `${from ? name(from) : 'all'} → ${to ? name(to) : 'all'}` : '';
  return [type, ends].filter(Boolean).join(' ') || 'all messages';
}

export const firstRun = 'The first run';
export const unnamed = 'A branch';
export const tried = 'What was tried';

/** `crash S1 at 12.5 ms`. */
export const branchName = (action: Action, packets: readonly Packet[], time: Micros) =>
  `${actionName(action, packets)} at ${Math.round(time / 100) / 10} ms`;

/** The action in few words. `packets`: those in flight then, among which a message is looked up. */
export function actionName(action: Action, packets: readonly Packet[]): string {
  switch (action.do) {
    case 'request':
      return `${action.command} at ${target(action.server)}`;
    case 'timeout':
      return `time out ${target(action.server)}`;
    case 'setTimer':
      return `timer of ${target(action.server)} at ${toMs(action.in)} ms`;
    case 'partition':
      return `cut ${action.groups
        .filter((group) => group.length > 0)
        .map((group) => group.map(name).join(' '))
        .join(' | ')}`;
    case 'heal':
      return 'heal';
    case 'redraw':
      return `dice thrown again, ${action.stream}`;
    case 'network':
      return 'other network';
    case 'settings':
      return 'server' in action ? `other settings of ${target(action.server)}` : 'other settings';
    case 'failWrite':
      return `failing write at ${target(action.server)}`;
    case 'delay':
      return `delay ${message(action.message, packets)}`;
    case 'link':
      return `other link ${way(action)}`;
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
    case 'wipe':
      return `${action.do} ${target(action.server)}`;
    case 'drop':
    case 'duplicate':
    case 'deliver':
      return `${action.do} ${message(action.message, packets)}`;
    case 'hold':
    case 'release':
      return 'message' in action
        ? `${action.do} ${message(action.message, packets)}`
        : `${action.do} ${way(action)}`;
    case 'cut':
    case 'mend':
    case 'block':
    case 'unblock':
      return `${action.do} ${way(action)}`;
  }
}
