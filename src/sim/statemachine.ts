/**
 * The key–value state machine that the log drives, and the commands it knows (scenario-format.md,
 * "Commands").
 */
import { emptyMap, getKey, hashString, setKey } from '../base/pmap.ts';
import type { Index } from '../raft/types.ts';
import type { StateMachine, Value } from './types.ts';

/** Characters in a command. */
export const MOST_COMMAND = 1000;

export type ClientCommand =
  | { readonly word: 'SET'; readonly key: string; readonly value: Value }
  | { readonly word: 'ADD'; readonly key: string; readonly by: number }
  | { readonly word: 'GET'; readonly key: string };

const MAX_INTEGER = 0x20_0000_0000_0000;

export const EMPTY_STATE: StateMachine = { values: emptyMap(), digest: 0 };

/** A stored value: an integer within ±2^53 as a number, anything else as text. */
function toValue(text: string): Value {
  const number = toInteger(text);
  return number ?? text;
}

function toInteger(text: string): number | null {
  if (!/^[+-]?\d+$/.test(text)) return null;
  const number = Number(text);
  if (Math.abs(number) < MAX_INTEGER) return number + 0;
  // The next integer beyond would be rounded to this one.
  return /^[+-]?0*9007199254740992$/.test(text) ? number : null;
}

const FORM = /^(SET|ADD|GET) (\S+)(?: (\S+))?$/;

/** `SET key value`, `ADD key integer` or `GET key`, with one space between words; null for any other form. */
export function parseCommand(text: string): ClientCommand | null {
  if (text.length > MOST_COMMAND) return null;
  const [, word, key, value] = FORM.exec(text) ?? [];
  if (key === undefined) return null;
  if (word === 'GET') return value === undefined ? { word, key } : null;
  if (value === undefined) return null;
  if (word === 'SET') return { word, key, value: toValue(value) };
  const by = toInteger(value);
  return word === 'ADD' && by !== null ? { word, key, by } : null;
}

/** Whether a valid command only reads the state. */
export const isRead = (command: string): boolean => command.startsWith('GET ');
/** Whether a logged command changes the state: the blank entry does not. */
export const isWrite = (command: string): boolean => command !== '' && !isRead(command);

/** The state after a command, and the client's result: the key's value now, or null if it has none. */
export interface Executed {
  readonly state: StateMachine;
  readonly result: Value | null;
}

/** Applies a command. */
export function execute(state: StateMachine, text: string): Executed {
  const command = text === '' ? null : parseCommand(text);
  if (command === null) return { state, result: null };
  const old = getKey(state.values, command.key) ?? null;
  const value =
    command.word === 'SET' ? command.value : command.word === 'ADD' ? sum(old ?? 0, command.by) : null;
  if (value === null) return { state, result: old };
  return { state: put(state, command.key, old, value), result: value };
}

/** Null for a text, and beyond ±2^53, where not every integer is a number any more. */
function sum(old: Value, by: number): number | null {
  if (typeof old === 'string') return null;
  // Exact: the difference is never beyond.
  const isBeyond = by > 0 ? old > MAX_INTEGER - by : old < -MAX_INTEGER - by;
  return isBeyond ? null : old + by;
}

function put(state: StateMachine, key: string, old: Value | null, value: Value): StateMachine {
  const without = old === null ? state.digest : state.digest ^ pairHash(key, old);
  return { values: setKey(state.values, key, value), digest: without ^ pairHash(key, value) };
}

function pairHash(key: string, value: Value): number {
  return Math.imul(hashString(`${key} ${typeof value} ${value}`), 0x9e3779b1);
}

/** Servers that are this many entries apart still share results. */
const APART = 64;

/**
 * Applies the entries of a run. Results are shared between servers: each comes to the same entry from the
 * same state (Figure 3, State Machine Safety), so all share the next state, and a kept world holds it once.
 */
export class Executor {
  /** By index, for the latest: the entry that was applied, and to which state. */
  readonly #latest: { before: StateMachine; command: string; executed: Executed }[] = [];

  execute(index: Index, before: StateMachine, command: string): Executed {
    const known = this.#latest[index % APART];
    if (known !== undefined && known.before === before && known.command === command) return known.executed;
    const executed = execute(before, command);
    this.#latest[index % APART] = { before, command, executed };
    return executed;
  }
}
