/**
 * The address of a run: `#run=` the document, `&t=` the playhead in ms, and what else `view-link.ts` reads.
 * Decoding and encoding documents is heavy, and a newcomer does not need it: import this module by
 * `import()`.
 */

import { drained } from '../base/drained.ts';
import { slug } from '../base/slug.ts';
import type { Micros } from '../base/time.ts';
import { parseDocument, type Read } from '../scenario/document.ts';
import { decodingLink, encodeLink, packText, unpackText } from '../scenario/link.ts';
import { documentText } from '../scenario/print.ts';
import { salvaging } from '../scenario/salvage.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import * as words from '../words/addresses.ts';
import { download } from './download.ts';
import type { Past, Place, Session } from './session.ts';
import { type LinkView, partsOf, printView, readView } from './view-link.ts';

export type Opened =
  | {
      readonly ok: true;
      readonly document: ScenarioDocument;
      readonly time: Micros;
      /** What the link says besides the run and the time; null if nothing. */
      readonly view: LinkView | null;
      readonly complaint: string | null;
    }
  | {
      readonly ok: false;
      readonly message: string;
      /** What can be saved of a damaged link, and the words that offer it. */
      readonly left: { readonly document: ScenarioDocument; readonly label: string } | null;
    };

/** A run with more actions is too long for an address: it is shared as a file. */
const MOST_ACTIONS = 2000;
export const isTooLong = ({ actions = [] }: ScenarioDocument): boolean => actions.length > MOST_ACTIONS;

/** Mails and chats cut longer addresses; in characters. */
export const LONGEST_LINK = 8000;

/** Packing a long document takes long: it is done once, and not at all for a document from a link. */
const links = new WeakMap<ScenarioDocument, string>();

export function hashOf(document: ScenarioDocument, time: Micros): string {
  const link = links.get(document) ?? encodeLink(document);
  links.set(document, link);
  return `#run=${link}${printView({ t: time })}`;
}

/** Decodes the run of a hash (after `meantHash`); null if it has none. */
export const readHash = (hash: string): Opened | null => drained(readingHash(hash));

/** The same, as a job. */
export function* readingHash(hash: string): Generator<void, Opened | null> {
  const { what, parts } = partsOf(hash.replace(/^#/, ''));
  if (!what.startsWith('run='))
    return hash.length > 1 ? { ok: false, message: words.noRun, left: null } : null;
  const text = what.slice('run='.length);
  const read = yield* decodingLink(text);
  if (!read.ok) {
    const left = yield* salvaging(text);
    return { ...read, left: left && { document: left.document, label: words.openLeft(left.actions) } };
  }
  links.set(read.document, text);
  const { view, complaint } = readView(parts);
  const { t = 0, ...others } = view;
  const isPlain = Object.keys(others).length === 0;
  return { ok: true, document: read.document, time: t, view: isPlain ? null : view, complaint };
}

// ------------------------------------------------------------------------------------ runs that were left

/** The last address of a run. The run may have been left at a later time: while it plays, none is written. */
const addresses = new WeakMap<ScenarioDocument, string>();
export const setAddress = (document: ScenarioDocument, hash: string): unknown =>
  addresses.set(document, hash);

interface Reading {
  readonly session: Session;
  readonly sandbox: Place | null;
}
interface Left {
  readonly place: Place;
  /** What can be undone there, if another run can be undone to it. What came after it is gone then. */
  readonly pasts?: readonly Past[];
}

/**
 * The place of a run that was left, with its branches; null if there is none. `read`: what the hash says.
 * `isOpen`: the sandbox is open, with another run.
 */
export function leftAt(
  hash: string,
  read: Pick<Place, 'document' | 'time'>,
  { session, sandbox }: Reading,
  isOpen: boolean,
): Left | null {
  const is = ({ document }: Place): boolean => isRunIn(hash, read.document, document);
  const at = session.pasts.findLastIndex(({ isOtherRun, place }) => isOtherRun && is(place));
  const past = session.pasts[at] && { place: session.pasts[at].place, pasts: session.pasts.slice(0, at) };
  const waiting = sandbox !== null && is(sandbox) ? { place: sandbox } : undefined;
  // While the sandbox is open, what waits is older.
  const left = isOpen ? (past ?? waiting) : (waiting ?? past);
  if (left === undefined) return null;
  const time = addresses.get(left.place.document) === hash ? left.place.time : read.time;
  return { ...left, place: { ...left.place, time } };
}

/**
 * Whether a hash, which has this run, is an address of a document. Packing is slow: only what looks the same
 * is packed.
 */
function isRunIn(hash: string, run: ScenarioDocument, document: ScenarioDocument): boolean {
  const looksOf = ({ seed = 1, actions = [] }: ScenarioDocument) => `${seed} ${actions.length}`;
  if (looksOf(run) !== looksOf(document) || isTooLong(document)) return false;
  return hashOf(document, 0) === hash.replace(/&.*/, '');
}

// ---------------------------------------------------------------------------------------- files and texts

/** The address of the format's JSON Schema, beside this page: an editor checks a document by it. */
const schemaAddress = (): string => new URL('scenario.schema.json', document.baseURI).href;

/** The name of a file about a run: its title, or its seed. */
export const fileName = ({ title = '', seed = 1 }: ScenarioDocument, kind: string): string =>
  `${slug(title) || `seed-${seed}`}.${kind}`;

/** Saves a run's document as a file. Returns the name. */
export function saveAsFile(run: ScenarioDocument): string {
  const name = fileName(run, 'raftarium.json');
  download(name, 'application/json', documentText({ $schema: schemaAddress(), ...run }));
  return name;
}

/** Packs the state of a tab with a long run, for a reload, and unpacks it; null if it is damaged. */
export const packed = (text: string): string => packText(text, 1);
export function unpacked(letters: string): string | null {
  const read = unpackText(letters, MOST_KEPT);
  return 'text' in read ? read.text : null;
}
/** In bytes: more than a tab can store, packed or not. */
const MOST_KEPT = 200_000_000;

/** Parses what a tab stored as JSON. */
export { readPlace } from './place.ts';

/** Parses a document from JSON. The address that `saveAsFile` adds is not part of it. */
export function readText(text: string): Read {
  const read = parseDocument(text);
  if (!read.ok || read.document.$schema === undefined) return read;
  const { $schema, ...document } = read.document;
  return $schema === schemaAddress() ? { ok: true, document } : read;
}
