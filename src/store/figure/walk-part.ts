import { Part } from '../../parts/part.ts';
import { titles } from '../../words/study.ts';
import type { Session } from '../session.ts';
import { withPart } from '../showing.ts';

const panel = new Part(() => import('./panel.ts'));

/** The next line of the rules that ran, or the one before: the panel of the rules has been fetched then. */
export const walkLines =
  (by: 1 | -1) =>
  (session: Session): void =>
    void withPart(session, panel, titles.rules, ({ walkLine }) => walkLine(session, by));
