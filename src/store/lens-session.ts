/**
 * What a server knows at the cursor, and the session that shows it: the same session, with the world as that
 * server knows it. What draws a session draws this one.
 */
import type { ServerId } from '../raft/types.ts';
import type { History } from '../sim/history.ts';
import { type Knowledge, nothingKnown } from '../sim/knowledge/beliefs.ts';
import { knowledgeAt, learning } from '../sim/knowledge/knower.ts';
import { seenWorld } from '../sim/knowledge/seen.ts';
import type { World } from '../sim/types.ts';
import type { Session, SessionState } from './session.ts';
import { inFrame } from './work.ts';

/** Where a session knew it last: a run that goes on costs only what is new. */
interface Learnt {
  readonly history: History;
  readonly of: ServerId;
  readonly world: World;
}
const learnt = new WeakMap<Session, Learnt>();
/** Sessions that compute on by themselves. */
const learns = new WeakSet<Session>();

/**
 * What `of` knows at the cursor; null as long as it is being computed. It takes some milliseconds at most;
 * the rest of a long run is computed in slices, and then the state of the session is a new one.
 */
export function knowledgeNow(session: Session, of: ServerId): Knowledge | null {
  const known = tryNow(session, of);
  if (known === null && !learns.has(session)) {
    learns.add(session);
    session.clock.later(() => learnOn(session, of));
  }
  return known;
}

function learnOn(session: Session, of: ServerId): void {
  if (tryNow(session, of) === null) session.clock.later(() => learnOn(session, of));
  else {
    learns.delete(session);
    session.setState({});
  }
}

/** What is computed of a run is kept, so the next try goes on there. */
function tryNow(session: Session, of: ServerId): Knowledge | null {
  const { world } = session.getState();
  const { history } = session.run;
  const last = learnt.get(session);
  const near = last?.history === history && last.of === of ? last.world : undefined;
  if (knowledgeAt(world, of) === null && !inFrame(session, learning(history, of, world, near))) return null;
  learnt.set(session, { history, of, world });
  return knowledgeAt(world, of);
}

/** The session as a server sees it. Commands reach the session itself. */
export function lensed(session: Session, of: ServerId): Session {
  let before: SessionState | null = null;
  let shown = session.getState();
  let isKnown = false;
  const getState = (): SessionState => {
    const state = session.getState();
    if (state === before) return shown;
    const { world, seen } = isKnown && state.world === before?.world ? shown : through(state);
    before = state;
    shown = { ...state, world, seen };
    return shown;
  };
  const through = ({ world }: SessionState): Pick<SessionState, 'world' | 'seen'> => {
    const known = knowledgeNow(session, of);
    isKnown = known !== null;
    const knowledge = known ?? nothingKnown(world.nodes.length);
    return { world: seenWorld(world, of, knowledge), seen: { of, knowledge } };
  };
  return new Proxy(session, {
    get: (target, key) => (key === 'getState' ? getState : Reflect.get(target, key)),
  });
}
