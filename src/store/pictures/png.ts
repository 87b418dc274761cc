/** The chunks of a PNG file: writes and reads a text among them (PNG specification, 11.3.4.5 `iTXt`). */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and checksum. */
const AROUND = 12;
const MOST_CHUNKS = 100_000;

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** A PNG with a text under a keyword, right after its header. */
export function withText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const first = SIGNATURE.length;
  const after = first + AROUND + lengthAt(png, first);
  const chunk = textChunk(keyword, text);
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, after));
  whole.set(chunk, after);
  whole.set(png.subarray(after), after + chunk.length);
  return whole;
}

export type TextRead =
  | { readonly text: string }
  /** There is no such text; it is damaged; or it is longer than asked for. */
  | { readonly fault: 'none' | 'damaged' | 'too-long' };

/** The text under a keyword, of at most `most` bytes. Never throws. */
export function textIn(png: Uint8Array, keyword: string, most: number): TextRead {
  if (!isPng(png)) return { fault: 'damaged' };
  let at = SIGNATURE.length;
  for (let i = 0; i < MOST_CHUNKS && at + AROUND <= png.length; i += 1) {
    const length = lengthAt(png, at);
    const end = at + AROUND + length;
    const type = typeAt(png, at);
    if (end > png.length) return { fault: type === 'iTXt' ? 'damaged' : 'none' };
    if (type === 'iTXt') {
      const data = png.subarray(at + 8, end - 4);
      const text = textOfChunk(data, keyword);
      if (text !== null) return text.length > most ? { fault: 'too-long' } : checked(png, at, end, text);
    }
    if (type === 'IEND') return { fault: 'none' };
    at = end;
  }
  return { fault: 'none' };
}

function checked(png: Uint8Array, at: number, end: number, text: Uint8Array): TextRead {
  if (crc(png.subarray(at + 4, end - 4)) !== lengthAt(png, end - 4)) return { fault: 'damaged' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(text) };
  } catch {
    return { fault: 'damaged' };
  }
}

/** The text of a chunk if it has this keyword, and is not compressed; else null. */
function textOfChunk(data: Uint8Array, keyword: string): Uint8Array | null {
  const key = latin(keyword);
  if (!key.every((byte, i) => data[i] === byte) || data[key.length] !== 0 || data[key.length + 1] !== 0)
    return null;
  // After the two bytes about compression: the language, and the keyword in it.
  const language = data.indexOf(0, key.length + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  return translated < 0 ? null : data.subarray(translated + 1);
}

function textChunk(keyword: string, text: string): Uint8Array {
  const data = [...latin('iTXt'), ...latin(keyword), 0, 0, 0, 0, 0];
  const words = new TextEncoder().encode(text);
  const chunk = new Uint8Array(4 + data.length + words.length + 4);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4 + words.length);
  chunk.set(data, 4);
  chunk.set(words, 4 + data.length);
  view.setUint32(chunk.length - 4, crc(chunk.subarray(4, chunk.length - 4)));
  return chunk;
}

const latin = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** Four bytes as a number, the highest first. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

const typeAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at + 4, at + 8));

/** Of each byte (PNG specification, annex D). */
const CRCS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (CRCS[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}
