/** What the list of branches can do with one of them. Fetched with the list. */
import * as words from '../words/notices.ts';
import * as workWords from '../words/work.ts';
import { rememberPast } from './acting.ts';
import { LONGEST_NAME, placeNow, withoutBranch } from './branches.ts';
import { comparing, endComparison, goToBranch } from './comparison.ts';
import type { BranchId, Session } from './session.ts';
import { note } from './showing.ts';
import { startWork } from './work.ts';

/** Deletes a branch; `undo` brings it back. The first run stays. */
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

/** Gives a branch another name; an empty one is left as it was. */
export function renameBranch(session: Session, id: BranchId, name: string): void {
  const text = name.trim().slice(0, LONGEST_NAME);
  if (text === '') return;
  session.setState({
    branches: session.getState().branches.map((one) => (one.id === id ? { ...one, name: text } : one)),
  });
}

/** Shows a branch beside the open one, in lockstep. Nothing where there is no such other branch. */
export const compareWith = (session: Session, id: BranchId): void =>
  startWork(session, { what: workWords.otherRun, job: comparing(session, id) });
