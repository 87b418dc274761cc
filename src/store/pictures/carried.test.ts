/** Pictures that carry a run: what goes in comes out, and whatever else comes in is told in words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GifWriter } from '../../film/gif.ts';
import { encodeLink } from '../../scenario/link.ts';
import { documentText } from '../../scenario/print.ts';
import { PARTITION } from '../../scenario/testing/documents.ts';
import * as notices from '../../words/notices.ts';
import * as words from '../../words/pictures.ts';
import { readHash, readText } from '../address.ts';
import {
  filmComment,
  isCarrier,
  kindOfPicture,
  MOST_PICTURE,
  pngWithRun,
  runInPicture,
  svgWithRun,
} from './carried.ts';

const HASH = `#run=${encodeLink(PARTITION)}&t=812.4`;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A picture of one pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>';

/** What the page says of a file: nothing if it opens. */
function saidOf(bytes: Uint8Array): string | null {
  const kind = kindOfPicture(bytes.subarray(0, 512));
  if (kind === null) {
    const file = readText(textOf(bytes));
    return file.ok ? null : notices.cannotBeRun(file.message);
  }
  if (!isCarrier(kind)) return words.otherKind(kind);
  const read = runInPicture(kind, bytes);
  if ('fault' in read) return words.faults[read.fault];
  const opened = readHash(read.text);
  return opened?.ok ? null : words.notRead(opened?.message ?? '');
}

test('a PNG gives back the run that was put into it', () => {
  const picture = pngWithRun(PIXEL, HASH);
  expect(runInPicture('png', picture)).toEqual({ text: HASH });
  expect(kindOfPicture(picture)).toBe('png');
  // The chunk stands after the header, and all else is as it was.
  expect(picture.subarray(0, 33)).toEqual(PIXEL.subarray(0, 33));
  expect(picture.subarray(picture.length - (PIXEL.length - 33))).toEqual(PIXEL.subarray(33));
});

test('the chunk has the checksum that the PNG specification asks for', () => {
  // The checksum of an empty `IEND` is known from every PNG.
  const end = [...PIXEL.subarray(-4)];
  expect(end).toEqual([0xae, 0x42, 0x60, 0x82]);
  const [length, type] = [pngWithRun(PIXEL, '#run=1.abc'), 'iTXt'];
  expect(textOf(length.subarray(37, 41))).toBe(type);
});

test('an SVG gives back the run, also when another program has moved its metadata', () => {
  const picture = svgWithRun(SVG, HASH);
  expect(runInPicture('svg', bytesOf(picture))).toEqual({ text: HASH });
  const [metadata = ''] = /<metadata>.*<\/metadata>/.exec(picture) ?? [];
  const moved = `<?xml version="1.0"?>\n<!-- by hand -->\n${picture
    .replace(metadata, '')
    .replace('</svg>', `<metadata id="m7">\n  ${metadata.slice('<metadata>'.length)}\n</svg>`)}`;
  expect(kindOfPicture(bytesOf(moved).subarray(0, 512))).toBe('svg');
  expect(runInPicture('svg', bytesOf(moved))).toEqual({ text: HASH });
});

/** A film of two frames. */
function gifWith(comment: string): Uint8Array {
  const frames = [0, 0xff].map((red) => new Uint32Array(64).fill(red));
  const options = { width: 8, height: 8, rate: 10, rest: 0, loop: true, comment };
  const film = new GifWriter(options, [0, 0xff]);
  for (const frame of frames) film.add(frame);
  return film.end();
}

test('a GIF gives back the run in its comment, and needs no more than its beginning for that', () => {
  const film = gifWith(filmComment(HASH));
  expect(kindOfPicture(film)).toBe('gif');
  expect(runInPicture('gif', film)).toEqual({ text: HASH });
  expect(runInPicture('gif', film.subarray(0, film.length - 20))).toEqual({ text: HASH });
  expect(saidOf(gifWith('made elsewhere'))).toBe(words.faults.none);
  expect(saidOf(gifWith(filmComment('#run=<script>')))).toBe(words.faults.damaged);
  expect(saidOf(gifWith(filmComment('#run=1.abcdef')))).toMatch(/cannot be read/);
});

