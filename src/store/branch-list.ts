/** Commands on one branch of the list. Fetched with the list. */
import * as words from '../words/notices.ts';
import * as workWords from '../words/work.ts';
import { rememberPast } from './acting.ts';
import { LONGEST_NAME, placeNow, withoutBranch } from './branches.ts';
import { comparing, endComparison, goToBranch } from './comparison.ts';
import type { BranchId, Session } from './session.ts';
import { note } from './showing.ts';
import { startWork } from './work.ts';

/** Deletes a branch; `undo` restores it. The first run cannot be deleted. */
export function deleteBranch(session: Session, id: BranchId): void {
  const gone = session.getState().branches.find((one) => one.id === id);
  if (gone === undefined || gone.parent === null) return;
  rememberPast(session, placeNow(session));
  if (session.getState().comparison?.with === id) endComparison(session);
  if (session.getState().branch === id) goToBranch(session, gone.parent);
  session.setState({
    branches: withoutBranch(session.getState().branches, id),
    canUndo: true,
    notice: note(words.branchDeleted(gone.name), true),
  });
}

/** Renames a branch; an empty name changes nothing. */
export function renameBranch(session: Session, id: BranchId, name: string): void {
  const text = name.trim().slice(0, LONGEST_NAME);
  if (text === '') return;
  session.setState({
    branches: session.getState().branches.map((one) => (one.id === id ? { ...one, name: text } : one)),
  });
}

/** Shows a branch beside the open one, in lockstep. Does nothing if there is no such branch. */
export const compareWith = (session: Session, id: BranchId): void =>
  startWork(session, { what: workWords.otherRun, job: comparing(session, id) });
