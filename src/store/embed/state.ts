/** What an embed tells the page around it about its run. */
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { EmbedState } from '../../embed/api.ts';
import { leaderOf } from '../leader.ts';
import type { Session } from '../session.ts';

export function embedStateOf(session: Session): EmbedState {
  const state = session.getState();
  const { world, playing, speed, document } = state;
  const leader = leaderOf(state);
  return {
    t: toMs(session.playhead.now()),
    playing,
    speed,
    title: document.title ?? '',
    servers: world.nodes.map(({ id, power, server }) => ({
      name: serverName(id),
      role: server.role.name,
      term: server.persistent.currentTerm,
      power,
      lastIndex: server.persistent.log.lastIndex,
      commitIndex: server.commitIndex,
    })),
    leader: leader === 0 ? null : serverName(leader),
    violated: world.violations.map(({ property }) => property),
    hash: world.hash,
  };
}
