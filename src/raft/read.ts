/** How a client's read is served (§8, diss §6.4). */
import type { Draft } from './draft.ts';
import { propose } from './leader.ts';

/**
 * Through the log a read is a command like any other. With `local` every server answers it, whatever its
 * role.
 */
export function read(draft: Draft, command: string): void {
  const { yes, rule } = draft.judge('read', draft.settings.reads);
  if (yes) draft.fact({ kind: 'read' }, rule);
  else propose(draft, command);
}
