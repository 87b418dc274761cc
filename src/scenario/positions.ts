/** Where the value of a path is in the text of a document, and where a text stops being JSON. */

export type KeyPath = readonly (string | number)[];

/** Characters from the start of the text, `to` excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const SPACE = /[ \t\n\r]*/y;
/** Any characters but quotes, backslashes and control characters; and what stands behind a backslash. */
const STRING = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y;
const ATOM = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The end of what `pattern` matches at `at`; null if it does not match there. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

const afterSpace = (text: string, at: number): number => endOf(SPACE, text, at) ?? at;

/** One value of a list or an object: its key, where it begins with its key, and where its value is. */
interface Child extends Stretch {
  readonly key: string | number;
  readonly keyFrom: number;
}

/** Where a text stops being JSON; the message says what must stand there instead. */
class Broken extends Error {
  readonly at: number;
  constructor(at: number, wanted: string) {
    super(wanted);
    this.at = at;
  }
}

const VALUE = 'a value';
const KEY = 'a field in double quotes';

/** Deeper lists and objects are no document. */
export const DEEPEST = 500;

/** Reads JSON, and calls `onChild` for each value in the outermost list or object. Returns its end. */
function scan(text: string, at: number, onChild?: (child: Child) => void, depth = 0): number {
  const from = afterSpace(text, at);
  const open = text[from];
  if (open !== '{' && open !== '[') {
    const end = endOf(STRING, text, from) ?? endOf(ATOM, text, from);
    if (end === null) throw new Broken(from, VALUE);
    return end;
  }
  if (depth > DEEPEST) throw new Broken(from, 'no further list or object');
  const close = open === '{' ? '}' : ']';
  let next = afterSpace(text, from + 1);
  if (text[next] === close) return next + 1;
  for (let index = 0; ; index += 1) {
    const keyFrom = afterSpace(text, next);
    const [key, colon] = open === '{' ? readKey(text, keyFrom) : [index, keyFrom];
    const valueFrom = afterSpace(text, colon);
    const to = scan(text, valueFrom, undefined, depth + 1);
    onChild?.({ key, keyFrom, from: valueFrom, to });
    next = afterSpace(text, to);
    if (text[next] === close) return next + 1;
    if (text[next] !== ',') throw new Broken(next, `a comma or ${close}`);
    next += 1;
  }
}

/** A key of an object, and the place after its colon. */
function readKey(text: string, at: number): [key: string, colon: number] {
  const end = endOf(STRING, text, at);
  if (end === null) throw new Broken(at, KEY);
  const colon = afterSpace(text, end);
  if (text[colon] !== ':') throw new Broken(colon, 'a colon');
  return [JSON.parse(text.slice(at, end)) as string, colon + 1];
}

function breakOf(text: string): Broken | null {
  try {
    const end = afterSpace(text, scan(text, text.startsWith('\uFEFF') ? 1 : 0));
    return end < text.length ? new Broken(end, 'nothing more') : null;
  } catch (error) {
    if (error instanceof Broken) return error;
    throw error;
  }
}

/** The place where a text stops being JSON; null if it is JSON. */
export const brokenAt = (text: string): number | null => breakOf(text)?.at ?? null;

/** Why a text is not JSON, with the line and the column; null if it is JSON. */
export function whyNotJson(text: string): string | null {
  const broken = breakOf(text);
  if (broken === null) return null;
  const { at, message: wanted } = broken;
  const place = `line ${lineAt(text, at)}, column ${at - text.lastIndexOf('\n', at - 1)}`;
  if (text[at] === '"' && (wanted === VALUE || wanted === KEY))
    return `the quotes that open at ${place} are not closed in this line, or a backslash is wrong`;
  const [found] = text.slice(at, at + LONGEST_FOUND).split(/\s/);
  return `${wanted} must stand at ${place}, not ${found ? `“${found}”` : 'the end of the text'}`;
}
/** In characters. */
const LONGEST_FOUND = 12;

/**
 * Where the value of `path` is in a text that is JSON, its key included. A missing field is where its object
 * begins. If a key is given twice, the last one counts, as everywhere.
 */
export function stretchOf(text: string, path: KeyPath): Stretch {
  let at = afterSpace(text, text.startsWith('\uFEFF') ? 1 : 0);
  let found: Stretch = { from: at, to: path.length === 0 ? scan(text, at) : at + 1 };
  for (const step of path) {
    let last: Child | null = null;
    const isIn = text[at] === '{' || text[at] === '[';
    if (isIn)
      scan(text, at, (child) => {
        if (child.key === step) last = child;
      });
    const child = last as Child | null;
    if (child === null) return { from: at, to: Math.min(at + 1, text.length) };
    at = child.from;
    found = { from: child.keyFrom, to: child.to };
  }
  return found;
}

/** The line of a place, from 1. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}
