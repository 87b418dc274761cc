/**
 * A document in a link: its JSON, deflated, in base64url, after the number of this form. The form is frozen:
 * links that were shared must open for ever, so another encoding gets another number.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { drained } from '../base/drained.ts';
import { parsingDocument, type Read } from './document.ts';
import type { ScenarioDocument } from './types.ts';

const FORM = '1.';
/**
 * The most bytes that a link may unpack to: far more than any page can show, and few enough to refuse a
 * decompression bomb.
 */
const MAX_UNPACKED = 8_000_000;
const CHUNK = 4096;
const DAMAGED = 'it is damaged, or cut short';

/** Encodes a document for a link: letters, digits, `-`, `_` and one `.`. */
export const encodeLink = (document: ScenarioDocument): string =>
  FORM + packText(JSON.stringify(document), 9);

/** Deflates a text and encodes it with letters, digits, `-` and `_`. `level`: 1 is quick, 9 is short. */
export const packText = (text: string, level: 1 | 9): string =>
  toBase64Url(deflateSync(strToU8(text), { level }));

/** The inverse of `packText`. An error if the text is damaged or has more than `most` bytes. */
export const unpackText = (letters: string, most: number): Unpacked => drained(unpacking(letters, most));

type Unpacked = { readonly text: string } | { readonly fault: string };

function* unpacking(letters: string, most: number): Generator<void, Unpacked> {
  const packed = fromBase64Url(letters);
  yield;
  return packed === null
    ? { fault: 'it holds letters that no link has, or lost some at its end' }
    : yield* inflating(packed, most);
}

/**
 * The beginning of a document in the damaged text of a link, as far as it can be unpacked; '' if it is not of
 * this form.
 */
export function unpackBeginning(link: string): string {
  const letters = link.startsWith(FORM) ? (/^[\w-]*/.exec(link.slice(FORM.length))?.[0] ?? '') : '';
  const packed = fromBase64Url(letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
  if (packed === null) return '';
  // In small pieces, because what is unpacked of the damaged piece is lost.
  const piece = Math.max(16, Math.ceil(packed.length / MOST_PIECES));
  return strFromU8(drained(unpackingBytes(packed, MOST_BEGINNING, piece, false)).bytes);
}
const MOST_PIECES = 500;
const MOST_BEGINNING = 500_000;

/** Decodes the text of a link, with or without its leading `#`. Never throws. */
export const decodeLink = (hash: string): Read => drained(decodingLink(hash));

/** The same, as a job: a short link may unpack to a long text. */
export function* decodingLink(hash: string): Generator<void, Read> {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(FORM)) {
    const form = /^(\d+)\./.exec(text)?.[1];
    return bad(form ? `it is of form ${form}, which this version does not know` : 'it does not begin as one');
  }
  const json = yield* unpacking(text.slice(FORM.length), MAX_UNPACKED);
  return 'fault' in json ? bad(json.fault) : yield* parsingDocument(json.text);
}

const bad = (why: string): Read => ({ ok: false, message: `document: the link cannot be read: ${why}` });

function* inflating(packed: Uint8Array, most: number): Generator<void, Unpacked> {
  const { bytes, isWhole } = yield* unpackingBytes(packed, most, CHUNK, true);
  if (bytes.length > most) return { fault: `it unpacks to more than ${most} bytes` };
  if (!isWhole) return { fault: DAMAGED };
  const text = strFromU8(bytes);
  yield;
  return { text };
}

/**
 * Inflates piece by piece, until more than `most` bytes came or a piece is damaged. `ends`: the packed bytes
 * are all that there are.
 */
function* unpackingBytes(packed: Uint8Array, most: number, piece: number, ends: boolean) {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const stream = new Inflate((part, final) => {
    parts.push(part);
    size += part.length;
    isWhole = final;
  });
  try {
    for (let from = 0; from < packed.length && size <= most; from += piece) {
      stream.push(packed.subarray(from, from + piece), ends && from + piece >= packed.length);
      yield;
    }
  } catch {
    isWhole = false;
  }
  return { bytes: joined(parts, size), isWhole };
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// --------------------------------------------------------------------------------- base64url (RFC 4648, §5)

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter, value]));

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i <= left; i += 1) text += LETTERS[(word >>> (18 - 6 * i)) & 63];
  }
  return text;
}

/** Null for a text that `toBase64Url` never returns. */
function fromBase64Url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  if (text.length % 4 === 1) return null;
  let bits = 0;
  let word = 0;
  let at = 0;
  for (const letter of text) {
    const value = VALUES.get(letter);
    if (value === undefined) return null;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (word >>> bits) & 0xff;
    at += 1;
  }
  return bytes;
}
