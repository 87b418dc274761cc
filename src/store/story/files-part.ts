/** What opens and saves files, fetched when it is needed. */
import { Part } from '../../parts/part.ts';
import * as words from '../../words/parts.ts';
import type { Session } from '../session.ts';
import { withPart } from '../showing.ts';

type Files = typeof import('./files.ts');

const files = new Part<Files>(() => import('./files.ts'));

export const withFiles = (session: Session, use: (fetched: Files) => void | Promise<void>) =>
  withPart(session, files, words.fileReader, use);
