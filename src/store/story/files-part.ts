/** What opens and saves files, fetched when it is needed. */
import { Part } from '../../parts/part.ts';
import * as words from '../../words/parts.ts';
import type { Session } from '../session.ts';
import { needed } from '../showing.ts';

type Files = typeof import('./files.ts');

const files = new Part<Files>(() => import('./files.ts'));

/** Uses it once it is there. If the fetch fails, a notice says so, and can try again. */
export async function withFiles(
  session: Session,
  use: (fetched: Files) => void | Promise<void>,
): Promise<void> {
  const fetched = await needed(session, files, words.fileReader, () => void withFiles(session, use));
  if (fetched !== null) await use(fetched);
}
