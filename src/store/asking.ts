/** What the reader asks about the run. A light module: answers are computed by `questions.ts`. */
import type { RunQuestion } from '../sim/questions/types.ts';
import type { SimEvent } from '../sim/types.ts';
import { openDialog } from './commands.ts';
import type { RunInquiry } from './inquiry.ts';
import type { Session, SessionState } from './session.ts';
import { openStudy } from './study.ts';

/** Answers a question in the panel. `before`: the reader comes from there, and may go back. */
export function askQuestion(session: Session, question: RunQuestion, before: RunInquiry | null = null): void {
  const { world, at } = before ?? { world: session.getState().world, at: session.playhead.now() };
  session.setState({ asked: { question, run: session.run, world, at, before }, dialog: null });
  openStudy(session, 'why');
}

/** Why an event happened. An embed has no place for panels: there it is a dialog. */
export function askWhy(session: Session, event: SimEvent, before: RunInquiry | null = null): void {
  if (session.allowed === null) askQuestion(session, { ask: 'why', event }, before);
  else openDialog(session, { name: 'chain', event: event.seq });
}

/** Back to the question before; without one, to those that are offered. */
export const askBefore = (session: Session): void =>
  session.setState(({ asked }) => ({ asked: asked?.before ?? null }));

/** What is asked; null if it is about a run that is not open any more. */
export const inquiryIn = (session: Session, { asked }: SessionState): RunInquiry | null =>
  asked !== null && asked.run === session.run ? asked : null;