test.each([
  ['WebM', [0x1a, 0x45, 0xdf, 0xa3, 0, 0x44, 0x87, 0x40], (size: number) => [size]],
  [
    'MP4',
    [0, 0, 0, 0, 0x66, 0x74, 0x79, 0x70, 0, 0, 0],
    (size: number) => [size + 16, ...bytesOf('data'), ...Array(8).fill(0)],
  ],
] as const)('a %s gives back the run in its tag, of one of its own', (_kind, head, size) => {
  const film = (run: string, more = 0) => {
    const text = bytesOf(filmComment(run));
    return Uint8Array.from([...head, ...size(text.length + more), ...text, 0x67, 0x67]);
  };
  expect(kindOfPicture(film('#run=1.abc'))).toBe('film');
  expect(runInPicture('film', film('#run=1.abc&t=4'))).toEqual({ text: '#run=1.abc&t=4' });
  expect(saidOf(film('made elsewhere'))).toBe(words.faults.none);
  expect(saidOf(film('#run=<script>'))).toBe(words.faults.damaged);
  expect(saidOf(film('#run=1.abc', 30))).toBe(words.faults.damaged);
  expect(saidOf(film('#run=1.abcdef'))).toMatch(/cannot be read/);
});

// Pictures that were saved must open for ever: never change these two.
const FIRST_HASH = '#run=1.q1YqSkwrSSzKLM1VsjLUUSrJLMlJVbJScsssKi5R0lEqTk1NUbIyNqwFAA&t=412.5';
const FIRST_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAV2lUWHRyYWZ0YXJpdW0AAAAAACNydW49MS5xMVlxU2t3clNTektMTTFWc2pMVVVTckpMTWxKVmJKU2Nzc3NLaTVSMGxFcVRrMU5VYkl5TnF3RkFBJnQ9NDEyLjVbRHsxAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const FIRST_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg"><metadata>raftarium #run=1.q1YqSkwrSSzKLM1VsjLUUSrJLMlJVbJScsssKi5R0lEqTk1NUbIyNqwFAA&amp;t=412.5</metadata></svg>';

test('pictures of the first form open, with the same document and time', () => {
  expect(runInPicture('png', new Uint8Array(Buffer.from(FIRST_PNG, 'base64')))).toEqual({ text: FIRST_HASH });
  expect(runInPicture('svg', bytesOf(FIRST_SVG))).toEqual({ text: FIRST_HASH });
  expect(readHash(FIRST_HASH)).toMatchObject({
    ok: true,
    document: { raftarium: 1, title: 'First', seed: 31 },
    time: 412_500,
  });
});

test('a picture without a run, a damaged one and another kind each have a message', () => {
  expect(saidOf(PIXEL)).toBe(words.faults.none);
  expect(saidOf(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3))).toBe(words.faults.none);
  expect(saidOf(bytesOf(SVG))).toBe(words.faults.none);
  expect(saidOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe(words.otherKind('jpeg'));
  expect(saidOf(bytesOf('GIF89a'))).toBe(words.faults.none);
  expect(saidOf(bytesOf('RIFF0000WEBP'))).toBe(words.otherKind('webp'));
  const flipped = pngWithRun(PIXEL, HASH).slice();
  flipped[80] = (flipped[80] ?? 0) ^ 1;
  expect(saidOf(flipped)).toBe(words.faults.damaged);
  expect(saidOf(bytesOf(svgWithRun(SVG, HASH).slice(0, 300)))).toBe(words.faults.damaged);
  expect(saidOf(bytesOf(svgWithRun(SVG, '#run=1.abcdef')))).toMatch(/cannot be read/);
});

