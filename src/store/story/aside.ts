/** A run beside the page's own, in which an answer is tried: a branch that is deleted once it is left. */
import { fromMs, type Micros } from '../../base/time.ts';
import { toAction } from '../../scenario/actions.ts';
import type { Ms, ScenarioDocument, UntimedAction } from '../../scenario/types.ts';
import * as names from '../../words/branch-names.ts';
import { actingAside } from '../acting.ts';
import { forgetBranch } from '../branches.ts';
import type { Job } from '../work.ts';
import type { Reading } from './state.ts';

/** Acts in a branch at the playhead, which is shown for this long. */
export function* goingAside(reading: Reading, actions: readonly UntimedAction[], lasts: Ms): Job {
  const before = reading.session.getState().document;
  yield* actingAside(reading.session, names.tried, actions.map(toAction));
  const { document, branch } = reading.session.getState();
  if (document !== before)
    reading.aside = { document, branch, end: reading.session.playhead.now() + fromMs(lasts) };
}

export const isAside = (reading: Reading, document: ScenarioDocument): boolean =>
  reading.aside?.document === document;

/** The end of that branch while it is open; else null. */
export const endOfAside = (reading: Reading): Micros | null =>
  reading.aside !== null && isAside(reading, reading.session.getState().document) ? reading.aside.end : null;

/**
 * Deletes the branch once another one is open, unless the reader has acted in it: then it is the reader's.
 */
export function forgetAside(reading: Reading): void {
  const { branches, branch } = reading.session.getState();
  if (reading.aside === null || branch === reading.aside.branch) return;
  const isUntouched = branches.some(
    ({ id, document }) => id === reading.aside?.branch && document === reading.aside.document,
  );
  if (isUntouched) forgetBranch(reading.session, reading.aside.branch);
  reading.aside = null;
}
