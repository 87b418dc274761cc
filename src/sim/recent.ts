/**
 * The latest changes of a server, for the UI only: part of the world, so that they do not depend on how one
 * came there.
 */
import type { Micros } from '../base/time.ts';
import type { Fact, RoleName } from '../raft/types.ts';
import type { Node, Recent } from './types.ts';

export const NOTHING_RECENT: Recent = {
  campaign: null,
  role: null,
  ballot: null,
  append: null,
  commit: null,
};

/** `recent` after a fact of a step that began with the server as in `node`. */
export function recentAfter(recent: Recent, node: Node, fact: Fact, at: Micros): Recent {
  switch (fact.kind) {
    case 'become-candidate':
      return { ...recent, campaign: at, role: { at, was: roleOf(node) } };
    case 'become-leader':
    case 'step-down':
      return { ...recent, role: { at, was: roleOf(node) } };
    case 'grant-vote':
    case 'deny-vote':
      return { ...recent, ballot: { at, candidate: fact.candidate, granted: fact.kind === 'grant-vote' } };
    case 'append':
      // Of several entries the first counts: the others follow it.
      return recent.append?.at === at && recent.append.from <= fact.index
        ? recent
        : { ...recent, append: { at, from: fact.index } };
    case 'commit':
      return { ...recent, commit: { at, from: node.server.commitIndex + 1 } };
    case 'new-term':
    case 'accept-entries':
    case 'reject-entries':
    case 'truncate':
    case 'apply':
    case 'redirect':
    case 'read':
      return recent;
  }
}

const roleOf = ({ server }: Node): RoleName => server.role.name;
