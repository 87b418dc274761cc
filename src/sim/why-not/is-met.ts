/** Whether what is asked for holds in a run, by its present state alone. */
import { termAt } from '../../raft/log.ts';
import { ofServer, type PerServer } from '../../raft/per-server.ts';
import { runningLeader } from '../actions.ts';
import type { Node, Request } from '../types.ts';
import type { Aim } from './types.ts';

interface Present {
  readonly nodes: PerServer<Node>;
  readonly requests: readonly Request[];
}

export function isMet({ nodes, requests }: Present, aim: Aim): boolean {
  const of = (id: number) => ofServer(nodes, id);
  switch (aim.want) {
    case 'leader':
      return runningLeader(nodes) !== null;
    case 'lead':
      return of(aim.server)?.power === 'up' && of(aim.server)?.server.role.name === 'leader';
    case 'stand':
      return of(aim.server)?.server.role.name === 'candidate';
    case 'vote':
      return hasVote(of(aim.candidate), of(aim.voter), aim.term);
    case 'term':
      return (of(aim.server)?.server.persistent.currentTerm ?? 0) >= aim.term;
    case 'commit':
      return [...nodes].some(
        ({ server }) =>
          server.commitIndex >= aim.index && termAt(server.persistent.log, aim.index) === aim.term,
      );
    case 'told':
      return (of(aim.server)?.server.commitIndex ?? 0) >= aim.index;
    case 'match': {
      const role = of(aim.leader)?.server.role;
      return role?.name === 'leader' && (ofServer(role.matchIndex, aim.server) ?? 0) >= aim.index;
    }
    case 'have': {
      const [leads, follows] = [of(aim.leader)?.server.persistent, of(aim.server)?.server.persistent];
      if (leads === undefined || follows === undefined || aim.index > follows.log.lastIndex) return false;
      return termAt(leads.log, aim.index) === termAt(follows.log, aim.index);
    }
    case 'arrive':
      return false;
    case 'answer': {
      const answer = requests.find(({ id }) => id === aim.request)?.answer;
      return answer !== undefined && answer !== null && 'result' in answer;
    }
  }
}

/** The candidate counts the vote, or has been elected with it. */
function hasVote(candidate: Node | undefined, voter: Node | undefined, term: number): boolean {
  if (candidate === undefined || candidate.server.persistent.currentTerm !== term) return false;
  const { role } = candidate.server;
  if (role.name === 'candidate') return ofServer(role.votes, voter?.id ?? 0) === true;
  const { currentTerm, votedFor } = voter?.server.persistent ?? { currentTerm: 0, votedFor: null };
  return role.name === 'leader' && currentTerm === term && votedFor === candidate.id;
}
