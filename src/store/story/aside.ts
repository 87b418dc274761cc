/** A run beside the page's own, in which an answer is tried: a branch that is forgotten once it is left. */
import { fromMs, type Micros } from '../../base/time.ts';
import { playhead } from '../../playback/playhead.ts';
import { toAction } from '../../scenario/actions.ts';
import type { Ms, ScenarioDocument, UntimedAction } from '../../scenario/types.ts';
import { actingAside } from '../acting.ts';
import { forgetBranch } from '../branches.ts';
import { type BranchId, useSession } from '../session.ts';
import type { Job } from '../work.ts';

interface Aside {
  readonly document: ScenarioDocument;
  readonly branch: BranchId;
  readonly end: Micros;
}

let aside: Aside | null = null;

/** Does something in a branch at the playhead, which is worth watching for so long. */
export function* goingAside(actions: readonly UntimedAction[], lasts: Ms): Job {
  const before = useSession.getState().document;
  yield* actingAside('What was tried', actions.map(toAction));
  const { document, branch } = useSession.getState();
  if (document !== before) aside = { document, branch, end: playhead.now() + fromMs(lasts) };
}

export const isAside = (document: ScenarioDocument): boolean => aside?.document === document;

/** Where it ends, while it is open; else null. */
export const endOfAside = (): Micros | null =>
  aside !== null && isAside(useSession.getState().document) ? aside.end : null;

/** Forgets the branch, where another one is open. What the reader has done in it makes it the reader's. */
export function forgetAside(): void {
  const { branches, branch } = useSession.getState();
  if (aside === null || branch === aside.branch) return;
  const isUntouched = branches.some(
    ({ id, document }) => id === aside?.branch && document === aside.document,
  );
  if (isUntouched) forgetBranch(aside.branch);
  aside = null;
}
