/** A document as a text for people: a value is on one line if it fits there. */
import { lineOfJson } from '../base/json.ts';
import { isObject } from './fields.ts';
import type { ScenarioDocument } from './types.ts';

const WIDTH = 100;
const STEP = '  ';

/** What says when, and what is done, is read first. The others stay in their order. */
const FIRST = ['at', 'by', 'always', 'never', 'when', 'after', 'do'];
const rankOf = ([key]: [string, unknown]): number => {
  const rank = FIRST.indexOf(key);
  return rank < 0 ? FIRST.length : rank;
};

export const documentText = (document: ScenarioDocument): string => `${inLines(document, '')}\n`;

const keyOf = (key: string): string => `${lineOfJson(key)}: `;
const fieldsOf = (value: Record<string, unknown>): [string, unknown][] =>
  Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort((one, other) => rankOf(one) - rankOf(other));

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (!isObject(value)) return lineOfJson(value);
  const fields = fieldsOf(value).map(([key, field]) => keyOf(key) + inOneLine(field));
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** `before`: what is on the line already, in characters. */
function printed(value: unknown, margin: string, before: number): string {
  const line = inOneLine(value);
  // One character more for the comma behind it.
  if (margin.length + before + line.length < WIDTH) return line;
  return isObject(value) || Array.isArray(value) ? inLines(value, margin) : line;
}

function inLines(value: object, margin: string): string {
  const inner = margin + STEP;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item) => printed(item, inner, 0))
    : fieldsOf(value as Record<string, unknown>).map(
        ([key, field]) => keyOf(key) + printed(field, inner, keyOf(key).length),
      );
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => inner + item).join(',\n')}\n${margin}${close}`;
}
