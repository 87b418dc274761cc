/**
 * Reads a scenario document: it is valid, or one message says what is wrong, beginning with the field's path.
 */

import * as v from 'valibot';
import { drained } from '../base/drained.ts';
import { serverName } from '../base/names.ts';
import { visible } from '../base/visible.ts';
import { isObject } from './fields.ts';
import { judgeWork } from './judge-work.ts';
import { MOST_SERVERS, MOST_TEXT, type Raisable, USUAL } from './limits.ts';
import { DEEPEST, type KeyPath, whyNotJson } from './positions.ts';
import { documentSchema } from './schema.ts';
import type { ScenarioDocument } from './types.ts';

export type * from './types.ts';

export type Read =
  | { readonly ok: true; readonly document: ScenarioDocument }
  | {
      readonly ok: false;
      readonly message: string;
      /** Of the wrong field, if the text is JSON. */
      readonly path?: KeyPath;
    };

const DEFAULT_SERVERS = 5;

/** The names of a cluster's servers: S1 to Sn. */
export const serverNames = (size: number): string[] =>
  Array.from({ length: size }, (_, i) => serverName(i + 1));

/** Reads a document from JSON text. Never throws. */
export const parseDocument = (text: string, limits?: Raisable | null): Read =>
  drained(parsingDocument(text, limits));

/** The same, as a job: a long text takes long. */
export function* parsingDocument(text: string, limits?: Raisable | null): Generator<void, Read> {
  if (text.length > MOST_TEXT)
    return { ok: false, message: `document: must have at most ${MOST_TEXT} characters, not ${text.length}` };
  let value: unknown;
  const json = text.replace(/^\uFEFF/, '');
  // The browser would take long for millions of brackets before it refuses them.
  const why = json.length > QUICKLY_PARSED && isDeep(json) ? whyNotJson(json) : null;
  if (why !== null) return notJson(why);
  try {
    value = JSON.parse(json);
  } catch {
    return notJson(whyNotJson(json) ?? 'it cannot be read');
  }
  yield;
  return readDocument(value, limits);
}

const notJson = (why: string): Read => ({ ok: false, message: visible(`document: is not JSON: ${why}`) });

/** In characters: of fewer brackets the browser refuses all at once. */
const QUICKLY_PARSED = 500_000;

/** Whether there may be more brackets open at a time than a document has; those in its texts count, too. */
function isDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length && depth <= DEEPEST; at += 1) {
    const letter = json.charCodeAt(at) | 0x20;
    // `[` and `{` differ in one bit, and so do `]` and `}`.
    if (letter === 0x7b) depth += 1;
    else if (letter === 0x7d && depth > 0) depth -= 1;
  }
  return depth > DEEPEST;
}

/**
 * Reads a document from a JSON value. Never throws and does not change `value`. `limits`: null skips the
 * check of its work.
 */
export function readDocument(value: unknown, limits: Raisable | null = USUAL): Read {
  const result = v.safeParse(schemaFor(sizeOf(value)), value, { abortEarly: true });
  if (result.success) {
    const fault = limits === null ? undefined : judgeWork(result.output, limits);
    return fault === undefined ? { ok: true, document: result.output } : refused(fault);
  }
  const [issue] = result.issues;
  return refused({ path: (issue.path ?? []).map(({ key }) => key), message: issue.message });
}

/** An error in a document: the path of its field, and what is wrong. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/**
 * All errors of a JSON value as a document; an empty list if it is valid. Checks of several fields come once
 * these are right by themselves.
 */
export function faultsIn(value: unknown): readonly FieldFault[] {
  const { issues = [], output, success } = v.safeParse(schemaFor(sizeOf(value)), value);
  const work = success ? judgeWork(output, USUAL) : undefined;
  const all = [...issues.map(({ path = [], message }) => ({ path: path.map(({ key }) => key), message }))];
  if (work) all.push({ path: [...work.path], message: work.message });
  return all.map(({ path, message }) => ({ path: pathText(path), message: visible(message) }));
}

const refused = ({ path, message }: { path: readonly unknown[]; message: string }): Read => ({
  ok: false,
  message: visible(`${pathText(path)}: ${message}`),
  path: path.map((key) => (typeof key === 'number' ? key : String(key))),
});

/**
 * The number of servers of a document, which the names are checked against. Any number will do if
 * `cluster.servers` is wrong: that field is checked before every name.
 */
function sizeOf(value: unknown): number {
  const cluster = isObject(value) ? value.cluster : undefined;
  const servers = isObject(cluster) ? cluster.servers : undefined;
  const isWhole = typeof servers === 'number' && Number.isInteger(servers);
  return isWhole && servers >= 1 && servers <= MOST_SERVERS ? servers : DEFAULT_SERVERS;
}

const schemas = new Map<number, v.GenericSchema<ScenarioDocument>>();

function schemaFor(size: number): v.GenericSchema<ScenarioDocument> {
  const known = schemas.get(size);
  if (known) return known;
  const schema = documentSchema(serverNames(size));
  schemas.set(size, schema);
  return schema;
}

/**
 * `actions[2].groups[0][1]`. A key that could be misread stands in quotes; the document itself is `document`.
 */
export function pathText(keys: readonly unknown[]): string {
  const steps = keys.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[^\s.:"[\]]+$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`;
  });
  return steps.join('').replace(/^\./, '') || 'document';
}
