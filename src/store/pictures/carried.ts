/**
 * The run in a picture or a film: the part of its address after `#`, in the `metadata` of an SVG, a text
 * chunk of a PNG, a comment of a GIF, or a tag of a WebM or an MP4. What is opened is only searched for that
 * text: nothing of it is parsed as markup, drawn or run.
 */
import { commentsIn } from '../../film/comments.ts';
import { videoText } from '../../film/video-text.ts';
import { isPng, type TextRead, textIn, withText } from './png.ts';

const KEYWORD = 'raftarium';
/** Bytes of a picture that is opened. */
export const MOST_PICTURE = 24_000_000;
/** Bytes of the run in it. */
export const MOST_CARRIED = 8_000_000;
/** What a file is told by. */
export const HEAD_BYTES = 512;

/** What begins as a picture or a film. */
export type PictureKind = 'png' | 'svg' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'tiff' | 'pdf' | 'film';

const SIGNS: readonly (readonly [PictureKind, readonly number[], number?])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['bmp', [0x42, 0x4d]],
  ['tiff', [0x49, 0x49, 0x2a, 0]],
  ['tiff', [0x4d, 0x4d, 0, 0x2a]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['film', [0x1a, 0x45, 0xdf, 0xa3]],
  // Also the pictures of phones, which are films of one picture.
  ['film', [0x66, 0x74, 0x79, 0x70], 4],
];

/** What a file is, by its first bytes and not by its name; null for what is no picture. */
export function kindOfPicture(head: Uint8Array): PictureKind | null {
  if (isPng(head)) return 'png';
  for (const [kind, bytes, from = 0] of SIGNS)
    if (bytes.every((byte, i) => head[from + i] === byte)) return kind;
  const text = new TextDecoder().decode(head).trimStart();
  return /^<(svg|\?xml|!doctype svg|!--)/i.test(text) ? 'svg' : null;
}

/** What our own pictures and films are. */
const CARRIERS = ['svg', 'png', 'gif', 'film'] as const;
type CarrierKind = (typeof CARRIERS)[number];
export const isCarrier = (kind: PictureKind): kind is CarrierKind => CARRIERS.some((one) => one === kind);
/** Films are long, and have their run near their beginning: the rest of them is not read. */
export const hasRunFirst = (kind: CarrierKind): boolean => kind === 'gif' || kind === 'film';

/** The run as it stands in a link. Never throws. */
export function runInPicture(kind: CarrierKind, bytes: Uint8Array): TextRead {
  if (kind === 'gif') return runOnly(runInGif(bytes));
  if (kind === 'film') return runOnly(runInVideo(bytes));
  return kind === 'png'
    ? runOnly(textIn(bytes, KEYWORD, MOST_CARRIED))
    : runInSvg(new TextDecoder().decode(bytes));
}

const RUN = /^#run=[\w.&=+-]*$/;
const runOnly = (read: TextRead): TextRead =>
  'text' in read && !RUN.test(read.text) ? { fault: 'damaged' } : read;

/** An SVG with the run: `hash` in its `metadata`. */
export function svgWithRun(svg: string, hash: string): string {
  const end = svg.indexOf('>', svg.indexOf('<svg')) + 1;
  const run = `<metadata>${KEYWORD} ${hash.replaceAll('&', '&amp;')}</metadata>`;
  return svg.slice(0, end) + run + svg.slice(end);
}

export const pngWithRun = (png: Uint8Array, hash: string): Uint8Array<ArrayBuffer> =>
  withText(png, KEYWORD, hash);

/** The comment of a film. */
export const filmComment = (hash: string): string => `${KEYWORD} ${hash}`;

function runInGif(bytes: Uint8Array): TextRead {
  const comment = commentsIn(bytes).find((text) => text.startsWith(filmComment('')));
  if (comment === undefined) return { fault: 'none' };
  const text = comment.slice(filmComment('').length);
  return text.length > MOST_CARRIED ? { fault: 'too-long' } : { text };
}

function runInVideo(bytes: Uint8Array): TextRead {
  const found = videoText(bytes, filmComment('#run='));
  if (found === null) return { fault: 'none' };
  if (found.letters.length > MOST_CARRIED) return { fault: 'too-long' };
  if (!found.isWhole) return { fault: 'damaged' };
  return { text: new TextDecoder().decode(found.letters).slice(filmComment('').length) };
}

/** Looks through the text once, whatever stands in it: no letter is looked at again for another beginning. */
function runInSvg(svg: string): TextRead {
  let at = svg.indexOf('<metadata');
  while (at >= 0) {
    const begin = svg.indexOf('>', at) + 1;
    if (begin === 0) return { fault: 'none' };
    const end = svg.indexOf('<', begin);
    const text = svg.slice(begin, end < 0 ? undefined : end).trim();
    if (text.startsWith(KEYWORD)) {
      if (end < 0) return { fault: 'damaged' };
      if (text.length > MOST_CARRIED) return { fault: 'too-long' };
      return runOnly({ text: text.slice(KEYWORD.length).trim().replaceAll('&amp;', '&') });
    }
    at = end < 0 ? -1 : svg.indexOf('<metadata', end);
  }
  return { fault: 'none' };
}
