/**
 * What is left of a damaged link: the beginning of its document, as far as it can be unpacked, with the
 * actions that are whole.
 */
import { drained } from '../base/drained.ts';
import { parsingDocument } from './document.ts';
import { unpackBeginning } from './link.ts';
import type { ScenarioDocument } from './types.ts';

export interface Salvaged {
  readonly document: ScenarioDocument;
  /** How many of its actions are left. */
  readonly actions: number;
}

/** Beginnings to choose from: a link that the page makes has no more actions. Reading more takes long. */
const MOST = 2000;

/** Reads what is left of the text of a link; null if its cluster is not whole. Never throws. */
export const salvage = (link: string): Salvaged | null => drained(salvaging(link));

/** The same, as a job. */
export function* salvaging(link: string): Generator<void, Salvaged | null> {
  const texts = beginnings(unpackBeginning(link));
  let [best, low, high]: [Salvaged | null, number, number] = [null, 0, texts.length - 1];
  // Of a link that was cut off, all that came is valid. Else, what is valid up to some place is valid up to
  // any place before.
  for (let middle = high; low <= high; middle = (low + high + 1) >> 1) {
    const read = yield* parsingDocument(texts[middle]?.() ?? '');
    yield;
    if (read.ok) {
      best = { document: read.document, actions: read.document.actions?.length ?? 0 };
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}

/**
 * The beginnings of a JSON document that end after a field or an action, as texts that are closed there; none
 * before its cluster is whole.
 */
function beginnings(json: string): (() => string)[] {
  const found: (() => string)[] = [];
  let depth = 0;
  let field = '';
  const fields = new Set<string>();
  for (let at = 0; at < json.length && found.length < MOST; at += 1) {
    const letter = json[at] ?? '';
    if (letter === '"') {
      const end = endOfText(json, at);
      if (end === null) break;
      if (depth === 1 && json[end] === ':') field = json.slice(at + 1, end - 1);
      at = end - 1;
    } else if ('{['.includes(letter)) depth += 1;
    else if ('}]'.includes(letter)) depth -= 1;
    const isField = depth === 1 && (letter === ',' || letter === '}' || letter === ']');
    const isAction = depth === 2 && field === 'actions' && letter === '}';
    if (isField) fields.add(field);
    if (!(isField || isAction) || !(fields.has('cluster') || field === 'actions')) continue;
    const end = letter === ',' ? at : at + 1;
    found.push(() => json.slice(0, end) + (isAction ? ']}' : '}'));
  }
  return found;
}

/** The place after the text that begins at `at`; null if it does not end. */
function endOfText(json: string, at: number): number | null {
  for (let i = at + 1; i < json.length; i += 1) {
    if (json[i] === '\\') i += 1;
    else if (json[i] === '"') return i + 1;
  }
  return null;
}
