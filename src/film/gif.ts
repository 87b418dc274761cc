/**
 * A film as GIF: one palette for all frames, and of each frame only the rectangle that changed, in which what
 * did not change is transparent.
 */
import { GIFEncoder } from 'gifenc';
import { Nearest, TRANSPARENT } from './palette.ts';

export interface GifOptions {
  readonly width: number;
  readonly height: number;
  /** Frames in a second. */
  readonly rate: number;
  /** How long the last frame stays, in ms. */
  readonly rest: number;
  readonly loop: boolean;
  /** A text that the file carries, of characters that a byte can hold. */
  readonly comment: string;
}

/** Offsets of the fields of a frame, from the start of its graphic control extension. */
const DELAY_AT = 4;
const PLACE_AT = 9;
/** A delay has two bytes. */
const LONGEST = 0xffff;
/** What the next frame finds: this one, left as it is. */
const LEAVE = 1;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class GifWriter {
  readonly #options: GifOptions;
  readonly #nearest: Nearest;
  readonly #encoder = GIFEncoder({ auto: false });
  #before: Uint8Array;
  #next: Uint8Array;
  /** Where the last written frame begins, and how long it stays, in hundredths of a second. */
  #last = -1;
  #stays = 0;

  constructor(options: GifOptions, palette: readonly number[]) {
    this.#options = options;
    this.#nearest = new Nearest(palette);
    this.#before = new Uint8Array(options.width * options.height);
    this.#next = new Uint8Array(options.width * options.height);
  }

  /** Bytes so far. */
  get size(): number {
    return this.#encoder.stream.bytesView().length;
  }

  /** Adds a frame: red, green, blue and alpha of each pixel. */
  add(pixels: Uint32Array): void {
    const { width, height } = this.#options;
    this.#nearest.indices(pixels, this.#next);
    if (this.#last < 0) this.#first();
    else {
      const box = changed(this.#before, this.#next, width, height);
      if (box === null && this.#stays + this.#delay <= LONGEST) {
        this.#stay(this.#stays + this.#delay);
        return;
      }
      this.#further(box ?? { x: 0, y: 0, width: 1, height: 1 });
    }
    [this.#before, this.#next] = [this.#next, this.#before];
  }

  end(): Uint8Array<ArrayBuffer> {
    this.#stay(Math.min(LONGEST, this.#stays + Math.round(this.#options.rest / 10)));
    this.#encoder.finish();
    return this.#encoder.stream.bytesView().slice();
  }

  get #delay(): number {
    return Math.round(100 / this.#options.rate);
  }

  #first(): void {
    const { width, height, loop, comment } = this.#options;
    const { palette } = this.#nearest;
    this.#encoder.writeHeader();
    this.#encoder.writeFrame(this.#next, width, height, {
      first: true,
      palette: Array.from({ length: 256 }, (_, i) => {
        const colour = palette[i] ?? 0;
        return [colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff];
      }),
      repeat: loop ? 0 : -1,
      delay: 0,
      dispose: LEAVE,
    });
    // Before its pixels are a descriptor of ten bytes and, before that, the extension of eight; how long the
    // pixels are is not known. But the header before it has a length of its own.
    this.#last = 6 + 7 + 3 * 256 + (loop ? 19 : 0);
    this.#stay(this.#delay);
    if (comment !== '') this.#comment(comment);
  }

  #further(box: Box): void {
    const start = this.size;
    this.#encoder.writeFrame(cut(this.#before, this.#next, this.#options.width, box), box.width, box.height, {
      delay: 0,
      transparent: true,
      transparentIndex: TRANSPARENT,
      dispose: LEAVE,
    });
    this.#put(start + PLACE_AT, box.x);
    this.#put(start + PLACE_AT + 2, box.y);
    this.#last = start;
    this.#stay(this.#delay);
  }

  /** How long the last written frame stays. */
  #stay(hundredths: number): void {
    this.#stays = hundredths;
    if (this.#last >= 0) this.#put(this.#last + DELAY_AT, hundredths);
  }

  #put(at: number, value: number): void {
    const bytes = this.#encoder.stream.bytesView();
    bytes[at] = value & 0xff;
    bytes[at + 1] = value >> 8;
  }

  #comment(text: string): void {
    const { stream } = this.#encoder;
    stream.writeBytes(new Uint8Array([0x21, 0xfe]));
    for (let from = 0; from < text.length; from += 255) {
      const part = text.slice(from, from + 255);
      stream.writeByte(part.length);
      stream.writeBytes(Uint8Array.from(part, (letter) => letter.charCodeAt(0) & 0xff));
    }
    stream.writeByte(0);
  }
}

/** The smallest rectangle around all changes; null if there are none. */
function changed(before: Uint8Array, next: Uint8Array, width: number, height: number): Box | null {
  const row = (y: number) => {
    for (let i = y * width; i < (y + 1) * width; i += 1) if (before[i] !== next[i]) return true;
    return false;
  };
  let top = 0;
  while (top < height && !row(top)) top += 1;
  if (top === height) return null;
  let bottom = height - 1;
  while (!row(bottom)) bottom -= 1;
  let [left, right] = [width, -1];
  for (let y = top; y <= bottom; y += 1) {
    const start = y * width;
    let x = 0;
    while (x < left && before[start + x] === next[start + x]) x += 1;
    left = Math.min(left, x);
    x = width - 1;
    while (x > right && before[start + x] === next[start + x]) x -= 1;
    right = Math.max(right, x);
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The changes within a rectangle. */
function cut(before: Uint8Array, next: Uint8Array, width: number, box: Box): Uint8Array {
  const out = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.y + y) * width + box.x;
    for (let x = 0; x < box.width; x += 1) {
      const is = next[start + x] ?? 0;
      out[y * box.width + x] = before[start + x] === is ? TRANSPARENT : is;
    }
  }
  return out;
}
