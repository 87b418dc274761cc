/**
 * The address holds the run: `#run=` the document, `&t=` the playhead in ms. What reads and packs documents is heavy, and a
 * newcomer needs none of it: import this as it is needed, by `import()`.
 */
import { fromMs, type Micros, toMs } from '../base/time.ts';
import { parseDocument } from '../scenario/document.ts';
import { decodeLink, encodeLink, packText, unpackText } from '../scenario/link.ts';
import type { ScenarioDocument } from '../scenario/types.ts';

export type Opened =
  | { readonly ok: true; readonly document: ScenarioDocument; readonly time: Micros }
  | { readonly ok: false; readonly message: string };

/** The address of a run with the playhead at `time`, on the page that is open. */
export function addressOf(document: ScenarioDocument, time: Micros): string {
  const { origin, pathname, search } = window.location;
  return `${origin === 'null' ? 'file://' : origin}${pathname}${search}${hashOf(document, time)}`;
}

/** With more done to it than this, a run is too long for an address: it is shared as a file. */
const MOST_ACTIONS = 2000;
export const isTooLong = ({ actions = [] }: ScenarioDocument): boolean => actions.length > MOST_ACTIONS;

export function hashOf(document: ScenarioDocument, time: Micros): string {
  return `#run=${encodeLink(document)}${time > 0 ? `&t=${toMs(time)}` : ''}`;
}

/** The run in the hash part of an address; null where it holds none. */
export function readHash(hash: string): Opened | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const link = fields.get('run');
  if (link === null)
    return hash.length > 1 ? { ok: false, message: 'It does not begin with “#run=”.' } : null;
  const read = decodeLink(link);
  if (!read.ok) return read;
  const ms = Number(fields.get('t') ?? 0);
  const fits = Number.isFinite(ms) && ms >= 0 && ms <= 3_600_000;
  return { ok: true, document: read.document, time: fits ? fromMs(ms) : 0 };
}

/** Saves a document as a file, named after its title; dropped on the page, the file opens. */
export function saveAsFile(document: ScenarioDocument): void {
  const name = (document.title || 'raftarium').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const text = JSON.stringify(document, null, 1);
  const link = window.document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `${name}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** What a tab keeps over a reload of a long run, in few letters, and the text again; null where it was damaged. */
export const packed = (text: string): string => packText(text, 1);
export function unpacked(letters: string): string | null {
  const read = unpackText(letters, MOST_KEPT);
  return 'text' in read ? read.text : null;
}
/** In bytes: more than a tab keeps, packed or not. */
const MOST_KEPT = 200_000_000;

/** What a tab kept, of its JSON text. */
export { readPlace } from './place.ts';

/** A document of its JSON text. */
export const readText = parseDocument;
