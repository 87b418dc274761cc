/** Shows a run with a broken rule beside its twin: the same run with the rule. */
import type { ScenarioDocument } from '../scenario/types.ts';
import * as words from '../words/twins.ts';
import { mayBranch, placeNow } from './branches.ts';
import { comparing } from './comparison.ts';
import type { Session } from './session.ts';
import type { Job } from './work.ts';

/** The open run stays where it is; `twin` becomes a branch of it that differs from the start. */
export function* showingTwin(session: Session, twin: ScenarioDocument): Job {
  const { branches, branch, time, frontierTime } = placeNow(session);
  if (!mayBranch(session)) return;
  const id = Math.max(...branches.map((one) => one.id)) + 1;
  const isOnly = branches.length === 1;
  const named = branches.map((one) => (isOnly ? { ...one, name: words.withoutRule } : one));
  const beside = { id, name: words.withRule, parent: branch, from: 0, document: twin, time, frontierTime };
  session.setState({ branches: [...named, beside] });
  yield* comparing(session, id);
}
