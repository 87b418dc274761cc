/** The default command of a request. */
import type { EntryDocument, ScenarioDocument } from '../scenario/types.ts';

const commandOf = (entry: EntryDocument): string => (typeof entry === 'number' ? '' : entry.command);

/**
 * `SET x` with a value that no command of the run has, so that both sides of a partition write different
 * values. It depends on the document alone, so it is the same after a reload, an undo, or in another branch.
 */
export function nextCommand({ actions = [], cluster = {} }: ScenarioDocument): string {
  const asked = actions.map((action) => (action.do === 'request' ? action.command : ''));
  const logged = Object.values(cluster.initial ?? {}).flatMap(({ log = [] }) => log.map(commandOf));
  let last = 0;
  for (const command of [...asked, ...logged]) {
    const value = Number(/^SET x (\d{1,9})$/.exec(command)?.[1] ?? 0);
    last = Math.max(last, value);
  }
  return `SET x ${last + 1}`;
}
