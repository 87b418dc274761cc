/**
 * The address holds the run: `#run=` the document, `&t=` the playhead in ms. What reads and packs documents is heavy, and a
 * newcomer needs none of it: import this as it is needed, by `import()`.
 */

import { slug } from '../base/slug.ts';
import { fromMs, type Micros, toMs } from '../base/time.ts';
import { parseDocument } from '../scenario/document.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import { decodeLink, encodeLink, packText, unpackText } from '../scenario/link.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import * as words from '../words/addresses.ts';
import { download } from './download.ts';

export type Opened =
  | {
      readonly ok: true;
      readonly document: ScenarioDocument;
      readonly time: Micros;
      readonly complaint: string | null;
    }
  | { readonly ok: false; readonly message: string };

/** With more done to it than this, a run is too long for an address: it is shared as a file. */
const MOST_ACTIONS = 2000;
export const isTooLong = ({ actions = [] }: ScenarioDocument): boolean => actions.length > MOST_ACTIONS;

/** A long document takes long to pack: it is packed once, and not at all where it came from a link. */
const links = new WeakMap<ScenarioDocument, string>();

export function hashOf(document: ScenarioDocument, time: Micros): string {
  const link = links.get(document) ?? encodeLink(document);
  links.set(document, link);
  return `#run=${link}${time > 0 ? `&t=${toMs(time)}` : ''}`;
}

/** The run in the hash part of an address, as it was meant (`meantHash`); null where it holds none. */
export function readHash(hash: string): Opened | null {
  const [link = '', ...rest] = hash.replace(/^#/, '').split('&');
  if (!link.startsWith('run=')) return hash.length > 1 ? { ok: false, message: words.noRun } : null;
  const text = link.slice('run='.length);
  const read = decodeLink(text);
  if (!read.ok) return read;
  links.set(read.document, text);
  return { ok: true, document: read.document, ...timeIn(rest.filter((part) => part !== '')) };
}

/** The time among what stands behind the run, and what is wrong with it. */
function timeIn(parts: readonly string[]): { readonly time: Micros; readonly complaint: string | null } {
  const text = parts.find((part) => part.startsWith('t='))?.slice('t='.length);
  // What others add to a link has a name: `from=mail`.
  const strange = parts.find((part) => text === undefined || !/^\w+=/.test(part));
  if (strange !== undefined)
    return {
      time: 0,
      complaint: words.damagedEnd(shortened(strange)),
    };
  if (text === undefined) return { time: 0, complaint: null };
  const ms = Number(text);
  if (!/^\d+(\.\d+)?(e\d+)?$/.test(text))
    return {
      time: 0,
      complaint: words.noTime(shortened(text)),
    };
  if (ms > toMs(LONGEST_RUN))
    return {
      time: 0,
      complaint: words.timeTooLong(shortened(text)),
    };
  return { time: fromMs(ms), complaint: null };
}

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

/** Saves a document as a file, named after its title; dropped on the page, the file opens. */
export function saveAsFile(document: ScenarioDocument): void {
  const name = slug(document.title ?? '') || 'raftarium';
  download(`${name}.json`, 'application/json', JSON.stringify(document, null, 1));
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