test('markup in a picture is no run, and entities are not expanded', () => {
  const inside = (text: string) =>
    bytesOf(SVG.replace('<rect', `<metadata>raftarium ${text}</metadata><rect`));
  expect(saidOf(inside('&#35;run=1.abc'))).toBe(words.faults.damaged);
  expect(saidOf(inside('&run;'))).toBe(words.faults.damaged);
  expect(saidOf(inside('#run=1.<script>alert(1)</script>'))).toMatch(/cannot be read/);
  expect(saidOf(inside(`<![CDATA[${HASH}]]>`))).toBe(words.faults.damaged);
});

test('a picture of the greatest size is searched in one pass', () => {
  // Each beginning is looked at once: a second look at all that follows would take hours.
  for (const filling of ['<metadata', '<metadata>', '<metadata>raftariu', '<metadata></metadata>']) {
    const svg = `<svg>${filling.repeat(MOST_PICTURE / filling.length)}`;
    expect(runInPicture('svg', bytesOf(svg))).toHaveProperty('fault');
  }
  const chunks = new Uint8Array(MOST_PICTURE);
  chunks.set(PIXEL.subarray(0, 33));
  expect(runInPicture('png', chunks)).toEqual({ fault: 'none' });
});

// ------------------------------------------------------------------------------------------------------ fuzz

const CASES = { numRuns: 1000 };
/** It opens, or the page has a sentence for it. */
const isSaid = (bytes: Uint8Array): boolean => {
  const said = saidOf(bytes);
  return said === null || said.length > 12;
};

/** Bytes with some of them replaced, cut out or cut off. */
const damaged = (whole: Uint8Array) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(whole.length),
      fc.nat(40),
      fc.boolean(),
    )
    .map(([changes, at, count, isCut]) => {
      const bytes = whole.slice();
      for (const [place, byte] of changes) bytes[place] = byte;
      const rest = isCut ? new Uint8Array() : bytes.subarray(Math.min(at + count, bytes.length));
      return Uint8Array.from([...bytes.subarray(0, at), ...rest]);
    });

test('whatever is done to a PNG with a run, the page has a sentence for it', () => {
  fc.assert(
    fc.property(damaged(pngWithRun(PIXEL, HASH)), (bytes) => {
      expect(isSaid(bytes)).toBe(true);
    }),
    CASES,
  );
});

test('whatever is done to a GIF with a run, the page has a sentence for it', () => {
  fc.assert(
    fc.property(damaged(gifWith(filmComment(HASH))), (bytes) => {
      expect(isSaid(bytes)).toBe(true);
    }),
    CASES,
  );
});

test('whatever is done to an SVG with a run, the page has a sentence for it', () => {
  fc.assert(
    fc.property(damaged(bytesOf(svgWithRun(SVG, HASH))), (bytes) => {
      expect(isSaid(bytes)).toBe(true);
    }),
    CASES,
  );
});

test('whatever is done to the file of a document, the page has a sentence for it', () => {
  fc.assert(
    fc.property(damaged(bytesOf(documentText(PARTITION))), (bytes) => {
      expect(isSaid(bytes)).toBe(true);
    }),
    CASES,
  );
});

test('whatever stands in the place of the run, the page has a sentence for it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 80 }).map((letters) => `#run=1.${letters}`),
    fc.tuple(fc.constant(HASH), fc.string({ maxLength: 20 })).map(([hash, more]) => `${hash}&t=${more}`),
  );
  fc.assert(
    fc.property(text, (run) => {
      expect(isSaid(pngWithRun(PIXEL, run))).toBe(true);
      expect(isSaid(bytesOf(svgWithRun(SVG, run)))).toBe(true);
    }),
    CASES,
  );
});

test('whatever bytes come as a picture, the page has a sentence for them', () => {
  const heads = [PIXEL.subarray(0, 8), bytesOf('<svg><metadata>raftarium '), Uint8Array.of(0xff, 0xd8, 0xff)];
  const any = fc
    .tuple(fc.constantFrom(new Uint8Array(), ...heads), fc.uint8Array({ maxLength: 400 }))
    .map(([head, rest]) => Uint8Array.from([...head, ...rest]));
  fc.assert(
    fc.property(any, (bytes) => {
      expect(isSaid(bytes)).toBe(true);
    }),
    CASES,
  );
});
