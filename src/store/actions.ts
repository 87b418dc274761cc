/** The run's document after something was done to the run: what the history kept, and the new action, in its order. */
import { actionToDocument } from '../scenario/actions.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Action, Scripted } from '../sim/types.ts';

/**
 * `before` and `after` are the script as it was and as it is since `action` was done. Actions of the document
 * stand in the order of the script, so the two lists tell which of them are forgotten and where the new one belongs.
 */
export function withAction(
  document: ScenarioDocument,
  before: readonly Scripted[],
  after: readonly Scripted[],
  action: Action,
): ScenarioDocument {
  const old = document.actions ?? [];
  const places = new Map(before.map((scripted, place) => [scripted, place]));
  const actions = after.map((scripted) => {
    const place = places.get(scripted) ?? -1;
    // The new one is stamped by the history: a microsecond after the playhead, where it could not happen sooner.
    return old[place] ?? actionToDocument(action, 'at' in scripted ? scripted.at : 0);
  });
  return { ...document, actions };
}
