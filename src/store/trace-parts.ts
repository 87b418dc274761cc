/** The writers of traces, fetched when they are needed. */
import { Part } from '../parts/part.ts';
import * as parts from '../words/parts.ts';
import type { Session } from './session.ts';
import { withPart } from './showing.ts';

const writers = new Part(() => import('./traces.ts'));

export const writeTrace = (session: Session) =>
  withPart(session, writers, parts.traceMaker, ({ saveTrace }) => saveTrace(session));
export const writeShiviz = (session: Session) =>
  withPart(session, writers, parts.traceMaker, ({ saveShiviz }) => saveShiviz(session));
export const makeCommand = (session: Session) =>
  withPart(session, writers, parts.traceMaker, ({ copyCommand }) => copyCommand(session));
