/** What the form of a new run is opened with, and what is done with it. */
import { isSameValue } from '../../scenario/same.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { Action } from '../../sim/types.ts';
import * as words from '../../words/settings.ts';
import * as workWords from '../../words/work.ts';
import { acting } from '../acting.ts';
import { startRun } from '../opening.ts';
import type { Session } from '../session.ts';
import { note } from '../showing.ts';
import { type Job, startWork } from '../work.ts';
import { changesTo, documentNow } from './change.ts';
import { createRunForm, type RunForm, type RunFormStore } from './form.ts';

export interface OpenForm {
  readonly form: RunFormStore;
  /** The form of what the run has now. */
  readonly run: RunForm;
  /** It holds what was typed when it was open before. */
  readonly isKept: boolean;
}

/** A form of what the run has now; or the last one, with what was typed, if the run has the same as then. */
export function openForm(session: Session): OpenForm {
  const { document, world } = session.getState();
  const { typed } = session;
  const fresh = createRunForm(documentNow(document, world));
  const run = fresh.getState();
  const isKept =
    typed !== null &&
    isSameValue(typed.run, run.valid) &&
    !isSameValue(typed.form.getState().document, run.document);
  const form = isKept ? typed.form : fresh;
  session.typed = { form, run: run.valid };
  return { form, run, isKept };
}

/** Starts a run with valid settings. */
export function startTyped(session: Session, settings: ScenarioDocument): void {
  session.typed = null;
  startRun(session, settings, words.withoutRules(settings.cluster?.bugs ?? []));
}

/** Gives the open run valid settings from now on, and says what changes. */
export function changeRunNow(session: Session, settings: ScenarioDocument): void {
  session.typed = null;
  const actions = changesTo(session.getState(), settings);
  startWork(session, { what: workWords.branch, job: changing(session, actions) });
}

function* changing(session: Session, [first, ...more]: readonly Action[]): Job {
  if (first === undefined) return;
  const past = session.pasts.at(-1);
  yield* acting(session, first, ...more);
  // Nothing is done at the end of the longest run, or with too many branches; that is said already.
  if (session.pasts.at(-1) === past) return;
  const { notice } = session.getState();
  const branch = notice === null ? '' : ` ${notice.text}`;
  session.setState({ notice: note(words.changedNow([first, ...more]) + branch, true) });
}
