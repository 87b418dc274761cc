/** Which of the broken safety properties the alarm is about. */
import type { Property } from '../sim/safety/properties.ts';
import type { Violation } from '../sim/types.ts';
import type { SessionState } from './session.ts';

/**
 * The first violation of the property that broke last: one breach often leads to a worse one, and the same
 * property breaks again and again. Undefined while all hold.
 */
export function violationToTell({ world }: Pick<SessionState, 'world'>): Violation | undefined {
  const broken = new Set<Property>();
  let told: Violation | undefined;
  for (const violation of world.violations) {
    if (!broken.has(violation.property)) told = violation;
    broken.add(violation.property);
  }
  return told;
}
