/** How an entry of a log is written, for the eye and for the ear. */
import type { Entry, Index } from '../../raft/types.ts';

/** `index 4, term 2, SET x 5, committed` */
export function entryName(index: Index, { term, command }: Entry, committed: boolean): string {
  const what = command === '' ? 'blank' : command;
  return `index ${index}, term ${term}, ${what}, ${committed ? 'committed' : 'uncommitted'}`;
}

/** A command as short as it can be read: `x = 5`, `x + 2`, `x ?`. */
export function shortCommand(command: string): string {
  const [word, key = '', value = ''] = command.split(' ');
  if (word === 'SET') return `${key} = ${value}`;
  if (word === 'ADD') return value.startsWith('-') ? `${key} − ${value.slice(1)}` : `${key} + ${value}`;
  return word === 'GET' ? `${key} ?` : '';
}
