/** How an entry of a log is written, for the eye and for the ear. */

import type { Index, ServerId } from '../../raft/types.ts';
import type { Value } from '../../sim/types.ts';
import * as said from '../../words/logs.ts';

/** What the leader's two marks on a follower's log say, for the ear; null where there are none. */
export function leaderWords(
  leader: ServerId,
  follower: ServerId,
  nextIndex: Index | null,
  matchIndex: Index | null,
): string | null {
  if (nextIndex === null) return null;
  const sends = said.sendsFrom(leader, follower, nextIndex);
  // The story explains it later.
  return matchIndex === null ? sends : `${sends} ${said.knownStored(follower, matchIndex)}`;
}

/** A command as short as it can be read: `x = 5`, `x + 2`, `x ?`. */
export function shortCommand(command: string): string {
  const [word, key = '', value = ''] = command.split(' ');
  if (word === 'SET') return `${key} = ${value}`;
  if (word === 'ADD') return value.startsWith('-') ? `${key} − ${value.slice(1)}` : `${key} + ${value}`;
  return word === 'GET' ? `${key} ?` : '';
}

/**
 * A command in an entry that has room for so many letters in a line: in one piece, or, where there is a line above that the key
 * can stand in, in two: `k10` and `= 1170`, or `1170`.
 */
export function wordsIn(
  command: string,
  letters: number,
  isOneLine: boolean,
): readonly [key: string, rest: string] {
  const short = shortCommand(command);
  if (short.length <= letters) return ['', short];
  if (isOneLine) return ['', short.replaceAll(' ', '')];
  const [key = '', ...rest] = short.split(' ');
  const spaced = rest.join(' ');
  return [key, spaced.length <= letters ? spaced : spaced.replace(/^= |(?<=^.) /, '')];
}

export const VALUES_SHOWN = 4;
const GAP = '   ';
/** So much of the first is told however little room there is. */
const LEAST = 12;

/**
 * What a state machine holds, in about so many letters: `k0 = 3550   k1 = 3551   and 48 more`. As many values as have room, at least
 * one, in the order given; a longer one is cut. `count`: of all values, where only the first are given.
 */
export function stateWords(
  values: readonly (readonly [key: string, value: Value])[],
  room: number,
  count = values.length,
): string {
  for (let shown = Math.min(VALUES_SHOWN, values.length); ; shown -= 1) {
    const words = values.slice(0, shown).map(([key, value]) => `${key} = ${value}`);
    const more = shown < count ? GAP + said.moreValues(count - shown) : '';
    if (shown <= 1) return cut(words.join(GAP), Math.max(LEAST, room - more.length)) + more;
    const text = words.join(GAP) + more;
    if (text.length <= room) return text;
  }
}

const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
