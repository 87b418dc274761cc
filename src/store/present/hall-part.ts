import { Part } from '../../parts/part.ts';
import * as parts from '../../words/parts.ts';
import type { Session } from '../session.ts';
import { withPart } from '../showing.ts';

type Acts = typeof import('./hall-acts.ts');
const acts = new Part<Acts>(() => import('./hall-acts.ts'));

/** What a lecturer does in a hall. Most readers never do. */
export const inHall =
  (act: 'toggleBlank' | 'togglePointer' | 'fillScreen' | 'openPresenter') =>
  (session: Session): void =>
    void withPart(session, acts, parts.hallTools, (fetched) => fetched[act](session));
