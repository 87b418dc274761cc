/** An action on a link as a whole is two actions, one for each direction. */
import type { Action } from '../../sim/types.ts';
import { bothWays, type OnWay } from '../../words/acts.ts';

/** Whether an action is on a single direction of a link. */
export function onWay(did: Action | undefined): OnWay | null {
  if (did === undefined || !(did.do in bothWays) || 'message' in did) return null;
  const { from, to, type = '' } = did as Partial<OnWay>;
  return from && to ? { do: did.do as OnWay['do'], from, to, type } : null;
}
