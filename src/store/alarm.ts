/** Which of the broken safety properties the alarm is about. */
import type { Violation } from '../sim/types.ts';
import type { SessionState } from './session.ts';

/**
 * The first violation of the property that broke last: one breach often leads to a worse one, and the same
 * property breaks again and again. Undefined while all hold.
 */
export function violationToTell({ world }: Pick<SessionState, 'world'>): Violation | undefined {
  const { violations } = world;
  return violations.findLast(
    ({ property }, at) => violations.findIndex((one) => one.property === property) === at,
  );
}
