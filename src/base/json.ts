/** JSON that is safe to print: characters that could control a terminal or hide in a text are escaped. */
import { HIDDEN } from './visible.ts';

const escaped = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');

const isComposite = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The same line in pieces: the fields of an object, and of the objects in it to a `depth`, one at a time. */
export function* piecesOfJson(value: object, depth: number): Generator<string, void> {
  let before = '{';
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    yield `${before}${lineOfJson(key)}:`;
    if (depth > 1 && isComposite(field) && !Array.isArray(field)) yield* piecesOfJson(field, depth - 1);
    else yield lineOfJson(field);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** One line of JSON. */
export const lineOfJson = (value: unknown): string => JSON.stringify(value).replace(HIDDEN, escaped);
