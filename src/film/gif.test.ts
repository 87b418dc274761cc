/** Films as GIF, decoded by another program and compared with what was drawn. */
import fc from 'fast-check';
import { decompressFrames, parseGIF } from 'gifuct-js';
import { describe, expect, test } from 'vitest';
import { commentsIn } from './comments.ts';
import { type GifOptions, GifWriter } from './gif.ts';
import { ColourCount } from './palette.ts';

const OPTIONS: GifOptions = { width: 60, height: 40, rate: 25, rest: 0, loop: true, comment: '' };
const GROUND = 0xfff4f2ee;

/** A drawing: a ground, and squares on it. */
function drawn(squares: readonly { x: number; y: number; colour: number }[], ground = GROUND): Uint32Array {
  const { width, height } = OPTIONS;
  const pixels = new Uint32Array(width * height).fill(ground);
  for (const { x, y, colour } of squares)
    for (let row = y; row < y + 8; row += 1)
      pixels.fill(0xff000000 | colour, row * width + x, row * width + x + 8);
  return pixels;
}

function gifOf(frames: readonly Uint32Array[], options: Partial<GifOptions> = {}): Uint8Array<ArrayBuffer> {
  const colours = new ColourCount();
  for (const frame of frames) colours.add(frame);
  const writer = new GifWriter({ ...OPTIONS, ...options }, colours.palette());
  for (const frame of frames) writer.add(frame);
  return writer.end();
}

interface Decoded {
  readonly pixels: Uint32Array;
  /** In ms. */
  readonly stays: number;
}

/** The frames as a player shows them: each is painted over the one before. */
function decoded(gif: Uint8Array<ArrayBuffer>): readonly Decoded[] {
  const parsed = parseGIF(gif.buffer);
  const { width, height } = parsed.lsd;
  const shown = new Uint32Array(width * height);
  return decompressFrames(parsed, true).map(({ patch, dims, delay, disposalType }) => {
    expect(disposalType).toBe(1);
    const pixels = new Uint32Array(patch.buffer);
    for (let y = 0; y < dims.height; y += 1)
      for (let x = 0; x < dims.width; x += 1) {
        const pixel = pixels[y * dims.width + x] ?? 0;
        if (pixel >>> 24 > 0) shown[(dims.top + y) * width + dims.left + x] = pixel;
      }
    return { pixels: shown.slice(), stays: delay };
  });
}

/** The greatest difference of a channel between two pictures. */
function distance(one: Uint32Array, other: Uint32Array): number {
  let most = 0;
  one.forEach((pixel, i) => {
    for (const shift of [0, 8, 16])
      most = Math.max(most, Math.abs(((pixel >> shift) & 255) - (((other[i] ?? 0) >> shift) & 255)));
  });
  return most;
}

const square = (x: number, y: number, colour: number) => ({ x, y, colour });

