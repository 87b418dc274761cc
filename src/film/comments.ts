/** Reads the comments of a GIF: what our films carry stands there. */

const EXTENSION = 0x21;
const COMMENT = 0xfe;
const IMAGE = 0x2c;
/** The signature, and the fields of the screen. */
const HEADER = 13;
/** The most letters of all comments: more than a document may have. */
const MOST_LETTERS = 12_000_000;

const isGif = (bytes: Uint8Array): boolean =>
  /^GIF8[79]a$/.test(String.fromCharCode(...bytes.subarray(0, 6)));

/**
 * The texts of all comments, a letter a byte. Bytes that are cut off or damaged end the list: what stands
 * before is still read. Never throws.
 */
export function commentsIn(bytes: Uint8Array): readonly string[] {
  if (!isGif(bytes)) return [];
  const found: string[] = [];
  let letters = 0;
  let at = HEADER + tableSize(bytes[10]);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === IMAGE) {
      // Its place and size, a palette of its own, and the size of its first code.
      at += 10 + tableSize(bytes[at + 9]) + 1;
      at = afterBlocks(bytes, at);
    } else if (kind === EXTENSION) {
      const end = afterBlocks(bytes, at + 2);
      if (bytes[at + 1] === COMMENT && end <= bytes.length) {
        letters += end - at;
        if (letters > MOST_LETTERS) return found;
        found.push(textOf(bytes, at + 2));
      }
      at = end;
    } else return found;
  }
  return found;
}

/** The bytes of a palette, by the field that announces it. */
const tableSize = (fields = 0): number => ((fields & 0x80) === 0 ? 0 : 3 * 2 ** ((fields & 7) + 1));

/** The place after a row of blocks, each after its length, the last of length 0. Beyond the end if cut. */
function afterBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return Infinity;
    at += 1 + length;
    if (length === 0) return at;
  }
}

function textOf(bytes: Uint8Array, start: number): string {
  const parts: string[] = [];
  for (let at = start; ; ) {
    const length = bytes[at] ?? 0;
    if (length === 0) return parts.join('');
    parts.push(String.fromCharCode(...bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
}
