/** The door to what copies an event, which is fetched when a reader asks for it. */
import { Part } from '../parts/part.ts';
import type { SimEvent } from '../sim/types.ts';
import { linkMaker } from '../words/parts.ts';
import { withPart } from './showing.ts';
import type { Reading } from './story/state.ts';

const copier = new Part(() => import('./copy-event.ts'));

export const copyLine = ({ session, router }: Reading, event: SimEvent): Promise<void> =>
  withPart(session, copier, linkMaker, ({ copyEvent }) => copyEvent(session, router, event));