describe('a GIF', () => {
  test('has the drawn frames, exactly, where they have few colours', () => {
    const frames = Array.from({ length: 20 }, (_, i) =>
      drawn([square(2 * i, i, 0x2040c0), square(50, 2, i)]),
    );
    const shown = decoded(gifOf(frames));
    expect(shown).toHaveLength(20);
    expect(shown.every(({ stays }) => stays === 40)).toBe(true);
    shown.forEach(({ pixels }, i) => expect(distance(pixels, frames[i] as Uint32Array)).toBe(0));
  });

  test('has colours near the drawn ones where there are more than a palette has', () => {
    const frames = Array.from({ length: 6 }, (_, i) => {
      const pixels = drawn([square(20, 20, 0x0000ff)]);
      for (let at = 0; at < 900; at += 1)
        pixels[at] = 0xff000000 | ((at % 60) << 2) | ((at / 8) << 9) | (i << 20);
      return pixels;
    });
    const shown = decoded(gifOf(frames));
    shown.forEach(({ pixels }, i) => {
      const frame = frames[i] as Uint32Array;
      expect(distance(pixels, frame)).toBeLessThan(28);
      // Areas keep their colours.
      expect(distance(pixels.subarray(900), frame.subarray(900))).toBe(0);
    });
  });

  test('shows a still frame once, for as long as it stands', () => {
    const still = drawn([square(5, 5, 0xff0000)]);
    const shown = decoded(gifOf([still, still, still, drawn([]), still], { rest: 800 }));
    expect(shown.map(({ stays }) => stays)).toEqual([120, 40, 840]);
    // A delay has two bytes: at most 655 seconds.
    const long = decoded(
      gifOf(
        Array.from({ length: 7000 }, () => still),
        { rate: 10 },
      ),
    );
    expect(long.map(({ stays }) => stays)).toEqual([655_300, 44_700]);
  });

  test('is small: only what moved is written', () => {
    const moving = (i: number) =>
      drawn([square(2 * i, 5, 0xff0000), ...Array.from({ length: 5 }, (_, k) => square(10 * k, 30, k))]);
    const one = gifOf([moving(0)]).length;
    const twenty = gifOf(Array.from({ length: 20 }, (_, i) => moving(i))).length;
    expect(twenty - one).toBeLessThan(19 * 60);
  });

  test('repeats for ever, or is shown once', () => {
    const loops = (loop: boolean) =>
      parseGIF(gifOf([drawn([])], { loop }).buffer).frames.some(
        (part) => 'application' in part && part.application.id === 'NETSCAPE2.0',
      );
    expect([true, false].map(loops)).toEqual([true, false]);
    const shown = decoded(gifOf([drawn([]), drawn([square(1, 1, 5)])], { loop: false }));
    expect(shown.map(({ stays }) => stays)).toEqual([40, 40]);
  });

  test('is the same bytes each time', () => {
    const frames = Array.from({ length: 9 }, (_, i) => drawn([square(3 * i, i, 0x2040c0 + i)]));
    expect(gifOf(frames)).toEqual(gifOf(frames));
  });

  test('of any frames is decoded as they were drawn', () => {
    const frame = fc.array(
      fc.record({ x: fc.nat(52), y: fc.nat(32), colour: fc.constantFrom(0, 0xffffff, 0x204080, 0x11) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 8 }), (list) => {
        const frames = list.map((squares) => drawn(squares));
        const shown = decoded(gifOf(frames)).flatMap(({ pixels, stays }) =>
          Array.from({ length: stays / 40 }, () => pixels),
        );
        expect(shown).toEqual(frames);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the comments of a GIF', () => {
  const gif = (comment: string) =>
    gifOf([drawn([]), drawn([square(1, 1, 5)]), drawn([square(9, 9, 7)])], { comment });

  test('are read as they were written, whatever their length', () => {
    expect(commentsIn(gif(''))).toEqual([]);
    for (const length of [1, 254, 255, 256, 510, 511, 9000])
      expect(commentsIn(gif('x'.repeat(length)))).toEqual(['x'.repeat(length)]);
    expect(decoded(gif('some words'))).toHaveLength(3);
  });

  test('are none in what is no GIF', () => {
    for (const text of ['', 'GIF', 'GIF89a', 'GIF88a and more', '{"raftarium": 1}'])
      expect(commentsIn(new TextEncoder().encode(text))).toEqual([]);
  });

  test('are read up to where a GIF is cut off', () => {
    const whole = gif('words'.repeat(100));
    for (let length = 0; length <= whole.length; length += 1) {
      const found = commentsIn(whole.subarray(0, length));
      expect(found.length === 0 || found[0] === 'words'.repeat(100)).toBe(true);
    }
  });

  test('are read from any damaged GIF without an error', () => {
    const whole = gif('words'.repeat(100));
    const damage = fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice();
        for (const { at, byte } of changes) bytes[at] = byte;
        const found = commentsIn(bytes.subarray(0, length));
        expect(found.join('').length).toBeLessThanOrEqual(length);
      }),
      { numRuns: 2500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const found = commentsIn(Uint8Array.from([...new TextEncoder().encode('GIF89a'), ...bytes]));
        expect(found.join('').length).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 1500 },
    );
  });
});
