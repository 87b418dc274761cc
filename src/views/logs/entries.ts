/** How entries of a log are written. */

import type { Index, ServerId } from '../../raft/types.ts';
import { UNSAID } from '../../sim/knowledge/unsaid.ts';
import type { Value } from '../../sim/types.ts';
import * as texts from '../../words/logs.ts';

/** The leader's two marks on a follower's log in words, for screen readers; null if there are none. */
export function leaderWords(
  leader: ServerId,
  follower: ServerId,
  nextIndex: Index | null,
  matchIndex: Index | null,
): string | null {
  if (nextIndex === null) return null;
  const sends = texts.sendsFrom(leader, follower, nextIndex);
  // The story introduces matchIndex later.
  return matchIndex === null ? sends : `${sends} ${texts.knownStored(follower, matchIndex)}`;
}

/** A short form of a command: `x = 5`, `x + 2`, `x ?`. */
export function shortCommand(command: string): string {
  const [word, key = '', value = ''] = command.split(' ');
  if (word === 'SET') return `${key} = ${value}`;
  if (word === 'ADD') return value.startsWith('-') ? `${key} − ${value.slice(1)}` : `${key} + ${value}`;
  if (word === 'GET') return `${key} ?`;
  return word === UNSAID ? UNSAID : '';
}

/**
 * A command in an entry with room for this many letters a line: in one piece, or, if the key can stand in a
 * line above, in two: `k10` and `= 1170`, or `1170`.
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
/** This much of the first value is shown however little room there is. */
const LEAST = 12;

/**
 * The state of a state machine, in about `room` letters: `k0 = 3550   k1 = 3551   and 48 more`. As many
 * values as fit, at least one, in the order given; a long one is cut. `count`: of all values, if only the
 * first are given.
 */
export function stateWords(
  values: readonly (readonly [key: string, value: Value])[],
  room: number,
  count = values.length,
): string {
  for (let shown = Math.min(VALUES_SHOWN, values.length); ; shown -= 1) {
    const words = values.slice(0, shown).map(([key, value]) => `${key} = ${value}`);
    const more = shown < count ? GAP + texts.moreValues(count - shown) : '';
    if (shown <= 1) return cut(words.join(GAP), Math.max(LEAST, room - more.length)) + more;
    const text = words.join(GAP) + more;
    if (text.length <= room) return text;
  }
}

const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
