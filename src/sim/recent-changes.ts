/**
 * The latest changes of a server, for the UI only: part of the world, so that they do not depend on how one
 * came there.
 */
import type { Micros } from '../base/time.ts';
import type { Fact, RoleName } from '../raft/types.ts';
import type { Node, RecentChanges } from './types.ts';

export const NO_RECENT_CHANGES: RecentChanges = {
  campaign: null,
  role: null,
  ballot: null,
  append: null,
  commit: null,
};

/** `changes` after a fact of a step that began with the server as in `node`. */
export function changesAfter(changes: RecentChanges, node: Node, fact: Fact, at: Micros): RecentChanges {
  switch (fact.kind) {
    case 'become-candidate':
      return { ...changes, campaign: at, role: { at, was: roleOf(node) } };
    case 'become-leader':
    case 'step-down':
      return { ...changes, role: { at, was: roleOf(node) } };
    case 'grant-vote':
    case 'deny-vote':
      return { ...changes, ballot: { at, candidate: fact.candidate, granted: fact.kind === 'grant-vote' } };
    case 'append':
      // Of several entries the first counts: the others follow it.
      return changes.append?.at === at && changes.append.from <= fact.index
        ? changes
        : { ...changes, append: { at, from: fact.index } };
    case 'commit':
      return { ...changes, commit: { at, from: node.server.commitIndex + 1 } };
    case 'new-term':
    case 'accept-entries':
    case 'reject-entries':
    case 'truncate':
    case 'apply':
    case 'redirect':
    case 'read':
      return changes;
  }
}

const roleOf = ({ server }: Node): RoleName => server.role.name;
