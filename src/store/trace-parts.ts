/** The writers of traces, fetched when they are needed. */
import { Part } from '../parts/part.ts';
import * as parts from '../words/parts.ts';
import type { Session } from './session.ts';
import { needed } from './showing.ts';

const writers = new Part(() => import('./traces.ts'));

async function withWriters(
  session: Session,
  use: (fetched: typeof import('./traces.ts')) => void | Promise<void>,
): Promise<void> {
  const again = () => void withWriters(session, use);
  const fetched = await needed(session, writers, parts.traceMaker, again);
  if (fetched !== null) await use(fetched);
}

export const writeTrace = (session: Session) => withWriters(session, ({ saveTrace }) => saveTrace(session));
export const writeShiviz = (session: Session) =>
  withWriters(session, ({ saveShiviz }) => saveShiviz(session));
export const makeCommand = (session: Session) =>
  withWriters(session, ({ copyCommand }) => copyCommand(session));
