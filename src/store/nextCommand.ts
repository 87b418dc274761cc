/** The command that a request has unless another one is typed. */
import type { EntryDocument, ScenarioDocument } from '../scenario/types.ts';

const commandOf = (entry: EntryDocument): string => (typeof entry === 'number' ? '' : entry.command);

/**
 * `SET x` with a value that no command of the run has: two sides of a cut write different ones. It follows from the document alone, so
 * that it is the same after a reload, an undo, or in another branch.
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
