/** What a picture or a film carries: the address of the run after `#`, and of the run beside it. */
import type { Micros } from '../../base/time.ts';
import { hashOf } from '../address.ts';
import { placeNow } from '../branches.ts';
import type { Session } from '../session.ts';
import { packBranches } from '../view-branches.ts';
import { printView } from '../view-link.ts';

export function carriedHash(session: Session, time: Micros): string {
  const { document } = session.run;
  const { comparison } = session.getState();
  if (comparison === null) return hashOf(document, time);
  const view = { t: time, branches: packBranches(placeNow(session)), beside: comparison.with };
  return hashOf(document, 0) + printView(view);
}
