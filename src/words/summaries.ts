/** A stretch of the run, for screen readers. */
import { serverName } from '../base/names.ts';
import type { ServerId, Term } from '../raft/types.ts';
import type { Sort } from '../sim/kinds.ts';
import { plural } from './grammar.ts';

export const leads = (id: ServerId, term: Term) => `${serverName(id)} leads term ${term}.`;
export const stands = (id: ServerId, term: Term) => `${serverName(id)} stands for election in term ${term}.`;

const COUNTED: Readonly<Record<Sort, readonly [one: string, other: string, more?: string]>> = {
  violation: ['safety property', 'safety properties', ' broken'],
  leader: ['leader', 'leaders'],
  candidate: ['election', 'elections', ' begun'],
  'step-down': ['step-down', 'step-downs'],
  commit: ['commit', 'commits'],
  rollback: ['rollback', 'rollbacks'],
  lost: ['message', 'messages', ' lost'],
  failed: ['write', 'writes', ' failed'],
  request: ['request', 'requests', ' of clients'],
  action: ['act', 'acts', ' from outside'],
};

/** `isLed`: whether one of the elections was won. */
export function counted(sort: Sort, count: number, isLed = true): string {
  const [one, other, more = ''] = COUNTED[sort];
  return `${count} ${plural(count, { one, other })}${more}${isLed ? '' : ', no new leader'}.`;
}

export const hasVotes = (id: ServerId, granted: number, of: number) =>
  `${serverName(id)} has ${granted} of ${of} votes so far.`;
export const noneHasMore = (most: number, of: number) =>
  `No candidate has more than ${most} of ${of} votes so far.`;

export function votes(granted: number, denied: number): string {
  const some = (count: number): string => `${count} ${plural(count, { one: 'vote', other: 'votes' })}`;
  if (granted === 0) return `${some(denied)} denied.`;
  return `${some(granted)} granted${denied === 0 ? '' : `, ${denied} denied`}.`;
}
