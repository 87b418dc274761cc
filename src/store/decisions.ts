/** The decisions behind events, computed again when a reader asks. */
import type { Decision } from '../raft/draft.ts';
import { decisionOf } from '../sim/steps.ts';
import type { SimEvent } from '../sim/types.ts';
import type { Session } from './session.ts';

const known = new WeakMap<SimEvent, Decision | null>();

/** The decision that an event of the open run reports; null if no server decided it. Cached. */
export function decisionBehind(session: Session, event: SimEvent): Decision | null {
  const before = known.get(event);
  if (before !== undefined) return before;
  const found = event.rule === null ? null : decisionOf(session.run.history.steps(event.seq), event);
  known.set(event, found);
  return found;
}
