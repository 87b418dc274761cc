/**
 * Reads the text that our WebM and MP4 carry: a tag, of which the length stands before its letters. The file
 * is searched once for its first letters; nothing else of it is read.
 */

/** Before the letters of a tag: the number of the element that holds them (Matroska, `TagString`). */
const TAG_STRING = [0x44, 0x87];
/** In an MP4, the box of the letters: its length, its name, what it holds, and a language. */
const BOX_HEAD = 16;
const DATA = [0x64, 0x61, 0x74, 0x61];

/** The bytes of the first tag that begins so, whole or as far as the file goes; null without one. */
export function videoText(
  bytes: Uint8Array,
  beginning: string,
): { readonly letters: Uint8Array; readonly isWhole: boolean } | null {
  const first = Array.from(beginning, (letter) => letter.charCodeAt(0));
  const stands = (at: number, wanted: readonly number[]) => wanted.every((byte, i) => bytes[at + i] === byte);
  for (let at = bytes.indexOf(first[0] ?? 0); at >= 0; at = bytes.indexOf(first[0] ?? 0, at + 1)) {
    if (!stands(at, first)) continue;
    const length = stands(at - BOX_HEAD + 4, DATA)
      ? numberIn(bytes, at - BOX_HEAD, at - BOX_HEAD + 4) - BOX_HEAD
      : tagLength(bytes, at);
    if (length === null || length < first.length) continue;
    return { letters: bytes.subarray(at, at + length), isWhole: at + length <= bytes.length };
  }
  return null;
}

/** The length before a tag: of one to eight bytes, of which the first tells how many there are. */
function tagLength(bytes: Uint8Array, end: number): number | null {
  for (let width = 1; width <= 8; width += 1) {
    const start = end - width;
    const isTag = bytes[start - 2] === TAG_STRING[0] && bytes[start - 1] === TAG_STRING[1];
    if (isTag && Math.clz32(bytes[start] ?? 0) - 24 === width - 1)
      return numberIn(bytes, start, end) - 2 ** (7 * width);
  }
  return null;
}

function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 256 + (bytes[at] ?? 0);
  return number;
}
